import {
  type InsertQueryBuilder,
  type OperationNodeSource,
  type RawBuilder,
  sql,
  type UpdateQueryBuilder,
} from 'kysely';
import type { Tables } from '#db/tables.ts';
import { prefixRange } from '#kernel/area.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { plannedOnce } from '#platform/database.ts';
import { countsOf } from './cases.counts.store.ts';
import { type Counted, type Span, type TallyBy, type TallyMeasure, wholeMonths } from './cases.tally.rules.ts';

/*
 * What cases count as. An act writes the difference it makes beside itself, in its own transaction (`case_tally_delta`); a job folds the
 * differences into five sums (`case_tally`); a count reads both, so that it is exact at any moment and no row is everybody's to lock.
 */

/**
 * The statement that writes cases and the difference it makes: `was` are the same cases as they were before, none for new ones. What is to be written
 * beside them goes in the same breath.
 */
export function savedCounted(
  saved: InsertQueryBuilder<Tables, 'cases', unknown> | UpdateQueryBuilder<Tables, 'cases', 'cases', unknown>,
  was?: RawBuilder<unknown>,
  beside: readonly OperationNodeSource[] = [],
): RawBuilder<unknown> {
  const before = was ? sql`select b.*, -1 as n from (${countsOf(was)}) b union all` : sql``;
  return sql`
    with saved as (${saved})${sql.join(
      beside.map((written, i) => sql`, ${sql.ref(`beside${i}`)} as (${written})`),
      sql``,
    )}
    insert into case_tally_delta (area, measure, day, state, kind, category, unit, n)
    select area, measure, day, state, kind, category, unit, sum(n)
    from (${before} select a.*, 1 as n from (${countsOf(sql`saved`)}) a) d
    group by 1, 2, 3, 4, 5, 6, 7 having sum(n) <> 0 ${plannedOnce}`;
}

export const FOLDED_AT_ONCE = 20_000;
const nobody = sql`'00000000-0000-0000-0000-000000000000'::uuid`;

/** A village has so few cases that its exact sums are quick to add; only its months are kept besides. */
const VILLAGE = 12;
/** The five sums a row counts into; a place counts for itself and for all above it. */
const grainsOf = (source: string) => sql`
  select 'exact' as grain, area, measure, day, state, kind, category, unit, n from ${sql.raw(source)} e
  union all
  select g.grain, left(d.area, l), d.measure, case g.grain when 'day' then d.day else date_trunc('month', d.day)::date end, d.state,
    case g.grain when 'matter' then d.kind else '' end, case g.grain when 'matter' then d.category else '' end,
    case g.grain when 'unit' then d.unit else ${nobody} end, d.n
  from ${sql.raw(source)} d
    cross join unnest(array[4, 6, 9, 12]) l
    cross join unnest(array['day', 'month', 'matter', 'unit']) g (grain)
  where l <= length(d.area) and (l < ${sql.lit(VILLAGE)} or g.grain = 'month')`;

/** Adds waiting differences to the sums; returns how many. One at a time: who finds another folding leaves it to them. */
export async function foldBatch(tx: TxCtx): Promise<number> {
  const { rows: lock } = await sql<{ got: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('case_tally'), hashtext(current_schema())) as got`.execute(tx.db);
  if (!lock[0]?.got) return 0;
  const { rows } = await sql<{ n: number }>`
    with taken as (
      delete from case_tally_delta where id in (select id from case_tally_delta order by id limit ${sql.lit(FOLDED_AT_ONCE)})
      returning area, measure, day, state, kind, category, unit, n
    ), added as (
      insert into case_tally as t (grain, area, measure, day, state, kind, category, unit, n)
      select grain, area, measure, day, state, kind, category, unit, sum(n) from (${grainsOf('taken')}) s
      group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(n) <> 0
      on conflict (grain, area, measure, day, state, kind, category, unit) do update set n = t.n + excluded.n
      returning 1
    )
    select count(*)::int as n from taken`.execute(tx.db);
  await tx.db.deleteFrom('case_tally').where('n', '=', 0).execute();
  return rows[0]!.n;
}

/** Counts every case anew from the cases themselves and puts the result in the place of the sums. Nobody may act meanwhile. In the order
 * of their key, because an index grows twice as fast at its end as all over. */
export async function rebuildTally(tx: TxCtx): Promise<void> {
  await sql`lock table cases, case_tally_delta in share row exclusive mode`.execute(tx.db);
  await tx.db.deleteFrom('case_tally').execute();
  await tx.db.deleteFrom('case_tally_delta').execute();
  await sql`
    insert into case_tally (grain, area, measure, day, state, kind, category, unit, n)
    select 'exact', area, measure, day, state, kind, category, unit, count(*) from (${countsOf(sql`cases`)}) x
    group by 2, 3, 4, 5, 6, 7, 8
    order by 2, 3, 4, 5, 6, 7, 8`.execute(tx.db);
  await sql`
    insert into case_tally (grain, area, measure, day, state, kind, category, unit, n)
    select grain, area, measure, day, state, kind, category, unit, sum(n)
    from (${grainsOf(`(select * from case_tally where grain = 'exact')`)}) s where grain <> 'exact'
    group by 1, 2, 3, 4, 5, 6, 7, 8
    order by 1, 2, 3, 4, 5, 6, 7, 8`.execute(tx.db);
}

export type TallyQuestion = Span & {
  area: string;
  measures: readonly TallyMeasure[];
  by: TallyBy;
  kind?: string;
  category?: string;
  unit?: string;
};
/** `key`: the state again, a day, a month's first day, a kind, a category, a unit's id, or the code of a place one level below. */
export type TallyRow = Counted & { key: string };

type Grain = 'day' | 'month' | 'matter' | 'unit' | 'exact';

const keyOf: Record<TallyBy, RawBuilder<string>> = {
  state: sql`t.state`,
  day: sql`to_char(t.day, 'YYYY-MM-DD')`,
  month: sql`to_char(t.day, 'YYYY-MM') || '-01'`,
  kind: sql`t.kind`,
  category: sql`t.category`,
  unit: sql`t.unit::text`,
  place: sql`t.place`,
};

/** The coarsest sums that still tell apart what is asked: for whole months and for the days left over. */
function grainsFor(q: TallyQuestion): { months: Grain; edges: Grain } {
  // What is told apart by place is read from the sums of the places below.
  const isSmall = (q.by === 'place' ? levelBelow(q.area) : q.area.length) >= VILLAGE;
  const needsMore = q.unit || q.kind || q.category || ['kind', 'category', 'unit', 'day'].includes(q.by);
  if (q.area.length >= VILLAGE && q.by === 'place') return { months: 'exact', edges: 'exact' };
  if (isSmall) return { months: needsMore ? 'exact' : 'month', edges: 'exact' };
  if (q.unit && (q.kind || q.category || q.by === 'kind' || q.by === 'category'))
    return { months: 'exact', edges: 'exact' };
  if (q.by === 'unit') return { months: q.kind || q.category ? 'exact' : 'unit', edges: 'exact' };
  if (q.unit) return { months: q.by === 'day' ? 'exact' : 'unit', edges: 'exact' };
  if (q.kind || q.category || q.by === 'kind' || q.by === 'category')
    return { months: q.by === 'day' ? 'exact' : 'matter', edges: 'exact' };
  return { months: q.by === 'day' ? 'day' : 'month', edges: 'day' };
}

/** How many digits the places right below one have. */
export const levelBelow = (area: string): number => ({ 2: 4, 4: 6, 6: 9, 9: 12, 12: 15 })[area.length] ?? area.length;

/** Has a place of so many digits sums of its own? Below a village there are none. */
export const sumsAreKeptOf = (area: string): boolean => [4, 6, 9, VILLAGE].includes(area.length);

/** How many cases of a place that has sums stand where now: `state`, `n`. `from` is its code, `before` what no code in it reaches. */
export const standingIn = ({ from, before }: { from: string; before: string }): RawBuilder<unknown> => sql`
  select state, n from case_tally where grain = 'month' and area = ${from} and measure = 'received'
  union all
  select state, n from case_tally_delta where area >= ${from} and area < ${before} and measure = 'received'`;

/** The rows of one grain in one span. A place's own sums hold what lies below it; `exact` has to be read over the range. */
function part(q: TallyQuestion, grain: Grain, { from, before }: Span) {
  const { from: low, before: high } = prefixRange(q.area);
  const deep = levelBelow(q.area);
  const inRange = sql`area >= ${low} and area < ${high}`;
  const rows = (place: RawBuilder<unknown>, n: RawBuilder<unknown>, where: RawBuilder<unknown>) => sql`
    select measure, state, day, kind, category, unit, ${place} as place, ${n} as n from case_tally
    where grain = ${grain} and ${where} and measure = any(${q.measures}::text[]) and day >= ${from}::date and day < ${before}::date`;
  const counted = sql`n`;
  if (grain === 'exact') return rows(sql`left(area, ${deep})`, counted, inRange);
  if (q.by !== 'place') return rows(sql`area`, counted, sql`area = ${q.area}`);
  // What lies in none of the places below stands under the place itself: its sum without theirs.
  const below = sql`area = any (array(select code from place where code >= ${low} and code < ${high} and length(code) = ${deep}))`;
  return sql`${rows(sql`area`, counted, below)} union all ${rows(sql`area`, counted, sql`area = ${q.area}`)}
    union all ${rows(sql`${q.area}::text`, sql`-n`, below)}`;
}

/** One question's rows, told apart and summed. */
function answer(q: TallyQuestion) {
  const { months, edges } = wholeMonths(q);
  const grains = grainsFor(q);
  const { from, before } = prefixRange(q.area);
  const parts = [
    ...(months ? [part(q, grains.months, months)] : []),
    ...edges.map((edge) => part(q, grains.edges, edge)),
    sql`
    select measure, state, day, kind, category, unit, left(area, ${levelBelow(q.area)}), n from case_tally_delta
    where area >= ${from} and area < ${before} and measure = any(${q.measures}::text[]) and day >= ${q.from}::date and day < ${q.before}::date`,
  ];
  return sql`
    select ${keyOf[q.by]} as key, t.measure, t.state, sum(t.n)::int as n
    from (${sql.join(parts, sql` union all `)}) t
    where true ${q.kind ? sql`and t.kind = ${q.kind}` : sql``} ${q.category ? sql`and t.category like ${`${q.category}%`}` : sql``}
      ${q.unit ? sql`and t.unit = ${q.unit}::uuid` : sql``}
    group by 1, 2, 3 having sum(t.n) <> 0`;
}

/** How many cases count as what, exactly as of this moment, folded or not: several questions in one. The caller has asked whether the actor may know. */
export async function tallyMany(ctx: Ctx, questions: readonly TallyQuestion[]): Promise<TallyRow[][]> {
  if (questions.length === 0) return [];
  const { rows } = await sql<TallyRow & { q: number }>`
    ${sql.join(
      questions.map((q, i) => sql`select ${sql.lit(i)} as q, a.* from (${answer(q)}) a`),
      sql` union all `,
    )}
    order by q, key, measure, state`.execute(ctx.db);
  return questions.map((_, i) => rows.flatMap(({ q, ...row }) => (q === i ? [row] : [])));
}

/** As `tallyMany`, for one question. */
export const tallyOf = async (ctx: Ctx, question: TallyQuestion): Promise<TallyRow[]> =>
  (await tallyMany(ctx, [question]))[0]!;
