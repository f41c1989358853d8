import { digitsOf } from '#kernel/identity.ts';
import type { Refused } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import { signToken, timingSafeEqual, verifyToken } from '#platform/crypto.ts';
import type { Cookies, PageCookie } from '#platform/module.ts';
import { triedInVain } from './rates.store.ts';

/*
 * A door of the portal: a number and a passphrase from a slip let somebody without an account see what is theirs, in this browser, for some hours. All
 * doors are built alike, so that none tells more than another: a number that is not there is answered, and its tries counted, as one that is.
 */

export type DoorPlan = {
  cookie: string;
  /** What its tokens are for: those of one door open no other. */
  purpose: string;
  hours: number;
  /** Tries an hour at one number. */
  mostTries: number;
  /** A number as it is spelled in the books; null when it is none. */
  parse(typed: string): string | null;
  /** What the number is on; `mac` is that of the passphrase, null when nobody holds one any more. */
  find(ctx: Ctx, number: string): Promise<{ id: string; mac: Buffer | null } | null | undefined>;
  macOf(ctx: Ctx, number: string, digits: string): Buffer;
  tries: {
    countTry(ctx: Ctx, id: string): Promise<number>;
    forgetTries(ctx: Ctx, id: string): Promise<void>;
  };
  /** For a wrong number or passphrase, and for one try too many. */
  refuse(isTooOften: boolean): Refused;
};

/** What lets somebody in, keeps them in and lets them go, of a door whose proof is its own. */
export function latchOf({ cookie, purpose, hours }: Pick<DoorPlan, 'cookie' | 'purpose' | 'hours'>) {
  return {
    admit(ctx: Ctx, id: string): PageCookie {
      const expiresAt = ctx.now.add({ hours });
      const value = signToken(ctx.house.keys, { purpose, subject: id, expiresAt });
      return { name: cookie, value, maxAge: hours * 3600 };
    },
    /** What is open in this browser: its id, null when nothing is. */
    opened(ctx: Ctx, cookies: Cookies): string | null {
      const token = cookies[cookie];
      const verdict = token ? verifyToken(ctx.house.keys, token, purpose, ctx.now) : null;
      return verdict?.ok ? verdict.subject : null;
    },
    close: (): PageCookie => ({ name: cookie, value: '', maxAge: 0 }),
  };
}

export function doorOf(plan: DoorPlan) {
  const latch = latchOf(plan);
  const { purpose, mostTries, parse, find, macOf, tries, refuse } = plan;
  return {
    ...latch,
    /** Lets in whoever knows number and passphrase; the answer never tells whether the number exists. */
    async enter(ctx: Ctx, typed: string, passphrase: string): Promise<PageCookie> {
      const number = parse(typed);
      if (!number) throw refuse(false);
      const found = await find(ctx, number);
      if (!found?.mac) throw refuse(await triedInVain(ctx, purpose, number, mostTries));
      if ((await tries.countTry(ctx, found.id)) > mostTries) throw refuse(true);
      if (!timingSafeEqual(found.mac, macOf(ctx, number, digitsOf(passphrase)))) throw refuse(false);
      await tries.forgetTries(ctx, found.id);
      return latch.admit(ctx, found.id);
    },
  };
}
