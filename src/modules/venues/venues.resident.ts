import { notFound } from '#kernel/refusal.ts';
import { decide } from '#kernel/workflow.ts';
import { triedInVain } from '#modules/access/index.ts';
import { MAX_TRIES, parseSignUp } from '#modules/activities/signups.rules.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { signToken, timingSafeEqual, verifyToken } from '#platform/crypto.ts';
import { record } from '#platform/journal.ts';
import type { PageCookie } from '#platform/module.ts';
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

const COOKIE = 'baodao_venue';
const HOURS = 2;
const PURPOSE = 'venueBooking';
/** The house looks things up for whoever holds a receipt. */
const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'venue' } });

export const bookAtHome = (
  ctx: Ctx,
  asked: Omit<Asking, 'unit' | 'accountId'>,
): Promise<{ id: string; number: string; passphrase: string }> =>
  once(ctx, (tx) => book(tx, { ...asked, unit: null, accountId: null }));

/** The answer never tells whether the number exists. */
export async function enterByReceipt(ctx: Ctx, number: string, passphrase: string): Promise<PageCookie> {
  const parsed = parseSignUp(number);
  const found = parsed ? await bookingReceipt(ctx, parsed) : undefined;
  if (!parsed) throw no('wrongReceipt');
  if (!found?.mac) throw no((await triedInVain(ctx, 'venue', parsed, MAX_TRIES)) ? 'tooManyTries' : 'wrongReceipt');
  if ((await countTry(ctx, found.id)) > MAX_TRIES) throw no('tooManyTries');
  const digits = passphrase.normalize('NFKC').replace(/\D/g, '');
  if (!timingSafeEqual(found.mac, bookingMac(ctx, parsed, digits))) throw no('wrongReceipt');
  await forgetTries(ctx, found.id);
  const expiresAt = ctx.now.add({ hours: HOURS });
  return {
    name: COOKIE,
    value: signToken(ctx.house.keys, { purpose: PURPOSE, subject: found.id, expiresAt }),
    maxAge: HOURS * 3600,
  };
}
export const closeReceipt = (): PageCookie => ({ name: COOKIE, value: '', maxAge: 0 });
export async function openedReceipt(
  ctx: Ctx,
  cookies: Readonly<Record<string, string | undefined>>,
): Promise<StoredBooking | null> {
  const token = cookies[COOKIE];
  const verdict = token ? verifyToken(ctx.house.keys, token, PURPOSE, ctx.now) : null;
  return verdict?.ok ? bookingById(asHouse(ctx), verdict.subject) : null;
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
