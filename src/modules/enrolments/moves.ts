import { decide } from '#kernel/workflow.ts';
import { classById, type LearningClass, unseat } from '#modules/learning/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { lockRules, rulesOf } from './classes.store.ts';
import { asHouse, enrol, entryOf, giveBack, holdBoth, takeSeat } from './enrol.ts';
import type { Slip } from './enrolments.contract.ts';
import { type EnrolmentPart, enrolmentWorkflow, swapFault } from './enrolments.rules.ts';
import { type Enrolment, enrolmentById, holdPerson, lockEnrolment, putEnrolment } from './enrolments.store.ts';
import { factsOf, partsOf, standOf } from './enrolments.view.ts';
import { no } from './enrolments.words.ts';
import { passOn } from './passing.ts';

/* Taking an offered seat, leaving, passing a seat on, changing classes: by the holder of the slip or by the desk for them. */

export type MoveVerb = 'accept' | 'withdraw' | 'passOn';
type Held = { e: Enrolment; c: LearningClass; to: Enrolment['status'] };
async function held(tx: TxCtx, id: string, verb: MoveVerb, part: EnrolmentPart): Promise<Held> {
  const before = await enrolmentById(tx, id);
  const c = await classById(asHouse(tx), before.classId);
  // The class first, then the person's row, as everywhere here.
  const from = before.swapFrom && verb === 'accept' ? await enrolmentById(asHouse(tx), before.swapFrom) : null;
  await (from ? holdBoth(tx, c, from.classId) : lockRules(tx, c));
  const e = await lockEnrolment(tx, id);
  const stand = (await standOf(asHouse(tx), c))(e);
  const parts = part === 'desk' ? partsOf(tx, e.area) : new Set([part]);
  const verdict = decide(enrolmentWorkflow, verb, factsOf(e, stand), parts, tx.now);
  if (!verdict.ok) throw no(verdict.why, undefined, { n: c.missedLimit ?? 0 });
  return { e, c, to: verdict.to };
}
export async function moveTo(
  tx: TxCtx,
  id: string,
  verb: MoveVerb,
  reason: string,
  part: EnrolmentPart,
): Promise<void> {
  const { e, c, to } = await held(tx, id, verb, part);
  if (verb === 'accept') return accept(tx, e, c);
  if (part === 'desk' && reason.length < 2) throw no('reasonMissing', 'reason');
  await putEnrolment(tx, e.id, { status: to, ...(reason.length >= 2 && { reason }) });
  await record(tx, entryOf(e, verb, { reason }));
  if (e.learnerId && e.status === 'confirmed') await unseat(tx, c.id, e.learnerId);
  await passOn(tx, c);
}
async function accept(tx: TxCtx, e: Enrolment, c: LearningClass): Promise<void> {
  const { name, phone, birthYear, kin, agreedOn } = e;
  if (name === null || phone === null) throw no('notNow');
  // What one changes from is given back first: it may meet at the same time.
  const from = e.swapFrom ? await lockEnrolment({ ...asHouse(tx), version: null }, e.swapFrom) : null;
  if (from?.status === 'confirmed') await giveBack(tx, from);
  const learnerId = await takeSeat(tx, c, { name, phone, birthYear, kin, agreedOn });
  await putEnrolment(tx, e.id, { status: 'confirmed', learnerId });
  await record(tx, entryOf(e, 'accept'));
}

/** Another class of the same term: at once when a seat is free there, else in its line, keeping the seat one has until then. */
export async function swapTo(tx: TxCtx, id: string, classId: string, accountId: string | null): Promise<Slip> {
  const before = await enrolmentById(tx, id);
  const [from, to] = [await classById(asHouse(tx), before.classId), await classById(asHouse(tx), classId)];
  if (before.whoIndex) await holdPerson(tx, before.whoIndex);
  await holdBoth(tx, to, from.id);
  const e = await lockEnrolment(tx, id);
  const rules = (await rulesOf(tx, [from])).get(from.id);
  const fault = swapFault({
    ...{ isSeated: e.status === 'confirmed', isSame: from.id === to.id },
    ...{ swapUntil: rules?.swapUntil ?? '', today: dayOf(tx.now) },
  });
  if (fault) throw no(fault, 'classId', { day: rules?.swapUntil ?? '' });
  if (from.termId !== to.termId) throw no('swapOther', 'classId');
  const { name, phone, birthYear, kin } = e;
  if (name === null || phone === null || birthYear === null) throw no('notNow');
  return enrol(tx, to, {
    ...{ classId, way: e.way, name, phone, birthYear, claims: e.claims, accountId, swapFrom: e },
    ...{ kinName: kin?.name ?? '', kinPhone: kin?.phone ?? '', agreed: e.agreedOn !== null },
  });
}
