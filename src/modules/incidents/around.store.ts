import { sql } from 'kysely';
import { visibleCases } from '#modules/cases/index.ts';
import { placeName } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { brief } from './cases.brief.store.ts';

/** These cases as they are named beside others, with whether an incident holds them already. */
export const selectBriefs = (ctx: Ctx, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : visibleCases(ctx)
        .select((eb) => [
          ...brief,
          placeName(eb.ref('cases.area')).as('placeName'),
          sql<boolean>`exists (select from incident_case a where a.case_id = cases.id and a.detached_at is null and a.opted_out_at is null)`.as(
            'isAttached',
          ),
          'cases.closed_at as closedAt',
        ])
        .where('cases.id', 'in', ids)
        .execute();

/** The topic a case lies in, or was opened for. */
export const selectTopicOf = (ctx: Ctx, caseId: string) =>
  visibleCases(ctx)
    .leftJoin('topic_mark as m', 'm.case_id', 'cases.id')
    .leftJoin('topic_case as p', 'p.case_id', 'cases.id')
    .innerJoin('topic as t', (join) => join.on((eb) => eb('t.id', '=', eb.fn.coalesce('p.topic_id', 'm.topic_id'))))
    .select(['t.id', 'p.topic_id as proactiveFor'])
    .where('cases.id', '=', caseId)
    .executeTakeFirst();
