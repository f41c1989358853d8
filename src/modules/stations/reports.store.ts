import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import {
  type Amenity,
  amenities,
  type ReportKind,
  type ReportState,
  reportKinds,
  reportStates,
} from './stations.rules.ts';

/** What was reported of the stations of a post. */
function visibleReports({ db, actor }: Ctx) {
  const all = db.selectFrom('station_report as r').innerJoin('station as s', 's.id', 'r.station_id');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('r.area', '>=', from).where('r.area', '<', before);
}
const rowsOf = (all: ReturnType<typeof visibleReports>) =>
  all.select((eb) => [
    'r.id',
    'r.station_id as stationId',
    's.name as station',
    'r.area',
    placeName(eb.ref('r.area')).as('placeName'),
    'r.kind',
    'r.amenity',
    'r.note',
    'r.times',
    'r.first_at as firstAt',
    'r.last_at as lastAt',
    'r.state',
    'r.answer',
    'r.answered_at as answeredAt',
    'r.version',
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];
const typed = (r: Row) => ({
  ...r,
  placeName: r.placeName ?? r.area,
  kind: reportKinds.find((k): k is ReportKind => k === r.kind) ?? 'other',
  amenity: amenities.find((a): a is Amenity => a === r.amenity) ?? null,
  state: reportStates.find((s): s is ReportState => s === r.state) ?? 'waiting',
});
export type StoredReport = ReturnType<typeof typed>;

/** What waits first, the newest first. */
export async function selectReports(
  ctx: Ctx,
  f: { area?: string | undefined; state?: ReportState | undefined; stationId?: string | undefined },
): Promise<StoredReport[]> {
  const within = f.area ? prefixRange(f.area) : null;
  const found = await rowsOf(visibleReports(ctx))
    .$if(within !== null, (q) => q.where('r.area', '>=', within?.from ?? '').where('r.area', '<', within?.before ?? ''))
    .$if(f.state !== undefined, (q) => q.where('r.state', '=', f.state ?? 'waiting'))
    .$if(f.stationId !== undefined, (q) => q.where('r.station_id', '=', f.stationId ?? ''))
    .orderBy(sql`r.state <> 'waiting'`)
    .orderBy('r.last_at', 'desc')
    .limit(mostOf(ctx, 300))
    .execute();
  return found.map(typed);
}

/** What users of one station may read: what was reported lately and waits, and what was answered lately. */
export async function reportsShown(
  ctx: Ctx,
  stationId: string,
  since: { waiting: Temporal.Instant; answered: Temporal.Instant },
): Promise<StoredReport[]> {
  const found = await rowsOf(visibleReports({ ...ctx, actor: { kind: 'system', what: 'shown to users' } }))
    .where('r.station_id', '=', stationId)
    .where((eb) =>
      eb.or([
        eb.and([eb('r.state', '=', 'waiting'), eb('r.last_at', '>=', since.waiting)]),
        eb('r.answered_at', '>=', since.answered),
      ]),
    )
    .orderBy('r.last_at', 'desc')
    .limit(10)
    .execute();
  return found.map(typed);
}

export async function reportById(ctx: Ctx, id: string): Promise<StoredReport> {
  const row = await rowsOf(visibleReports(ctx)).where('r.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export async function lockReport(tx: TxCtx, id: string): Promise<StoredReport> {
  const row = await rowsOf(visibleReports(tx)).where('r.id', '=', id).forNoKeyUpdate('r').executeTakeFirst();
  if (!row) throw notFound();
  if (row.version !== tx.version) throw stale();
  return typed(row);
}

/** The same thing said again, without a word of its own, is counted; true when it was. */
export async function countAgain(
  tx: TxCtx,
  r: { stationId: string; kind: ReportKind; amenity: Amenity | null },
): Promise<boolean> {
  const again = await tx.db
    .updateTable('station_report')
    .set((eb) => ({ times: eb('times', '+', 1), last_at: tx.now }))
    .where('station_id', '=', r.stationId)
    .where('kind', '=', r.kind)
    .where((eb) => (r.amenity ? eb('amenity', '=', r.amenity) : eb('amenity', 'is', null)))
    .where('state', '=', 'waiting')
    .where('note', 'is', null)
    .executeTakeFirst();
  return again.numUpdatedRows > 0n;
}
export async function insertReport(
  tx: TxCtx,
  r: { id: string; stationId: string; area: string; kind: ReportKind; amenity: Amenity | null; note: string | null },
): Promise<void> {
  const { stationId, ...row } = r;
  await tx.db
    .insertInto('station_report')
    .values({ ...row, station_id: stationId, first_at: tx.now, last_at: tx.now })
    .execute();
}
export async function putAnswer(
  tx: TxCtx,
  id: string,
  to: { state: ReportState; answer: string; by: string },
): Promise<void> {
  await tx.db
    .updateTable('station_report')
    .set((eb) => ({
      state: to.state,
      answer: to.answer,
      answered_at: tx.now,
      answered_by: to.by,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** Takes out what was settled before; returns how many. */
export async function dropSettled(tx: TxCtx, before: Temporal.Instant): Promise<number> {
  const gone = await tx.db.deleteFrom('station_report').where('answered_at', '<', before).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
