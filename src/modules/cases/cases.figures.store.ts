import { type RawBuilder, sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import type { Word } from '#kernel/words.ts';
import { dayOf as houseDay } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Figure, FigureRow, FigureScope, FigureValue, Together } from '#platform/figure.ts';
import { within } from './cases.counts.store.ts';
import {
  type Counted,
  type Formula,
  formulas,
  formulasOn,
  type Rate,
  shareOf,
  type TallyMeasure,
} from './cases.tally.rules.ts';
import { levelBelow, type TallyQuestion, type TallyRow, tallyMany } from './cases.tally.store.ts';

const UNIT: Word = ['件', 'cases'];
const PERCENT: Word = ['%', '%'];

/** Cases of a scope that count on a day within it; a unit's are those it has, or had last. */
const casesIn = (
  { area, organisationId }: FigureScope,
  day: RawBuilder<unknown>,
  inSpan: RawBuilder<unknown>,
  more = sql`true`,
) => {
  const range = prefixRange(area);
  return sql<FigureRow>`
    select c.id::text as key, ${day} as day, c.area, c.number || coalesce(' ' || c.category, '') as title, 1 as amount, '/cases/' || c.id as path
    from cases c
    where c.area >= ${range.from} and c.area < ${range.before} and c.sealed_at is null
      ${organisationId ? sql`and coalesce(c.handler_organisation_id, c.desk_organisation_id) = ${organisationId}::uuid` : sql``}
      and ${inSpan} and ${more}`;
};
const dayOf = (column: string) => sql`(c.${sql.raw(column)} at time zone 'Asia/Shanghai')::date`;
const casesOf = (scope: FigureScope, moment: 'received_at' | 'closed_at', more = sql`true`) =>
  casesIn(scope, dayOf(moment), within(moment, scope), more);

/** Cases that stood open when the span ended, each on the day it came. */
const openAt = ({ area, organisationId, before }: FigureScope, more = sql`true`) => {
  const range = prefixRange(area);
  const end = sql`(${before}::date)::timestamp at time zone 'Asia/Shanghai'`;
  return sql<FigureRow>`
    select c.id::text as key, ${dayOf('received_at')} as day, c.area, c.number || coalesce(' ' || c.category, '') as title, 1 as amount, '/cases/' || c.id as path
    from cases c
    where c.area >= ${range.from} and c.area < ${range.before} and c.sealed_at is null
      ${organisationId ? sql`and coalesce(c.handler_organisation_id, c.desk_organisation_id) = ${organisationId}::uuid` : sql``}
      and c.received_at < ${end} and coalesce(c.closed_at, 'infinity') >= ${end} and ${more}`;
};

const overdueRows = (scope: FigureScope) =>
  openAt(scope, sql`c.overdue_at < ((${scope.before}::date)::timestamp at time zone 'Asia/Shanghai')`);

const question = (
  { area, organisationId, from, before }: FigureScope,
  measures: TallyQuestion['measures'],
): TallyQuestion => ({
  ...{ area, from, before, measures, by: 'state' },
  ...(organisationId && { unit: organisationId }),
});

const BEGINNING = '1990-01-01';
/** What stood open when a span ended that is over: known by row only, of the few that ever ran over. */
async function overdueAt(ctx: Ctx, scope: FigureScope): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (${overdueRows(scope)}) counted`.execute(ctx.db);
  return rows[0]!.n;
}

async function overdueBelow(ctx: Ctx, scope: FigureScope): Promise<Map<string, number>> {
  const { rows } = await sql<{ place: string; n: number }>`
    select left(area, ${levelBelow(scope.area)}) as place, count(*)::int as n from (${overdueRows(scope)}) counted group by 1`.execute(
    ctx.db,
  );
  return new Map(rows.map((r) => [r.place, r.n]));
}

/** The numbers of one scope out of what was counted in its span and up to its end. */
function numbersFrom(
  scope: FigureScope,
  inSpan: readonly Counted[],
  upToEnd: readonly Counted[],
  overdue: number | null,
): Record<string, FigureValue> {
  const n = (some: readonly Counted[], measure: string, states?: readonly string[]) =>
    some.reduce((all, r) => all + (r.measure === measure && (states?.includes(r.state) ?? true) ? r.n : 0), 0);
  const held = formulasOn(scope.from);
  return {
    received: { n: n(inSpan, 'received') },
    closed: { n: n(inSpan, 'closed') },
    open: { n: n(upToEnd, 'received') - n(upToEnd, 'closed') },
    overdue: { n: overdue ?? n(upToEnd, 'overdue', ['open']) },
    suspended: { n: n(upToEnd, 'received', ['suspended']) },
    redone: { n: n(inSpan, 'redone', ['2', '3']) },
    responseRate: shareOf(inSpan, held.response),
    solvedRate: shareOf(inSpan, held.solved),
    satisfiedRate: shareOf(inSpan, held.satisfied),
  };
}
const spanMeasures = ['received', 'closed', 'redone', 'response', 'solved', 'stars'] as const;
const endMeasures = ['received', 'closed', 'overdue'] as const;
/** What is overdue at an end that has not come yet is what is overdue now, and that is kept as a sum. */
const isOver = (ctx: Ctx, { before }: FigureScope) => before <= houseDay(ctx.now);

/** All numbers of cases in these scopes, from the kept sums, in one question. */
const numbers: Together = async (ctx, scopes) => {
  const [rows, overdue] = await Promise.all([
    tallyMany(
      ctx,
      scopes.flatMap((scope) => [question(scope, spanMeasures), question({ ...scope, from: BEGINNING }, endMeasures)]),
    ),
    Promise.all(scopes.map((scope) => (isOver(ctx, scope) ? overdueAt(ctx, scope) : null))),
  ]);
  return scopes.map((scope, i) => numbersFrom(scope, rows[2 * i]!, rows[2 * i + 1]!, overdue[i]!));
};

/** What each number is made of: counted in the span, or up to its end. */
const madeOf: Readonly<Record<string, { inSpan?: TallyMeasure; upToEnd?: readonly TallyMeasure[] }>> = {
  ...{ received: { inSpan: 'received' }, closed: { inSpan: 'closed' }, redone: { inSpan: 'redone' } },
  ...{ open: { upToEnd: ['received', 'closed'] }, overdue: { upToEnd: ['overdue'] } },
  ...{ suspended: { upToEnd: ['received'] }, responseRate: { inSpan: 'response' } },
  ...{ solvedRate: { inSpan: 'solved' }, satisfiedRate: { inSpan: 'stars' } },
};

/** The same of each place one level below. */
const numbersBelow = (name: string) => async (ctx: Ctx, scope: FigureScope) => {
  const { inSpan: measure, upToEnd: measures } = madeOf[name]!;
  const below = (asked: TallyQuestion) => tallyMany(ctx, [{ ...asked, by: 'place' }]);
  const [[inSpan], [upToEnd]] = await Promise.all([
    measure ? below(question(scope, [measure])) : [[]],
    measures ? below(question({ ...scope, from: BEGINNING }, measures)) : [[]],
  ]);
  const late = name === 'overdue' && isOver(ctx, scope) ? await overdueBelow(ctx, scope) : null;
  const keys = new Set([...inSpan!, ...upToEnd!].map((r) => r.key));
  return new Map(
    [...keys].map((key): [string, FigureValue] => {
      const own = (rows: readonly TallyRow[]) => rows.filter((r) => r.key === key);
      return [key, numbersFrom(scope, own(inSpan!), own(upToEnd!), late && (late.get(key) ?? 0))[name]!];
    }),
  );
};

const saidBy: Record<Rate, RawBuilder<unknown>> = {
  response: sql`c.response`,
  solved: sql`case c.said_solved when true then 'yes' when false then 'no' end`,
  satisfied: sql`c.said_stars::text`,
};
const dayOfRate = { response: sql`c.responded_on`, solved: sql`c.said_on`, satisfied: sql`c.stars_on` } as const;

const daysWithin = (day: RawBuilder<unknown>, { from, before }: FigureScope) =>
  sql`${day} >= ${from}::date and ${day} < ${before}::date`;

/** A rate by the formula that held when the span began; the list shows every case it is a share of. */
function rate(which: Rate, says: Word, how: Word): Figure {
  const formulaIn = (scope: FigureScope): Formula => formulasOn(scope.from)[which];
  return {
    ...{ says, unit: PERCENT, as: 'share', of: 'both' },
    how: [`${how[0]}(公式 ${formulas.at(-1)!.version})`, `${how[1]} (formula ${formulas.at(-1)!.version})`],
    rows: (_ctx, scope) => {
      const said = saidBy[which];
      const good = formulaIn(scope).good;
      return sql<FigureRow>`
        select key, day, area, title, case when said = any(${good}::text[]) then 1 else 0 end as amount, path
        from (select x.*, (select ${said} from cases c where c.id::text = x.key) as said
          from (${casesIn(scope, dayOfRate[which], daysWithin(dayOfRate[which], scope), sql`${said} is not null`)}) x) y`;
    },
  };
}

const stated: Readonly<Record<string, Figure>> = {
  received: {
    ...{ says: ['接收诉求', 'Cases received'], unit: UNIT, as: 'rows', of: 'both' },
    how: ['按接收日期在期间内的诉求', 'Cases by the day they came'],
    rows: (_ctx, scope) => casesOf(scope, 'received_at'),
  },
  closed: {
    ...{ says: ['办结诉求', 'Cases closed'], unit: UNIT, as: 'rows', of: 'both' },
    how: ['按办结日期在期间内的诉求,不管何时接收', 'Cases by the day they were closed, whenever they came'],
    rows: (_ctx, scope) => casesOf(scope, 'closed_at'),
  },
  open: {
    ...{ says: ['期末在办', 'Open at the end'], unit: UNIT, as: 'rows', of: 'both' },
    how: ['期间结束时已接收、还没办结的诉求', 'Cases that had come and were not closed when the period ended'],
    rows: (_ctx, scope) => openAt(scope),
  },
  overdue: {
    ...{ says: ['期末超期未办结', 'Overdue at the end'], unit: UNIT, as: 'rows', of: 'both' },
    how: ['期间结束时没有办结、已经超过时限的诉求', 'Open cases whose time had run out when the period ended'],
    rows: (_ctx, scope) => overdueRows(scope),
  },
  suspended: {
    ...{ says: ['挂账', 'On record'], unit: UNIT, as: 'rows', of: 'both' },
    how: ['眼下在挂账的诉求,按接收日期计到期末', 'Cases on record now, of those that came before the period ended'],
    rows: (_ctx, scope) => openAt(scope, sql`c.status = 'suspended'`),
  },
  redone: {
    ...{ says: ['重办两次以上', 'Redone twice or more'], unit: UNIT, as: 'rows', of: 'both' },
    how: ['期间内接收、被要求重办两次以上的诉求', 'Cases that came in the period and were sent back twice or more'],
    rows: (_ctx, scope) => casesOf(scope, 'received_at', sql`c.redo_count >= 2`),
  },
  responseRate: rate(
    'response',
    ['响应率', 'Response rate'],
    ['期间内应首次联系的诉求里,按时联系的占比', 'Of first contacts owed in the period, those in time'],
  ),
  solvedRate: rate(
    'solved',
    ['解决率', 'Solved rate'],
    [
      '期间内第一次由本人确认或回访问到的诉求里,认可已解决的占比',
      'Of cases asked about for the first time in the period, those the person calls solved',
    ],
  ),
  satisfiedRate: rate(
    'satisfied',
    ['满意率', 'Satisfaction rate'],
    ['期间内第一次作出评价的诉求里,三星及以上的占比', 'Of first stars given in the period, three and more'],
  ),
};

/** What can be stated of cases; sealed ones are in no number. */
export const caseFigures: Readonly<Record<string, Figure>> = Object.fromEntries(
  Object.entries(stated).map(([name, figure]) => [
    name,
    {
      ...figure,
      together: numbers,
      quick: async (ctx: Ctx, scope: FigureScope) => (await numbers(ctx, [scope]))[0]![name]!,
      below: numbersBelow(name),
    },
  ]),
);
