import { signedIn } from '#modules/access/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Exchange } from '#platform/module.ts';
import { refusals } from '#platform/problem.ts';

/** Whose phone this is: signed in, though perhaps in no post any more or on a phone that was let go. */
export type Writer = {
  readonly accountId: string;
  readonly name: string;
  readonly area: string;
  readonly sessionId: string;
};

/** Throws `signInFirst` when nobody is signed in. */
export async function writerOf(ctx: Ctx, exchange: Exchange): Promise<Writer> {
  const who = await signedIn(ctx.house, exchange.cookie);
  if (!who) throw refusals.signInFirst();
  return who;
}
