import { randomUUID } from 'node:crypto';
import { digitsOf } from '#kernel/identity.ts';
import { formatCaseNumber, parseCaseNumber } from '#kernel/numbering.ts';
import { notFound } from '#kernel/refusal.ts';
import { doorOf, triedInVain } from '#modules/access/index.ts';
import { MAX_TRIES, parseSignUp } from '#modules/activities/signups.rules.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { timingSafeEqual } from '#platform/crypto.ts';
import { record } from '#platform/journal.ts';
import type { Cookies } from '#platform/module.ts';
import {
  type Certificate,
  certificateByNumber,
  certificateMac,
  countGuess,
  forgetGuesses,
} from './certificates.store.ts';
import { classById } from './classes.store.ts';
import { countTry, forgetTries, type Learner, learnerById, learnerMac, learnerReceipt } from './learners.store.ts';
import { no } from './learning.words.ts';
import { keep, leave } from './register.actions.ts';
import { claimRating, insertRating, isOver, type NewMark } from './register.store.ts';
import { activeSeat } from './seats.store.ts';
import { asHouse, entryOfClass } from './seats.ts';
import { lockSession, sessionById } from './sessions.store.ts';

/* What a learner does at home by number and passphrase: leave, an opinion of a course, and as class leader the register. */

const door = doorOf({
  ...{ cookie: 'baodao_learner', purpose: 'learner', hours: 2, mostTries: MAX_TRIES },
  ...{ parse: parseSignUp, find: learnerReceipt, macOf: learnerMac, tries: { countTry, forgetTries } },
  refuse: (isTooOften) => no(isTooOften ? 'tooManyTries' : 'wrongReceipt'),
});
/** The way in for a learner whom another module has let in already, by its own receipt. */
export const learnerCookie = door.admit;
export const enterAsLearner = door.enter;
export const closeLearner = door.close;
export async function openedLearner(ctx: Ctx, cookies: Cookies): Promise<Learner | null> {
  const id = door.opened(ctx, cookies);
  return id ? learnerById(asHouse(ctx), id) : null;
}

export const leaveAtHome = (ctx: Ctx, learnerId: string, sessionId: string, isBack: boolean): Promise<void> =>
  inTransaction(asHouse({ ...ctx, version: null }), async (tx) => {
    const s = await lockSession(tx, sessionId);
    await leave(tx, s, learnerId, { way: 'portal', accountId: null, isBack });
  });

/** The class leader's register; anybody else's is not there. */
export const keepAsLeader = (
  ctx: Ctx,
  learnerId: string,
  sessionId: string,
  marks: readonly NewMark[],
): Promise<void> =>
  inTransaction(asHouse({ ...ctx, version: null }), async (tx) => {
    const s = await lockSession(tx, sessionId);
    if (s.leaderId !== learnerId) throw notFound();
    if (marks.length === 0) throw no('markMissing', 'marks');
    await keep(tx, s, marks, { way: 'leader', madeAt: tx.now, accountId: null });
  });
export async function leaderSession(ctx: Ctx, learnerId: string, sessionId: string) {
  const s = await sessionById(asHouse(ctx), sessionId);
  if (s.leaderId !== learnerId) throw notFound();
  return s;
}

/** Once for a class, when it is over: what somebody thinks of the course. That they answered and what they answered are kept apart. */
export const rate = (ctx: Ctx, learnerId: string, classId: string, mark: number, words: string | null): Promise<void> =>
  inTransaction(asHouse(ctx), async (tx) => {
    const c = await classById(tx, classId);
    if (!(await activeSeat(tx, classId, learnerId))) throw notFound();
    if (!(await isOver(tx, classId))) throw no('notOverYet');
    if (!Number.isInteger(mark) || mark < 1 || mark > 5) throw no('markMissing', 'mark');
    if (!(await claimRating(tx, { classId, learnerId, area: c.area }))) throw no('rated');
    await insertRating(tx, randomUUID(), { classId, area: c.area, mark, words });
    await record(tx, entryOfClass(c, 'rated'));
  });

/** A certificate by the number and the code printed on it; anybody may ask, so often an hour. */
export async function verifyCertificate(ctx: Ctx, number: string, code: string): Promise<Certificate> {
  const parsed = parseCaseNumber(number);
  if (typeof parsed === 'string') throw no('wrongCertificate', 'number');
  const spelled = formatCaseNumber(parsed);
  if ((await countGuess(ctx, spelled)) > MAX_TRIES) throw no('tooManyTries');
  const found = await certificateByNumber(ctx, spelled);
  if (!found && (await triedInVain(ctx, 'certificate', spelled, MAX_TRIES))) throw no('tooManyTries');
  if (!found || !timingSafeEqual(found.mac, certificateMac(ctx, spelled, digitsOf(code))))
    throw no('wrongCertificate', 'number');
  await forgetGuesses(ctx, spelled);
  return found;
}
