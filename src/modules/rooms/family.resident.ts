import { notFound } from '#kernel/refusal.ts';
import { doorOf } from '#modules/access/index.ts';
import { MAX_TRIES, parseSignUp } from '#modules/activities/signups.rules.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Cookies } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { moveSeatAs, takeSeat } from './bookings.actions.ts';
import { bookingsOfChild, endBookingsOfChild, lockSeatBooking } from './bookings.store.ts';
import { type ChildForm, fetchersIn, MAX_FETCHERS, readChild } from './children.rules.ts';
import {
  childById,
  childMac,
  childReceipt,
  countTry,
  eraseChild,
  forgetFetchers,
  forgetTries,
  insertChild,
  lockChild,
  putChildRecord,
  readsOf,
  type StoredChild,
} from './children.store.ts';
import { signUpChild } from './evenings.actions.ts';
import { eveningsOfChild, leaveEvenings, lockSignUp, putLeft } from './evenings.store.ts';
import { noChild, noEvening } from './evenings.words.ts';
import type { MadeBooking } from './rooms.contract.ts';
import { asHouse } from './rooms.resident.ts';
import { type BookingVerb, isHolding } from './rooms.rules.ts';
import { roomById, termsOf } from './rooms.store.ts';
import { noSeat } from './rooms.words.ts';

/* What a guardian does without an account: agrees for a child, books seats for it, signs it up, sees who read, and takes the consent back. */

const entry = (c: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'roomChild', id: c.id, area: c.area, verb, shows: 'resident', data }) as const;

/** The term that runs now, or the next one: what is kept of a child ends with it. */
async function termFor(tx: TxCtx, roomId: string) {
  const today = dayOf(tx.now);
  const terms = (await termsOf(tx, [roomId]))
    .filter((t) => t.toDay >= today)
    .sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
  if (!terms[0]) throw noEvening('noTerm');
  return terms[0];
}
export const registerChild = (
  ctx: Ctx,
  roomId: string,
  form: ChildForm,
): Promise<{ id: string; number: string; passphrase: string }> =>
  once(ctx, async (tx) => {
    const r = await roomById(tx, roomId);
    if (!r.takesChildren || r.state !== 'open') throw noSeat(r.state === 'open' ? 'noChildren' : 'shut', {});
    const read = readChild(form);
    if ('faults' in read) throw noChild(read.faults);
    const term = await termFor(tx, r.id);
    const made = await insertChild(tx, { roomId: r.id, termId: term.id, area: r.area, ...read });
    await record(tx, entry({ id: made.id, area: r.area }, 'register', { consent: form.consent }), 'new');
    return made;
  });

const door = doorOf({
  ...{ cookie: 'baodao_family', purpose: 'roomChild', hours: 2, mostTries: MAX_TRIES },
  ...{ parse: parseSignUp, find: childReceipt, macOf: childMac, tries: { countTry, forgetTries } },
  refuse: (isTooOften) => noEvening(isTooOften ? 'tooManyTries' : 'wrongReceipt'),
});
/** The way in for whoever has just agreed. */
export const familyCookie = door.admit;
export const enterFamily = door.enter;
export const closeFamily = door.close;
export async function openedFamily(ctx: Ctx, cookies: Cookies): Promise<StoredChild | null> {
  const id = door.opened(ctx, cookies);
  if (!id) return null;
  const child = await childById(asHouse(ctx), id);
  return child.record ? child : null;
}

const RECENT_DAYS = 14;
/** All that hangs on the consent: seats, evenings, and who read the record. */
export async function familyOf(ctx: Ctx, c: StoredChild) {
  const house = asHouse(ctx);
  const [bookings, evenings, reads] = await Promise.all([
    bookingsOfChild(house, c.id, ctx.now.subtract({ hours: 24 * RECENT_DAYS })),
    eveningsOfChild(house, c.id),
    readsOf(house, c.id),
  ]);
  return { bookings, evenings, reads };
}
export const bookForChild = (
  ctx: Ctx,
  c: StoredChild,
  a: { seatId: string; startsAt: Temporal.Instant },
): Promise<MadeBooking> =>
  once(ctx, async (tx) => {
    if (!(await lockChild(asHouse(tx), c.id)).record) throw noEvening('childGone');
    return takeSeat(asHouse(tx), { roomId: c.roomId, ...a, who: null, childId: c.id, source: 'portal' });
  });
/** A seat of one's own child, and no other's. */
export const moveChildSeat = (ctx: Ctx, c: StoredChild, bookingId: string, verb: BookingVerb): Promise<void> =>
  inTransaction(asHouse(ctx), async (tx) => {
    const b = await lockSeatBooking(tx, bookingId);
    if (b.childId !== c.id || !isHolding(b.status)) throw notFound();
    await moveSeatAs(tx, b, verb, '', new Set(['owner'] as const));
  });
export const joinEvening = (ctx: Ctx, c: StoredChild, eveningId: string): Promise<{ ok: true }> =>
  once(ctx, async (tx) => {
    const house = asHouse(tx);
    if (!(await lockChild(house, c.id)).record) throw noEvening('childGone');
    await signUpChild(house, eveningId, c);
    return { ok: true };
  });
export const quitEvening = (ctx: Ctx, c: StoredChild, eveningId: string): Promise<void> =>
  inTransaction(asHouse(ctx), async (tx) => {
    const own = (await eveningsOfChild(tx, c.id)).find((x) => x.eveningId === eveningId && x.status === 'in');
    const x = own && (await lockSignUp(tx, eveningId, own.id));
    if (!x) throw noEvening('notSignedUp');
    if (x.arrivedAt || x.eveningStatus !== 'planned') throw noEvening('eveningOver');
    await putLeft(tx, x.id);
    await record(tx, entry(c, 'quitEvening'));
  });
/** Who may fetch is the guardian's to say, until the last moment. */
export const changeFetchers = (ctx: Ctx, c: StoredChild, f: { fetchers: string; alone: boolean }): Promise<void> =>
  inTransaction(asHouse(ctx), async (tx) => {
    const { record: kept } = await lockChild(tx, c.id);
    if (!kept) throw noEvening('childGone');
    const fetchers = fetchersIn(f.fetchers);
    if (fetchers.length === 0 && !f.alone) throw noChild([{ field: 'fetchers', rule: 'fetcherMissing' }]);
    if (fetchers.length > MAX_FETCHERS) throw noChild([{ field: 'fetchers', rule: 'fetchersMany' }]);
    await putChildRecord(tx, c.id, { ...kept, fetchers, alone: f.alone });
    await record(tx, entry(c, 'fetchers'));
  });
/** The consent is taken back: what was kept is gone in the same moment, and seats and evenings with it. */
export const withdrawConsent = (ctx: Ctx, c: StoredChild): Promise<void> =>
  inTransaction(asHouse(ctx), async (tx) => {
    await lockChild(tx, c.id);
    const there = (await eveningsOfChild(tx, c.id)).some((x) => x.arrivedAt !== null && x.fetchedAt === null);
    if (there) throw noEvening('childThere');
    await endBookingsOfChild(tx, c.id);
    await leaveEvenings(tx, c.id);
    await forgetFetchers(tx, [c.id]);
    await eraseChild(tx, c.id);
    await record(tx, entry(c, 'withdraw'));
  });
