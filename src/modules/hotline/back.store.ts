import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { Concern } from '#platform/jobs.ts';

/** A case that came through a platform that wants to hear of it: by its source and number, pushed or from a file. */
export const selectTold = (ctx: Ctx, caseId: string) =>
  ctx.db
    .selectFrom('cases as c')
    .innerJoin('hotline_source as s', (j) => j.on(sql<boolean>`c.source = '12345:' || s.code`))
    .innerJoin('webhook_endpoint as e', 'e.id', 's.endpoint_id')
    .leftJoin('organisation as o', 'o.id', 'c.handler_organisation_id')
    .select([
      'c.id',
      'c.area',
      'c.number',
      'c.external_number as ticket',
      'c.status',
      'c.outcome',
      'c.due_at as dueAt',
      'c.closed_at as closedAt',
      'o.name as unit',
      'e.id as endpointId',
    ])
    .where('c.id', '=', caseId)
    .executeTakeFirst();

/** Only what came through a platform that wants to hear of it. */
export const isToldBack: Concern = ({ id }) =>
  sql`exists (select 1 from cases c join hotline_source s on c.source = '12345:' || s.code where c.id = ${id} and s.endpoint_id is not null)`;

/** What happened to a case that a platform is told of, in order. */
export const selectHappened = (ctx: Ctx, caseId: string, verbs: readonly string[]) =>
  ctx.db
    .selectFrom('journal')
    .select(['seq', 'verb', 'at'])
    .where('subject_kind', '=', 'case')
    .where('subject_id', '=', caseId)
    .where('verb', 'in', verbs)
    .orderBy('seq')
    .execute();

/** What the person had last been told at a moment. */
export const selectReply = (ctx: Ctx, caseId: string, at: Temporal.Instant) =>
  ctx.db
    .selectFrom('case_reply as r')
    .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
    .select(['r.text', 'r.outcome', 'r.at', 'o.name as unit'])
    .where('r.case_id', '=', caseId)
    .where('r.at', '<=', at)
    .orderBy('r.n', 'desc')
    .limit(1)
    .executeTakeFirst();
