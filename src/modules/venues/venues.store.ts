import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import type { Hours } from '#modules/stations/hours.rules.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { json } from '#platform/database.ts';
import { type VenueKind, type VenueState, venueKinds, venueStates } from './venues.rules.ts';

/** What is open is public. Staff see besides what they keep themselves, closed ones too. */
function visibleVenues({ db, actor }: Ctx) {
  const all = db.selectFrom('venue as v').innerJoin('organisation as o', 'o.id', 'v.organisation_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where('v.state', '<>', 'closed');
  const { from, before } = prefixRange(actor.area);
  return all.where(sql<boolean>`(v.state <> 'closed' or (v.area >= ${from} and v.area < ${before}))`);
}
const rows = (ctx: Ctx) =>
  visibleVenues(ctx).select((eb) => [
    'v.id',
    'v.area',
    placeName(eb.ref('v.area')).as('placeName'),
    'v.name',
    'v.kind',
    'v.organisation_id as organisationId',
    'o.name as host',
    'v.address',
    'v.way',
    'v.lat',
    'v.long',
    'v.hours',
    'v.capacity',
    'v.visit_minutes as visitMinutes',
    'v.lead_hours as leadHours',
    'v.ahead_days as aheadDays',
    'v.takes_residents as takesResidents',
    'v.shows',
    'v.access',
    'v.desk',
    'v.phone',
    'v.state',
    'v.state_reason as stateReason',
    'v.version',
    sql<number>`(select count(*)::int from venue_booking b where b.venue_id = v.id and b.status = 'asked')`.as(
      'waiting',
    ),
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (r: Row) => ({
  ...r,
  placeName: r.placeName ?? r.area,
  kind: venueKinds.find((k): k is VenueKind => k === r.kind) ?? 'other',
  state: venueStates.find((s): s is VenueState => s === r.state) ?? 'closed',
  hours: r.hours as unknown as Hours,
});
export type StoredVenue = ReturnType<typeof typed>;

const MOST = 1000;
export async function selectVenues(
  ctx: Ctx,
  f: { q?: string | undefined; kind?: VenueKind | undefined; within?: string | undefined } = {},
): Promise<StoredVenue[]> {
  const like = f.q ? `%${f.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const within = f.within ? prefixRange(f.within) : null;
  const found = await rows(ctx)
    .$if(like !== null, (x) =>
      x.where(sql<boolean>`(v.name like ${like} or v.address like ${like} or v.shows like ${like})`),
    )
    .$if(f.kind !== undefined, (x) => x.where('v.kind', '=', f.kind ?? 'other'))
    .$if(within !== null, (x) => x.where('v.area', '>=', within?.from ?? '').where('v.area', '<', within?.before ?? ''))
    .orderBy('v.area')
    .orderBy('v.name')
    .limit(mostOf(ctx, MOST))
    .execute();
  return found.map(typed);
}
export async function venueById(ctx: Ctx, id: string): Promise<StoredVenue> {
  const row = await rows(ctx).where('v.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
/** Taken for this transaction: whoever books, changes or closes waits, so that two bookings never count the same places. */
export async function lockVenue(tx: TxCtx, id: string): Promise<StoredVenue> {
  const row = await rows(tx).where('v.id', '=', id).forNoKeyUpdate('v').executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
/** For a change of the venue itself: held against its version, and only by those of its place. */
export async function lockOwn(tx: TxCtx, id: string): Promise<StoredVenue> {
  const venue = await lockVenue(tx, id);
  if (tx.actor.kind === 'staff' && !venue.area.startsWith(tx.actor.area)) throw notFound();
  if (tx.version !== null && tx.version !== venue.version) throw stale();
  return venue;
}

export type VenueValues = {
  area: string;
  name: string;
  kind: VenueKind;
  organisationId: string;
  address: string;
  way: string | null;
  lat: number | null;
  long: number | null;
  hours: Hours;
  capacity: number;
  visitMinutes: number;
  leadHours: number;
  aheadDays: number;
  takesResidents: boolean;
  shows: string;
  access: string | null;
  desk: string;
  phone: string;
};
const columnsOf = (v: VenueValues) => ({
  area: v.area,
  name: v.name,
  kind: v.kind,
  organisation_id: v.organisationId,
  address: v.address,
  way: v.way,
  lat: v.lat,
  long: v.long,
  hours: json(v.hours),
  capacity: v.capacity,
  visit_minutes: v.visitMinutes,
  lead_hours: v.leadHours,
  ahead_days: v.aheadDays,
  takes_residents: v.takesResidents,
  shows: v.shows,
  access: v.access,
  desk: v.desk,
  phone: v.phone,
});
export const insertVenue = (tx: TxCtx, id: string, v: VenueValues) =>
  tx.db
    .insertInto('venue')
    .values({ id, ...columnsOf(v) })
    .execute();
export const putVenue = (tx: TxCtx, id: string, v: VenueValues) =>
  tx.db
    .updateTable('venue')
    .set((eb) => ({ ...columnsOf(v), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
export const putState = (tx: TxCtx, id: string, state: VenueState, reason: string | null) =>
  tx.db
    .updateTable('venue')
    .set((eb) => ({ state, state_reason: reason, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

export type ClosedDays = { id: string; venueId: string; fromDay: string; toDay: string; reason: string };
/** Closed days that are not over yet. */
export async function closedDaysOf(ctx: Ctx, venueIds: readonly string[], from: string): Promise<ClosedDays[]> {
  if (venueIds.length === 0) return [];
  return ctx.db
    .selectFrom('venue_closed_day')
    .select(['id', 'venue_id as venueId', 'from_day as fromDay', 'to_day as toDay', 'reason'])
    .where('venue_id', 'in', venueIds)
    .where('to_day', '>=', from)
    .orderBy('from_day')
    .execute();
}
export const insertClosed = (tx: TxCtx, c: ClosedDays & { area: string }) =>
  tx.db
    .insertInto('venue_closed_day')
    .values({ id: c.id, venue_id: c.venueId, area: c.area, from_day: c.fromDay, to_day: c.toDay, reason: c.reason })
    .execute();
export async function dropClosed(tx: TxCtx, venueId: string, id: string): Promise<void> {
  const row = await tx.db
    .deleteFrom('venue_closed_day')
    .where('id', '=', id)
    .where('venue_id', '=', venueId)
    .returning('id')
    .executeTakeFirst();
  if (!row) throw notFound();
}
