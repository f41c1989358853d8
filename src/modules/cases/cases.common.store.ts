import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

/** How often terms stand in cases, as PostgreSQL counted when it last looked: the share of all cases by term, for the commonest thousand or so. */
export type Common = { readonly shares: ReadonlyMap<string, number>; readonly cases: number };

const READ_AGAIN_MS = 10 * 60_000;
const kept = new WeakMap<House, { at: number; common: Promise<Common> }>();

/** Read every ten minutes: it changes as slowly as a language does. */
function commonOf(ctx: Ctx): Promise<Common> {
  const known = kept.get(ctx.house);
  if (known && performance.now() - known.at < READ_AGAIN_MS) return known.common;
  const common = readCommon(ctx);
  kept.set(ctx.house, { at: performance.now(), common });
  common.catch(() => kept.delete(ctx.house));
  return common;
}

async function readCommon({ house: { db } }: Ctx): Promise<Common> {
  const { rows } = await sql<{ cases: number; terms: string[] | null; shares: number[] | null }>`
    select c.reltuples::float8 as cases, s.most_common_elems::text::text[] as terms, s.most_common_elem_freqs::float8[] as shares
    from pg_class c left join pg_stats s on s.schemaname = current_schema() and s.tablename = c.relname and s.attname = 'search'
    where c.oid = 'cases'::regclass`.execute(db);
  const { cases = 0, terms, shares } = rows[0] ?? {};
  return { cases, shares: new Map((terms ?? []).map((term, i) => [term, shares?.[i] ?? 0])) };
}

const TERMS = /'([^']+)'(:\*)?/g;

/**
 * In how many cases the words of a query (see `searchQuery`) are to be expected; null when nobody has counted yet. Of the pairs of one run the rarest
 * counts, a beginning as often as what begins so; words beside one another are taken for independent.
 */
export function expectedWith({ shares, cases }: Common, query: string): number | null {
  if (shares.size === 0) return null;
  const shareOf = (term: string, isBeginning: boolean) =>
    isBeginning
      ? [...shares].reduce((sum, [known, share]) => (known.startsWith(term) ? sum + share : sum), 0)
      : (shares.get(term) ?? 0);
  const runs = query
    .split(' & ')
    .map((run) =>
      Math.min(1, ...[...run.matchAll(TERMS)].map(([, term = '', star]) => shareOf(term, star !== undefined))),
    );
  return runs.reduce((product, share) => product * share, cases);
}

/**
 * How many cases, in the order of a page of `most`, to look through for these words before the index of words is asked. Walking finds common words at
 * once, but a common word that nobody used lately only where it was used; the index reads every case that ever had them. So it is walked as far as the
 * index would read, where a page is to be expected within it: whatever is asked costs twice the better way at the most. 0: not at all.
 */
export function walkFor(common: Common, query: string, most: number): number | null {
  const hits = expectedWith(common, query);
  if (hits === null) return null;
  return (most * common.cases) / hits < hits ? Math.ceil(hits) : 0;
}

/** The same of this house; null when nobody has counted, and PostgreSQL is left to choose. */
export const walkOf = async (ctx: Ctx, query: string, most: number): Promise<number | null> =>
  walkFor(await commonOf(ctx), query, most);
