import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { ancestorsOf, placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { type Db, plannedOnce, type Tx } from '#platform/database.ts';
import { statement } from '#platform/statement.ts';
import type { OrganisationKind } from './organisations.rules.ts';

export type Organisation = {
  id: string;
  name: string;
  shortName: string;
  kind: OrganisationKind;
  area: string;
  placeName: string | null;
  superiorId: string | null;
  duty: string | null;
  validFrom: string;
  validTo: string | null;
  /** Into which it was merged, when it was closed so. */
  successorId: string | null;
  version: number;
};
export type OrganisationChange = Pick<
  Organisation,
  'name' | 'shortName' | 'kind' | 'duty' | 'superiorId' | 'validTo' | 'successorId'
>;

const stored = <R extends { kind: string }>(row: R) => row as R & { kind: OrganisationKind };

const allOrganisations = ({ db }: { db: Db | Tx }) =>
  db
    .selectFrom('organisation as o')
    .select([
      'o.id',
      'o.name',
      'o.short_name as shortName',
      'o.kind',
      'o.area',
      'o.superior_id as superiorId',
      'o.duty',
      'o.valid_from as validFrom',
      'o.valid_to as validTo',
      'o.successor_id as successorId',
      'o.version',
    ])
    .select((eb) => placeName(eb.ref('o.area')).as('placeName'));

/** At the place, anywhere inside it, or at a place that contains it: the line on which the people there have to do with one another. */
function onLineOf(area: string) {
  const { from, before } = prefixRange(area);
  return sql<boolean>`(o.area = any(${ancestorsOf(area)}) or (o.area >= ${from} and o.area < ${before}))`;
}

/** Staff see the organisations on the line of their post's area; the house's own work sees all. */
const visibleOrganisations = (ctx: Ctx) => {
  const { actor } = ctx;
  if (actor.kind === 'system') return allOrganisations(ctx);
  return allOrganisations(ctx).where(actor.kind === 'staff' ? onLineOf(actor.area) : sql<boolean>`false`);
};

const openOn = (day: string) => sql<boolean>`(o.valid_from <= ${day} and (o.valid_to is null or o.valid_to > ${day}))`;

export type OrganisationFilter = {
  area: string | null;
  kind: OrganisationKind | null;
  q: string | null;
  openDay: string | null;
  after: { area: string; id: string } | null;
  limit: number;
};

export async function listOrganisations(ctx: Ctx, filter: OrganisationFilter): Promise<Organisation[]> {
  const { area, kind, q, openDay, after, limit } = filter;
  let query = visibleOrganisations(ctx);
  if (area !== null) query = query.where(onLineOf(area));
  if (kind !== null) query = query.where('o.kind', '=', kind);
  if (openDay !== null) query = query.where(openOn(openDay));
  if (q !== null) {
    const contains = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('o.name', 'like', contains), eb('o.short_name', 'like', contains)]));
  }
  if (after !== null)
    query = query.where(sql<boolean>`(o.area, o.id) > (${after.area} collate "C", ${after.id}::uuid)`);
  return (await query.orderBy('o.area').orderBy('o.id').limit(limit).execute()).map(stored);
}

/** An organisation the actor may see; 404 for any other. */
export async function selectOrganisation(ctx: Ctx, id: string): Promise<Organisation> {
  const row = await visibleOrganisations(ctx).where('o.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return stored(row);
}

export async function lockOrganisation(tx: TxCtx, id: string): Promise<Organisation> {
  const row = await visibleOrganisations(tx).where('o.id', '=', id).forNoKeyUpdate('o').executeTakeFirst();
  if (!row) throw notFound();
  return stored(row);
}

/** By id, whoever asks: for modules that already decided that the actor may know of them. */
export async function selectOrganisations(ctx: Ctx, ids: readonly string[]): Promise<Organisation[]> {
  if (ids.length === 0) return [];
  return (await ofTheseIds(ctx.db, { ids: [...new Set(ids)] }, 'some')).map(stored);
}
const ofTheseIds = statement(
  (db: Db, at: { ids: readonly string[] }, _: 'some') =>
    allOrganisations({ db }).where('o.id', '=', sql<string>`any(${at.ids}::uuid[])`).modifyEnd(plannedOnce),
  { ids: 'uuid[]' },
);

export async function selectNamed(ctx: Ctx, name: string, day: string): Promise<Organisation[]> {
  const rows = await allOrganisations(ctx)
    .where((eb) => eb.or([eb('o.name', '=', name), eb('o.short_name', '=', name)]))
    .where(openOn(day))
    .limit(2)
    .execute();
  return rows.map(stored);
}

export async function selectOnLine(ctx: Ctx, area: string, day: string): Promise<Organisation[]> {
  const rows = await allOrganisations(ctx)
    .where(onLineOf(area))
    .where(openOn(day))
    .orderBy(
      sql`case when length(o.area) <= ${area.length} then ${area.length} - length(o.area) else length(o.area) end`,
    )
    .orderBy('o.area')
    .orderBy('o.id')
    .execute();
  return rows.map(stored);
}

/** The superiors of an organisation, its own first, up to the top. */
export const selectSuperiors = (ctx: Ctx, id: string): Promise<{ id: string; name: string }[]> =>
  above(ctx.db, { id }, 'all');
const above = statement((at: Db, of: { id: string }, _: 'all') =>
  at
    .withRecursive('above', (db) =>
      db
        .selectFrom('organisation as o')
        .innerJoin('organisation as s', 's.id', 'o.superior_id')
        .select(['s.id', 's.name', 's.superior_id', sql<number>`1`.as('depth')])
        .where('o.id', '=', of.id)
        .unionAll((up) =>
          up
            .selectFrom('above as a')
            .innerJoin('organisation as s', 's.id', 'a.superior_id')
            .select(['s.id', 's.name', 's.superior_id', sql<number>`a.depth + 1`.as('depth')]),
        ),
    )
    .selectFrom('above')
    .select(['id', 'name'])
    .orderBy('depth')
    .modifyEnd(plannedOnce),
);

/** Two changes at once could each be right and together close a circle or strand a subordinate: they wait for one another. */
export const lockTree = (tx: TxCtx) =>
  sql`select pg_advisory_xact_lock(hashtext(current_schema() || '.organisation'))`.execute(tx.db);

export async function selectSubordinates(ctx: Ctx, id: string, day: string): Promise<Organisation[]> {
  const rows = await allOrganisations(ctx)
    .where('o.superior_id', '=', id)
    .where(sql<boolean>`(o.valid_to is null or o.valid_to > ${day})`)
    .orderBy('o.area')
    .orderBy('o.id')
    .execute();
  return rows.map(stored);
}

/** Returns false when an open organisation of this name is already at the place. */
export async function insertOrganisation(
  tx: TxCtx,
  o: Omit<Organisation, 'placeName' | 'version' | 'validTo' | 'successorId'>,
): Promise<boolean> {
  const row = await tx.db
    .insertInto('organisation')
    .values({
      id: o.id,
      area: o.area,
      name: o.name,
      short_name: o.shortName,
      kind: o.kind,
      superior_id: o.superiorId,
      duty: o.duty,
      valid_from: o.validFrom,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function isNameTaken(ctx: Ctx, area: string, name: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('organisation')
    .select('id')
    .where('area', '=', area)
    .where('name', '=', name)
    .where('valid_to', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function changeOrganisation(tx: TxCtx, id: string, change: OrganisationChange): Promise<void> {
  await tx.db
    .updateTable('organisation')
    .set({
      name: change.name,
      short_name: change.shortName,
      kind: change.kind,
      duty: change.duty,
      superior_id: change.superiorId,
      valid_to: change.validTo,
      successor_id: change.successorId,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}
