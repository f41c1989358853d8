import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { signUpNumber } from '#modules/activities/signups.rules.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { blindIndex, open, randomDigits, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { triesOf } from '#platform/tries.store.ts';
import { type BookingSource, type BookingStatus, bookingSources, bookingStatuses, holding } from './rooms.rules.ts';

const placeOfName = (id: string) => `room_booking.name:${id}`;
const placeOfPhone = (id: string) => `room_booking.phone:${id}`;
export const sealedSeat: Sealed = {
  table: 'room_booking',
  key: 'id',
  columns: { name_sealed: placeOfName, phone_sealed: placeOfPhone },
};
/** A key of its own: who studies here cannot be found by the telephone of anything else (domain §12.13). */
export const phoneIndex = (ctx: Ctx, phone: string) => Buffer.from(blindIndex(ctx.house.keys, 'roomPhone', phone));

function visibleBookings({ db, actor }: Ctx) {
  const all = db
    .selectFrom('room_booking as b')
    .innerJoin('room as r', 'r.id', 'b.room_id')
    .innerJoin('room_seat as s', 's.id', 'b.seat_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('b.area', '>=', from).where('b.area', '<', before);
}
const rows = (ctx: Ctx) =>
  visibleBookings(ctx).select([
    'b.id',
    'b.number',
    'b.area',
    'b.room_id as roomId',
    'r.name as room',
    'r.phone as roomPhone',
    'b.seat_id as seatId',
    's.mark as seat',
    'b.child_id as childId',
    'b.source',
    'b.starts_at as from',
    'b.ends_at as to',
    'b.status',
    'b.hold_until as holdUntil',
    'b.arrived_at as arrivedAt',
    'b.away_until as awayUntil',
    'b.excused',
    'b.name_sealed as nameSealed',
    sql<boolean>`b.phone_sealed is not null`.as('hasPhone'),
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (ctx: Ctx, { nameSealed, ...r }: Row) => ({
  ...r,
  status: bookingStatuses.find((s): s is BookingStatus => s === r.status) ?? 'cancelled',
  source: bookingSources.find((s): s is BookingSource => s === r.source) ?? 'desk',
  name: nameSealed ? open(ctx.house.keys, nameSealed, placeOfName(r.id)) : null,
});
export type StoredSeatBooking = ReturnType<typeof typed>;

export async function bookingsBetween(
  ctx: Ctx,
  roomId: string,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<StoredSeatBooking[]> {
  const found = await rows(ctx)
    .where('b.room_id', '=', roomId)
    .where('b.starts_at', '<', to)
    .where('b.ends_at', '>', from)
    .orderBy('b.starts_at')
    .orderBy('s.line')
    .orderBy('s.place')
    .execute();
  return found.map((r) => typed(ctx, r));
}
export async function seatBookingById(ctx: Ctx, id: string): Promise<StoredSeatBooking> {
  const row = await rows(ctx).where('b.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(ctx, row);
}
export async function lockSeatBooking(tx: TxCtx, id: string): Promise<StoredSeatBooking> {
  const row = await rows(tx).where('b.id', '=', id).forNoKeyUpdate('b').executeTakeFirst();
  if (!row) throw notFound();
  return typed(tx, row);
}
export async function bookingsOfChild(ctx: Ctx, childId: string, from: Temporal.Instant): Promise<StoredSeatBooking[]> {
  const found = await rows(ctx)
    .where('b.child_id', '=', childId)
    .where('b.ends_at', '>', from)
    .orderBy('b.starts_at', 'desc')
    .limit(60)
    .execute();
  return found.map((r) => typed(ctx, r));
}
/** At the tablet: the newest booking under a number, in that room, of that day. */
export async function bookingByNumber(ctx: Ctx, roomId: string, number: string): Promise<StoredSeatBooking | null> {
  const row = await rows(ctx).where('b.room_id', '=', roomId).where('b.number', '=', number).executeTakeFirst();
  return row ? typed(ctx, row) : null;
}
export async function phoneOfSeat(ctx: Ctx, id: string): Promise<string | null> {
  const row = await ctx.db.selectFrom('room_booking').select('phone_sealed').where('id', '=', id).executeTakeFirst();
  return row?.phone_sealed ? open(ctx.house.keys, row.phone_sealed, placeOfPhone(id)) : null;
}

/** One after another for one seat and one person: the second finds what the first has, instead of both waiting for each other. */
export async function inLine(tx: TxCtx, keys: readonly string[]): Promise<void> {
  for (const key of [...keys].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`room/${key}`}, 0))`.execute(tx.db);
}

/** Seats that are held for some of the span. */
export async function heldSeats(ctx: Ctx, roomId: string, from: Temporal.Instant, to: Temporal.Instant) {
  return ctx.db
    .selectFrom('room_booking')
    .select(['seat_id as seatId', 'starts_at as from', 'ends_at as to'])
    .where('room_id', '=', roomId)
    .where('status', 'in', [...holding])
    .where('starts_at', '<', to)
    .where('ends_at', '>', from)
    .where(sql<boolean>`not (status = 'booked' and hold_until <= ${ctx.now})`)
    .where(sql<boolean>`not (status = 'away' and child_id is null and away_until <= ${ctx.now})`)
    .execute();
}
/** What a telephone has in a room: how many that day, and the days on which its seats stayed empty without an excuse. */
export async function standingOf(
  ctx: Ctx,
  w: { roomId: string; phone: Buffer; from: Temporal.Instant; to: Temporal.Instant; since: Temporal.Instant },
): Promise<{ thatDay: number; empty: Temporal.Instant[] }> {
  const found = await ctx.db
    .selectFrom('room_booking')
    .select(['starts_at as from', 'status', 'excused', 'ended_at as endedAt'])
    .where('room_id', '=', w.roomId)
    .where('phone_index', '=', w.phone)
    .where('starts_at', '>=', w.since)
    .execute();
  const inDay = (at: Temporal.Instant) =>
    Temporal.Instant.compare(at, w.from) >= 0 && Temporal.Instant.compare(at, w.to) < 0;
  return {
    thatDay: found.filter((b) => inDay(b.from) && b.status !== 'cancelled').length,
    empty: found
      .filter((b) => (b.status === 'noShow' || b.status === 'autoReleased') && b.excused === null)
      .map((b) => b.from),
  };
}
export async function aheadOf(
  ctx: Ctx,
  roomId: string,
  seatIds: readonly string[] | null,
): Promise<Map<string, number>> {
  const found = await ctx.db
    .selectFrom('room_booking')
    .select(['seat_id as seatId', sql<number>`count(*)::int`.as('n')])
    .where('room_id', '=', roomId)
    .$if(seatIds !== null && seatIds.length > 0, (q) => q.where('seat_id', 'in', seatIds ?? []))
    .where('status', 'in', [...holding])
    .where('ends_at', '>', ctx.now)
    .groupBy('seat_id')
    .execute();
  return new Map(found.map((r) => [r.seatId, r.n]));
}

const PASSPHRASE_DIGITS = 6;
export const seatMac = (ctx: Ctx, number: string, passphrase: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `roomBooking:${number}`, passphrase));
export type NewSeatBooking = {
  roomId: string;
  seatId: string;
  area: string;
  childId: string | null;
  source: BookingSource;
  from: Temporal.Instant;
  to: Temporal.Instant;
  status: 'booked' | 'checkedIn';
  holdUntil: Temporal.Instant;
  who: { name: string; phone: string } | null;
};
/** The number finds the seat at the tablet; number and passphrase open it from home. The passphrase is in the answer only. */
export async function insertSeatBooking(tx: TxCtx, n: NewSeatBooking) {
  const id = tx.house.newId();
  for (;;) {
    const number = signUpNumber(randomDigits(7));
    const passphrase = randomDigits(PASSPHRASE_DIGITS);
    const made = await tx.db
      .insertInto('room_booking')
      .values({
        id,
        number,
        room_id: n.roomId,
        seat_id: n.seatId,
        area: n.area,
        child_id: n.childId,
        source: n.source,
        starts_at: n.from,
        ends_at: n.to,
        status: n.status,
        at: tx.now,
        hold_until: n.holdUntil,
        arrived_at: n.status === 'checkedIn' ? tx.now : null,
        name_sealed: n.who && Buffer.from(seal(tx.house.keys, n.who.name, placeOfName(id))),
        phone_sealed: n.who && Buffer.from(seal(tx.house.keys, n.who.phone, placeOfPhone(id))),
        phone_index: n.who && phoneIndex(tx, n.who.phone),
        mac: n.childId ? null : seatMac(tx, number, passphrase),
      })
      .onConflict((c) => c.column('number').doNothing())
      .returning('id')
      .executeTakeFirst();
    // A number drawn twice is drawn again.
    if (made) return { id, number, passphrase };
  }
}
export type SeatChange = {
  status: BookingStatus;
  awayUntil?: Temporal.Instant | null;
  hasArrived?: boolean;
  hasEnded?: boolean;
  excused?: string;
};
export const putSeatBooking = (tx: TxCtx, id: string, c: SeatChange) =>
  tx.db
    .updateTable('room_booking')
    .set((eb) => ({
      status: c.status,
      away_until: c.awayUntil ?? null,
      ...(c.hasArrived && { arrived_at: tx.now }),
      ...(c.hasEnded && { ended_at: tx.now }),
      ...(c.excused !== undefined && { excused: c.excused }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();

export const seatReceipt = (ctx: Ctx, number: string) =>
  ctx.db
    .selectFrom('room_booking')
    .select(['id', 'mac'])
    .where('number', '=', number)
    .where('mac', 'is not', null)
    .executeTakeFirst();
export const { countTry, forgetTries } = triesOf('room_booking');

/**
 * What the clock does, as the rules of the house say: a hold that ran out, somebody away too long, a slot that is over. A child's seat is never
 * given away before its slot is over. Returns whose seats it were.
 */
export async function settleSeats(
  tx: TxCtx,
  roomId: string | null,
): Promise<{ id: string; area: string; status: string }[]> {
  const { rows: settled } = await sql<{ id: string; area: string; status: string }>`
    update room_booking set
      status = case
        when status = 'booked' then 'noShow'
        when status = 'away' and child_id is null and away_until <= ${tx.now} and away_until < ends_at then 'autoReleased'
        else 'released' end,
      ended_at = ${tx.now}, away_until = null, version = version + 1
    where status in ('booked', 'checkedIn', 'away')
      and (${roomId}::uuid is null or room_id = ${roomId}::uuid)
      and ((status = 'booked' and hold_until <= ${tx.now})
        or (status = 'away' and child_id is null and away_until <= ${tx.now})
        or ends_at <= ${tx.now})
    returning id, area, status`.execute(tx.db);
  return settled;
}
/** Names and telephones of what was over before then go; that a seat was in use stays, by nobody. */
export const eraseSeatContacts = (tx: TxCtx, before: Temporal.Instant) =>
  tx.db
    .updateTable('room_booking')
    .set({ name_sealed: null, phone_sealed: null, phone_index: null, mac: null, erased_at: tx.now })
    .where('erased_at', 'is', null)
    .where('ends_at', '<', before)
    .execute();
export const endBookingsOfChild = (tx: TxCtx, childId: string) =>
  tx.db
    .updateTable('room_booking')
    .set((eb) => ({ status: 'cancelled', ended_at: tx.now, away_until: null, version: eb('version', '+', 1) }))
    .where('child_id', '=', childId)
    .where('status', 'in', [...holding])
    .execute();

/** Seats in use by the hour, over the days; no person in it. */
export async function useByHour(ctx: Ctx, roomId: string, from: Temporal.Instant, to: Temporal.Instant) {
  const { rows: hours } = await sql<{ hour: number; n: number }>`
    select extract(hour from h at time zone 'Asia/Shanghai')::int as hour, count(*)::int as n
    from room_booking b, generate_series(date_trunc('hour', b.arrived_at), coalesce(least(b.ended_at, b.ends_at), b.ends_at) - interval '1 second', interval '1 hour') h
    where b.room_id = ${roomId} and b.arrived_at is not null and b.starts_at >= ${from} and b.starts_at < ${to}
    group by 1 order by 1`.execute(ctx.db);
  const sums = await ctx.db
    .selectFrom('room_booking')
    .select([
      sql<number>`count(*) filter (where source = 'portal')::int`.as('booked'),
      sql<number>`count(*) filter (where source <> 'portal' and child_id is null)::int`.as('walkedIn'),
      sql<number>`count(*) filter (where child_id is not null)::int`.as('children'),
      sql<number>`count(*) filter (where status in ('noShow', 'autoReleased'))::int`.as('empty'),
      sql<number>`count(distinct (starts_at at time zone 'Asia/Shanghai')::date)::int`.as('days'),
    ])
    .where('room_id', '=', roomId)
    .where('starts_at', '>=', from)
    .where('starts_at', '<', to)
    .where('status', '<>', 'cancelled')
    .executeTakeFirstOrThrow();
  return { hours, ...sums };
}
