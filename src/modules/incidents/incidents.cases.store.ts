import { sql } from 'kysely';
import { visibleCases } from '#modules/cases/index.ts';
import { placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Concern } from '#platform/jobs.ts';
import { brief } from './cases.brief.store.ts';
import type { IncidentStatus } from './incidents.rules.ts';

const isAttached = sql<boolean>`a.detached_at is null and a.opted_out_at is null`;

/** Only a case that is of an incident. */
export const isOfIncident: Concern = ({ id }) =>
  sql`exists (select 1 from incident_case a where a.case_id = ${id} and ${isAttached})`;

/** The cases of an incident that the actor may see: attached ones, and those whose resident opted out. */
export const selectAttached = (ctx: Ctx, incidentId: string) =>
  visibleCases(ctx)
    .innerJoin('incident_case as a', 'a.case_id', 'cases.id')
    .select((eb) => [
      ...brief,
      placeName(eb.ref('cases.area')).as('placeName'),
      'cases.area',
      'cases.handler_organisation_id as handlerOrganisationId',
      'cases.closed_at as closedAt',
      'a.attached_at as attachedAt',
      'a.opted_out_at as optedOutAt',
    ])
    .where('a.incident_id', '=', incidentId)
    .where('a.detached_at', 'is', null)
    .orderBy('cases.received_at')
    .orderBy('cases.id')
    .execute();
export type AttachedCase = Awaited<ReturnType<typeof selectAttached>>[number];

/** All attached cases whoever sees them, to decide whether an incident may end and whom a note reaches. */
export const selectAllAttached = (tx: Ctx, incidentId: string) =>
  tx.db
    .selectFrom('incident_case as a')
    .innerJoin('cases as c', 'c.id', 'a.case_id')
    .select(['c.id', 'c.area', 'c.closed_at as closedAt'])
    .where('a.incident_id', '=', incidentId)
    .where(isAttached)
    .orderBy('c.id')
    .execute();

export const countAttached = (ctx: Ctx, incidentIds: readonly string[]) =>
  incidentIds.length === 0
    ? Promise.resolve([])
    : visibleCases(ctx)
        .innerJoin('incident_case as a', 'a.case_id', 'cases.id')
        .select([
          'a.incident_id as id',
          sql<number>`count(*)::int`.as('attached'),
          sql<number>`(count(*) filter (where cases.closed_at is null))::int`.as('openCases'),
        ])
        .where('a.incident_id', 'in', incidentIds)
        .where(isAttached)
        .groupBy('a.incident_id')
        .execute();

/** The incident a case is attached to now. */
export const selectIncidentOf = (ctx: Ctx, caseId: string) =>
  ctx.db
    .selectFrom('incident_case as a')
    .innerJoin('incident as i', 'i.id', 'a.incident_id')
    .select(['i.id', 'i.number', 'i.title', 'i.status', 'i.area', 'i.organisation_id as organisationId'])
    .where('a.case_id', '=', caseId)
    .where(isAttached)
    .$narrowType<{ status: IncidentStatus }>()
    .executeTakeFirst();

export async function insertAttached(
  tx: TxCtx,
  a: { incidentId: string; caseId: string; area: string; attachedBy: string },
): Promise<void> {
  await tx.db
    .insertInto('incident_case')
    .values({
      id: tx.house.newId(),
      incident_id: a.incidentId,
      case_id: a.caseId,
      area: a.area,
      attached_by: a.attachedBy,
      attached_at: tx.now,
    })
    .execute();
}

/** Whether there was something to detach. */
export async function endAttached(
  tx: TxCtx,
  { incidentId, caseId, by, reason }: { incidentId: string; caseId: string; by: string; reason: string },
): Promise<boolean> {
  const rows = await tx.db
    .updateTable('incident_case as a')
    .set({ detached_at: tx.now, detached_by: by, reason })
    .where('a.incident_id', '=', incidentId)
    .where('a.case_id', '=', caseId)
    .where(isAttached)
    .returning('a.id')
    .execute();
  return rows.length > 0;
}

/** The resident's own word: this case leaves, the others stay. Null when it is attached nowhere or was never answered there. */
export async function optOut(tx: TxCtx, caseId: string): Promise<{ incidentId: string; title: string } | null> {
  const row = await tx.db
    .updateTable('incident_case as a')
    .from('incident as i')
    .set({ opted_out_at: tx.now })
    .whereRef('i.id', '=', 'a.incident_id')
    .where('a.case_id', '=', caseId)
    .where(isAttached)
    .returning(['a.incident_id as incidentId', 'i.title'])
    .executeTakeFirst();
  return row ?? null;
}

/** What a resident's own page says of the others: how many voices besides theirs, none of them named. */
export async function selectOthers(ctx: Ctx, caseId: string) {
  const own = await ctx.db
    .selectFrom('incident_case as a')
    .innerJoin('incident as i', 'i.id', 'a.incident_id')
    .select(['i.id', 'a.opted_out_at as optedOutAt'])
    .where('a.case_id', '=', caseId)
    .where('a.detached_at', 'is', null)
    .orderBy('a.attached_at', 'desc')
    .executeTakeFirst();
  if (!own) return null;
  const others = await ctx.db
    .selectFrom('incident_case as a')
    .innerJoin('case_reporter as r', 'r.case_id', 'a.case_id')
    .innerJoin('case_reporter as me', (join) => join.on('me.case_id', '=', caseId))
    .select(sql<number>`count(distinct coalesce(r.phone_idx, uuid_send(r.case_id)))::int`.as('n'))
    .where('a.incident_id', '=', own.id)
    .where('a.case_id', '<>', caseId)
    .where('a.detached_at', 'is', null)
    .where(sql<boolean>`r.phone_idx is distinct from me.phone_idx or r.phone_idx is null`)
    .executeTakeFirstOrThrow();
  return { ...own, others: others.n };
}
