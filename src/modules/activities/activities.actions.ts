import { isWithin } from '#kernel/area.ts';
import { decide } from '#kernel/workflow.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { ActivitiesApi, ActivityView, PlanInput } from './activities.contract.ts';
import { type ActivityKind, type ActivityVerb, activityWorkflow, callOf, type KindRule } from './activities.rules.ts';
import {
  activityById,
  changePlan,
  insertActivities,
  lockActivity,
  putCalled,
  putCancelled,
  type StoredActivity,
  selectActivities,
} from './activities.store.ts';
import {
  dayOfActivity,
  entryOf,
  factsOf,
  partsFor,
  plainRule,
  rowOf,
  ruleOf,
  staffOf,
  viewOf,
} from './activities.view.ts';
import { no } from './activities.words.ts';
import { type Attendee, attendeesOf, insertAttendees, redrawRoll } from './attendees.store.ts';
import { membersOn } from './roll.store.ts';
import { ruleFor, rulesFor } from './rules.store.ts';

type Handles = { [K in keyof ActivitiesApi]: Handler<ActivitiesApi[K]> };

export const activityKindRules: Handles['activityKindRules'] = async (ctx) => ({
  items: [...(await rulesFor(ctx, staffOf(ctx).area, dayOf(ctx.now))).values()].map(plainRule),
});
export const listActivities: Handles['listActivities'] = async (ctx, { query }) => ({
  items: (await selectActivities(ctx, query)).map(rowOf),
});
export const getActivity: Handles['getActivity'] = async (ctx, { params }) =>
  viewOf(ctx, await activityById(ctx, params.id));

const MOST_DAYS = 14;
type At = (field: string) => string;
const plainly: At = (field) => field;
function timesOf(input: Pick<PlanInput, 'startsAt' | 'endsAt'>, at: At) {
  const [startsAt, endsAt] = [Temporal.Instant.from(input.startsAt), Temporal.Instant.from(input.endsAt)];
  const latest = startsAt.add({ hours: MOST_DAYS * 24 });
  if (Temporal.Instant.compare(startsAt, endsAt) >= 0 || Temporal.Instant.compare(endsAt, latest) > 0)
    throw no('spanWrong', at('endsAt'));
  return { startsAt, endsAt };
}

type Plan = Omit<PlanInput, 'kind'>;
/** What a plan of this kind must and may say; the group is one the members are in. `at` names the field where it is one line of many. */
export async function planOf(tx: TxCtx, organisationId: string, kind: ActivityKind, input: Plan, at: At = plainly) {
  const { title, topic, way, where } = input;
  const times = timesOf(input, at);
  if (way && kind !== 'civicEvent') throw no('wayIsForEvents', at('way'));
  const group = kind === 'groupMeeting' ? input.group : undefined;
  if (kind === 'groupMeeting' && !group) throw no('groupMissing', at('group'));
  if (group) {
    const members = await membersOn(tx, [organisationId], dayOf(times.startsAt));
    if (!members.some((m) => m.group === group)) throw no('groupUnknown', at('group'));
  }
  return { title, topic, way, where, group, ...times };
}

/** Plans within the transaction of whoever needs it; answers with the id. */
export async function planOne(
  tx: TxCtx,
  input: Omit<PlanInput, 'kind'> & { kind: ActivityKind; organisationId: string },
) {
  const { accountId, area: own } = staffOf(tx);
  const unit = (await organisationsById(tx, [input.organisationId])).get(input.organisationId);
  if (!unit || !isWithin(unit.area, own)) throw no('unitNotHere', 'organisationId');
  const planned = await planOf(tx, unit.id, input.kind, input);
  const rule = await ruleFor(tx, input.kind, unit.area, dayOf(planned.startsAt));
  if (!partsFor(tx, rule).has('recorder')) throw no('notYourKind', 'kind');
  const id = tx.house.newId();
  await insertActivities(tx, { area: unit.area, organisationId: unit.id, accountId }, [
    { id, kind: input.kind, ...planned },
  ]);
  await record(tx, entryOf({ id, area: unit.area }, 'plan', { kind: input.kind, day: dayOf(planned.startsAt) }), 'new');
  return id;
}
export const planActivity: Handles['planActivity'] = (ctx, { input }) =>
  once(ctx, async (tx) => viewOf(tx, await activityById(tx, await planOne(tx, input))));

export type Held = { a: StoredActivity; rule: KindRule; roll: Attendee[] };
/** Locks an activity for one verb of the table, or refuses as the table says. */
export async function lockFor(tx: TxCtx, id: string, verb: ActivityVerb): Promise<Held> {
  const a = await lockActivity(tx, id);
  const rule = await ruleOf(tx, a);
  const roll = await attendeesOf(tx, id);
  const verdict = decide(activityWorkflow, verb, factsOf(a, rule, roll), partsFor(tx, rule), tx.now);
  if (!verdict.ok) throw no(verdict.why);
  return { a, rule, roll };
}
const shown = async (tx: TxCtx, id: string): Promise<ActivityView> => viewOf(tx, await activityById(tx, id));

export const editActivity: Handles['editActivity'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { a } = await lockFor(tx, params.id, 'edit');
    const plan = await planOf(tx, a.organisationId, a.kind, input);
    if (a.status === 'called' && plan.group !== (a.group ?? undefined)) throw no('groupFixed', 'group');
    await changePlan(tx, a.id, plan);
    if (a.status === 'called' && dayOf(plan.startsAt) !== dayOfActivity(a)) await drawAgain(tx, a.id);
    await record(tx, entryOf(a, 'edit', { from: dayOfActivity(a), to: dayOf(plan.startsAt) }));
    return shown(tx, a.id);
  });

/** Whoever is a member on the day of an activity and whom its kind calls, with or without a vote. */
async function calledFor(tx: TxCtx, { a, rule }: Pick<Held, 'a' | 'rule'>) {
  if (rule.base === 'open') return [];
  const members = await membersOn(tx, [a.organisationId], dayOfActivity(a));
  const called = members.flatMap((m) => {
    const call = callOf(rule.base, m, a.group);
    return call ? [{ membershipId: m.membershipId, ...call }] : [];
  });
  if (!called.some((c) => c.counts)) throw no('noMembers');
  return called;
}
/** It moved to another day: who is called is asked anew, for members come and go; leave that was asked for the old day is asked again. */
async function drawAgain(tx: TxCtx, id: string): Promise<void> {
  const a = await activityById(tx, id);
  const called = await calledFor(tx, { a, rule: await ruleOf(tx, a) });
  await redrawRoll(tx, a, called);
}

/** Calls an activity: the roll of its day is drawn. */
export async function callIt(tx: TxCtx, { a, rule }: Pick<Held, 'a' | 'rule'>): Promise<void> {
  await insertAttendees(tx, a, await calledFor(tx, { a, rule }));
  await putCalled(tx, a.id);
  await record(tx, entryOf(a, 'call', { day: dayOfActivity(a) }));
}
export const callActivity: Handles['callActivity'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const held = await lockFor(tx, params.id, 'call');
    await callIt(tx, held);
    return shown(tx, params.id);
  });

export const cancelActivity: Handles['cancelActivity'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { a } = await lockFor(tx, params.id, 'cancel');
    await putCancelled(tx, a.id, input.reason);
    await record(tx, entryOf(a, 'cancel'));
    return shown(tx, a.id);
  });

/** Something that took place already, in one step: planned and called, so that its roll and minutes can be written (`venues`). */
export async function beginOne(tx: TxCtx, input: Parameters<typeof planOne>[1]): Promise<string> {
  const id = await planOne(tx, input);
  await callIt(tx, await lockFor({ ...tx, version: null }, id, 'call'));
  return id;
}

/** An activity as its keeper sees it now, for the other files of this module. */
export const present = (ctx: Ctx, id: string): Promise<ActivityView> =>
  activityById(ctx, id).then((a) => viewOf(ctx, a));
