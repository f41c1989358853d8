import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { countRecord } from '#modules/duties/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { checkCaptured, dropFiles, takeFiles } from '#modules/phones/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { forgetFiles } from '#platform/file-forget.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { type Held, lockFor, present } from './activities.actions.ts';
import type { ActivitiesApi, DecisionView } from './activities.contract.ts';
import { decided, type KindRule, type Tally, tallyOf, type Votes, voteFault } from './activities.rules.ts';
import { activityById, lockActivity, putHeld } from './activities.store.ts';
import { dayOfActivity, entryOf, partsFor, ruleOf, staffOf } from './activities.view.ts';
import { no } from './activities.words.ts';
import {
  deletePhoto,
  insertDecisions,
  insertPhotos,
  insertTasks,
  lockTask,
  openTasks,
  photosOf,
  putDone,
} from './minutes.store.ts';

type Handles = { [K in keyof ActivitiesApi]: Handler<ActivitiesApi[K]> };
type Decision = Votes & { what: string };

function decisionsBy(rule: KindRule, tally: Tally, given: readonly Decision[]): DecisionView[] {
  return given.map((d, i) => {
    const fault = voteFault(rule.pass, d, tally);
    if (fault || !rule.pass) throw no(fault ?? 'noVoting', `decisions.${i}.yes`);
    const { base, count: baseCount, needed, passed } = decided(rule.pass, d, tally);
    return { nth: i + 1, what: d.what, yes: d.yes, no: d.no, abstain: d.abstain, base, baseCount, needed, passed };
  });
}

async function tasksBy(
  tx: TxCtx,
  a: Held['a'],
  given: readonly { what: string; organisationId?: string | undefined; dueOn: string }[],
) {
  const tasks = given.map((t) => ({ ...t, organisationId: t.organisationId ?? a.organisationId }));
  const units = await organisationsById(
    tx,
    tasks.map((t) => t.organisationId),
  );
  for (const [i, t] of tasks.entries()) {
    if (!units.has(t.organisationId)) throw no('unitNotHere', `tasks.${i}.organisationId`);
    if (t.dueOn < dayOfActivity(a)) throw no('taskPast', `tasks.${i}.dueOn`);
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
        decisions: decisions.map(({ nth, yes, no: against, abstain, needed, passed }) => ({
          nth,
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

/** Whoever records this kind, whatever its state: pictures are added and taken away after it was held too. */
async function lockForPictures(tx: TxCtx, id: string) {
  const a = await lockActivity(tx, id);
  if (!partsFor(tx, await ruleOf(tx, a)).has('recorder')) throw no('notYours');
  return a;
}
export const addActivityPhotos: Handles['addActivityPhotos'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const a = await lockForPictures(tx, params.id);
    await checkCaptured(tx, input.captured);
    const { shows } = input;
    if (shows === 'people' && !input.consent) throw no('consentMissing', 'consent');
    const consent = shows === 'people' ? (input.consent ?? null) : null;
    const files = await takeFiles(tx, input.captured.files);
    await insertPhotos(tx, a, files, { shows, consent, accountId: staffOf(tx).accountId });
    await record(tx, entryOf(a, 'addPhotos', { files: files.length, shows }));
    return present(tx, a.id);
  });

/** Somebody on it does not want it there any more: the row goes, then the file. */
export const dropActivityPhoto: Handles['dropActivityPhoto'] = async (ctx, { params }) => {
  const hashes: string[] = [];
  const answer = await once(ctx, async (tx) => {
    const a = await lockForPictures(tx, params.id);
    if (!(await deletePhoto(tx, a.id, params.photoId))) throw notFound();
    hashes.push(...(await dropFiles(tx, [params.photoId])));
    await record(tx, entryOf(a, 'dropPhoto'));
    return present(tx, a.id);
  });
  await forgetFiles(ctx, hashes);
  return answer;
};
export const activityPhoto: Handles['activityPhoto'] = async (ctx, { params, query }) => {
  const a = await activityById(ctx, params.id);
  const photo = (await photosOf(ctx, a.id)).find((p) => p.id === params.photoId);
  if (!photo) throw notFound();
  const thumb = query.size === 'thumb' ? photo.thumbHash : null;
  return { hash: thumb ?? photo.hash, mediaType: thumb ? 'image/jpeg' : photo.mediaType, name: photo.name };
};

export const activityTasks: Handles['activityTasks'] = async (ctx, { query }) => ({
  items: await openTasks(ctx, query.area),
});
export const doActivityTask: Handles['doActivityTask'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { area, ...task } = await lockTask(tx, params.id);
    if (task.doneOn !== null) throw no('taskDone');
    const actor = staffOf(tx);
    if (!isWithin(area, actor.area)) throw notFound();
    const on = dayOf(tx.now);
    await putDone(tx, task.id, { on, note: input.note, by: actor.accountId });
    await record(tx, entryOf({ id: task.activityId, area }, 'taskDone', { task: task.id }));
    return { ...task, doneOn: on, doneNote: input.note };
  });
