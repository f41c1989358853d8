import { type Expression, sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { plannedOnce } from '#platform/database.ts';
import type { PlaceKind } from './places.rules.ts';

export type StoredPlace = {
  code: string;
  name: string;
  fullName: string;
  kind: PlaceKind;
  parent: string | null;
  validFrom: string | null;
  validTo: string | null;
  version: number;
};
export type PlaceChange = Pick<StoredPlace, 'code' | 'name' | 'kind' | 'validFrom' | 'validTo'>;
export type NewAlias = { area: string; alias: string; validFrom: string | null; validTo: string | null };

const columns = [
  'place.code',
  'place.name',
  'place.full_name as fullName',
  'place.kind',
  'place.parent',
  'place.valid_from as validFrom',
  'place.valid_to as validTo',
  'place.version',
] as const;
const stored = <R extends { kind: string }>(row: R) => row as R & { kind: PlaceKind };

/** Places are public: what hides them is only that they no longer are. */
const allPlaces = ({ db }: Ctx) => db.selectFrom('place').select(columns);
const openOn = (day: string) =>
  sql<boolean>`(place.valid_from is null or place.valid_from <= ${day}) and (place.valid_to is null or place.valid_to > ${day})`;
const hasChildren = sql<boolean>`exists (select from place c where c.parent = place.code)`.as('hasChildren');

/**
 * For the stores of other modules: the readable name of the place an area column names, as one more column of their query,
 * e.g. `.select((eb) => placeName(eb.ref('c.area')).as('placeName'))`. Null for an area that is no known place.
 */
export const placeName = (area: Expression<string>) =>
  sql<string | null>`(select named.full_name from place named where named.code = ${area})`;

export async function selectPlaces(ctx: Ctx, codes: readonly string[]): Promise<StoredPlace[]> {
  if (codes.length === 0) return [];
  const rows = await allPlaces(ctx)
    .where(sql<boolean>`place.code = any(${[...new Set(codes)]})`)
    .orderBy('place.code')
    .execute();
  return rows.map(stored);
}

export async function selectPlace(ctx: Ctx, code: string): Promise<StoredPlace | null> {
  const row = await allPlaces(ctx).where('place.code', '=', code).modifyEnd(plannedOnce).executeTakeFirst();
  return row ? stored(row) : null;
}

/** Where the name of a closed place goes on from the day it was closed; null when nobody said. */
export async function selectSuccessor(ctx: Ctx, place: StoredPlace): Promise<StoredPlace | null> {
  if (place.validTo === null) return null;
  const rows = await allPlaces(ctx)
    .innerJoin('place_alias as a', 'a.area', 'place.code')
    .where('a.alias', '=', place.name)
    .where('a.valid_from', '=', place.validTo)
    .where('place.code', '<>', place.code)
    .execute();
  return rows.length === 1 ? stored(rows[0]!) : null;
}

/** The place, locked until the transaction ends; 404 when there is none. */
export async function lockPlace(tx: TxCtx, code: string): Promise<StoredPlace> {
  const row = await allPlaces(tx).where('place.code', '=', code).forNoKeyUpdate().executeTakeFirst();
  if (!row) throw notFound();
  return stored(row);
}

export async function selectChildren(ctx: Ctx, parent: string, openDay: string | null) {
  const rows = await allPlaces(ctx)
    .select(hasChildren)
    .where('place.parent', '=', parent)
    .$if(openDay !== null, (q) => q.where(openOn(openDay ?? '')))
    .orderBy('place.code')
    .execute();
  return rows.map(stored);
}

export async function countChildren(ctx: Ctx, parent: string, openDay: string): Promise<number> {
  const { n } = await ctx.db
    .selectFrom('place')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('parent', '=', parent)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', openDay)]))
    .executeTakeFirstOrThrow();
  return n;
}

const codeLengths = [2, 4, 6, 9, 12, 15];

/** The place and `levels` levels below it that are in use on the day, in order of code. */
export async function selectTree(ctx: Ctx, root: string, levels: number, day: string) {
  const { from, before } = prefixRange(root);
  const deepest = codeLengths[Math.min(codeLengths.indexOf(root.length) + levels, codeLengths.length - 1)] ?? 15;
  const rows = await allPlaces(ctx)
    .where('place.code', '>=', from)
    .where('place.code', '<', before)
    .where(sql<boolean>`length(place.code) <= ${deepest}`)
    .where(openOn(day))
    .orderBy('place.code')
    .execute();
  return rows.map(stored);
}

const likeText = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/**
 * Places by code, name or other name. What is written in full comes first; last comes what only has the signs in this order in
 * its full name, so that 北堡老熊沟 finds 清水河县北堡乡老熊沟村民委员会.
 */
export async function searchPlaces(
  ctx: Ctx,
  q: string,
  { within, openDay, limit }: { within: string; openDay: string | null; limit: number },
) {
  const { from, before } = prefixRange(within);
  const begins = `${likeText(q)}%`;
  const contains = `%${likeText(q)}%`;
  const inOrder = `%${[...q.replace(/\s/g, '')].map(likeText).join('%')}%`;
  const rank = sql<number>`case when place.code = ${q} then 0 when place.name like ${begins} then 1 when place.name like ${contains} then 2
    when other.alias is not null then 3 when place.code like ${begins} then 4 else 5 end`;
  const rows = await allPlaces(ctx)
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('place_alias as a')
          .select('a.alias')
          .whereRef('a.area', '=', 'place.code')
          .where('a.alias', 'like', contains)
          .orderBy('a.alias')
          .limit(1)
          .as('other'),
      (join) => join.onTrue(),
    )
    .select([hasChildren, 'other.alias'])
    .where('place.code', '>=', from)
    .where('place.code', '<', before)
    .where((eb) =>
      eb.or([
        eb('place.code', 'like', begins),
        eb('place.full_name', 'like', inOrder),
        eb('other.alias', 'is not', null),
      ]),
    )
    .$if(openDay !== null, (query) => query.where(openOn(openDay ?? '')))
    .orderBy(rank)
    .orderBy(sql`length(place.code)`)
    .orderBy('place.code')
    .limit(limit)
    .execute();
  return rows.map(stored);
}

export async function selectAliases(ctx: Ctx, code: string) {
  return ctx.db
    .selectFrom('place_alias')
    .select(['id', 'alias', 'valid_from as validFrom', 'valid_to as validTo'])
    .where('area', '=', code)
    .orderBy('alias')
    .orderBy('valid_from')
    .execute();
}

const rowsAtOnce = 5000; // eight values each; PostgreSQL takes 65,535 in one statement

/** Adds places or brings them up to date; `refreshFullNames` must follow. */
export async function putPlaces(tx: TxCtx, rows: readonly (PlaceChange & { parent: string | null })[]): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await tx.db
      .insertInto('place')
      .values(
        rows.slice(at, at + rowsAtOnce).map((p) => ({
          code: p.code,
          name: p.name,
          full_name: p.name,
          kind: p.kind,
          parent: p.parent,
          valid_from: p.validFrom,
          valid_to: p.validTo,
        })),
      )
      .onConflict((c) =>
        c.column('code').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          kind: eb.ref('excluded.kind'),
          valid_from: eb.ref('excluded.valid_from'),
          valid_to: eb.ref('excluded.valid_to'),
          version: sql<number>`place.version + 1`,
        })),
      )
      .execute();
}

/** Other names; one already recorded for part of that time is left as it is. Returns how many are new. */
export async function insertAliases(tx: TxCtx, aliases: readonly NewAlias[]): Promise<number> {
  if (aliases.length === 0) return 0;
  const rows = await tx.db
    .insertInto('place_alias')
    .values(
      aliases.map((a) => ({
        id: tx.house.newId(),
        area: a.area,
        alias: a.alias,
        valid_from: a.validFrom,
        valid_to: a.validTo,
      })),
    )
    .onConflict((c) => c.doNothing())
    .returning('id')
    .execute();
  return rows.length;
}

/** Writes the names as people say them, from the county down, for all places at or below `scope`. */
export async function refreshFullNames(tx: TxCtx, scope: string | null): Promise<void> {
  const range = scope === null ? sql`true` : sql`p.code >= ${scope} and p.code < ${`${scope}~`}`;
  await sql`
    update place set full_name = told.name
      from (select p.code, coalesce(string_agg(a.name, '' order by a.code), p.name) as name
              from place p
              left join place a on length(p.code) > 6 and a.code in (left(p.code, 6), left(p.code, 9), left(p.code, 12), p.code)
             where ${range} group by p.code) told
     where place.code = told.code and place.full_name <> told.name`.execute(tx.db);
}
