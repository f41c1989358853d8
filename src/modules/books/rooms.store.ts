import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { LoanRule } from './books.rules.ts';

/** What a room is stands on the portal for everybody; staff work in the rooms of their place. */
function visibleRooms({ db, actor }: Ctx) {
  const all = db.selectFrom('reading_room as r').innerJoin('organisation as o', 'o.id', 'r.organisation_id');
  if (actor.kind !== 'staff') return all;
  const { from, before } = prefixRange(actor.area);
  return all.where('r.area', '>=', from).where('r.area', '<', before);
}
const count = (what: string) => sql<number>`(select count(*)::int from ${sql.raw(what)})`;
const rows = (ctx: Ctx) =>
  visibleRooms(ctx).select((eb) => [
    'r.id',
    'r.area',
    placeName(eb.ref('r.area')).as('placeName'),
    'r.organisation_id as organisationId',
    'o.short_name as unit',
    'r.name',
    'r.address',
    'r.hours',
    'r.phone',
    'r.version',
    count('book b where b.room_id = r.id').as('titles'),
    count("book_copy c where c.room_id = r.id and c.state <> 'withdrawn'").as('copies'),
    count('book_loan l where l.room_id = r.id').as('lent'),
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (r: Row) => ({ ...r, placeName: r.placeName ?? r.area });
export type StoredRoom = ReturnType<typeof typed>;

export const selectRooms = async (ctx: Ctx): Promise<StoredRoom[]> =>
  (await rows(ctx).orderBy('r.area').orderBy('r.name').limit(500).execute()).map(typed);
export async function roomById(ctx: Ctx, id: string): Promise<StoredRoom> {
  const row = await rows(ctx).where('r.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export async function lockRoom(tx: TxCtx, id: string): Promise<StoredRoom> {
  const row = await rows(tx).where('r.id', '=', id).forNoKeyUpdate('r').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typed(row);
}
type Values = { area: string; organisationId: string; name: string; address: string; hours: string; phone: string };
const columnsOf = (v: Values) => ({
  ...{ area: v.area, organisation_id: v.organisationId, name: v.name },
  ...{ address: v.address, hours: v.hours, phone: v.phone },
});
/** False when there is one of that name at that place. */
export async function insertRoom(tx: TxCtx, id: string, v: Values): Promise<boolean> {
  const row = await tx.db
    .insertInto('reading_room')
    .values({ id, ...columnsOf(v), at: tx.now })
    .onConflict((c) => c.columns(['area', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
export async function isNameTaken(ctx: Ctx, v: { area: string; name: string }, except: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('reading_room')
    .select('id')
    .where('area', '=', v.area)
    .where('name', '=', v.name)
    .where('id', '<>', except)
    .executeTakeFirst();
  return row !== undefined;
}
export const putRoom = (tx: TxCtx, id: string, v: Values) =>
  tx.db
    .updateTable('reading_room')
    .set((eb) => ({ ...columnsOf(v), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** The rules of rooms, newest first. */
export async function rulesOf(ctx: Ctx, roomIds: readonly string[]): Promise<(LoanRule & { roomId: string })[]> {
  if (roomIds.length === 0) return [];
  return ctx.db
    .selectFrom('reading_room_rule')
    .select([
      'room_id as roomId',
      'valid_from as validFrom',
      'loan_days as loanDays',
      'renew_days as renewDays',
      'renewals',
      'most_loans as mostLoans',
      'most_reservations as mostReservations',
      'pickup_days as pickupDays',
    ])
    .where('room_id', 'in', roomIds)
    .orderBy('valid_from', 'desc')
    .execute();
}
/** False when a rule begins on that day already. */
export async function insertRule(
  tx: TxCtx,
  room: { id: string; area: string },
  r: LoanRule,
  accountId: string | null,
): Promise<boolean> {
  const row = await tx.db
    .insertInto('reading_room_rule')
    .values({
      ...{ id: tx.house.newId(), room_id: room.id, area: room.area, valid_from: r.validFrom, loan_days: r.loanDays },
      ...{ renew_days: r.renewDays, renewals: r.renewals, most_loans: r.mostLoans, account_id: accountId, at: tx.now },
      ...{ most_reservations: r.mostReservations, pickup_days: r.pickupDays },
    })
    .onConflict((c) => c.columns(['room_id', 'valid_from']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
