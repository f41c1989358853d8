import { Refused } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { orNamed } from './clash.store.ts';
import { type LearningClass, lockClass } from './classes.store.ts';
import { lockLearner } from './learners.store.ts';
import { no } from './learning.words.ts';
import {
  activeSeat,
  classesOfLearner,
  comingSpans,
  endSeat,
  expectLearner,
  insertSeat,
  releaseLearner,
  seatsOf,
} from './seats.store.ts';
import { triedOut } from './try.ts';

/* How a learner comes to sit in a class and leaves it. Who may, and in what order, is for `enrolments`. */

/** The house looks after seats for whoever asks for one; the module that calls has said who may. */
export const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'learning' } });

export const entryOfClass = (
  c: { id: string; area: string },
  verb: string,
  data: Readonly<Record<string, unknown>> = {},
) => ({ kind: 'learningClass', id: c.id, area: c.area, verb, shows: 'staff', data }) as const;

/**
 * Gives a learner a seat in a class and expects them at every session still to come. Refused by name when the class is full or cancelled, when they sit
 * in it already, or when the database finds them in another class at one of its times.
 */
export async function seat(tx: TxCtx, classId: string, learnerId: string): Promise<LearningClass> {
  const house = asHouse(tx);
  const c = await lockClass(house, classId);
  const learner = await lockLearner(house, learnerId);
  if (c.cancelledReason !== null) throw no('classCancelled', 'classId', { name: c.name, reason: c.cancelledReason });
  if (await activeSeat(tx, classId, learnerId))
    throw no('seated', 'classId', { name: c.name, who: learner.name ?? '' });
  if (c.taken >= c.seats) throw no('full', 'classId', { name: c.name });
  const s = { area: c.area, classId, learnerId };
  await insertSeat(tx, s);
  const spans = await comingSpans(tx, classId);
  if (spans.length > 0)
    await orNamed(tx, { spans, classId, learnerIds: [learnerId], field: 'classId' }, () => expectLearner(tx, s));
  await record(tx, entryOfClass(c, 'seat', { learner: learnerId }));
  return { ...c, taken: c.taken + 1 };
}

/** Gives a seat back: what has been stays on the register, what is still to come is free. False when there was none. */
export async function unseat(tx: TxCtx, classId: string, learnerId: string): Promise<boolean> {
  const house = asHouse(tx);
  const c = await lockClass(house, classId);
  const held = await activeSeat(tx, classId, learnerId);
  if (!held) return false;
  await endSeat(tx, held.id);
  await releaseLearner(tx, classId, learnerId);
  await record(tx, entryOfClass(c, 'unseat', { learner: learnerId }));
  return true;
}

/**
 * Would a seat clash? The refusal that `seat` would give (full, seated, cancelled, elsewhere then), or null. Nothing is written; between the
 * question and the seat others may be quicker.
 */
export async function wouldRefuse(ctx: Ctx, classId: string, learnerId: string): Promise<Refused | null> {
  try {
    await triedOut(ctx, (tx) => seat(tx, classId, learnerId));
    return null;
  } catch (refused) {
    if (refused instanceof Refused) return refused;
    throw refused;
  }
}

/** Who has a seat in a class, with how often they came, were missed, had leave. */
export const learnersOf = (ctx: Ctx, classId: string) => seatsOf(asHouse(ctx), classId);
/** Which classes a learner has or had a seat in. */
export const classesOf = (ctx: Ctx, learnerId: string) => classesOfLearner(asHouse(ctx), learnerId);
