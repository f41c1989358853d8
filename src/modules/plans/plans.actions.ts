import { notFound } from '#kernel/refusal.ts';
import { decide } from '#kernel/workflow.ts';
import { dropRest, issuePlan } from '#modules/measures/index.ts';
import { organisationsById, organisationsFor } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { PlanDraft, PlansApi } from './plans.contract.ts';
import { type PlanFacts, type PlanVerb, planWorkflow, reviewFault } from './plans.rules.ts';
import {
  hasPlan,
  insertFigure,
  insertPlan,
  insertReview,
  lockPlan,
  planById,
  putMeasureOf,
  putPlan,
  type StoredPlan,
  selectFigures,
  selectGoals,
  selectLines,
  writeDraft,
} from './plans.store.ts';
import { factsOf, partsOf, shownPlan, staffOf } from './plans.view.ts';
import { no } from './plans.words.ts';

type Handles = { [K in keyof PlansApi]: Handler<PlansApi[K]> };

const entry = (p: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'villagePlan', id: p.id, area: p.area, verb, shows: 'staff', data }) as const;

async function lockFor(tx: TxCtx, id: string, verb: PlanVerb, more: Partial<PlanFacts> = {}) {
  const plan = await lockPlan(tx, id);
  const facts = { ...(await factsOf(tx, plan)), ...more };
  const verdict = decide(planWorkflow, verb, facts, partsOf(tx, plan), tx.now);
  if (!verdict.ok) throw no(verdict.why, verdict.why === 'reasonMissing' ? 'reason' : undefined);
  return { plan, to: verdict.to };
}

/** Digits of a village's or community's code (统计用区划代码). */
const VILLAGE = 12;
const yearsRight = (d: { fromYear: number; toYear: number }): void => {
  if (d.toYear < d.fromYear || d.toYear > d.fromYear + 9) throw no('yearsOrder', 'toYear');
};
/** The village begins; with the goals and measures of an earlier plan of its own when it says so. */
export const draftPlan: Handles['draftPlan'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { organisationId } = staffOf(tx);
    const own = (await organisationsById(tx, [organisationId])).get(organisationId);
    if (own?.kind !== 'committee' || own.area.length !== VILLAGE) throw no('noVillage');
    if (own.superiorId === null) throw no('noAbove');
    if (await hasPlan(tx, own.id, ['draft', 'submitted'])) throw no('draftThere');
    yearsRight(input);
    const plan = { id: tx.house.newId(), area: own.area, organisationId: own.id };
    const { copyFrom, ...values } = input;
    await insertPlan(tx, { ...plan, ...values });
    if (copyFrom) await writeDraft(tx, plan, await draftFrom(tx, copyFrom, values, own.id));
    await record(tx, entry(plan, 'draft', { years: [input.fromYear, input.toYear] }), 'new');
    return shownPlan(tx, plan.id);
  });
/** What an earlier plan said, moved into the new years; the villagers are asked anew. */
async function draftFrom(
  tx: TxCtx,
  id: string,
  values: { title: string; fromYear: number; toYear: number },
  organisationId: string,
): Promise<PlanDraft> {
  const before = await planById(tx, id);
  if (before.organisationId !== organisationId) throw notFound();
  const by = values.fromYear - before.fromYear;
  const moved = (year: number) => Math.min(Math.max(year + by, values.fromYear), values.toYear);
  const goals = (await selectGoals(tx, [id])).map((g) => ({
    nth: g.nth,
    body: g.body,
    unit: g.unit ?? undefined,
    baseline: g.latest ?? g.baseline ?? undefined,
    target: g.target ?? undefined,
    year: moved(g.year),
  }));
  const lines = (await selectLines(tx, id)).map((l) => ({
    goalNth: l.goalNth,
    body: l.body,
    leadId: l.leadId,
    unitIds: l.unitIds,
    dueOn: Temporal.PlainDate.from(l.dueOn).add({ years: by }).toString(),
    proof: l.proof,
  }));
  return { ...values, profile: before.profile, problems: before.problems, goals, lines };
}

/** Everything in a draft that contradicts itself, field by field; what is only missing keeps it from being handed in, not from being saved. */
async function checkDraft(tx: TxCtx, plan: StoredPlan, d: PlanDraft): Promise<void> {
  yearsRight(d);
  if ((d.heardOn === undefined) !== (d.heardHow === undefined)) throw no('heardHalf', 'heardHow');
  if (d.heardOn && d.heardOn > dayOf(tx.now)) throw no('futureDay', 'heardOn');
  const nths = new Set(d.goals.map((g) => g.nth));
  if (nths.size < d.goals.length) throw no('goalTwice', 'goals');
  for (const g of d.goals) {
    const said = [g.unit, g.baseline, g.target].filter((x) => x !== undefined).length;
    if (said !== 0 && said !== 3) throw no('figureHalf', `goals.${g.nth - 1}.target`);
    if (g.year < d.fromYear || g.year > d.toYear) throw no('goalYear', `goals.${g.nth - 1}.year`);
  }
  const there = new Set((await organisationsFor(tx, plan.area)).map((o) => o.id));
  for (const [i, l] of d.lines.entries()) {
    if (!nths.has(l.goalNth)) throw no('lineGoal', `lines.${i}.goalNth`);
    if (![l.leadId, ...l.unitIds].every((id) => there.has(id))) throw no('leadUnknown', `lines.${i}.leadId`);
  }
}
export const savePlan: Handles['savePlan'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { plan } = await lockFor(tx, params.id, 'edit');
    await checkDraft(tx, plan, input);
    await writeDraft(tx, plan, input);
    await record(tx, entry(plan, 'edit'));
    return shownPlan(tx, plan.id);
  });
export const submitPlan: Handles['submitPlan'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const { plan, to } = await lockFor(tx, params.id, 'submit');
    await putPlan(tx, plan.id, { status: to, remark: null });
    await record(tx, entry(plan, 'submit'));
    return shownPlan(tx, plan.id);
  });

/** Approved, its measures are followed like those of any document; ended, what is left of them is dropped with the reason. */
export const judgePlan: Handles['judgePlan'] = (ctx, { params, input: { verb, reason } }) =>
  once(ctx, async (tx) => {
    const { plan, to } = await lockFor(tx, params.id, verb, { reason });
    const today = dayOf(tx.now);
    if (verb === 'approve') await approve(tx, plan, today);
    else await putPlan(tx, plan.id, { status: to, remark: reason, ...(verb === 'end' && { endedOn: today }) });
    if (verb === 'end' && plan.documentId) await dropRest(tx, plan.documentId, reason);
    await record(tx, entry(plan, verb, { by: staffOf(tx).organisationId }));
    return shownPlan(tx, plan.id);
  });
async function approve(tx: TxCtx, plan: StoredPlan, today: string): Promise<void> {
  const by = staffOf(tx).organisationId;
  const lines = await selectLines(tx, plan.id);
  const { documentId, measureIds } = await issuePlan(
    tx,
    {
      area: plan.area,
      drafterId: plan.organisationId,
      organisationId: by,
      issuer: plan.above ?? plan.unit,
      title: plan.title,
      issuedOn: today,
    },
    lines,
  );
  for (const [i, line] of lines.entries()) await putMeasureOf(tx, line.id, measureIds[i]!);
  await putPlan(tx, plan.id, { status: 'inForce', remark: null, approved: { documentId, by, on: today } });
}

export const addFigure: Handles['addFigure'] = (ctx, { params, input, files: [file, ...others] }) =>
  once(ctx, async (tx) => {
    const { plan } = await lockFor(tx, params.id, 'figure');
    if (others.length > 0) throw no('oneFile', 'file');
    const goal = (await selectGoals(tx, [plan.id])).find((g) => g.id === input.goalId);
    if (!goal) throw notFound();
    if (input.onDay > dayOf(tx.now)) throw no('futureDay', 'onDay');
    if (goal.unit !== null && input.value === null) throw no('valueMissing', 'value');
    const value = goal.unit === null ? null : input.value;
    const { accountId } = staffOf(tx);
    await insertFigure(tx, { ...input, value, planId: plan.id, area: plan.area, accountId }, file ?? null);
    await putPlan(tx, plan.id, { status: plan.status });
    await record(tx, entry(plan, 'figure', { goal: goal.nth, value }));
    return shownPlan(tx, plan.id);
  });
export const figureFile: Handles['figureFile'] = async (ctx, { params }) => {
  const plan = await planById(ctx, params.id);
  const f = (await selectFigures(ctx, plan.id)).find((x) => x.id === params.figureId);
  if (!f?.fileHash || !f.fileType || !f.fileName) throw notFound();
  return { hash: f.fileHash, mediaType: f.fileType, name: f.fileName };
};

export const reviewPlan: Handles['reviewPlan'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { plan } = await lockFor(tx, params.id, 'review');
    const goalIds = (await selectGoals(tx, [plan.id])).map((g) => g.id);
    const fault = reviewFault({ ...plan, goalIds }, input, dayOf(tx.now));
    if (fault) throw no(fault, fault.startsWith('year') ? 'year' : 'verdicts');
    const { organisationId, accountId } = staffOf(tx);
    await insertReview(tx, { ...input, planId: plan.id, area: plan.area, organisationId, accountId });
    await putPlan(tx, plan.id, { status: plan.status });
    await record(tx, entry(plan, 'review', { year: input.year, by: organisationId }));
    return shownPlan(tx, plan.id);
  });
