import { sql } from 'kysely';
import { isWithin, prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import type { OrganisationKind } from '#modules/organisations/index.ts';
import { ancestorsOf, type PlaceKind, placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Duty, ItemContent } from './mandates.items.rules.ts';
import { deskRoles, type MandateStatus, type Unit, type UnitKind } from './mandates.rules.ts';

export type StoredList = {
  id: string;
  area: string;
  placeName: string | null;
  organisationId: string | null;
  organisationName: string | null;
  unitKind: UnitKind | null;
  line: string;
  edition: number;
  name: string;
  source: string;
  status: MandateStatus;
  validFrom: string;
  validTo: string | null;
  draftedBy: string | null;
  writtenBy: string[];
  publishedBy: string | null;
  publishedAt: Temporal.Instant | null;
  version: number;
  basic: number;
  assist: number;
  takenBack: number;
};
export type StoredItem = ItemContent & { id: string; listId: string };
export type NewList = Pick<
  StoredList,
  'id' | 'area' | 'organisationId' | 'unitKind' | 'name' | 'source' | 'validFrom' | 'validTo' | 'draftedBy'
>;

/** What makes two editions the same list: the organisation, or the kind of unit at the place. */
export const lineOf = (l: Pick<StoredList, 'organisationId' | 'unitKind' | 'area'>): string =>
  l.organisationId ?? `${l.unitKind}@${l.area}`;

const stored = <R extends { unitKind: string | null; status: string }>(row: R) =>
  row as R & { unitKind: UnitKind | null; status: MandateStatus };

const allLists = ({ db }: Ctx) =>
  db
    .selectFrom('mandate_list as l')
    .leftJoin('organisation as o', 'o.id', 'l.organisation_id')
    .select([
      'l.id',
      'l.area',
      'l.organisation_id as organisationId',
      'o.name as organisationName',
      'l.unit_kind as unitKind',
      'l.line',
      'l.edition',
      'l.name',
      'l.source',
      'l.status',
      'l.valid_from as validFrom',
      'l.valid_to as validTo',
      'l.drafted_by as draftedBy',
      'l.written_by as writtenBy',
      'l.published_by as publishedBy',
      'l.published_at as publishedAt',
      'l.version',
    ])
    .select((eb) => placeName(eb.ref('l.area')).as('placeName'))
    .select(
      (['basic', 'assist', 'takenBack'] as const).map((duty) =>
        sql<number>`(select count(*)::int from mandate_item i where i.list_id = l.id and i.duty = ${duty})`.as(duty),
      ),
    );

function onLineOf(area: string) {
  const { from, before } = prefixRange(area);
  return sql<boolean>`(l.area = any(${ancestorsOf(area)}) or (l.area >= ${from} and l.area < ${before}))`;
}
function within(area: string) {
  const { from, before } = prefixRange(area);
  return sql<boolean>`(l.area >= ${from} and l.area < ${before})`;
}

/** Staff see what was published on the line of their post's area; drafts only where they may have a hand in them. */
export const visibleLists = (ctx: Ctx) => {
  const { actor } = ctx;
  if (actor.kind === 'system') return allLists(ctx);
  if (actor.kind !== 'staff') return allLists(ctx).where(sql<boolean>`false`);
  const published = allLists(ctx).where(onLineOf(actor.area));
  return (deskRoles as readonly string[]).includes(actor.role)
    ? published.where((eb) => eb.or([eb('l.status', '=', 'published'), within(actor.area)]))
    : published.where('l.status', '=', 'published');
};

export async function selectList(ctx: Ctx, id: string): Promise<StoredList> {
  const row = await visibleLists(ctx).where('l.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return stored(row);
}

/** The list, locked, if it is the actor's to change: seen from below is not enough. */
export async function lockList(tx: TxCtx, id: string): Promise<StoredList> {
  const row = await visibleLists(tx).where('l.id', '=', id).forNoKeyUpdate('l').executeTakeFirst();
  if (!row || (tx.actor.kind === 'staff' && !isWithin(row.area, tx.actor.area))) throw notFound();
  return stored(row);
}

export async function selectEditions(ctx: Ctx, line: string): Promise<StoredList[]> {
  const rows = await visibleLists(ctx).where('l.line', '=', line).orderBy('l.edition', 'desc').execute();
  return rows.map(stored);
}

export type ListFilter = {
  area: string | null;
  unitKind: UnitKind | 'own' | null;
  q: string | null;
  today: string;
  after: { area: string; id: string } | null;
  limit: number;
};

/** One row per list: the edition that holds today, else the newest there is; with whether another one is being drafted. */
export async function selectLines(ctx: Ctx, f: ListFilter): Promise<(StoredList & { hasDraft: boolean })[]> {
  let seen = visibleLists(ctx);
  if (f.area !== null) seen = seen.where(within(f.area));
  if (f.unitKind === 'own') seen = seen.where('l.organisation_id', 'is not', null);
  else if (f.unitKind !== null) seen = seen.where('l.unit_kind', '=', f.unitKind);
  if (f.q !== null) {
    const contains = `%${f.q.replace(/[\\%_]/g, '\\$&')}%`;
    seen = seen.where((eb) => eb.or([eb('l.name', 'like', contains), eb('o.name', 'like', contains)]));
  }
  const holds = sql<boolean>`(l.status = 'published' and l.valid_from <= ${f.today} and (l.valid_to is null or l.valid_to > ${f.today}))`;
  const lines = seen
    .select(sql<boolean>`bool_or(l.status = 'draft') over (partition by l.line)`.as('hasDraft'))
    .distinctOn('l.line')
    .orderBy('l.line')
    .orderBy(holds, 'desc')
    .orderBy(sql`l.status = 'published'`, 'desc')
    .orderBy('l.edition', 'desc');
  let query = ctx.db.selectFrom(lines.as('x')).selectAll();
  if (f.after) query = query.where(sql<boolean>`(x.area, x.id) > (${f.after.area} collate "C", ${f.after.id}::uuid)`);
  return (await query.orderBy('x.area').orderBy('x.id').limit(f.limit).execute()).map(stored);
}

/** What was published for a unit itself or for its kind at its place or above: one of them holds. Whoever asks. */
export async function selectFor(ctx: Ctx, unit: Unit): Promise<StoredList[]> {
  const line = [...ancestorsOf(unit.area), unit.area];
  const rows = await allLists(ctx)
    .where('l.status', '=', 'published')
    .where((eb) =>
      eb.or([
        eb('l.organisation_id', '=', unit.id),
        eb.and([eb('l.unit_kind', '=', unit.unitKind), sql<boolean>`l.area = any(${line})`]),
      ]),
    )
    .execute();
  return rows.map(stored);
}

/** What holds today in a place and above it, for publication. */
export async function selectHolding(ctx: Ctx, area: string, today: string): Promise<StoredList[]> {
  const rows = await allLists(ctx)
    .where(onLineOf(area))
    .where('l.status', '=', 'published')
    .where(sql<boolean>`l.valid_from <= ${today} and (l.valid_to is null or l.valid_to > ${today})`)
    .orderBy('l.area')
    .orderBy('l.id')
    .execute();
  return rows.map(stored);
}

export async function selectItems(ctx: Ctx, listIds: readonly string[]): Promise<StoredItem[]> {
  if (listIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('mandate_item')
    .select([
      'id',
      'list_id as listId',
      'code',
      'title',
      'description',
      'duty',
      'basis',
      'lead_kind as leadKind',
      'lead_name as leadName',
      'lead_organisation_id as leadOrganisationId',
      'words',
      'how',
    ])
    .where('list_id', 'in', [...listIds])
    .orderBy('list_id')
    .orderBy(sql`code collate "C"`)
    .execute();
  return rows.map((row) => ({ ...row, duty: row.duty as Duty, leadKind: row.leadKind as OrganisationKind | null }));
}

/** Which kinds of committees and governments stand at a place or below it today. */
export async function placeKindsWithin(ctx: Ctx, area: string, today: string): Promise<Set<PlaceKind>> {
  const { from, before } = prefixRange(area);
  const rows = await ctx.db
    .selectFrom('place')
    .select('kind')
    .distinct()
    .where('code', '>=', from)
    .where('code', '<', before)
    .where(sql<boolean>`(valid_to is null or valid_to > ${today})`)
    .execute();
  return new Set(rows.map((r) => r.kind as PlaceKind));
}
