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
import { countsOf, mattersOf } from './cases.counts.store.ts';
import { type Counted, type Span, type TallyBy, type TallyMeasure, wholeMonths } from './cases.tally.rules.ts';

/*
 * What cases count as. An act writes the difference it makes beside itself, in its own transaction (`case_tally_delta`); a job folds the
 * differences into sums (`case_tally`, `case_tally_exact`); a count reads both, so that it is exact at any moment and no row is everybody's to lock. What
 * a sum is of stands in it as a number, once told in a table of its own: there are many sums and few words (docs/decisions/0054).
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

/** The sums that are kept besides the exact ones, each coarser in some way, and of how many digits the places are that have them. */
const grains = {
  day: { code: 1, digits: [4, 6] },
  month: { code: 2, digits: [4, 6, 9, 12] },
  matter: { code: 3, digits: [4, 6, 9] },
  /** By unit and month of the township or the county it lies in: a unit is in one or few, so that those above need no sums of their own. */
  unit: { code: 4, digits: [9] },
} as const;
type Grain = keyof typeof grains | 'exact';
const codeOf = (grain: keyof typeof grains) => sql.lit(grains[grain].code);

/** Every grain and length of place as a row. */
const kept = sql`(values ${sql.join(
  Object.values(grains).flatMap(({ code, digits }) =>
    digits.map((n) => sql`(${sql.lit(code)}::smallint, ${sql.lit(n)})`),
  ),
)}) g (grain, digits)`;

/** What rows of the exact kind add to the other sums: a place counts for itself and for all above it. */
const coarser = (source: RawBuilder<unknown>) => sql`
  select g.grain, left(d.area, g.digits) as area, d.what, case g.grain when ${codeOf('day')} then d.day else date_trunc('month', d.day)::date end as day,
    case g.grain when ${codeOf('matter')} then d.matter else 0 end as matter, case g.grain when ${codeOf('unit')} then d.unit else 0 end as unit,
    sum(d.n)::int as n
  from ${source} d join ${kept} on g.digits <= length(d.area) or g.grain = ${codeOf('unit')}
  group by 1, 2, 3, 4, 5, 6 having sum(d.n) <> 0`;

/** What the numbers in a sum mean stands in a table each: its columns beside the number. */
const words = {
  what: sql`measure, state`,
  matter: sql`kind, category`,
  unit: sql`unit`,
} as const;
/** Gives a number to each word of `source` that has none. */
async function learn(tx: TxCtx, word: keyof typeof words, source: RawBuilder<unknown>): Promise<void> {
  const table = sql.table(`case_tally_${word}`);
  const columns = words[word];
  await sql`
    insert into ${table} (id, ${columns})
    select (select coalesce(max(id), 0) from ${table}) + row_number() over (order by ${columns}), ${columns}
    from (select distinct ${columns} from ${source} s except select ${columns} from ${table}) s`.execute(tx.db);
}
/** Rows with their words as numbers; a row with a word that has none is not among them. */
const numbered = (source: RawBuilder<unknown>, columns: RawBuilder<unknown>) => sql`
  select ${columns}, w.id as what, m.id as matter, u.id as unit
  from ${source} d join case_tally_what w using (measure, state) join case_tally_matter m using (kind, category) join case_tally_unit u on u.unit = d.unit`;

export const FOLDED_AT_ONCE = 20_000;

/** Adds waiting differences to the sums; returns how many. One at a time: who finds another folding leaves it to them. */
export async function foldBatch(tx: TxCtx): Promise<number> {
  const { rows: lock } = await sql<{ got: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('case_tally'), hashtext(current_schema())) as got`.execute(tx.db);
  if (!lock[0]?.got) return 0;
  const first = sql`(select * from case_tally_delta order by id limit ${sql.lit(FOLDED_AT_ONCE)})`;
  for (const word of ['what', 'matter', 'unit'] as const) await learn(tx, word, first);
  const { rows } = await sql<{ n: number; exact: string[]; sums: string[] }>`
    with known as (${numbered(first, sql`d.id`)}), taken as (
      delete from case_tally_delta d using known where d.id = known.id
      returning d.area, d.day, d.n, known.what, known.matter, known.unit
    ), exact as (
      insert into case_tally_exact as t (what, day, area, matter, unit, n)
      select what, day, area, matter, unit, sum(n) from taken group by 1, 2, 3, 4, 5 having sum(n) <> 0
      on conflict (what, day, area, matter, unit) do update set n = t.n + excluded.n
      returning t.ctid as at, t.n
    ), sums as (
      insert into case_tally as t (grain, area, what, day, matter, unit, n)
      ${coarser(sql`taken`)}
      on conflict (grain, area, what, day, matter, unit) do update set n = t.n + excluded.n
      returning t.ctid as at, t.n
    )
    select (select count(*)::int from taken) as n, array(select at::text from exact where n = 0) as exact,
      array(select at::text from sums where n = 0) as sums`.execute(tx.db);
  const { n, exact, sums } = rows[0]!;
  // Found by where they lie, not by an index of what is nothing: with one on it a number could not be changed in its place.
  if (exact.length > 0) await sql`delete from case_tally_exact where ctid = any(${exact}::tid[])`.execute(tx.db);
  if (sums.length > 0) await sql`delete from case_tally where ctid = any(${sums}::tid[])`.execute(tx.db);
  return n;
}

/** Counts every case anew from the cases themselves and puts the result in the place of the sums. Nobody may act meanwhile. In the order
 * of their key, because an index grows twice as fast at its end as all over. */
export async function rebuildTally(tx: TxCtx): Promise<void> {
  await sql`lock table cases, case_tally_delta in share row exclusive mode`.execute(tx.db);
  await sql`set local work_mem = '256MB'`.execute(tx.db);
  for (const table of ['case_tally', 'case_tally_exact', 'case_tally_delta'] as const)
    await tx.db.deleteFrom(table).execute();
  const all = sql`(${countsOf(sql`cases`)})`;
  await learn(tx, 'what', all);
  await learn(tx, 'matter', mattersOf(sql`cases`));
  await learn(tx, 'unit', mattersOf(sql`cases`));
  await sql`
    insert into case_tally_exact (what, day, area, matter, unit, n)
    select what, day, area, matter, unit, count(*) from (${numbered(all, sql`d.area, d.day`)}) x
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(tx.db);
  // Apart from what puts it in, or Citus sends its machine a statement that is none.
  await sql`
    with sums as materialized (${coarser(sql`case_tally_exact`)})
    insert into case_tally (grain, area, what, day, matter, unit, n)
    select grain, area, what, day, matter, unit, n from sums order by 1, 2, 3, 4, 5, 6`.execute(tx.db);
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

type Told = {
  part: RawBuilder<unknown>;
  key: RawBuilder<string>;
  word?: 'matter' | 'unit';
  waiting: RawBuilder<string>;
};
/** By what rows are told apart: in the sums, what that is called, and in what waits to be added to them. */
const told: Record<Exclude<TallyBy, 'place'>, Told> = {
  state: { part: sql`0`, key: sql`w.state`, waiting: sql`state` },
  day: { part: sql`t.day`, key: sql`to_char(s.part, 'YYYY-MM-DD')`, waiting: sql`to_char(day, 'YYYY-MM-DD')` },
  month: {
    part: sql`t.day`,
    key: sql`to_char(s.part, 'YYYY-MM') || '-01'`,
    waiting: sql`to_char(day, 'YYYY-MM') || '-01'`,
  },
  kind: { part: sql`t.matter`, key: sql`x.kind`, word: 'matter', waiting: sql`kind` },
  category: { part: sql`t.matter`, key: sql`x.category`, word: 'matter', waiting: sql`category` },
  unit: { part: sql`t.unit`, key: sql`x.unit::text`, word: 'unit', waiting: sql`unit::text` },
};
const toldBy = ({ by, area }: TallyQuestion): Told =>
  by === 'place'
    ? { part: sql`t.place`, key: sql`s.part`, waiting: sql`left(area, ${sql.lit(levelBelow(area))})` }
    : told[by];

/** Has a place of so many digits sums of this kind? */
const isKept = (grain: keyof typeof grains, digits: number) =>
  (grains[grain].digits as readonly number[]).includes(digits);
/** The sums that say how many cases stand where: those of any place down to a village. */
export const sumsAreKeptOf = (area: string): boolean => isKept('month', area.length);

/** The coarsest sums that still tell apart what is asked: for whole months and for the days left over. */
function grainsFor({ area, by, kind, category, unit }: TallyQuestion): { months: Grain; edges: Grain } {
  const ofMatter = kind || category || by === 'kind' || by === 'category';
  const ofUnit = unit || by === 'unit';
  if (ofUnit) {
    const isCoarse =
      !ofMatter && by !== 'day' && (by === 'place' ? levelBelow(area) : area.length) <= grains.unit.digits[0];
    return { months: isCoarse ? 'unit' : 'exact', edges: 'exact' };
  }
  // What is told apart by place is read from the sums of the places below and from its own.
  const has = (grain: keyof typeof grains): Grain =>
    isKept(grain, area.length) && (by !== 'place' || isKept(grain, levelBelow(area))) ? grain : 'exact';
  if (ofMatter) return { months: by === 'day' ? 'exact' : has('matter'), edges: 'exact' };
  return { months: has(by === 'day' ? 'day' : 'month'), edges: has('day') };
}

/** How many digits the places right below one have. */
export const levelBelow = (area: string): number => ({ 2: 4, 4: 6, 6: 9, 9: 12, 12: 15 })[area.length] ?? area.length;

/** The rows of one grain in one span. A place's own sums hold what lies below it; those by unit and the exact ones have to be read over the range. */
function part(q: TallyQuestion, grain: Grain, { from, before }: Span) {
  const { from: low, before: high } = prefixRange(q.area);
  const deep = sql.lit(levelBelow(q.area));
  const isOf = sql`${
    q.kind || q.category
      ? sql`and matter = any(array(select id from case_tally_matter where true
      ${q.kind ? sql`and kind = ${q.kind}` : sql``} ${q.category ? sql`and category like ${`${q.category}%`}` : sql``}))`
      : sql``
  }
    ${q.unit ? sql`and unit = (select id from case_tally_unit where unit = ${q.unit}::uuid)` : sql``}`;
  const rows = (place: RawBuilder<unknown>, n: RawBuilder<unknown>, where: RawBuilder<unknown>) => sql`
    select what, day, matter, unit, ${place} as place, ${n} as n
    from ${grain === 'exact' ? sql`case_tally_exact where` : sql`case_tally where grain = ${codeOf(grain)} and`} ${where}
      and what = any(array(select id from case_tally_what where measure = any(${q.measures}::text[])))
      and day >= ${from}::date and day < ${before}::date ${isOf}`;
  const counted = sql`n`;
  if (grain === 'exact' || grain === 'unit')
    return rows(sql`left(area, ${deep})`, counted, sql`area >= ${low} and area < ${high}`);
  if (q.by !== 'place') return rows(sql`area`, counted, sql`area = ${q.area}`);
  // What lies in none of the places below stands under the place itself: its sum without theirs.
  const below = sql`area = any (array(select code from place where code >= ${low} and code < ${high} and length(code) = ${deep}))`;
  return sql`${rows(sql`area`, counted, below)} union all ${rows(sql`area`, counted, sql`area = ${q.area}`)}
    union all ${rows(sql`${q.area}::text`, sql`-n`, below)}`;
}

/** One question's rows, told apart and summed. */
function answer(q: TallyQuestion) {
  const { months, edges } = wholeMonths(q);
  const grain = grainsFor(q);
  const { from, before } = prefixRange(q.area);
  const by = toldBy(q);
  const parts = [
    ...(months ? [part(q, grain.months, months)] : []),
    ...edges.map((edge) => part(q, grain.edges, edge)),
  ];
  // Their words are looked up for what is left when they are summed.
  return sql`
    select key, measure, state, sum(n)::int as n from (
      select ${by.key} as key, w.measure, w.state, s.n
      from (select t.what, ${by.part} as part, sum(t.n) as n from (${sql.join(parts, sql` union all `)}) t group by 1, 2) s
        join case_tally_what w on w.id = s.what
        ${by.word ? sql`join ${sql.table(`case_tally_${by.word}`)} x on x.id = s.part` : sql``}
      union all
      select ${by.waiting}, measure, state, n from case_tally_delta
      where area >= ${from} and area < ${before} and measure = any(${q.measures}::text[]) and day >= ${q.from}::date and day < ${q.before}::date
        ${q.kind ? sql`and kind = ${q.kind}` : sql``} ${q.category ? sql`and category like ${`${q.category}%`}` : sql``}
        ${q.unit ? sql`and unit = ${q.unit}::uuid` : sql``}
    ) a
    group by 1, 2, 3 having sum(n) <> 0`;
}

/** How many cases of a place that has sums stand where now: `state`, `n`. `from` is its code, `before` what no code in it reaches. */
export const standingIn = ({ from, before }: { from: string; before: string }): RawBuilder<unknown> => sql`
  select w.state, t.n from case_tally t join case_tally_what w on w.id = t.what
  where t.grain = ${codeOf('month')} and t.area = ${from} and w.measure = 'received'
  union all
  select state, n from case_tally_delta where area >= ${from} and area < ${before} and measure = 'received'`;

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
