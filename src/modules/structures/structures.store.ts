import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import type { OrganisationKind } from '#modules/organisations/index.ts';
import { ancestorsOf, dayOf, placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { RoleText } from './structures.contract.ts';
import type { Below, Unit } from './structures.rules.ts';

const open = (table: string, day: string) => {
  const [from, to] = [sql.ref(`${table}.valid_from`), sql.ref(`${table}.valid_to`)];
  return sql<boolean>`(${from} <= ${day} and (${to} is null or ${to} > ${day}))`;
};

/** Organisations are public (their journal is): anybody may know them. Staff see those on the line of their post, as under Organisations. */
function visibleUnits(ctx: Ctx) {
  const { db, actor } = ctx;
  const all = db.selectFrom('organisation as o').where(open('o', dayOf(ctx.now)));
  if (actor.kind !== 'staff') return all;
  const { from, before } = prefixRange(actor.area);
  return all.where(
    sql<boolean>`(o.area = any(${ancestorsOf(actor.area)}) or (o.area >= ${from} and o.area < ${before}))`,
  );
}
const columns = ['o.id', 'o.name', 'o.short_name as shortName', 'o.kind', 'o.area'] as const;
type Row = { id: string; name: string; shortName: string; kind: string; area: string; placeName: string | null };
const typed = (r: Row): Unit => ({ ...r, kind: r.kind as OrganisationKind, placeName: r.placeName ?? r.area });

export async function unitById(ctx: Ctx, id: string): Promise<Unit> {
  const row = await visibleUnits(ctx)
    .select(columns)
    .select((eb) => placeName(eb.ref('o.area')).as('placeName'))
    .where('o.id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}

const MOST = 300;
/** Those below which a Party organisation stands, or which others joined as branches: the ones that may have a structure. */
export async function selectTops(ctx: Ctx): Promise<Unit[]> {
  const day = dayOf(ctx.now);
  const rows = await visibleUnits(ctx)
    .select(columns)
    .select((eb) => placeName(eb.ref('o.area')).as('placeName'))
    .where('o.kind', '=', 'party')
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('organisation as s')
            .select('s.id')
            .whereRef('s.superior_id', '=', 'o.id')
            .where('s.kind', '=', 'party')
            .where(open('s', day)),
        ),
        eb.exists(
          eb
            .selectFrom('organisation_member as m')
            .select('m.id')
            .whereRef('m.organisation_id', '=', 'o.id')
            .where('m.role', '=', 'branch')
            .where(open('m', day)),
        ),
      ]),
    )
    .orderBy('o.area')
    .orderBy('o.name')
    .limit(MOST)
    .execute();
  return rows.map(typed);
}

/** The organisations right below these and those that joined them; no person is read. */
export async function selectBelow(ctx: Ctx, ids: readonly string[]): Promise<Below[]> {
  if (ids.length === 0) return [];
  const day = dayOf(ctx.now);
  const all = ctx.db.selectFrom('organisation as o').where(open('o', day));
  const subordinates = await all
    .select(columns)
    .select((eb) => [placeName(eb.ref('o.area')).as('placeName'), 'o.superior_id as parentId'])
    .where('o.superior_id', 'in', ids)
    .orderBy('o.id')
    .execute();
  const joined = await all
    .innerJoin('organisation_member as m', 'm.member_organisation_id', 'o.id')
    .select(columns)
    .select((eb) => [placeName(eb.ref('o.area')).as('placeName'), 'm.organisation_id as parentId', 'm.role'])
    .where('m.organisation_id', 'in', ids)
    .where(open('m', day))
    .orderBy('m.id')
    .execute();
  return [
    ...joined.map((r) => ({
      ...typed(r),
      parentId: r.parentId,
      role: r.role === 'branch' ? ('branch' as const) : ('unit' as const),
    })),
    ...subordinates.map((r) => ({ ...typed(r), parentId: r.parentId ?? '', role: 'subordinate' as const })),
  ];
}

const texts = (ctx: Ctx, organisationId: string) =>
  ctx.db
    .selectFrom('structure_role_text')
    .select(['title', 'nth', 'body', 'at'])
    .where('organisation_id', '=', organisationId);
type StoredText = Omit<RoleText, 'at'> & { at: Temporal.Instant };

export const selectEditions = (ctx: Ctx, organisationId: string): Promise<StoredText[]> =>
  texts(ctx, organisationId).orderBy('title').orderBy('nth', 'desc').execute();
/** The last edition of each, in the order in which they were first written; those taken down are there without a body. */
export async function selectTexts(ctx: Ctx, organisationId: string): Promise<StoredText[]> {
  const rows = await texts(ctx, organisationId).orderBy('at').orderBy('nth').execute();
  const first = [...new Set(rows.map((r) => r.title))];
  return first.flatMap((title) => rows.findLast((r) => r.title === title) ?? []);
}

/** False when somebody wrote that edition meanwhile. */
export async function insertText(
  tx: TxCtx,
  t: { organisationId: string; area: string; title: string; nth: number; body: string | null; accountId: string },
): Promise<boolean> {
  const row = await tx.db
    .insertInto('structure_role_text')
    .values({
      organisation_id: t.organisationId,
      title: t.title,
      nth: t.nth,
      area: t.area,
      body: t.body,
      account_id: t.accountId,
      at: tx.now,
    })
    .onConflict((c) => c.doNothing())
    .returning('nth')
    .executeTakeFirst();
  return row !== undefined;
}
