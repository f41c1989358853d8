import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { faulty, notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { allVisibleCases, isWide, visibleCases } from '#modules/cases/index.ts';
import { placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { type IncidentStatus, topicRoles } from './incidents.rules.ts';

export type StoredIncident = {
  id: string;
  number: string;
  version: number;
  title: string;
  category: string | null;
  status: IncidentStatus;
  area: string;
  placeName: string | null;
  organisationId: string;
  ownerName: string;
  topicId: string | null;
  openedAt: Temporal.Instant;
};

const isAttached = sql<boolean>`a.detached_at is null and a.opted_out_at is null`;

/** The actor's place, where their role sees all of it. */
function overview({ actor }: Ctx) {
  if (actor.kind !== 'staff' || !topicRoles.some((role) => role === actor.role)) return null;
  return prefixRange(actor.area);
}

const withOwner = ({ db }: Ctx) =>
  db.selectFrom('incident as i').innerJoin('organisation as o', 'o.id', 'i.organisation_id');

/** Every read of incidents begins here: those of the actor's place, of their unit, and those that hold a case of theirs. */
function visibleIncidents(ctx: Ctx) {
  const { actor } = ctx;
  return asStored(
    withOwner(ctx).where((eb) => {
      if (actor.kind === 'system') return eb.lit(true);
      if (actor.kind !== 'staff') return eb.lit(false);
      const place = overview(ctx);
      return eb.or([
        ...(place ? [eb.and([eb('i.area', '>=', place.from), eb('i.area', '<', place.before)])] : []),
        eb('i.organisation_id', '=', actor.organisationId),
        eb.exists(
          visibleCases(ctx)
            .innerJoin('incident_case as a', 'a.case_id', 'cases.id')
            .select('a.id')
            .where(sql<boolean>`a.incident_id = i.id`)
            .where(isAttached),
        ),
      ]);
    }),
  );
}

/** The same incidents, for whoever reads all of them: sets of ids, each by its index, instead of a condition on every row. */
function allVisibleIncidents(ctx: Ctx) {
  const { actor, db } = ctx;
  if (actor.kind !== 'staff') return visibleIncidents(ctx);
  const place = overview(ctx);
  const holding = allVisibleCases(ctx)
    .innerJoin('incident_case as a', 'a.case_id', 'cases.id')
    .where(isAttached)
    .select('a.incident_id as id');
  const owned = db.selectFrom('incident').select('id').where('organisation_id', '=', actor.organisationId);
  const there = (p: { from: string; before: string }) =>
    db.selectFrom('incident').select('id').where('area', '>=', p.from).where('area', '<', p.before);
  const ids = owned.unionAll(holding);
  return asStored(withOwner(ctx).where('i.id', 'in', place ? ids.unionAll(there(place)) : ids));
}

const asStored = (q: ReturnType<typeof withOwner>) =>
  q
    .select((eb) => [
      'i.id',
      'i.number',
      'i.version',
      'i.title',
      'i.category',
      'i.status',
      'i.area',
      placeName(eb.ref('i.area')).as('placeName'),
      'i.organisation_id as organisationId',
      'o.short_name as ownerName',
      'i.topic_id as topicId',
      'i.opened_at as openedAt',
    ])
    .$narrowType<{ status: IncidentStatus }>();

const CURSOR = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
export type IncidentFilter = { status?: IncidentStatus | undefined; after?: string | undefined; limit: number };

/** One page, the newest first. */
export async function selectIncidents(
  ctx: Ctx,
  f: IncidentFilter,
): Promise<{ items: StoredIncident[]; next: string | null }> {
  const [, at, id] = CURSOR.exec(f.after ?? '') ?? [];
  if (f.after && !id) throw faulty('after', 'cursor', ['翻页位置不对,请从头查。', 'Not a page position: start again.']);
  const rows = await (isWide(ctx) ? visibleIncidents(ctx) : allVisibleIncidents(ctx))
    .$if(f.status !== undefined, (q) => q.where('i.status', '=', f.status!))
    .$if(id !== undefined, (q) => q.where(sql<boolean>`(i.opened_at, i.id) < (${at}::timestamptz, ${id}::uuid)`))
    .orderBy('i.opened_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(f.limit + 1)
    .execute();
  const items = rows.slice(0, f.limit);
  const last = rows.length > f.limit ? items.at(-1) : undefined;
  return { items, next: last ? `${last.openedAt.toString()}_${last.id}` : null };
}

export async function selectIncident(ctx: Ctx, id: string): Promise<StoredIncident> {
  const row = await visibleIncidents(ctx).where('i.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export const selectIncidentsOf = (ctx: Ctx, topicIds: readonly string[]): Promise<StoredIncident[]> =>
  topicIds.length === 0
    ? Promise.resolve([])
    : visibleIncidents(ctx).where('i.topic_id', 'in', topicIds).orderBy('i.opened_at', 'desc').execute();

/** The incidents a case of this place can be attached to. */
export const selectOpenFor = (ctx: Ctx, area: string): Promise<StoredIncident[]> =>
  visibleIncidents(ctx)
    .where('i.status', '<>', 'ended')
    .where((eb) => eb.or([sql<boolean>`starts_with(${area}, i.area)`, sql<boolean>`starts_with(i.area, ${area})`]))
    .orderBy('i.opened_at', 'desc')
    .limit(50)
    .execute();

/** The incident, locked until the transaction ends; 404 when the actor may not see it. */
export async function lockIncident(tx: TxCtx, id: string): Promise<StoredIncident> {
  await tx.db.selectFrom('incident').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  return selectIncident(tx, id);
}

/** The same, and still in the version the actor decided on; else 412 or 428. */
export async function lockIncidentAt(tx: TxCtx, id: string): Promise<StoredIncident> {
  const incident = await lockIncident(tx, id);
  if (tx.version === null) throw versionMissing();
  if (tx.version !== incident.version) throw stale();
  return incident;
}

export async function takeSerial(tx: TxCtx, area: string, year: number): Promise<number> {
  const row = await tx.db
    .insertInto('incident_series')
    .values({ area, year, last: 1 })
    .onConflict((c) => c.columns(['area', 'year']).doUpdateSet({ last: sql<number>`incident_series.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

export async function insertIncident(
  tx: TxCtx,
  i: {
    id: string;
    number: string;
    area: string;
    title: string;
    category: string | null;
    organisationId: string;
    topicId: string | null;
    openedBy: string;
  },
): Promise<void> {
  await tx.db
    .insertInto('incident')
    .values({
      id: i.id,
      number: i.number,
      area: i.area,
      title: i.title,
      category: i.category,
      organisation_id: i.organisationId,
      status: 'open',
      topic_id: i.topicId,
      opened_by: i.openedBy,
      opened_at: tx.now,
    })
    .execute();
}

export async function moveIncident(tx: TxCtx, id: string, to: IncidentStatus): Promise<void> {
  await tx.db
    .updateTable('incident')
    .set({ status: to, ended_at: to === 'ended' ? tx.now : null, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** Says that something was added or left, so that whoever decided on what was there before notices. */
export async function touchIncident(tx: TxCtx, id: string): Promise<void> {
  await tx.db.updateTable('incident').set({ version: sql`version + 1` }).where('id', '=', id).execute();
}

export async function insertNote(
  tx: TxCtx,
  n: { incidentId: string; area: string; text: string; organisationId: string; byId: string },
): Promise<void> {
  await tx.db
    .insertInto('incident_note')
    .values({
      id: tx.house.newId(),
      incident_id: n.incidentId,
      area: n.area,
      text: n.text,
      organisation_id: n.organisationId,
      by_id: n.byId,
      at: tx.now,
    })
    .execute();
}

export const selectNotes = (ctx: Ctx, incidentId: string) =>
  ctx.db
    .selectFrom('incident_note as n')
    .innerJoin('organisation as o', 'o.id', 'n.organisation_id')
    .select(['n.id', 'n.at', 'o.short_name as unit', 'n.text'])
    .where('n.incident_id', '=', incidentId)
    .orderBy('n.at', 'desc')
    .orderBy('n.id', 'desc')
    .execute();
