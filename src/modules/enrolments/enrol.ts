import { isWithin } from '#kernel/area.ts';
import { normalName, normalPhone } from '#kernel/identity.ts';
import { notFound } from '#kernel/refusal.ts';
import { classById, type LearningClass, learnerFor, seat, unseat } from '#modules/learning/index.ts';
import { joinFault } from '#modules/learning/learning.rules.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { arrive, type ClassRules, countsIn, ensureRules, lockRules, seatsNow } from './classes.store.ts';
import { drawOf } from './draws.store.ts';
import type { Slip } from './enrolments.contract.ts';
import {
  type EnrolmentWay,
  isBirthYear,
  isSeatedAtOnce,
  needsGuardian,
  otherFault,
  type Priority,
  windowFault,
} from './enrolments.rules.ts';
import {
  type Enrolment,
  holdPerson,
  insertEnrolment,
  type Kin,
  othersOf,
  preparedRow,
  putEnrolment,
  whoIndexOf,
} from './enrolments.store.ts';
import { no } from './enrolments.words.ts';
import { passOn } from './passing.ts';

/* Enrolling: the same for a person at home, on the telephone, at the counter or on paper. */

/** The house looks things up for whoever holds a slip or stands before a public page. */
export const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'enrolment' } });

export const entryOf = (e: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'enrolment', id: e.id, area: e.area, verb, shows: 'resident', data }) as const;
export const entryOfClass = (
  c: { id: string; area: string },
  verb: string,
  data: Readonly<Record<string, unknown>> = {},
) => ({ kind: 'enrolmentClass', id: c.id, area: c.area, verb, shows: 'staff', data }) as const;

/** Only the desk of the class's own place enrols for it. */
export async function ownClass(ctx: Ctx, id: string): Promise<LearningClass> {
  const c = await classById(ctx, id);
  if (ctx.actor.kind === 'staff' && !isWithin(c.area, ctx.actor.area)) throw notFound();
  return c;
}

export type Asking = {
  readonly classId: string;
  readonly way: EnrolmentWay;
  readonly name: string;
  readonly phone: string;
  readonly birthYear: number;
  readonly kinName: string;
  readonly kinPhone: string;
  readonly agreed: boolean;
  readonly claims: readonly Priority[];
  readonly accountId: string | null;
  readonly swapFrom: Enrolment | null;
};
const momentSays = (at: Temporal.Instant): string => {
  const { month, day, hour, minute } = at.toZonedDateTimeISO('Asia/Shanghai');
  return `${month}月${day}日 ${hour}:${String(minute).padStart(2, '0')}`;
};

type Said = { name: string; phone: string; kin: Kin | null; agreedOn: string | null };
/** Who it is, and what the class asks of them: a step more for the oldest and for children, never a bar (domain §9). */
export function readPerson(ctx: Ctx, c: LearningClass, a: Asking): Said {
  const name = normalName(a.name);
  if (!name) throw no('nameMissing', 'name');
  const year = Number(dayOf(ctx.now).slice(0, 4));
  if (!isBirthYear(a.birthYear, year)) throw no('birthYearWrong', 'birthYear');
  const phone = normalPhone(a.phone);
  if (!phone) throw no('phoneWrong', 'phone');
  const kin = readKin(a);
  const fault = joinFault(c, { birthYear: a.birthYear, hasKin: kin !== null, hasAgreement: a.agreed }, year);
  if (fault === 'tooYoung') throw no('tooYoung', 'birthYear', { age: c.youngest ?? 0 });
  if (fault === 'kinMissing') throw no('kinMissing', 'kinName', { age: c.extraStepFrom });
  if (fault === 'agreementMissing') throw no('agreementMissing', 'agreed', { age: c.extraStepFrom });
  if (needsGuardian(year, a.birthYear) && !kin) throw no('guardianMissing', 'kinName');
  return { name, phone, kin, agreedOn: kin && a.agreed ? dayOf(ctx.now) : null };
}
function readKin({ kinName, kinPhone }: Asking): Kin | null {
  if (kinName.trim() === '' && kinPhone.trim() === '') return null;
  const name = normalName(kinName);
  const phone = normalPhone(kinPhone);
  if (!name) throw no('kinNameMissing', 'kinName');
  if (!phone) throw no('kinPhoneWrong', 'kinPhone');
  return { name, phone };
}

/**
 * What this person has besides. The portal answers in one sentence for all three reasons, some of which are no enrolment at all: whoever types somebody
 * else's name and number is not told whether that person is here.
 */
async function mayJoin(tx: TxCtx, c: LearningClass, a: Asking, who: Buffer): Promise<void> {
  await holdPerson(tx, who);
  const others = await othersOf(tx, { who, classId: c.id, but: a.swapFrom?.id ?? null });
  const counted = others.filter((o) => o.termId === c.termId || o.clashes || o.classId === c.id);
  const fault = otherFault(c.id, counted, c.perLearner);
  if (!fault) return;
  const values = { name: fault.name, n: c.perLearner, desk: c.unit };
  throw a.way === 'portal' && !a.swapFrom ? no('askDesk', undefined, values) : no(fault.why, 'name', values);
}

/** Enrols somebody: seated at once, in the line, or among the lots. The class is held last and briefly: who pressed first is first. */
export async function enrol(tx: TxCtx, c: LearningClass, a: Asking): Promise<Slip> {
  const isCancelled = c.cancelledReason !== null;
  const fault = c.termStatus === 'planned' ? 'notOpenYet' : windowFault({ ...c, isCancelled }, tx.now);
  // Who changes from another class keeps to the day until which one may, not to the window.
  if (fault && !(a.swapFrom && fault === 'windowClosed'))
    throw no(fault, undefined, { opens: momentSays(c.opensAt), closes: momentSays(c.closesAt) });
  const said = readPerson(tx, c, a);
  const who = whoIndexOf(tx, said.name, said.phone);
  await mayJoin(tx, c, a, who);
  const row = preparedRow(tx, {
    ...{ classId: c.id, area: c.area, way: a.way, claims: a.claims, name: said.name, phone: said.phone, who },
    ...{ birthYear: a.birthYear, kin: said.kin, agreedOn: said.agreedOn, accountId: a.accountId },
    swapFrom: a.swapFrom?.id ?? null,
  });
  await record(tx, entryOf(row, 'enrol', { class: c.id, way: a.way }), 'new');
  const { arrival, rules } = await arriveAt(tx, c);
  const { status, inLine } = await placedNow(tx, c, rules, a);
  // What one changes from is given back first: it may meet at the same time.
  if (a.swapFrom && status === 'confirmed') await giveBack(tx, a.swapFrom);
  const learnerId =
    status === 'confirmed' ? await takeSeat(tx, c, { ...said, birthYear: a.birthYear, agreedOn: said.agreedOn }) : null;
  const placed = { arrival, status, learnerId, hasLot: status === 'applied' };
  const made = await insertEnrolment(tx, row, placed);
  const link = `${tx.house.config.publicUrl}/enrol/mine?n=${made.number}`;
  return { id: row.id, classId: c.id, status, ...made, link, inLine };
}
async function arriveAt(tx: TxCtx, c: LearningClass) {
  const known = await arrive(tx, c.id);
  if (known) return known;
  await ensureRules(tx, c);
  const made = await arrive(tx, c.id);
  if (!made) throw new Error('a class was neither made nor found');
  return made;
}
/** Two classes are always held in the same order, so that two who change places do not wait for each other. */
export async function holdBoth(tx: TxCtx, c: LearningClass, otherId: string): Promise<void> {
  const other = await classById(asHouse(tx), otherId);
  for (const x of [c, other].sort((a, b) => (a.id < b.id ? -1 : 1))) await lockRules(tx, x);
}
type Place = { status: 'applied' | 'waiting' | 'confirmed'; inLine: number | null };
async function placedNow(tx: TxCtx, c: LearningClass, rules: ClassRules, a: Asking): Promise<Place> {
  if (c.mode === 'lottery') {
    const draw = await drawOf(tx, c.id);
    if (draw && draw.list !== null && draw.drawnAt === null) throw no('listClosed');
    if (!draw?.drawnAt) return { status: 'applied', inLine: null };
  }
  const counts = await countsIn(tx, c.id);
  const line = { portal: counts.waiting - counts.waitingKept, kept: counts.waitingKept };
  const isIn = isSeatedAtOnce(seatsNow(c, rules, counts), a.way, line);
  // Whoever arrives stands behind everybody who waits.
  return isIn ? { status: 'confirmed', inLine: null } : { status: 'waiting', inLine: counts.waiting + 1 };
}

/** The learner, known or new. Their own passphrase is not handed out: the slip lets them in (`learnerCookie`), so that nobody keeps two papers. */
export async function takeSeat(
  tx: TxCtx,
  c: Pick<LearningClass, 'id' | 'area'>,
  p: { name: string; phone: string; birthYear: number | null; kin: Kin | null; agreedOn: string | null },
): Promise<string> {
  const learner = await learnerFor(tx, { ...p, area: c.area });
  await seat(tx, c.id, learner.id);
  return learner.id;
}
/** The class one changes from: the seat is free for whoever waits there. */
export async function giveBack(tx: TxCtx, e: Enrolment): Promise<void> {
  await putEnrolment(tx, e.id, { status: 'withdrawn' });
  await record(tx, entryOf(e, 'swap'));
  if (e.learnerId) await unseat(tx, e.classId, e.learnerId);
  await passOn(tx, await classById(asHouse(tx), e.classId));
}
