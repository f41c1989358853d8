import { notFound } from '#kernel/refusal.ts';
import { openVerbs } from '#kernel/workflow.ts';
import { measuresOf } from '#modules/measures/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import type { GoalView, PlanRow, PlansApi, PlanView } from './plans.contract.ts';
import {
  aboveRoles,
  type PlanFacts,
  type PlanPart,
  planWorkflow,
  reviewsDue,
  villageRoles,
  wayOf,
} from './plans.rules.ts';
import {
  hasPlan,
  planById,
  type StoredGoal,
  type StoredPlan,
  selectFigures,
  selectGoals,
  selectLines,
  selectPlans,
  selectReviews,
  villagesWithout,
} from './plans.store.ts';
import { planRefusalWords } from './plans.words.ts';

type Handles = { [K in keyof PlansApi]: Handler<PlansApi[K]> };

export function staffOf({ actor }: Ctx) {
  if (actor.kind !== 'staff') throw notFound();
  return actor;
}
export function partsOf({ actor }: Ctx, p: StoredPlan): ReadonlySet<PlanPart> {
  const parts = new Set<PlanPart>();
  if (actor.kind !== 'staff') return parts;
  if (actor.organisationId === p.organisationId && villageRoles.some((r) => r === actor.role)) parts.add('village');
  if (actor.organisationId === p.aboveId && aboveRoles.some((r) => r === actor.role)) parts.add('above');
  return parts;
}
export async function factsOf(ctx: Ctx, p: StoredPlan): Promise<PlanFacts> {
  return {
    status: p.status,
    profile: p.profile,
    problems: p.problems,
    goals: await selectGoals(ctx, [p.id]),
    lines: await selectLines(ctx, p.id),
    heardOn: p.heardOn,
    hasOneInForce: await hasPlan(ctx, p.organisationId, ['inForce']),
    reason: '--',
    today: dayOf(ctx.now),
  };
}

/** Plans with what has come of them: two more reads for all of them together. */
export async function planRows(ctx: Ctx, plans: readonly StoredPlan[]): Promise<PlanRow[]> {
  const documentIds = plans.flatMap((p) => p.documentId ?? []);
  // What a plan says is public once it is approved, its measures with it.
  const as: Ctx = ctx.actor.kind === 'staff' ? ctx : { ...ctx, actor: { kind: 'system', what: 'plans' } };
  const [goals, measures] = await Promise.all([
    selectGoals(
      ctx,
      plans.map((p) => p.id),
    ),
    measuresOf(as, documentIds),
  ]);
  const goalsOf = Map.groupBy(goals, (g) => g.planId);
  const measuresIn = Map.groupBy(measures, (m) => m.documentId);
  const today = dayOf(ctx.now);
  return plans.map((p) => {
    const own = goalsOf.get(p.id) ?? [];
    const kept = (measuresIn.get(p.documentId ?? '') ?? []).filter((m) => m.status !== 'dropped');
    return {
      id: p.id,
      area: p.area,
      placeName: p.placeName,
      unit: p.unit,
      title: p.title,
      fromYear: p.fromYear,
      toYear: p.toYear,
      status: p.status,
      goals: own.length,
      reached: own.filter((g) => (wayOf(g, g.latest) ?? 0) >= 100).length,
      measures: kept.length,
      done: kept.filter((m) => m.status === 'done').length,
      overdue: kept.filter((m) => m.standing === 'overdue').length,
      reviewsDue: p.status === 'inForce' ? reviewsDue(p, today) : [],
      version: p.version,
    };
  });
}

type Figure = Awaited<ReturnType<typeof selectFigures>>[number];
export const goalView = (g: StoredGoal, figures: readonly Figure[]): GoalView => {
  const { planId: _p, ...goal } = g;
  return {
    ...goal,
    way: wayOf(g, g.latest),
    figures: figures
      .filter((f) => f.goalId === g.id)
      .map(({ goalId: _g, fileHash: _h, fileType: _t, ...f }) => ({ ...f, at: f.at.toString() })),
  };
};
export async function shownPlan(ctx: Ctx, id: string): Promise<PlanView> {
  const p = await planById(ctx, id);
  const [row] = await planRows(ctx, [p]);
  const [goals, lines, figures, reviews] = await Promise.all([
    selectGoals(ctx, [id]),
    selectLines(ctx, id),
    selectFigures(ctx, id),
    selectReviews(ctx, id),
  ]);
  if (!row) throw notFound();
  const { open, closed } = openVerbs(planWorkflow, await factsOf(ctx, p), partsOf(ctx, p), ctx.now);
  return {
    ...row,
    documentId: p.documentId,
    above: p.above,
    profile: p.profile,
    problems: p.problems,
    heardOn: p.heardOn,
    heardHow: p.heardHow,
    remark: p.remark,
    approvedOn: p.approvedOn,
    approvedBy: p.approvedBy,
    endedOn: p.endedOn,
    goalList: goals.map((g) => goalView(g, figures)),
    lines: lines.map(({ leadId, lead, unitIds: _u, ...l }) => ({ ...l, lead: { id: leadId, name: lead } })),
    reviews: reviews.map((r) => ({ ...r, at: r.at.toString() })),
    open,
    closed: closed.map(({ verb, why }) => ({ verb, says: [...planRefusalWords[why]] as [string, string] })),
  };
}

export const listPlans: Handles['listPlans'] = async (ctx, { query }) => ({
  items: await planRows(ctx, await selectPlans(ctx, query.status)),
  without: await villagesWithout(ctx, dayOf(ctx.now)),
});
export const getPlan: Handles['getPlan'] = (ctx, { params }) => shownPlan(ctx, params.id);
