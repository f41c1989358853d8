import { isWithin } from '#kernel/area.ts';
import type { Given, Output } from '#kernel/endpoint.ts';
import { notFound } from '#kernel/refusal.ts';
import { decide } from '#kernel/workflow.ts';
import { dayOf, placeOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, systemCtx, type TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { AdmissionView, admissionsApi } from './mandates.admissions.contract.ts';
import {
  type AdmissionVerb,
  admissionWorkflow,
  countyOf,
  levelFor,
  officesFor,
  proposalFaults,
} from './mandates.admissions.rules.ts';
import {
  type Decision,
  insertAdmission,
  insertLevel,
  insertReviewers,
  insertStep,
  livingFor,
  lockAdmission,
  overOn,
  type StoredAdmission,
  saveAdmission,
  selectAdmissions,
  selectLevels,
  signReview,
} from './mandates.admissions.store.ts';
import {
  factsOf,
  type Loaded,
  loadAll,
  loadOne,
  partsOf,
  presentAdmission,
  reviewersFor,
  rowOf,
} from './mandates.admissions.view.ts';
import { no } from './mandates.admissions.words.ts';
import { matterKey } from './mandates.gate.rules.ts';
import { numberOf } from './mandates.gate.store.ts';
import { lookAtGate } from './mandates.gate.ts';
import { freeReasonWords } from './mandates.gate.words.ts';

type Api = typeof admissionsApi;
const SHOWN = 300;
const waiting: ReadonlySet<AdmissionVerb> = new Set(['answer', 'check', 'sign', 'approve', 'reject']);

const staff = ({ actor }: Ctx) => {
  if (actor.kind !== 'staff') throw notFound();
  return actor;
};
const tell = (
  tx: TxCtx,
  a: { id: string; area: string },
  verb: string,
  data: Readonly<Record<string, unknown>>,
  born: 'new' | 'known' = 'known',
) => record(tx, { kind: 'admission', id: a.id, area: a.area, verb, shows: 'staff', data }, born);

export const listAdmissions: Handler<Api['listAdmissions']> = async (ctx, { query }) => {
  const loaded = await loadAll(ctx, await selectAdmissions(ctx, { status: query.status, limit: SHOWN }));
  const items = loaded.map((l) => rowOf(ctx, l));
  return { items: query.mine ? items.filter((i) => i.open.some((verb) => waiting.has(verb))) : items };
};
export const getAdmission: Handler<Api['getAdmission']> = (ctx, { params }) => presentAdmission(ctx, params.id);

/** Asked for one matter and one unit; a second request for the same is the first one again. */
export const proposeAdmission: Handler<Api['proposeAdmission']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const asking = staff(tx);
    const { organisationId } = asking;
    const { receiverId, role, matter, until, task, ...rest } = input;
    const look = await lookAtGate(tx, { receiverId, role, matter: { ...matter, text: matter.label } });
    if (!look) throw no('noReceiver', 'receiverId');
    if (look.free) throw no('notGated', 'receiverId', { why: freeReasonWords[look.free][tx.lang === 'zh' ? 0 : 1] });
    const [fault] = proposalFaults({ until, task, matterLabel: matter.label }, dayOf(tx.now));
    if (fault) throw no(fault.rule, fault.field);
    const key = matterKey(matter);
    const known = await livingFor(tx, receiverId, key);
    if (known) throw no('alreadyAsked', 'matter', { number: numberOf(known) });
    const { area } = look.receiver;
    const offices = officesFor(asking, area, levelFor(await selectLevels(tx), area, dayOf(tx.now)));
    const id = tx.house.newId();
    await insertAdmission(tx, {
      id,
      area,
      county: countyOf(area),
      year: Number(dayOf(tx.now).slice(0, 4)),
      organisationId,
      receiverId,
      role,
      matterKind: matter.kind,
      matterId: matter.id ?? null,
      matterLabel: matter.label,
      matterKey: key,
      task,
      until,
      level: offices.decide,
      checkLevel: offices.check,
      ...rest,
    });
    await insertStep(tx, { id, area }, { verb: 'propose' });
    await tell(
      tx,
      { id, area },
      'propose',
      { receiver: look.receiver.shortName, task, until, funds: rest.fundsYuan },
      'new',
    );
    return presentAdmission(tx, id);
  });

type Done = { agrees?: boolean; says?: string | undefined; decision?: Decision; validTo?: string };
/** The beats every step shares: once · lock · decide · what this step alone does · move · record · present. */
function step(
  ctx: Ctx,
  id: string,
  verb: AdmissionVerb,
  done: Done = {},
  act: { isLawful?: boolean; named?: number } = {},
  effect: (tx: TxCtx, l: Loaded) => Promise<void> | void = () => {},
): Promise<AdmissionView> {
  return once(ctx, async (tx) => {
    await move(tx, await lockAdmission(tx, id), verb, done, act, effect);
    return presentAdmission(tx, id);
  });
}
async function move(
  tx: TxCtx,
  a: StoredAdmission,
  verb: AdmissionVerb,
  { agrees, says, decision, validTo }: Done = {},
  act: { isLawful?: boolean; named?: number } = {},
  effect: (tx: TxCtx, l: Loaded) => Promise<void> | void = () => {},
): Promise<void> {
  const l = await loadOne(tx, a);
  const verdict = decide(admissionWorkflow, verb, factsOf(tx, l, act), partsOf(tx, l), tx.now);
  if (!verdict.ok) throw no(verdict.why, verdict.why === 'tooFewReviewers' ? 'reviewerIds' : undefined);
  await effect(tx, l);
  const today = dayOf(tx.now);
  await saveAdmission(tx, a.id, {
    status: verdict.to,
    ...(decision && { decision }),
    ...(verdict.to === 'inForce' && { validFrom: today, validTo: validTo ?? a.until }),
  });
  await insertStep(tx, a, { verb, agrees, says });
  await tell(tx, a, verb, {
    number: numberOf(a),
    to: verdict.to,
    ...(agrees !== undefined && { agrees }),
    ...(validTo && { validTo }),
  });
}

type Does<N extends keyof Api> = Handler<Api[N]>;
export const answerAdmission: Does<'answerAdmission'> = (ctx, { params, input }) =>
  step(ctx, params.id, 'answer', input);

export const checkAdmission: Does<'checkAdmission'> = (ctx, { params, input }) => {
  const { agrees, says } = input;
  const named = [...new Set(input.reviewerIds)];
  const done = { agrees, says, ...(!agrees && { decision: 'rejected' as const }) };
  return step(ctx, params.id, 'check', done, { isLawful: agrees, named: named.length }, async (tx, { a }) => {
    if (!agrees) return;
    if (named.some((id) => id === a.organisationId || id === a.receiverId)) throw no('reviewerParty', 'reviewerIds');
    const known = new Set((await reviewersFor(tx, a)).map((o) => o.id));
    if (!named.every((id) => known.has(id))) throw no('reviewerUnknown', 'reviewerIds');
    await insertReviewers(tx, a, named);
  });
};
export const signAdmission: Does<'signAdmission'> = (ctx, { params, input }) =>
  step(ctx, params.id, 'sign', input, {}, (tx, { a }) => signReview(tx, a.id, staff(tx).organisationId, input.agrees));

/** Against the receiving unit’s own word an approval says why. */
const sayWhy =
  (says: string | undefined) =>
  (_tx: TxCtx, { steps }: Loaded) => {
    if (!says && steps.some((s) => s.verb === 'answer' && s.agrees === false)) throw no('sayWhy', 'says');
  };
export const approveAdmission: Does<'approveAdmission'> = (ctx, { params, input }) =>
  step(ctx, params.id, 'approve', { agrees: true, says: input.says, decision: 'approved' }, {}, (tx, l) => {
    if (l.a.until <= dayOf(tx.now)) throw no('endPast');
    return sayWhy(input.says)(tx, l);
  });
export const approveTemporarily: Does<'approveTemporarily'> = (ctx, { params, input: { says, validTo } }) =>
  step(ctx, params.id, 'approveTemporarily', { agrees: true, says, decision: 'temporary', validTo }, {}, (tx, l) => {
    if (validTo <= dayOf(tx.now)) throw no('endPast', 'validTo');
    if (validTo > l.a.until) throw no('endTooLate', 'validTo', { until: l.a.until });
    return sayWhy(says)(tx, l);
  });
export const rejectAdmission: Does<'rejectAdmission'> = (ctx, { params, input }) =>
  step(ctx, params.id, 'reject', { agrees: false, says: input.says, decision: 'rejected' });
export const revokeAdmission: Does<'revokeAdmission'> = (ctx, { params, input }) =>
  step(ctx, params.id, 'revoke', { says: input.says });
export const withdrawAdmission: Does<'withdrawAdmission'> = (ctx, { params, input }) =>
  step(ctx, params.id, 'withdraw', { says: input.says });

const BATCH = 200;
/** Every night: what has come to its end ends. The gate looks at the day itself and waits for no job. */
export async function lapseAdmissions(ctx: Ctx): Promise<void> {
  const house = systemCtx(ctx.house, 'admissions');
  for (const id of await overOn(house, dayOf(ctx.now), BATCH))
    await inTransaction({ ...house, now: ctx.now }, async (tx) => {
      const a = await lockAdmission(tx, id);
      if (a.status === 'inForce' && a.validTo !== null && a.validTo <= dayOf(tx.now)) await move(tx, a, 'lapse');
    });
}

export async function admissionLevels(ctx: Ctx): Promise<Output<Api['admissionLevels']>> {
  const { actor } = ctx;
  const items = (await selectLevels(ctx)).filter(
    (l) => actor.kind !== 'staff' || isWithin(l.area, actor.area) || isWithin(actor.area, l.area),
  );
  return { items: items.map((l) => ({ ...l, placeName: l.placeName ?? l.area })) };
}
/** For one’s own place: a county says that its league approves, or takes it back. */
export function setAdmissionLevel(
  ctx: Ctx,
  { input }: Given<Api['setAdmissionLevel']>,
): Promise<Output<Api['setAdmissionLevel']>> {
  return once(ctx, async (tx) => {
    const { area, accountId } = staff(tx);
    if (input.validFrom < dayOf(tx.now) || !(await placeOf(tx, area))) throw no('levelPast', 'validFrom');
    if (!(await insertLevel(tx, { ...input, area, by: accountId }))) throw no('levelPast', 'validFrom');
    await record(
      tx,
      { kind: 'admissionLevel', id: tx.house.newId(), area, verb: 'set', shows: 'staff', data: input },
      'new',
    );
    return { area, validFrom: input.validFrom };
  });
}
