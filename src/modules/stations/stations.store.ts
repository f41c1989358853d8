import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { json } from '#platform/database.ts';
import type { Hours } from './hours.rules.ts';
import { type Box, boxFor } from './position.rules.ts';
import {
  type Amenity,
  amenities,
  type StationKind,
  type StationState,
  stationKinds,
  stationStates,
} from './stations.rules.ts';

/** Below the jurisdiction: its counties, or a county's townships. */
export const districtLength = (jurisdiction: string): number =>
  [4, 6, 9, 12, 15].find((n) => n > jurisdiction.length) ?? 15;

/** The stations an actor may see: staff those of their post, everybody else what is not closed. */
function visibleStations({ db, actor }: Ctx) {
  const all = db.selectFrom('station as s').innerJoin('organisation as o', 'o.id', 's.organisation_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where('s.state', '<>', 'closed');
  const { from, before } = prefixRange(actor.area);
  return all.where('s.area', '>=', from).where('s.area', '<', before);
}
const rowsFrom = (ctx: Ctx, all: ReturnType<typeof visibleStations>) => {
  const district = sql<string>`left(s.area, ${sql.lit(districtLength(ctx.house.config.jurisdiction))})`;
  return all.select((eb) => [
    's.id',
    's.area',
    placeName(eb.ref('s.area')).as('placeName'),
    district.as('district'),
    sql<string | null>`(select d.name from place d where d.code = ${district})`.as('districtName'),
    's.name',
    's.kind',
    's.address',
    's.way',
    's.lat',
    's.long',
    's.amenities',
    's.seats',
    's.hours',
    's.host',
    's.organisation_id as organisationId',
    'o.name as unit',
    's.phone',
    's.state',
    's.state_reason as stateReason',
    's.paused_until as pausedUntil',
    's.confirmed_on as confirmedOn',
    sql<number>`(select count(*)::int from station_report r where r.station_id = s.id and r.state = 'waiting')`.as(
      'waiting',
    ),
    's.version',
  ]);
};
const rows = (ctx: Ctx) => rowsFrom(ctx, visibleStations(ctx));
/** What is public is public to staff of other places too. */
const publicRows = (ctx: Ctx) => rowsFrom(ctx, visibleStations({ ...ctx, actor: { kind: 'visitor' } }));

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (r: Row) => ({
  ...r,
  placeName: r.placeName ?? r.area,
  districtName: r.districtName ?? r.district,
  kind: stationKinds.find((k): k is StationKind => k === r.kind) ?? 'redBee',
  state: stationStates.find((s): s is StationState => s === r.state) ?? 'open',
  amenities: amenities.filter((a): a is Amenity => r.amenities.includes(a)),
  hours: r.hours as unknown as Hours,
});
export type StoredStation = ReturnType<typeof typed>;

export type StationQuery = {
  area?: string | undefined;
  amenity?: Amenity | undefined;
  state?: StationState | undefined;
  q?: string | undefined;
};
const MOST = 5000;

function filtered<Q extends ReturnType<typeof rows>>(ctx: Ctx, q: Q, f: StationQuery) {
  const within = f.area ? prefixRange(f.area) : null;
  const like = f.q ? `%${f.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  return q
    .$if(within !== null, (x) => x.where('s.area', '>=', within?.from ?? '').where('s.area', '<', within?.before ?? ''))
    .$if(f.amenity !== undefined, (x) => x.where(sql<boolean>`${f.amenity} = any(s.amenities)`))
    .$if(f.state !== undefined, (x) => x.where('s.state', '=', f.state ?? 'open'))
    .$if(like !== null, (x) =>
      x.where(
        sql<boolean>`(s.name like ${like} or s.address like ${like} or s.host like ${like} or s.way like ${like})`,
      ),
    )
    .orderBy('s.area')
    .orderBy('s.name')
    .limit(mostOf(ctx, MOST));
}

export const selectStations = async (ctx: Ctx, f: StationQuery): Promise<StoredStation[]> =>
  (await filtered(ctx, rows(ctx), f).execute()).map(typed);
export const selectPublic = async (ctx: Ctx, f: StationQuery): Promise<StoredStation[]> =>
  (await filtered(ctx, publicRows(ctx), f).execute()).map(typed);

/** One that anybody may know; a closed one has gone. */
export async function publicById(ctx: Ctx, id: string): Promise<StoredStation> {
  const row = await publicRows(ctx).where('s.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export async function stationById(ctx: Ctx, id: string): Promise<StoredStation> {
  const row = await rows(ctx).where('s.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export async function lockStation(tx: TxCtx, id: string): Promise<StoredStation> {
  const row = await rows(tx).where('s.id', '=', id).forNoKeyUpdate('s').executeTakeFirst();
  if (!row) throw notFound();
  if (row.version !== tx.version) throw stale();
  return typed(row);
}

/** The stations in use that have this name in the county of this place. */
export const namesIn = (ctx: Ctx, counties: readonly string[]) =>
  ctx.db
    .selectFrom('station')
    .select(['id', 'name', 'area', 'version', sql<string>`left(area, 6)`.as('county')])
    .where(sql<boolean>`left(area, 6) = any(${[...counties]}::text[])`)
    .where('state', '<>', 'closed')
    .execute();

export type StationValues = {
  area: string;
  name: string;
  kind: StationKind;
  address: string;
  way: string | null;
  lat: number;
  long: number;
  amenities: readonly Amenity[];
  seats: number | null;
  hours: Hours;
  host: string;
  organisationId: string;
  phone: string;
  confirmedOn: string;
};
const columnsOf = ({ organisationId, confirmedOn, hours, amenities: offered, ...v }: StationValues) => ({
  ...v,
  amenities: [...offered],
  hours: json(hours),
  organisation_id: organisationId,
  confirmed_on: confirmedOn,
});

export async function insertStation(tx: TxCtx, id: string, v: StationValues): Promise<void> {
  await tx.db
    .insertInto('station')
    .values({ id, ...columnsOf(v) })
    .execute();
}
export async function putStation(tx: TxCtx, id: string, v: StationValues): Promise<void> {
  await tx.db
    .updateTable('station')
    .set((eb) => ({ ...columnsOf(v), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
export async function putState(
  tx: TxCtx,
  id: string,
  to: { state: StationState; reason: string | null; until: string | null },
): Promise<void> {
  await tx.db
    .updateTable('station')
    .set((eb) => ({
      state: to.state,
      state_reason: to.reason,
      paused_until: to.until,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}
/** What somebody knew earlier does not take back what was seen since. */
export async function putConfirmed(tx: TxCtx, id: string, on: string): Promise<void> {
  await tx.db
    .updateTable('station')
    .set((eb) => ({
      confirmed_on: eb.fn<string>('greatest', ['confirmed_on', eb.cast(eb.val(on), 'date')]),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

export type PlaceBox = Box & { area: string; placeName: string };
const boxes = (ctx: Ctx) =>
  ctx.db
    .selectFrom('station_box as b')
    .select((eb) => ['b.area', placeName(eb.ref('b.area')).as('placeName'), 'b.south', 'b.west', 'b.north', 'b.east']);

/** The boxes of these places and of those above them; all of the house without any. */
export async function selectBoxes(ctx: Ctx): Promise<PlaceBox[]> {
  const found = await boxes(ctx).orderBy('b.area').limit(mostOf(ctx, MOST)).execute();
  return found.map((b) => ({ ...b, placeName: b.placeName ?? b.area }));
}
export const boxAt = async (ctx: Ctx, area: string): Promise<PlaceBox | null> => boxFor(area, await selectBoxes(ctx));

export async function upsertBox(tx: TxCtx, area: string, b: Box): Promise<void> {
  const row = { south: b.south, west: b.west, north: b.north, east: b.east, at: tx.now };
  await tx.db
    .insertInto('station_box')
    .values({ area, ...row })
    .onConflict((c) => c.column('area').doUpdateSet(row))
    .execute();
}

/** The districts in which anybody may find a station. */
export async function stationsByDistrict(ctx: Ctx): Promise<Set<string>> {
  const district = sql<string>`left(area, ${sql.lit(districtLength(ctx.house.config.jurisdiction))})`;
  const found = await ctx.db
    .selectFrom('station')
    .select(district.as('district'))
    .distinct()
    .where('state', '<>', 'closed')
    .execute();
  return new Set(found.map((d) => d.district));
}

/** How many stations that are not closed each of these organisations keeps. */
export async function stationsOf(ctx: Ctx, organisationIds: readonly string[]): Promise<Map<string, number>> {
  if (organisationIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('station')
    .select(['organisation_id as id', sql<number>`count(*)::int`.as('n')])
    .where('organisation_id', 'in', organisationIds)
    .where('state', '<>', 'closed')
    .groupBy('organisation_id')
    .execute();
  return new Map(rows.map((r) => [r.id, r.n]));
}
