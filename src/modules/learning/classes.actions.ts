import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { staffOf } from './catalogue.actions.ts';
import { coursesOf, roomsOf, teachersOf } from './catalogue.store.ts';
import {
  type ClassValues,
  classById,
  insertClass,
  type LearningClass,
  lockOwnClass,
  putCancelled,
  putClass,
  putLeader,
  selectClasses,
} from './classes.store.ts';
import { slotsFault } from './draft.rules.ts';
import type { ClassInput, ClassView, LearningApi } from './learning.contract.ts';
import { no } from './learning.words.ts';
import { activeSeat } from './seats.store.ts';
import { entryOfClass } from './seats.ts';
import { clearComing } from './sessions.store.ts';
import { type LearningTerm, lockTerm } from './terms.store.ts';

type Handles = { [K in keyof LearningApi]: Handler<LearningApi[K]> };

export const viewOfClass = (c: LearningClass): ClassView => {
  const { subjectId: _subject, perLearner: _most, ...rest } = c;
  return { ...rest, slots: [...c.slots], opensAt: c.opensAt.toString(), closesAt: c.closesAt.toString() };
};
export const listClasses: Handles['listClasses'] = async (ctx, { query }) => ({
  items: (await selectClasses(ctx, query)).map(viewOfClass),
});
export const getClass: Handles['getClass'] = async (ctx, { params }) => viewOfClass(await classById(ctx, params.id));

/** What a class may not be: more seats than chairs, a fee without a price list, a teacher who left. */
export async function readClass(ctx: Ctx, term: LearningTerm, input: ClassInput, taken = 0): Promise<ClassValues> {
  const opensAt = input.opensAt ?? term.opensAt.toString();
  const closesAt = input.closesAt ?? term.closesAt.toString();
  if (Temporal.Instant.compare(opensAt, closesAt) >= 0) throw no('enrolmentWrong', 'closesAt');
  const fault = slotsFault(input.slots);
  if (fault) throw no(fault, 'slots');
  if (input.fromDay < term.fromDay || input.fromDay > term.toDay)
    throw no('outsideTerm', 'fromDay', { from: term.fromDay, to: term.toDay });
  if (input.keptSeats > input.seats) throw no('keptTooMany', 'keptSeats');
  if (input.seats < taken) throw no('seatsTaken', 'seats', { n: taken });
  if (input.feeFen > 0 && !input.feeBasis) throw no('feeBasisMissing', 'feeBasis');
  if (!(await coursesOf(ctx)).some((c) => c.id === input.courseId)) throw no('notHere', 'courseId');
  await checkPlaced(ctx, input.roomId, input.teacherIds, input.seats);
  return { ...input, opensAt, closesAt };
}
/** A room and teachers of the place, in use and at work today; the room is large enough. */
export async function checkPlaced(ctx: Ctx, roomId: string, teacherIds: readonly string[], seats = 0): Promise<void> {
  const today = dayOf(ctx.now);
  const room = (await roomsOf(ctx)).find((r) => r.id === roomId);
  if (!room) throw no('notHere', 'roomId');
  if (room.closedOn !== null && room.closedOn <= today) throw no('roomClosed', 'roomId', { room: room.name });
  if (room.seats < seats) throw no('roomSmall', 'seats', { room: room.name, n: room.seats });
  const teachers = new Map((await teachersOf(ctx)).map((t) => [t.id, t]));
  for (const id of teacherIds) {
    const teacher = teachers.get(id);
    if (!teacher) throw no('notHere', 'teacherIds');
    if (teacher.leftOn !== null && teacher.leftOn <= today)
      throw no('teacherLeft', 'teacherIds', { name: teacher.name });
  }
}

/** A class within a term that is not over; the import adds them one by one. */
export async function openClass(tx: TxCtx, term: LearningTerm, input: ClassInput): Promise<string> {
  if (term.status === 'ended') throw no('termOver');
  const id = tx.house.newId();
  const values = await readClass(tx, term, input);
  await insertClass(tx, { id, area: term.area, organisationId: term.organisationId, termId: term.id }, values);
  await record(tx, entryOfClass({ id, area: term.area }, 'add'), 'new');
  return id;
}
export const addClass: Handles['addClass'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const term = await lockTerm({ ...tx, version: null }, params.id);
    return viewOfClass(await classById(tx, await openClass(tx, term, input)));
  });
export const changeClass: Handles['changeClass'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const c = await lockOwnClass(tx, params.id);
    const term = await lockTerm({ ...tx, version: null }, c.termId);
    if (term.status === 'ended') throw no('termOver');
    if (c.cancelledReason) throw no('classCancelled', undefined, { name: c.name, reason: c.cancelledReason });
    await putClass(tx, c, await readClass(tx, term, input, c.taken));
    await record(tx, entryOfClass(c, 'change'));
    return viewOfClass(await classById(tx, c.id));
  });

/** A class is not held after all: its rooms, teachers and learners are free; who had a seat keeps it on record until `enrolments` has offered another. */
export const cancelClass: Handles['cancelClass'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const c = await lockOwnClass(tx, params.id);
    if (c.cancelledReason) throw no('notNow');
    await clearComing(tx, c.id, input.reason);
    await putCancelled(tx, c.id, input.reason);
    await record(tx, entryOfClass(c, 'cancel', { by: staffOf(tx).accountId }));
    return viewOfClass(await classById(tx, c.id));
  });

export const chooseLeader: Handles['chooseLeader'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const c = await lockOwnClass(tx, params.id);
    if (input.learnerId && !(await activeSeat(tx, c.id, input.learnerId)))
      throw no('notInClass', 'learnerId', { n: 1 });
    await putLeader(tx, c.id, input.learnerId);
    await record(tx, entryOfClass(c, 'leader', { learner: input.learnerId }));
    return viewOfClass(await classById(tx, c.id));
  });
