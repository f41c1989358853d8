import { digitsOf } from '#kernel/identity.ts';
import { decide } from '#kernel/workflow.ts';
import { countAsked, doorOf } from '#modules/access/index.ts';
import { parseSignUp } from '#modules/activities/signups.rules.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { timingSafeEqual } from '#platform/crypto.ts';
import { record } from '#platform/journal.ts';
import type { Cookies } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { type Asking, entryOf, factsOf, fileRight_, partsOf, proveRight } from './rights.actions.ts';
import { CODE_MINUTES, MAX_TRIES, rightWorkflow } from './rights.rules.ts';
import {
  codeMac,
  countTry,
  forgetTries,
  lockRight,
  putRight,
  receiptMac,
  rightById,
  rightReceipt,
  type StoredRight,
} from './rights.store.ts';
import { asHouse, type Opened, openedAbout, personMeant, subjectOf } from './rights.subject.ts';
import { noRight } from './rights.words.ts';

/* What somebody at home does: asks, proves who they are, reads what is held and who read it, takes a copy, takes the request back. */

/** What was opened to them stays open for so long; whoever wants to look later asks again. */
export const READ_DAYS = 90;

export const askAtHome = (ctx: Ctx, asked: Asking) =>
  once(ctx, (tx) => fileRight_(tx, asked, { way: 'portal', takenBy: null }));

const door = doorOf({
  ...{ cookie: 'baodao_right', purpose: 'rightsRequest', hours: 1, mostTries: MAX_TRIES },
  ...{ parse: parseSignUp, find: rightReceipt, macOf: receiptMac, tries: { countTry, forgetTries } },
  refuse: (isTooOften) => noRight(isTooOften ? 'tooManyTries' : 'wrongReceipt'),
});
export const enterByReceipt = door.enter;
export const closeReceipt = door.close;
export async function openedReceipt(ctx: Ctx, cookies: Cookies): Promise<StoredRight | null> {
  const id = door.opened(ctx, cookies);
  if (!id) return null;
  const r = await rightById(asHouse(ctx), id);
  if (r.erasedAt) return null;
  if ((r.status === 'granted' || r.status === 'refused') && r.toldAt === null)
    await inTransaction(ctx, (tx) => putRight(tx, r.id, { told: 'receipt' }));
  return r;
}

/**
 * The code that was read out to them on the telephone they had left. Five may be typed for each call, however often the receipt is shown again in
 * between: whoever guesses is the one who holds the receipt.
 */
export async function proveByCode(ctx: Ctx, id: string, typed: string): Promise<void> {
  const { codeUntil } = await rightById(asHouse(ctx), id);
  if (!codeUntil) throw noRight('noCode', 'code');
  const { current } = await countAsked(ctx.house, `rightsCode:${id}:${codeUntil}`, CODE_MINUTES * 60_000);
  if (current > MAX_TRIES) throw noRight('codeSpent', 'code');
  await inTransaction(ctx, async (tx) => {
    const r = await lockRight({ ...asHouse(tx), version: null }, id);
    if (!r.codeMac || !r.codeUntil || !r.phone || !r.name) throw noRight('noCode', 'code');
    const isRight = timingSafeEqual(r.codeMac, codeMac(tx, r.id, digitsOf(typed)));
    if (!isRight || Temporal.Instant.compare(tx.now, r.codeUntil) >= 0) throw noRight('wrongCode', 'code');
    const personId = await personMeant(tx, r.area, { phone: r.phone, name: r.name });
    await proveRight({ ...tx, actor: { kind: 'visitor' } }, r, { proof: 'code', phoneProven: true, personId });
  });
}

const isReadable = (r: StoredRight, now: Temporal.Instant): boolean =>
  r.proof !== null &&
  r.status !== 'withdrawn' &&
  r.verifiedAt !== null &&
  now.since(r.verifiedAt).total('hours') < READ_DAYS * 24;
/** What is held and who read it; null while it is not made sure who asks. A refused request opens nothing. */
export async function openedTo(ctx: Ctx, r: StoredRight): Promise<Opened | null> {
  if (!isReadable(r, ctx.now) || r.status === 'refused') return null;
  return openedAbout(ctx, await subjectOf(ctx, r));
}

export const withdrawOwn = (ctx: Ctx, id: string): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const r = await lockRight({ ...asHouse(tx), version: null }, id);
    const verdict = decide(
      rightWorkflow,
      'withdraw',
      factsOf(tx, r),
      partsOf({ ...tx, actor: { kind: 'visitor' } }),
      tx.now,
    );
    if (!verdict.ok) throw noRight('notNow');
    await putRight(tx, r.id, { status: 'withdrawn' });
    await record(tx, entryOf(r, 'withdraw'));
  });
