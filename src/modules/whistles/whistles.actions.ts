import { prefixRange } from '#kernel/area.ts';
import { faulty, notFound, Refused } from '#kernel/refusal.ts';
import { say, type Word } from '#kernel/words.ts';
import { decide, type Workflow } from '#kernel/workflow.ts';
import {
  admitCase,
  admitUnits,
  caseForWork,
  caseSeen,
  citedClause,
  holdCase,
  partsIn,
  recordOnCase,
  releaseHold,
} from '#modules/cases/index.ts';
import { organisationsFor, superiorsOf } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { callWhistle } from './whistles.call.ts';
import { insertTask, saveTask, saveUnit, saveWhistle } from './whistles.changes.store.ts';
import type { whistlesApi } from './whistles.contract.ts';
import { listWhistles } from './whistles.list.store.ts';
import { factsOf, presentRow, presentWhistle, rateable, standingOf } from './whistles.present.ts';
import { proveReportBy } from './whistles.proof.ts';
import { countRatings, insertRating } from './whistles.ratings.store.ts';
import {
  BLIND_DAYS,
  FEWEST_RATINGS,
  type TaskVerb,
  taskWorkflow,
  type UnitVerb,
  unitWorkflow,
  type WhistlePart,
  type WhistleRefusal,
  type WhistleVerb,
  whistleParts,
  whistleWorkflow,
} from './whistles.rules.ts';
import { hasWhistle, lockWhistle, type StoredWhistle, whistlesOfCase } from './whistles.store.ts';
import { holdWords, refusalWords, timelineWords } from './whistles.words.ts';

type Does<N extends keyof typeof whistlesApi> = Handler<(typeof whistlesApi)[N]>;
type Told = keyof typeof timelineWords;

const staff = (ctx: Ctx) => {
  if (ctx.actor.kind !== 'staff') throw notFound();
  return ctx.actor;
};
const filled = (word: Word, values: Record<string, string>): Word => [say(word, 'zh', values), say(word, 'en', values)];

export const list: Does<'list'> = async (ctx, { query }) => {
  const { items, next } = await listWhistles(ctx, query);
  return { items: items.map((w) => presentRow(ctx, w)), next };
};
export const get: Does<'get'> = (ctx, { params }) => presentWhistle(ctx, params.id);

export const reportByProof: Does<'reportByProof'> = (ctx, { params }) => proveReportBy(ctx, params.id);

/** Who works on a case or sends it may whistle for others; the units are those that answer for its place. */
const callers = ['handler', 'firstReceiver', 'dispatcher'] as const;
const mayWhistle = (parts: ReadonlySet<string>) => callers.some((part) => parts.has(part));

export const ofCase: Does<'ofCase'> = async (ctx, { params }) => {
  const c = await caseSeen(ctx, params.id);
  const items = await whistlesOfCase(ctx, c.id);
  const isOpen = c.closedAt === null && c.status !== 'replied' && c.status !== 'withdrawing';
  const mayCall = isOpen && mayWhistle(partsIn(c, ctx.actor)) && !items.some((w) => w.status === 'running');
  const units = mayCall ? await organisationsFor(ctx, c.area) : [];
  const own = staff(ctx).organisationId;
  return {
    items: items.map((w) => presentRow(ctx, w)),
    mayCall,
    units: units.filter((u) => u.id !== own).map((u) => ({ id: u.id, name: u.shortName })),
  };
};

export const ratings: Does<'ratings'> = async (ctx) => {
  const units = await countRatings(ctx, prefixRange(staff(ctx).area), FEWEST_RATINGS, BLIND_DAYS);
  return { units: units.map(({ id, name, n, average }) => ({ unit: { id, name }, n, average })) };
};

type CallInput = Parameters<Does<'call'>>[1]['input'];
/** Calls units on a case that is there, in somebody else's transaction: whoever may whistle on it, by the gate. Returns the whistle's id. */
export async function callOn(tx: TxCtx, caseId: string, input: CallInput): Promise<string> {
  const { accountId, organisationId } = staff(tx);
  const c = await caseForWork(tx, caseId);
  if (!mayWhistle(partsIn(c, tx.actor))) throw new Refused('notYours', 403, refusalWords.notYours);
  if (c.closedAt !== null || c.status === 'replied') throw new Refused('notNow', 409, refusalWords.notNow);
  if (await hasWhistle(tx, c.id, 'running')) throw new Refused('running', 409, refusalWords.running);
  // One leads, the others assist: each may only be called for what its list says of it.
  const leadId = input.leadId ?? organisationId;
  await admitUnits(
    tx,
    c,
    [
      { id: leadId, role: 'lead', field: 'leadId' },
      ...[...new Set(input.unitIds)]
        .filter((unit) => unit !== leadId)
        .map((unit) => ({ id: unit, role: 'assist' as const, field: 'unitIds' })),
    ],
    input.lines,
  );
  return callWhistle(tx, c, {
    origin: 'caller',
    callerOrganisationId: organisationId,
    callerId: accountId,
    leadOrganisationId: leadId,
    issue: input.issue,
    plan: input.plan ?? null,
    reportHours: input.reportHours ?? null,
    due: input.due,
    unitIds: input.unitIds,
  });
}
export const call: Does<'call'> = (ctx, { params, input }) =>
  once(ctx, async (tx) => presentWhistle(tx, await callOn(tx, params.id, input)));

/** Decides by one of the three tables, or refuses in words. */
function check<V extends string, S extends string, F extends { status: S }>(
  tx: TxCtx,
  table: Workflow<V, S, WhistlePart, F, WhistleRefusal>,
  verb: V,
  facts: F,
  w: StoredWhistle,
  unitId: string | null,
): S {
  const verdict = decide(table, verb, facts, whistleParts(standingOf(w, unitId), tx.actor), tx.now);
  if (!verdict.ok) throw new Refused(verdict.why, verdict.why === 'notYours' ? 403 : 409, refusalWords[verdict.why]);
  return verdict.to;
}

/** The beats every act on a whistle shares: once · lock · work · tell the case · count the version · present. */
function act(ctx: Ctx, id: string, work: (tx: TxCtx, w: StoredWhistle) => Promise<Told2>) {
  return once(ctx, async (tx) => {
    const w = await lockWhistle(tx, id);
    const told = await work(tx, w);
    await saveWhistle(tx, w.id, told.change ?? {});
    if (told.verb === 'rate')
      await record(tx, { kind: 'whistle', id: w.id, area: w.area, verb: 'rate', shows: 'staff' });
    else
      await recordOnCase(
        tx,
        { id: w.caseId, area: w.area },
        {
          verb: `whistle.${told.verb}`,
          says: filled(timelineWords[told.verb], told.values ?? {}),
          shows: 'resident',
          data: { whistle: w.id, ...told.data },
        },
      );
    return presentWhistle(tx, w.id);
  });
}
type Told2 = {
  verb: Exclude<Told, 'call' | 'thirdReturn' | 'overdue'> | 'rate';
  values?: Record<string, string>;
  data?: Record<string, unknown>;
  change?: Parameters<typeof saveWhistle>[2];
};

const unitOf = (w: StoredWhistle, organisationId: string) => {
  const unit = w.units.find((u) => u.organisationId === organisationId);
  if (!unit) throw new Refused('notYours', 403, refusalWords.notCalled);
  return unit;
};
const moveUnit = (tx: TxCtx, w: StoredWhistle, verb: UnitVerb, organisationId: string) => {
  const unit = unitOf(w, organisationId);
  const to = check(tx, unitWorkflow, verb, { status: unit.status, isEnded: w.status === 'ended' }, w, organisationId);
  return { unit, to };
};

export const reportIn: Does<'reportIn'> = (ctx, { params, input }) =>
  act(ctx, params.id, async (tx, w) => {
    const { organisationId, accountId } = staff(tx);
    const { unit, to } = moveUnit(tx, w, 'reportIn', organisationId);
    await saveUnit(tx, w.id, organisationId, {
      status: to,
      arrived_at: tx.now,
      who: input.who,
      account_id: accountId,
      clause: null,
      reason: null,
    });
    return { verb: 'reportIn', values: { unit: unit.name, who: input.who } };
  });

export const decline: Does<'decline'> = (ctx, { params, input }) =>
  act(ctx, params.id, async (tx, w) => {
    const { organisationId, accountId } = staff(tx);
    const { unit, to } = moveUnit(tx, w, 'decline', organisationId);
    const clause = await citedClause(tx, organisationId, input);
    // The level above the caller decides; where there is none, the caller itself.
    const [judge = w.callerOrganisationId] = await superiorsOf(tx, w.callerOrganisationId);
    await saveUnit(tx, w.id, organisationId, {
      status: to,
      clause,
      reason: input.reason,
      account_id: accountId,
      judge_organisation_id: judge,
    });
    return { verb: 'decline', values: { unit: unit.name, clause }, data: { reason: input.reason } };
  });

export const decideUnit: Does<'decideUnit'> = (ctx, { params, input }) =>
  act(ctx, params.id, async (tx, w) => {
    const verb = input.agreed ? 'excuse' : 'insist';
    const { unit, to } = moveUnit(tx, w, verb, params.unitId);
    await saveUnit(tx, w.id, params.unitId, { status: to });
    return { verb, values: { unit: unit.name }, data: { reason: input.reason } };
  });

const holdOf = (id: string) => ({ by: 'whistle', ref: id });

export const agreeTask: Does<'agreeTask'> = (ctx, { params, input }) =>
  act(ctx, params.id, async (tx, w) => {
    check(tx, whistleWorkflow, 'agreeTask' satisfies WhistleVerb, factsOf(w), w, null);
    const unit = unitOf(w, input.unitId);
    if (unit.status !== 'arrived') throw new Refused('notArrived', 409, refusalWords.notArrived);
    if (input.due < dayOf(tx.now)) throw faulty('due', 'early', refusalWords.dueTooEarly);
    // A task whose words name another line is decided by that one; else it goes by the line by which the unit was called.
    await admitCase(tx, await caseForWork(tx, w.caseId), {
      receiverId: input.unitId,
      role: 'assist',
      field: 'unitId',
      what: input.what,
      itemId: input.itemId,
      admissionId: input.admissionId,
    });
    const id = tx.house.newId();
    await insertTask(tx, w, { id, unitId: input.unitId, what: input.what, due: input.due });
    const says = filled(holdWords, { unit: unit.name, what: input.what });
    await holdCase(tx, { id: w.caseId, area: w.area }, { ...holdOf(id), says });
    return { verb: 'agreeTask', values: { unit: unit.name, what: input.what, due: input.due } };
  });

async function moveTask(tx: TxCtx, w: StoredWhistle, verb: TaskVerb, taskId: string) {
  const task = w.tasks.find((t) => t.id === taskId);
  if (!task) throw notFound();
  const facts = { status: task.status, isEnded: w.status === 'ended' };
  const to = check(tx, taskWorkflow, verb, facts, w, task.organisationId);
  const isOver = to === 'accepted' || to === 'waived';
  await saveTask(tx, task.id, { status: to, ...(isOver && { ended_at: tx.now }) });
  if (isOver) await releaseHold(tx, holdOf(task.id));
  return { task, values: { unit: task.name, what: task.what } };
}

export const finishTask: Does<'finishTask'> = (ctx, { params, input }) =>
  act(ctx, params.id, async (tx, w) => {
    await saveTask(tx, params.taskId, { result: input.result });
    const { values } = await moveTask(tx, w, 'finish', params.taskId);
    return { verb: 'finish', values, data: { text: input.result } };
  });
export const acceptTask: Does<'acceptTask'> = (ctx, { params }) =>
  act(ctx, params.id, async (tx, w) => ({
    verb: 'accept',
    values: (await moveTask(tx, w, 'accept', params.taskId)).values,
  }));
export const redoTask: Does<'redoTask'> = (ctx, { params, input }) =>
  act(ctx, params.id, async (tx, w) => ({
    verb: 'redo',
    values: (await moveTask(tx, w, 'redo', params.taskId)).values,
    data: { reason: input.reason },
  }));
export const waiveTask: Does<'waiveTask'> = (ctx, { params, input }) =>
  act(ctx, params.id, async (tx, w) => {
    await saveTask(tx, params.taskId, { reason: input.reason });
    const { values } = await moveTask(tx, w, 'waive', params.taskId);
    return { verb: 'waive', values, data: { reason: input.reason } };
  });

export const end: Does<'end'> = (ctx, { params, input }) =>
  act(ctx, params.id, async (tx, w) => {
    const status = check(tx, whistleWorkflow, 'end', factsOf(w), w, null);
    return {
      verb: 'end',
      values: { result: input.result },
      change: { status, result: input.result, ended_at: tx.now },
    };
  });

export const rate: Does<'rate'> = (ctx, { params, input }) =>
  act(ctx, params.id, async (tx, w) => {
    check(tx, whistleWorkflow, 'rate', factsOf(w), w, null);
    const from = staff(tx).organisationId;
    if (w.ratings.some((r) => r.from === from && r.to === input.unitId))
      throw new Refused('ratedBefore', 409, refusalWords.ratedBefore);
    if (!rateable(tx, w).some((u) => u.id === input.unitId))
      throw faulty('unitId', 'notCalled', refusalWords.notCalled);
    await insertRating(tx, w, { from, to: input.unitId, stars: input.stars, text: input.text ?? null });
    return { verb: 'rate' };
  });
