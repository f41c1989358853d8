import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import type { Hours } from '#modules/stations/hours.rules.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { json } from '#platform/database.ts';
import { type PlanSeat, type RoomState, roomStates, type SeatKind, seatKinds } from './rooms.rules.ts';
import type { RuleSet } from './slots.rules.ts';

/** What is open is public. Staff see besides what their own place keeps, closed ones too. */
function visibleRooms({ db, actor }: Ctx) {
  const all = db.selectFrom('room as r').innerJoin('organisation as o', 'o.id', 'r.organisation_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where('r.state', '<>', 'closed');
  const { from, before } = prefixRange(actor.area);
  return all.where('r.area', '>=', from).where('r.area', '<', before);
}
const rows = (ctx: Ctx) =>
  visibleRooms(ctx).select((eb) => [
    'r.id',
    'r.area',
    placeName(eb.ref('r.area')).as('placeName'),
    'r.organisation_id as organisationId',
    'o.name as host',
    'r.name',
    'r.address',
    'r.way',
    'r.hours',
    'r.shows',
    'r.desk',
    'r.phone',
    'r.plan',
    'r.takes_children as takesChildren',
    'r.children_per_adult as childrenPerAdult',
    'r.state',
    'r.state_reason as stateReason',
    'r.kiosk_epoch as kioskEpoch',
    'r.version',
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (r: Row) => ({
  ...r,
  placeName: r.placeName ?? r.area,
  state: roomStates.find((s): s is RoomState => s === r.state) ?? 'closed',
  hours: r.hours as unknown as Hours,
});
export type StoredRoom = ReturnType<typeof typed>;

export const selectRooms = async (ctx: Ctx): Promise<StoredRoom[]> =>
  (await rows(ctx).orderBy('r.area').orderBy('r.name').limit(mostOf(ctx, 500)).execute()).map(typed);
export async function roomById(ctx: Ctx, id: string): Promise<StoredRoom> {
  const row = await rows(ctx).where('r.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
/** For a change of the room itself: held against its version. */
export async function lockRoom(tx: TxCtx, id: string): Promise<StoredRoom> {
  const row = await rows(tx).where('r.id', '=', id).forNoKeyUpdate('r').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typed(row);
}

export type RoomValues = Pick<
  StoredRoom,
  | 'area'
  | 'organisationId'
  | 'name'
  | 'address'
  | 'way'
  | 'hours'
  | 'shows'
  | 'desk'
  | 'phone'
  | 'plan'
  | 'takesChildren'
  | 'childrenPerAdult'
>;
const columnsOf = (v: RoomValues) => ({
  area: v.area,
  organisation_id: v.organisationId,
  name: v.name,
  address: v.address,
  way: v.way,
  hours: json(v.hours),
  shows: v.shows,
  desk: v.desk,
  phone: v.phone,
  plan: v.plan,
  takes_children: v.takesChildren,
  children_per_adult: v.childrenPerAdult,
});
export const insertRoom = (tx: TxCtx, id: string, v: RoomValues) =>
  tx.db
    .insertInto('room')
    .values({ id, ...columnsOf(v) })
    .execute();
export const putRoom = (tx: TxCtx, id: string, v: RoomValues) =>
  tx.db
    .updateTable('room')
    .set((eb) => ({ ...columnsOf(v), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
export const putState = (tx: TxCtx, id: string, state: RoomState, reason: string | null) =>
  tx.db
    .updateTable('room')
    .set((eb) => ({ state, state_reason: reason, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
export const nextKiosk = (tx: TxCtx, id: string) =>
  tx.db
    .updateTable('room')
    .set((eb) => ({ kiosk_epoch: eb('kiosk_epoch', '+', 1), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

/* Seats, as the plan has them. */
export type Seat = { id: string; roomId: string; label: string; line: number; place: number; kind: SeatKind };
export async function seatsOf(ctx: Ctx, roomIds: readonly string[]): Promise<Seat[]> {
  if (roomIds.length === 0) return [];
  const found = await ctx.db
    .selectFrom('room_seat')
    .select(['id', 'room_id as roomId', 'mark as label', 'line', 'place', 'kind'])
    .where('room_id', 'in', roomIds)
    .where('removed_at', 'is', null)
    .orderBy('line')
    .orderBy('place')
    .execute();
  return found.map((s) => ({ ...s, kind: seatKinds.find((k) => k === s.kind) ?? 'seat' }));
}
export async function insertSeats(tx: TxCtx, room: { id: string; area: string }, seats: readonly PlanSeat[]) {
  if (seats.length === 0) return;
  await tx.db
    .insertInto('room_seat')
    .values(
      seats.map(({ label, ...s }) => ({ id: tx.house.newId(), room_id: room.id, area: room.area, mark: label, ...s })),
    )
    .execute();
}
export const putSeatKind = (tx: TxCtx, id: string, kind: SeatKind) =>
  tx.db.updateTable('room_seat').set({ kind }).where('id', '=', id).execute();
export async function removeSeats(tx: TxCtx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.db.updateTable('room_seat').set({ removed_at: tx.now }).where('id', 'in', ids).execute();
}

/* Rules and terms. */
export type StoredRules = RuleSet & { id: string; roomId: string };
export async function rulesOf(ctx: Ctx, roomIds: readonly string[]): Promise<StoredRules[]> {
  if (roomIds.length === 0) return [];
  return ctx.db
    .selectFrom('room_rule_set')
    .select([
      'id',
      'room_id as roomId',
      'name',
      'valid_from as validFrom',
      'slot_minutes as slotMinutes',
      'ahead_days as aheadDays',
      'hold_minutes as holdMinutes',
      'away_minutes as awayMinutes',
      'meal_minutes as mealMinutes',
      'per_day as perDay',
      'breaches',
      'within_days as withinDays',
      'pause_days as pauseDays',
      'pause_to_week_end as pauseToWeekEnd',
    ])
    .where('room_id', 'in', roomIds)
    .orderBy('valid_from', 'desc')
    .execute();
}
export const insertRules = (tx: TxCtx, room: { id: string; area: string }, r: RuleSet) =>
  tx.db
    .insertInto('room_rule_set')
    .values({
      id: tx.house.newId(),
      room_id: room.id,
      area: room.area,
      name: r.name,
      valid_from: r.validFrom,
      slot_minutes: r.slotMinutes,
      ahead_days: r.aheadDays,
      hold_minutes: r.holdMinutes,
      away_minutes: r.awayMinutes,
      meal_minutes: r.mealMinutes,
      per_day: r.perDay,
      breaches: r.breaches,
      within_days: r.withinDays,
      pause_days: r.pauseDays,
      pause_to_week_end: r.pauseToWeekEnd,
      at: tx.now,
    })
    .execute();
export type StoredTerm = { id: string; roomId: string; name: string; fromDay: string; toDay: string };
export async function termsOf(ctx: Ctx, roomIds: readonly string[]): Promise<StoredTerm[]> {
  if (roomIds.length === 0) return [];
  return ctx.db
    .selectFrom('room_term')
    .select(['id', 'room_id as roomId', 'name', 'from_day as fromDay', 'to_day as toDay'])
    .where('room_id', 'in', roomIds)
    .orderBy('from_day', 'desc')
    .execute();
}
export const insertTerm = (tx: TxCtx, room: { id: string; area: string }, t: Omit<StoredTerm, 'id' | 'roomId'>) =>
  tx.db
    .insertInto('room_term')
    .values({
      id: tx.house.newId(),
      room_id: room.id,
      area: room.area,
      name: t.name,
      from_day: t.fromDay,
      to_day: t.toDay,
    })
    .execute();

/** Seats on which nobody sits and nobody is expected at a moment, room by room. */
export async function takenAt(
  ctx: Ctx,
  roomIds: readonly string[],
  at: Temporal.Instant,
): Promise<Map<string, number>> {
  if (roomIds.length === 0) return new Map();
  const found = await ctx.db
    .selectFrom('room_booking')
    .select(['room_id as roomId', sql<number>`count(distinct seat_id)::int`.as('n')])
    .where('room_id', 'in', roomIds)
    .where('status', 'in', ['booked', 'checkedIn', 'away'])
    .where('starts_at', '<=', at)
    .where('ends_at', '>', at)
    .where(sql<boolean>`not (status = 'booked' and hold_until <= ${at})`)
    .groupBy('room_id')
    .execute();
  return new Map(found.map((r) => [r.roomId, r.n]));
}
