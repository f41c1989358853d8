import { maskName, normalName, normalPhone } from '#kernel/identity.ts';
import { notFound } from '#kernel/refusal.ts';
import { decide, openVerbs } from '#kernel/workflow.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import { record, recordAll } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import {
  bookingsBetween,
  heldSeats,
  inLine,
  insertSeatBooking,
  lockSeatBooking,
  phoneIndex,
  phoneOfSeat,
  putSeatBooking,
  type StoredSeatBooking,
  seatBookingById,
  settleSeats,
  standingOf,
  useByHour,
} from './bookings.store.ts';
import { childByNumber } from './children.store.ts';
import { isOwn } from './rooms.actions.ts';
import type { BookingRow, MadeBooking, RoomsApi } from './rooms.contract.ts';
import {
  type BookingFacts,
  type BookingPart,
  type BookingSource,
  type BookingVerb,
  bookingWorkflow,
  isHolding,
  roomHands,
} from './rooms.rules.ts';
import { roomById, rulesOf, type Seat, type StoredRoom, seatsOf } from './rooms.store.ts';
import { no, noSeat, roomRefusalWords } from './rooms.words.ts';
import { awayFor, bookFault, pausedUntil, rulesOn, type Span } from './slots.rules.ts';
import { dayAfter, freeSeats, minuteOf, momentAt, slotsOf } from './slots.ts';

type Handles = { [K in keyof RoomsApi]: Handler<RoomsApi[K]> };

const entryOf = (b: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'roomBooking', id: b.id, area: b.area, verb, shows: 'resident', data }) as const;
/** What the clock has done since somebody last looked, written down. */
export async function settle(tx: TxCtx, roomId: string | null): Promise<void> {
  const settled = await settleSeats(tx, roomId);
  if (settled.length > 0)
    await recordAll(
      tx,
      settled.map((s) => entryOf(s, s.status)),
    );
}

export const factsOf = (b: StoredSeatBooking, reason: string): BookingFacts => ({
  status: b.status,
  from: b.from,
  to: b.to,
  reason,
  isExcused: b.excused !== null,
});
function partsOf(ctx: Ctx, b: { area: string }): ReadonlySet<BookingPart> {
  const { actor } = ctx;
  const isHand = actor.kind === 'staff' && roomHands.some((r) => r === actor.role);
  return new Set(isHand && isOwn(ctx, b.area) ? ['desk'] : []);
}
const LATE_MINUTES = 30;
/** Of a child: nobody gives the seat away, but somebody asks where it is. */
function remindsOf(b: StoredSeatBooking, now: Temporal.Instant): boolean {
  if (!b.childId) return false;
  const after = (at: Temporal.Instant) => Temporal.Instant.compare(now, at) > 0;
  return b.status === 'booked'
    ? after(b.from.add({ minutes: LATE_MINUTES }))
    : b.awayUntil !== null && after(b.awayUntil);
}
export function viewSeat(ctx: Ctx, b: StoredSeatBooking): BookingRow {
  const { open, closed } = openVerbs(bookingWorkflow, factsOf(b, '--'), partsOf(ctx, b), ctx.now);
  return {
    id: b.id,
    number: b.number,
    seatId: b.seatId,
    seat: b.seat,
    isChild: b.childId !== null,
    source: b.source,
    from: b.from.toString(),
    to: b.to.toString(),
    status: b.status,
    holdUntil: b.holdUntil.toString(),
    awayUntil: b.awayUntil?.toString() ?? null,
    excused: b.excused,
    name: b.name && maskName(b.name),
    hasPhone: b.hasPhone,
    reminds: remindsOf(b, ctx.now),
    open,
    closed: closed.map(({ verb, why }) => ({ verb, says: [...roomRefusalWords[why]] as [string, string] })),
  };
}

export const roomToday: Handles['roomToday'] = async (ctx, { params }) => {
  const r = await roomById(ctx, params.id);
  const day = dayOf(ctx.now);
  const [seats, bookings, { isOpenAt }] = await Promise.all([
    seatsOf(ctx, [r.id]),
    bookingsBetween(ctx, r.id, momentAt(day, 0), momentAt(dayAfter(day), 0)),
    slotsOf(ctx, r, day),
  ]);
  const isNow = (b: StoredSeatBooking) =>
    isHolding(b.status) &&
    Temporal.Instant.compare(b.from, ctx.now) <= 0 &&
    Temporal.Instant.compare(b.to, ctx.now) > 0;
  const bySeat = new Map(bookings.filter(isNow).map((b) => [b.seatId, b]));
  return {
    isOpen: isOpenAt(minuteOf(ctx.now)),
    seats: seats.map(({ roomId: _, ...s }) => ({
      ...s,
      bookingId: bySeat.get(s.id)?.id ?? null,
      status: bySeat.get(s.id)?.status ?? null,
    })),
    bookings: bookings.map((b) => viewSeat(ctx, b)),
  };
};
export const roomSlots: Handles['roomSlots'] = async (ctx, { params, query }) => {
  const r = await roomById(ctx, params.id);
  const seats = await seatsOf(ctx, [r.id]);
  const slots = await freeSeats(ctx, r, seats, query.day ?? dayOf(ctx.now));
  return { seats: seats.map(({ roomId: _, ...s }) => s), slots };
};

export type Taking = {
  roomId: string;
  seatId: string;
  /** The beginning of a slot; null: the one that runs now, and somebody sits down. */
  startsAt: Temporal.Instant | null;
  who: { name: string; phone: string } | null;
  childId: string | null;
  source: BookingSource;
};
const SHORT_REST = 60;
/** Who walks in when little is left of a slot stays through the next one, if the seat is free. */
async function spanFor(tx: TxCtx, t: Taking, r: StoredRoom, slots: readonly Span[], day: string, slot: Span) {
  const [from, to] = [momentAt(day, slot.from), momentAt(day, slot.to)];
  const next = t.startsAt === null ? slots.find((s) => s.from === slot.to) : undefined;
  if (!next || slot.to - minuteOf(tx.now) > SHORT_REST) return { from, to };
  const later = momentAt(day, next.to);
  const held = await heldSeats(tx, r.id, to, later);
  return { from, to: held.some((h) => h.seatId === t.seatId) ? to : later };
}

/** What stands in the way, weighed by the rules of that day. */
async function weigh(tx: TxCtx, t: Taking, r: StoredRoom, seat: Seat) {
  const today = dayOf(tx.now);
  const day = t.startsAt ? dayOf(t.startsAt) : today;
  const { rules, slots } = await slotsOf(tx, r, day);
  const now = minuteOf(tx.now);
  const { startsAt } = t;
  const slot = startsAt
    ? (slots.find((s) => momentAt(day, s.from).equals(startsAt)) ?? null)
    : (slots.find((s) => s.from <= now && now < s.to) ?? null);
  const window = { from: momentAt(day, 0), to: momentAt(dayAfter(day), 0) };
  const standing =
    t.who && rules
      ? await standingOf(tx, {
          ...{ roomId: r.id, phone: phoneIndex(tx, t.who.phone), ...window },
          since: tx.now.subtract({ hours: 24 * (rules.withinDays + rules.pauseDays + 8) }),
        })
      : { thatDay: 0, empty: [] };
  const until =
    rules &&
    pausedUntil(
      rules,
      standing.empty.map((e) => dayOf(e)),
      today,
    );
  const why = bookFault({
    isOpen: r.state === 'open',
    rules,
    slot,
    isOver: slot !== null && Temporal.Instant.compare(momentAt(day, slot.to), tx.now) <= 0,
    daysAhead: Temporal.PlainDate.from(today).until(day).days,
    isChild: t.childId !== null,
    takesChildren: r.takesChildren,
    isChildSeat: seat.kind === 'child',
    bookedThatDay: standing.thatDay,
    // Whoever stands at the desk or the tablet sits down where it is free.
    pausedUntil: t.source === 'portal' ? until : null,
  });
  if (why || !rules || !slot)
    throw noSeat(why ?? 'noSlot', {
      ...{ days: rules?.aheadDays ?? 0, day: until ?? '', phone: r.phone },
      n: why === 'paused' ? standing.empty.length : (rules?.perDay ?? 0),
    });
  return { rules, ...(await spanFor(tx, t, r, slots, day, slot)) };
}
/** Takes a seat. Of two who want it in the same moment the database gives it to one; the other is told so. */
export async function takeSeat(tx: TxCtx, t: Taking): Promise<MadeBooking> {
  const r = await roomById(tx, t.roomId);
  await inLine(tx, [
    t.seatId,
    ...(t.who ? [phoneIndex(tx, t.who.phone).toString('hex')] : []),
    ...(t.childId ? [t.childId] : []),
  ]);
  await settle(tx, r.id);
  const seat = (await seatsOf(tx, [r.id])).find((s) => s.id === t.seatId);
  if (!seat) throw no('seatGone', 'seatId');
  const { rules, from, to } = await weigh(tx, t, r, seat);
  const begins = Temporal.Instant.compare(from, tx.now) > 0 ? from : tx.now;
  const held = begins.add({ minutes: rules.holdMinutes });
  try {
    const made = await insertSeatBooking(tx, {
      ...{ roomId: r.id, seatId: seat.id, area: r.area, childId: t.childId, source: t.source, from, to, who: t.who },
      status: t.startsAt === null ? 'checkedIn' : 'booked',
      // A child's seat waits for it through the whole slot: somebody asks, nobody gives it away.
      holdUntil: t.childId || Temporal.Instant.compare(held, to) > 0 ? to : held,
    });
    await record(tx, entryOf({ id: made.id, area: r.area }, 'book', { seat: seat.label, source: t.source }), 'new');
    return { ...made, seat: seat.label, from: from.toString(), to: to.toString() };
  } catch (error) {
    throw collision(error);
  }
}
function collision(error: unknown): unknown {
  const hit = violation(error)?.constraint;
  if (hit === 'room_seat_taken') return no('taken', 'seatId');
  if (hit === 'room_person_once') return no('phoneElsewhere', 'phone');
  return hit === 'room_child_once' ? no('childElsewhere', 'startsAt') : error;
}
/** Name and telephone as they are kept; the first that is wrong is said on its field. */
export function readWho(given: { name: string; phone: string }): { name: string; phone: string } {
  const name = normalName(given.name);
  if (!name || name.length < 2) throw no('nameMissing', 'name');
  const phone = normalPhone(given.phone);
  if (!phone) throw no('phoneWrong', 'phone');
  return { name, phone };
}

export const bookSeat: Handles['bookSeat'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const child = input.childNumber ? await childByNumber(tx, input.childNumber) : null;
    if ((input.isChild || input.childNumber) && (!child || child.roomId !== params.id))
      throw no('noGuardian', 'childNumber');
    const isNamed = input.name !== undefined || input.phone !== undefined;
    return takeSeat(tx, {
      roomId: params.id,
      seatId: input.seatId,
      startsAt: Temporal.Instant.from(input.startsAt),
      who: !child && isNamed ? readWho({ name: input.name ?? '', phone: input.phone ?? '' }) : null,
      childId: child?.id ?? null,
      source: 'desk',
    });
  });

/** Does a verb for whoever plays these parts. */
export async function moveSeatAs(
  tx: TxCtx,
  b: StoredSeatBooking,
  verb: BookingVerb,
  reason: string,
  parts: ReadonlySet<BookingPart>,
): Promise<void> {
  const verdict = decide(bookingWorkflow, verb, factsOf(b, reason), parts, tx.now);
  if (!verdict.ok) throw no(verdict.why, verdict.why === 'reasonMissing' ? 'reason' : undefined);
  const rules = rulesOn(await rulesOf(tx, [b.roomId]), dayOf(b.from));
  const away = rules && tx.now.add({ minutes: awayFor(rules, minuteOf(tx.now)) });
  const awayUntil = verb === 'leaveFor' ? (away && Temporal.Instant.compare(away, b.to) < 0 ? away : b.to) : null;
  await putSeatBooking(tx, b.id, {
    status: verdict.to,
    awayUntil,
    hasArrived: verb === 'arrive',
    hasEnded: isHolding(b.status) && !isHolding(verdict.to),
    ...(verb === 'excuse' && { excused: reason }),
  });
  await record(tx, entryOf(b, verb, verb === 'excuse' ? { reason } : {}));
}
export const moveSeat: Handles['moveSeat'] = (ctx, { params, input: { verb, reason } }) =>
  once(ctx, async (tx) => {
    await settle(tx, (await seatBookingById(tx, params.id)).roomId);
    const b = await lockSeatBooking(tx, params.id);
    await moveSeatAs(tx, b, verb, reason, partsOf(tx, b));
    return viewSeat(tx, await seatBookingById(tx, b.id));
  });
export const seatPhone: Handles['seatPhone'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const b = await seatBookingById(tx, params.id);
    if (b.childId) throw notFound();
    await record(tx, entryOf(b, 'phoneSeen'));
    return { phone: await phoneOfSeat(tx, b.id) };
  });

const ROUND = 10;
/** By the hour, over the days on which somebody sat there; there is no person in it. */
export const roomFigures: Handles['roomFigures'] = async (ctx, { params, query }) => {
  const r = await roomById(ctx, params.id);
  const found = await useByHour(ctx, r.id, momentAt(query.from, 0), momentAt(dayAfter(query.to), 0));
  const { hours, days, ...sums } = found;
  const used = new Map(hours.map((h) => [h.hour, h.n]));
  const [first = 8, last = 20] = [hours[0]?.hour, hours.at(-1)?.hour];
  return {
    ...sums,
    days,
    seats: (await seatsOf(ctx, [r.id])).length,
    hours: Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => ({
      hour: first + i,
      used: days === 0 ? 0 : Math.round(((used.get(first + i) ?? 0) / days) * ROUND) / ROUND,
    })),
  };
};
