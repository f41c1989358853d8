import { openVerbs } from '#kernel/workflow.ts';
import { doorOf, latchOf } from '#modules/access/index.ts';
import { MAX_TRIES, parseSignUp } from '#modules/activities/signups.rules.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { verifyToken } from '#platform/crypto.ts';
import type { Cookies, PageCookie } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { factsOf, moveSeatAs, readWho, settle, takeSeat } from './bookings.actions.ts';
import {
  bookingByNumber,
  countTry,
  forgetTries,
  lockSeatBooking,
  type StoredSeatBooking,
  seatBookingById,
  seatMac,
  seatReceipt,
} from './bookings.store.ts';
import { KIOSK_LINK } from './rooms.actions.ts';
import type { MadeBooking } from './rooms.contract.ts';
import { type BookingPart, type BookingVerb, bookingWorkflow } from './rooms.rules.ts';
import { roomById, type StoredRoom } from './rooms.store.ts';
import { no } from './rooms.words.ts';

/* What somebody does without an account: books a seat from home and looks after it by the receipt; sits down at the tablet in the room. */

const kiosk = latchOf({ cookie: 'baodao_kiosk', purpose: 'roomKiosk', hours: 180 * 24 });
/** The house looks things up for whoever holds a receipt or stands at the tablet. */
export const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'rooms' } });

export type SeatForm = { seatId: string; startsAt: Temporal.Instant; name: string; phone: string; isChild: boolean };
/** An adult books with name and telephone; for a child a guardian registers it first, and is told so. */
export const bookSeatAtHome = (ctx: Ctx, roomId: string, f: SeatForm): Promise<MadeBooking> =>
  once(ctx, async (tx) => {
    if (f.isChild) throw no('noGuardian', 'whose');
    const who = readWho(f);
    return takeSeat(tx, { roomId, seatId: f.seatId, startsAt: f.startsAt, who, childId: null, source: 'portal' });
  });

const door = doorOf({
  ...{ cookie: 'baodao_seat', purpose: 'roomBooking', hours: 2, mostTries: MAX_TRIES },
  ...{ parse: parseSignUp, find: seatReceipt, macOf: seatMac, tries: { countTry, forgetTries } },
  refuse: (isTooOften) => no(isTooOften ? 'tooManyTries' : 'wrongReceipt'),
});
export const enterSeat = door.enter;
export const closeSeat = door.close;
export async function openedSeat(ctx: Ctx, cookies: Cookies): Promise<StoredSeatBooking | null> {
  const id = door.opened(ctx, cookies);
  if (!id) return null;
  return inTransaction(asHouse(ctx), async (tx) => {
    const b = await seatBookingById(tx, id);
    await settle(tx, b.roomId);
    return seatBookingById(tx, b.id);
  });
}
/** What may be done now by somebody in this part. */
export const verbsOf = (ctx: Ctx, b: StoredSeatBooking, part: BookingPart): BookingVerb[] =>
  openVerbs(bookingWorkflow, factsOf(b, ''), new Set([part]), ctx.now).open;

export const moveOwnSeat = (ctx: Ctx, id: string, verb: BookingVerb): Promise<void> => moveAs(ctx, id, verb, 'owner');
const moveAs = (ctx: Ctx, id: string, verb: BookingVerb, part: BookingPart): Promise<void> =>
  inTransaction(asHouse(ctx), async (tx) => moveSeatAs(tx, await lockSeatBooking(tx, id), verb, '', new Set([part])));

/* The tablet: it knows its room by a cookie of its own, until the room signs it off. It keeps nothing of whoever stood there before. */
export async function openKiosk(ctx: Ctx, token: string): Promise<PageCookie> {
  const verdict = verifyToken(ctx.house.keys, token, KIOSK_LINK, ctx.now);
  if (!verdict.ok || !(await kioskRoom(ctx, verdict.subject))) throw no('kioskStale');
  return kiosk.admit(ctx, verdict.subject);
}
async function kioskRoom(ctx: Ctx, subject: string): Promise<StoredRoom | null> {
  const [id = '', epoch] = subject.split('/');
  const r = await roomById(asHouse(ctx), id);
  return String(r.kioskEpoch) === epoch ? r : null;
}
export async function kioskHere(ctx: Ctx, cookies: Cookies): Promise<StoredRoom | null> {
  const subject = kiosk.opened(ctx, cookies);
  return subject ? kioskRoom(ctx, subject) : null;
}
/** Somebody sits down, without name or telephone; the number brings them back to the seat after a while. */
export const sitDown = (ctx: Ctx, roomId: string, seatId: string): Promise<MadeBooking> =>
  once(ctx, (tx) =>
    takeSeat(asHouse(tx), { roomId, seatId, startsAt: null, who: null, childId: null, source: 'kiosk' }),
  );
/** A number as typed on the keys or read by a scanner from the code of a receipt, which holds it in its address. */
export async function seatAtKiosk(ctx: Ctx, room: StoredRoom, typed: string): Promise<StoredSeatBooking> {
  const digits = /[?&]n=(\d{8})/.exec(typed)?.[1] ?? typed;
  const number = parseSignUp(digits);
  await inTransaction(asHouse(ctx), (tx) => settle(tx, room.id));
  const b = number ? await bookingByNumber(asHouse(ctx), room.id, number) : null;
  if (!b) throw no('wrongNumber');
  return b;
}
export async function moveAtKiosk(
  ctx: Ctx,
  room: StoredRoom,
  number: string,
  verb: BookingVerb,
): Promise<StoredSeatBooking> {
  const b = await seatAtKiosk(ctx, room, number);
  await moveAs(ctx, b.id, verb, 'here');
  return seatAtKiosk(ctx, room, number);
}
