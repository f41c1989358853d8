import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { allVisibleCases, type CaseStatus, isWide, visibleCases, visibleElsewhere } from '#modules/cases/index.ts';
import { placeName } from '#modules/places/index.ts';
import { type Ctx, mostOf } from '#platform/context.ts';
import { brief } from './cases.brief.store.ts';
import type { TopicPeriod } from './incidents.contract.ts';
import { HALF_LIFE_DAYS } from './topics.heat.rules.ts';

/**
 * The cases of topics that the actor may see, within the period asked for. Everything told of a topic is counted from these alone. Of few topics they
 * are looked at case by case, and so by whoever sees a county, where most cases of a topic are theirs to see.
 */
function heard(ctx: Ctx, { area, from, to }: TopicPeriod, ofFew = isWide(ctx)) {
  let q = (ofFew ? visibleCases(ctx) : allVisibleCases(ctx))
    .innerJoin('topic_mark as m', 'm.case_id', 'cases.id')
    .innerJoin('topic as t', 't.id', 'm.topic_id')
    .where('cases.status', '<>', 'withdrawn');
  if (area) {
    const range = prefixRange(area);
    q = q.where('cases.area', '>=', range.from).where('cases.area', '<', range.before);
  }
  if (from) q = q.where('m.day', '>=', from);
  if (to) q = q.where('m.day', '<=', to);
  return q;
}

export type HeardTopic = {
  id: string;
  place: string | null;
  words: string[];
  voices: number;
  firstDay: string;
  lastDay: string;
  lowest: string;
  highest: string;
  open: number;
  closed: number;
};

/** A topic is one from its second case on that the actor may see. */
const MIN_CASES = 2;
/**
 * Topics of the actor's place and of their cases elsewhere, those first that may be the hottest: no part of a topic's cases is hotter than all of them
 * together (`topics.heat.rules.ts`).
 */
export async function selectLikely(ctx: Ctx, { area }: TopicPeriod, asOf: string, most: number, from: number) {
  const lies = (place: string) => sql<boolean>`(starts_with(t.area, ${place}) or starts_with(${place}, t.area))`;
  const elsewhere = visibleElsewhere(ctx)
    .innerJoin('topic_mark as m', 'm.case_id', 'cases.id')
    .where('m.topic_id', 'is not', null)
    .select('m.topic_id');
  const own = ctx.actor.kind === 'staff' ? ctx.actor.area : '';
  const likely = sql<number>`t.cases * (1 + log((t.last_day - t.first_day + 1)::float8)) * 0.5 ^ (greatest(0, ${asOf}::date - t.last_day) / ${HALF_LIFE_DAYS}::float8)`;
  return ctx.db
    .selectFrom('topic as t')
    .select(['t.id', likely.as('heat')])
    .where('t.cases', '>=', MIN_CASES)
    .where(({ eb, or }) => or([lies(own), eb('t.id', 'in', elsewhere)]))
    .$if(area !== undefined, (q) => q.where(lies(area!)))
    .orderBy(likely, 'desc')
    .orderBy('t.id')
    .limit(most)
    .offset(from)
    .execute();
}

/** Voices: one per case, and one for all cases told from the same telephone, compared by its blind index and never read out. */
export const selectTopics = (ctx: Ctx, period: TopicPeriod, only?: readonly string[]): Promise<HeardTopic[]> =>
  heard(ctx, period, only !== undefined)
    .innerJoin('case_reporter as r', 'r.case_id', 'cases.id')
    .$if(only !== undefined, (q) => q.where('t.id', '=', sql<string>`any(${[...(only ?? [])]}::uuid[])`))
    .select((eb) => [
      't.id',
      't.place',
      't.words',
      sql<number>`(count(distinct r.phone_idx) + count(*) filter (where r.phone_idx is null))::int`.as('voices'),
      eb.fn.min('m.day').as('firstDay'),
      eb.fn.max('m.day').as('lastDay'),
      eb.fn.min('cases.area').as('lowest'),
      eb.fn.max('cases.area').as('highest'),
      sql<number>`(count(*) filter (where cases.closed_at is null))::int`.as('open'),
      sql<number>`(count(*) filter (where cases.closed_at is not null))::int`.as('closed'),
    ])
    // Its place and words follow from its id: grouping by them too would compare texts for nothing.
    .groupBy('t.id')
    .having((eb) => eb.fn.countAll(), '>=', MIN_CASES)
    .execute();

export const selectDays = (ctx: Ctx, period: TopicPeriod, topicIds: readonly string[]) =>
  topicIds.length === 0
    ? Promise.resolve([])
    : heard(ctx, period)
        .where('t.id', 'in', topicIds)
        .select((eb) => ['t.id', 'm.day', eb.fn.countAll<number>().as('n')])
        .groupBy(['t.id', 'm.day'])
        .execute();

export const selectCasesOfTopic = (ctx: Ctx, period: TopicPeriod, topicId: string) =>
  heard(ctx, period)
    .where('t.id', '=', topicId)
    .select((eb) => [...brief, placeName(eb.ref('cases.area')).as('placeName')])
    .orderBy('cases.received_at', 'desc')
    .orderBy('cases.id')
    .limit(mostOf(ctx, 500))
    .execute();

/** The case opened because of a topic, when the actor may see it. */
export const selectProactive = (ctx: Ctx, topicIds: readonly string[]) =>
  topicIds.length === 0
    ? Promise.resolve([])
    : visibleCases(ctx)
        .innerJoin('topic_case as p', 'p.case_id', 'cases.id')
        .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
        .select([
          'p.topic_id as topicId',
          'cases.id as caseId',
          'cases.number',
          'cases.status',
          'o.short_name as unit',
          'cases.due_at as dueAt',
          'cases.closed_at as closedAt',
        ])
        .$narrowType<{ status: CaseStatus }>()
        .where('p.topic_id', 'in', topicIds)
        .orderBy('p.at', 'desc')
        .execute();

/** The places these topics are shown to lie in, by code. */
export async function selectPlaceNames(ctx: Ctx, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await ctx.db.selectFrom('place').select(['code', 'name']).where('code', 'in', codes).execute();
  return new Map(rows.map((r) => [r.code, r.name]));
}
