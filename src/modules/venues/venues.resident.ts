import { notFound } from '#kernel/refusal.ts';
import { decide } from '#kernel/workflow.ts';
import { doorOf } from '#modules/access/index.ts';
import { MAX_TRIES, parseSignUp } from '#modules/activities/signups.rules.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Cookies } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { type Asking, book, entryOf, factsOf } from './bookings.actions.ts';
import {
  bookingById,
  bookingMac,
  bookingReceipt,
  countTry,
  forgetTries,
  lockBooking,
  putBooking,
  type StoredBooking,
} from './bookings.store.ts';
import { bookingWorkflow } from './venues.rules.ts';
import { no } from './venues.words.ts';

/* What somebody at home does: books for a group of neighbours without an account, and by their receipt looks and cancels. */

/** The house looks things up for whoever holds a receipt. */
const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'venue' } });

export const bookAtHome = (
  ctx: Ctx,
  asked: Omit<Asking, 'unit' | 'accountId'>,
): Promise<{ id: string; number: string; passphrase: string }> =>
  once(ctx, (tx) => book(tx, { ...asked, unit: null, accountId: null }));

const door = doorOf({
  ...{ cookie: 'baodao_venue', purpose: 'venueBooking', hours: 2, mostTries: MAX_TRIES },
  ...{ parse: parseSignUp, find: bookingReceipt, macOf: bookingMac, tries: { countTry, forgetTries } },
  refuse: (isTooOften) => no(isTooOften ? 'tooManyTries' : 'wrongReceipt'),
});
export const enterByReceipt = door.enter;
export const closeReceipt = door.close;
export async function openedReceipt(ctx: Ctx, cookies: Cookies): Promise<StoredBooking | null> {
  const id = door.opened(ctx, cookies);
  return id ? bookingById(asHouse(ctx), id) : null;
}

const parts = new Set(['visitor'] as const);
export const mayCancel = (ctx: Ctx, b: StoredBooking): boolean =>
  decide(bookingWorkflow, 'cancel', factsOf(b, '--'), parts, ctx.now).ok;
/** Gives the places back; the host reads why. */
export const cancelOwn = (ctx: Ctx, id: string, reason: string): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const b = await lockBooking({ ...asHouse(tx), version: null }, id);
    if (b.organisationId !== null) throw notFound();
    const verdict = decide(bookingWorkflow, 'cancel', factsOf(b, reason.trim()), parts, tx.now);
    if (!verdict.ok) throw no(verdict.why, verdict.why === 'reasonMissing' ? 'reason' : undefined);
    await putBooking(tx, b.id, { status: verdict.to, reason: reason.trim().slice(0, 500), cancelledBy: 'visitor' });
    await record(tx, entryOf(b, 'cancel'));
  });
