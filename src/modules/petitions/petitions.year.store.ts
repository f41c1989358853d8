import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { SUPERVISED_AFTER } from '#modules/cases/cases.rules.ts';
import type { Ctx } from '#platform/context.ts';
import { caseClockRules, petitionClockRules } from './petitions.clocks.rules.ts';
import type { Span } from './petitions.contract.ts';

const ZONE = 'Asia/Shanghai';
export const startOf = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime(ZONE).toInstant();
export const endOf = (day: string) => startOf(Temporal.PlainDate.from(day).add({ days: 1 }).toString());

/** Registered in a span of days within an area, by topic and by unit. Nothing here is about a person (信访工作条例 41). */
export async function countByTopic(ctx: Ctx, span: Span, area: string) {
  return spanOf(ctx, span, area)
    .select(['c.category as topic', (eb) => eb.fn.countAll<number>().as('registered')])
    .groupBy('c.category')
    .orderBy('registered', 'desc')
    .orderBy('c.category')
    .execute();
}

function spanOf(ctx: Ctx, span: Span, area: string) {
  const { from, before } = prefixRange(area);
  return ctx.db
    .selectFrom('petition as p')
    .innerJoin('cases as c', 'c.id', 'p.case_id')
    .where('p.area', '>=', from)
    .where('p.area', '<', before)
    .where('p.began_at', '>=', startOf(span.from))
    .where('p.began_at', '<', endOf(span.to));
}

export async function countByUnit(ctx: Ctx, span: Span, area: string) {
  const n = (condition: string) => sql<number>`count(*) filter (where ${sql.raw(condition)})`;
  return spanOf(ctx, span, area)
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .select([
      'o.id as unitId',
      'o.name as unit',
      (eb) => eb.fn.countAll<number>().as('registered'),
      n('p.sender_organisation_id is not null').as('transferredIn'),
      n('p.accepted_at is not null').as('accepted'),
      n('p.decided_at is not null').as('decided'),
      n("p.outcome = 'support'").as('supported'),
      n('p.extended_at is not null').as('extended'),
      n("exists (select from petition_review r where r.case_id = p.case_id and r.level = 'review')").as('reviewed'),
      n("exists (select from petition_review r where r.case_id = p.case_id and r.finding = 'change')").as(
        'changedOnReview',
      ),
    ])
    .groupBy(['o.id', 'o.name'])
    .orderBy('registered', 'desc')
    .orderBy('o.name')
    .execute();
}

/** What stands among the clocks of the case so that its lists see it, and is counted with the procedure's; serving has no limit in the law. */
const mirrored = [caseClockRules.serve.id, ...Object.values(petitionClockRules).map((r) => r.id)];

/**
 * Limits let pass, by the unit that owed them (45): those of the procedure by whoever had them, e.g. a reviewer, written notice and decision by the
 * organ. To object (XF-OBJECT) is a right, not a duty.
 */
export async function countLate(ctx: Ctx, span: Span, area: string) {
  const isLate = sql<boolean>`(k.state = 'missed' or k.overdue_at is not null or (k.state = 'running' and k.due <= ${ctx.now}))`;
  const procedure = spanOf(ctx, span, area)
    .innerJoin('petition_clock as k', 'k.case_id', 'p.case_id')
    .where('k.duty', '=', 'organ')
    .where('k.rule_id', '<>', petitionClockRules.object.id)
    .where(isLate)
    .select([sql<string>`coalesce(k.organisation_id, p.organisation_id)`.as('unitId'), 'k.id']);
  const ofTheCase = spanOf(ctx, span, area)
    .innerJoin('case_clock as k', 'k.case_id', 'p.case_id')
    .where('k.purpose', 'in', ['notify', 'decide'])
    .where('k.rule_id', 'like', 'XF-%')
    .where('k.rule_id', 'not in', mirrored)
    .where(isLate)
    .select(['p.organisation_id as unitId', 'k.id']);
  return ctx.db
    .selectFrom(procedure.unionAll(ofTheCase).as('late'))
    .innerJoin('organisation as o', 'o.id', 'late.unitId')
    .select(['o.id as unitId', 'o.name as unit', (eb) => eb.fn.countAll<number>().as('late')])
    .groupBy(['o.id', 'o.name'])
    .orderBy('o.name')
    .execute();
}

export async function countSuggestions(ctx: Ctx, span: Span, area: string) {
  return spanOf(ctx, span, area)
    .where('p.matter', '=', 'suggestion')
    .select([
      (eb) => eb.fn.countAll<number>().as('registered'),
      sql<number>`count(*) filter (where p.answer = 'adopted')`.as('adopted'),
      sql<number>`count(*) filter (where p.answer = 'partly')`.as('partly'),
    ])
    .executeTakeFirstOrThrow();
}

/** What was done with them: passed on for a unit to handle, assigned with a report due, seen to from above after the third time (督办). */
export function countMoves(ctx: Ctx, span: Span, area: string) {
  return spanOf(ctx, span, area)
    .select([
      (eb) => eb.fn.countAll<number>().as('registered'),
      sql<number>`count(*) filter (where p.given_as = 'transferred')`.as('transferred'),
      sql<number>`count(*) filter (where p.given_as = 'assigned')`.as('assigned'),
      sql<number>`count(*) filter (where c.redo_count >= ${SUPERVISED_AFTER})`.as('supervised'),
    ])
    .executeTakeFirstOrThrow();
}
