import { sql } from 'kysely';
import { type TakenPart, visibleCases } from '#modules/cases/index.ts';
import type { Ctx } from '#platform/context.ts';

/**
 * Everything open that hangs on one person. Read for the house: the list must be whole, whoever draws it. Petitions, orders, errands
 * and whistles hang on a case and come with it.
 */
export async function everythingOf(ctx: Ctx, accountId: string, to: string, today: string) {
  const house: Ctx = { ...ctx, actor: { kind: 'system', what: 'handover' } };
  const part = {
    first: sql<boolean>`cases.first_receiver_id = ${accountId}`,
    handler: sql<boolean>`exists (select from case_handling h where h.case_id = cases.id and h.until is null and h.account_id = ${accountId})`,
    suspension: sql<boolean>`exists (select from case_suspension s where s.case_id = cases.id and s.ended_at is null and s.owner_id = ${accountId})`,
    offer: sql<boolean>`exists (select from case_offer f where f.case_id = cases.id and f.ended_at is null and f.to_id = ${accountId})`,
  };
  const reach = sql<boolean>`exists (select from post p where p.account_id = ${to} and p.valid_from <= ${today}
    and (p.valid_to is null or p.valid_to > ${today})
    and (starts_with(cases.area, p.area) or p.organisation_id = cases.handler_organisation_id))`;
  const rows = await visibleCases(house)
    .select([
      'cases.id as caseId',
      'cases.area',
      'cases.status',
      'cases.redo_count as redoCount',
      part.first.as('first'),
      part.handler.as('handler'),
      part.suspension.as('suspension'),
      part.offer.as('offer'),
      sql<boolean>`coalesce(cases.due_at <= ${ctx.now}, false)`.as('overdue'),
      sql<boolean>`exists (select from case_clock k where k.case_id = cases.id and k.state = 'running' and k.purpose = 'contact')`.as(
        'notContacted',
      ),
      sql<boolean>`exists (select from case_suspension s where s.case_id = cases.id and s.ended_at is null)`.as(
        'onRecord',
      ),
      sql<boolean>`exists (select from case_offer f where f.case_id = cases.id and f.ended_at is null and f.from_id = ${accountId})`.as(
        'offerPending',
      ),
      sql<boolean>`exists (select from case_hold d where d.case_id = cases.id and d.until is null)`.as('held'),
      sql<boolean>`not ${reach}`.as('outOfReach'),
    ])
    .where('cases.closed_at', 'is', null)
    .where((eb) => eb.or(Object.values(part)))
    .orderBy('cases.due_at')
    .orderBy('cases.id')
    .execute();
  return rows.map((r) => ({
    ...r,
    parts: (['first', 'handler', 'suspension', 'offer'] as const satisfies TakenPart[]).filter((p) => r[p]),
  }));
}

/** Who holds each part of a case now. */
export async function holdersOf(ctx: Ctx, caseId: string): Promise<{ part: TakenPart; id: string; name: string }[]> {
  const { rows } = await sql<{ part: TakenPart; id: string; name: string }>`
    with held as (
      select 'first' as part, first_receiver_id as id from cases where id = ${caseId}
      union all select 'handler', account_id from case_handling where case_id = ${caseId} and until is null
      union all select 'suspension', owner_id from case_suspension where case_id = ${caseId} and ended_at is null
      union all select 'offer', to_id from case_offer where case_id = ${caseId} and ended_at is null)
    select part, a.id, a.name from held join staff_account a on a.id = held.id`.execute(ctx.db);
  return rows;
}
