import { type RawBuilder, sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import type { Word } from '#kernel/words.ts';
import type { Figure, FigureRow } from '#platform/figure.ts';
import { measureHow, type TallyMeasure, tallyMeasures } from './cases.tally.rules.ts';

const dayIn = (column: string) => `(c.${column} at time zone 'Asia/Shanghai')::date`;
const came = dayIn('received_at');

/** On which day a case counts in a measure, and as what: the one place that says so. The moment is what an index finds that day by. */
const counted: Record<TallyMeasure, { day: string; moment?: string; state: string }> = {
  received: { day: came, moment: 'received_at', state: 'coalesce(c.outcome, c.status)' },
  channel: { day: came, moment: 'received_at', state: 'c.channel' },
  route: {
    ...{ day: came, moment: 'received_at' },
    state:
      "case when c.handler_organisation_id is not null then 'dispatched' when c.replied_at is not null then 'direct' end",
  },
  closed: { day: dayIn('closed_at'), moment: 'closed_at', state: 'c.outcome' },
  overdue: {
    ...{ day: came, moment: 'received_at' },
    state: "case when c.overdue_at is not null then case when c.closed_at is null then 'open' else 'ended' end end",
  },
  redone: {
    ...{ day: came, moment: 'received_at' },
    state: 'case when c.redo_count > 0 then least(c.redo_count, 3)::text end',
  },
  returned: {
    ...{ day: came, moment: 'received_at' },
    state: 'case when c.bounces > 0 then c.bounces::text end',
  },
  response: { day: 'c.responded_on', state: 'c.response' },
  solved: { day: 'c.said_on', state: "case c.said_solved when true then 'yes' when false then 'no' end" },
  stars: { day: 'c.stars_on', state: 'c.said_stars::text' },
};

const unitOf = 'coalesce(c.handler_organisation_id, c.desk_organisation_id)';

/** What of a case decides what it counts as: all that `countsOf` asks of its source. */
export const countedColumns = [
  ...(['area', 'kind', 'category', 'channel', 'status', 'outcome', 'sealed_at'] as const),
  ...(['desk_organisation_id', 'handler_organisation_id', 'redo_count', 'bounces'] as const),
  ...(['received_at', 'replied_at', 'closed_at', 'overdue_at'] as const),
  ...(['response', 'responded_on', 'said_solved', 'said_on', 'said_stars', 'stars_on'] as const),
] as const;

const matter = sql`c.kind, coalesce(c.category, '') as category, ${sql.raw(unitOf)} as unit`;
/** Of what the cases of `source` are, and whose, whatever they count as. */
export const mattersOf = (source: RawBuilder<unknown>): RawBuilder<unknown> => sql`(select ${matter} from ${source} c)`;

/** What the cases of `source` count as, a row for each measure. */
export const countsOf = (source: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select c.area, x.measure, x.day, x.state, ${matter}
  from ${source} c cross join lateral (values
    ${sql.raw(
      Object.entries(counted)
        .map(([measure, { day, state }]) => `('${measure}', ${day}, ${state})`)
        .join(',\n    '),
    )}
  ) x (measure, day, state)
  where c.sealed_at is null and x.day is not null and x.state is not null`;

/** A moment's column within a half-open span of days, so that an index can find it. */
export const within = (moment: string, { from, before }: { from: string; before: string }): RawBuilder<unknown> =>
  sql`c.${sql.raw(moment)} >= (${from}::date)::timestamp at time zone 'Asia/Shanghai'
      and c.${sql.raw(moment)} < (${before}::date)::timestamp at time zone 'Asia/Shanghai'`;

/** A part of what is counted: one bar, slice or point. */
export type Slice = {
  measure: TallyMeasure;
  states?: readonly string[];
  kind?: string;
  category?: string;
  unit?: string;
};

/** Exactly the cases behind a part of the sums, with the same words and the same rows as any other number. */
export function sliceFigure(slice: Slice): Figure {
  const { day, moment, state } = counted[slice.measure];
  const says: Word = tallyMeasures[slice.measure];
  return {
    ...{ says, unit: ['件', 'cases'], how: measureHow[slice.measure], as: 'rows', of: 'place' },
    rows: (_ctx, { area, from, before }) => {
      const range = prefixRange(area);
      return sql<FigureRow>`
        select c.id::text as key, ${sql.raw(day)} as day, c.area, c.number || coalesce(' ' || c.category, '') as title, 1 as amount,
          '/cases/' || c.id as path
        from cases c
        where c.area >= ${range.from} and c.area < ${range.before} and c.sealed_at is null
          and ${moment ? within(moment, { from, before }) : sql`${sql.raw(day)} >= ${from}::date and ${sql.raw(day)} < ${before}::date`}
          and ${slice.states ? sql`${sql.raw(state)} = any(${slice.states}::text[])` : sql`${sql.raw(state)} is not null`}
          ${slice.kind ? sql`and c.kind = ${slice.kind}` : sql``}
          ${slice.category === undefined ? sql`` : sql`and coalesce(c.category, '') = ${slice.category}`}
          ${slice.unit ? sql`and ${sql.raw(unitOf)} = ${slice.unit}::uuid` : sql``}`;
    },
  };
}
