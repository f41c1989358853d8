import { countRecord } from '#modules/duties/index.ts';
import { admit } from '#modules/mandates/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { checkCaptured } from '#modules/phones/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { type Held, lockFor, present } from './activities.actions.ts';
import type { ActivitiesApi, DecisionView } from './activities.contract.ts';
import { decided, type KindRule, passFor, type Tally, tallyOf, type Votes, voteFault } from './activities.rules.ts';
import { putHeld, touchActivity } from './activities.store.ts';
import { dayOfActivity, entryOf, staffOf } from './activities.view.ts';
import { no } from './activities.words.ts';
import {
  insertDecisions,
  insertSupplement,
  insertTasks,
  lockTask,
  openTasks,
  putDone,
  supplementsOf,
} from './minutes.store.ts';

type Handles = { [K in keyof ActivitiesApi]: Handler<ActivitiesApi[K]> };
type Decision = Votes & { what: string; isMatter: boolean };

function decisionsBy(rule: KindRule, tally: Tally, given: readonly Decision[]): DecisionView[] {
  return given.map((d, i) => {
    const fault = voteFault(rule, d, tally);
    const pass = passFor(rule, d.isMatter);
    if (fault || !pass) throw no(fault ?? 'noVoting', `decisions.${i}.yes`);
    const { base, count: baseCount, needed, passed } = decided(pass, d, tally);
    return { nth: i + 1, ...d, base, baseCount, needed, passed };
  });
}

async function tasksBy(
  tx: TxCtx,
  a: Held['a'],
  given: readonly {
    what: string;
    organisationId?: string | undefined;
    dueOn: string;
    itemId?: string | undefined;
    admissionId?: string | undefined;
  }[],
) {
  const tasks = given.map((t) => ({ ...t, organisationId: t.organisationId ?? a.organisationId }));
  const units = await organisationsById(
    tx,
    tasks.map((t) => t.organisationId),
  );
  for (const [i, t] of tasks.entries()) {
    if (!units.has(t.organisationId)) throw no('unitNotHere', `tasks.${i}.organisationId`);
    if (t.dueOn < dayOfActivity(a)) throw no('taskPast', `tasks.${i}.dueOn`);
    await admit(tx, {
      receiverId: t.organisationId,
      role: 'lead',
      matter: { kind: 'task', label: t.what.slice(0, 120), text: t.what },
      field: `tasks.${i}.organisationId`,
      itemId: t.itemId,
      admissionId: t.admissionId,
    });
  }
  return tasks;
}

/** Duties of the unit hear of it, by its own kind and by those it counts as (a study visit is the month's theme day). */
async function tellDuties(tx: TxCtx, { a, rule }: Held): Promise<void> {
  const { role } = staffOf(tx);
  for (const kind of [a.kind, ...rule.countsAs])
    await countRecord(tx, {
      kind,
      id: a.id,
      on: dayOfActivity(a),
      organisationId: a.organisationId,
      role,
      area: a.area,
    });
}

export const holdActivity: Handles['holdActivity'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const held = await lockFor(tx, params.id, 'hold');
    const { a, rule, roll } = held;
    const tally = tallyOf(roll);
    const decisions = decisionsBy(rule, tally, input.decisions);
    const tasks = await tasksBy(tx, a, input.tasks);
    const { host, recorder, minutes } = input;
    const came = roll.filter((t) => t.presence === 'present').length;
    const by = staffOf(tx).accountId;
    await putHeld(tx, a.id, { host, recorder, minutes, by, came, tally: rule.base === 'open' ? null : tally });
    await insertDecisions(tx, a, tally.votersPresent, decisions);
    await insertTasks(tx, a, tasks);
    await tellDuties(tx, held);
    await record(
      tx,
      entryOf(a, 'hold', {
        ...tally,
        came,
        decisions: decisions.map(({ nth, isMatter, yes, no: against, abstain, needed, passed }) => ({
          nth,
          isMatter,
          yes,
          no: against,
          abstain,
          needed,
          passed,
        })),
      }),
    );
    return present(tx, a.id);
  });

const MOST_SUPPLEMENTS = 50;
/** What was forgotten is added under the minutes; what stands there is never written over. */
export const supplementActivity: Handles['supplementActivity'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { a } = await lockFor(tx, params.id, 'supplement');
    const nth = (await supplementsOf(tx, a.id)).length + 1;
    if (nth > MOST_SUPPLEMENTS) throw no('supplementsMany');
    await insertSupplement(tx, a, { nth, text: input.text, by: staffOf(tx).accountId });
    await touchActivity(tx, a.id);
    await record(tx, entryOf(a, 'supplement', { nth }));
    return present(tx, a.id);
  });

export const activityTasks: Handles['activityTasks'] = async (ctx, { query }) => ({
  items: await openTasks(ctx, query.area),
});
/** Said once what came of it, at the desk or on a phone that may be days behind: the day is that on which it was written down. */
export const doActivityTask: Handles['doActivityTask'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { area, madeAt, ...task } = await lockTask(tx, params.id);
    if (task.doneOn !== null) throw no('taskDone');
    const on = input.captured ? await checkCaptured(tx, input.captured, dayOf(madeAt)) : dayOf(tx.now);
    await putDone(tx, task.id, { on, note: input.note, by: staffOf(tx).accountId });
    await record(tx, entryOf({ id: task.activityId, area }, 'taskDone', { task: task.id }));
    return { ...task, doneOn: on, doneNote: input.note };
  });
