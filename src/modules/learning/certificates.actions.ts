import { notFound } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { staffOf } from './catalogue.actions.ts';
import { type Certificate, certificatesOfClass, insertCertificate, revoke } from './certificates.store.ts';
import { classById, type LearningClass, lockOwnClass } from './classes.store.ts';
import { no } from './learning.words.ts';
import { isKeeper } from './register.actions.ts';
import type { CertificateView, RegisterApi } from './register.contract.ts';
import { earns, ratingShown, SHOWN_FROM } from './register.rules.ts';
import { heldSessions, isOver, ratingsOf } from './register.store.ts';
import { type SeatedLearner, seatsOf } from './seats.store.ts';
import { entryOfClass } from './seats.ts';
import { viewOfSession } from './sessions.actions.ts';
import { selectSessions } from './sessions.store.ts';

type Handles = { [K in keyof RegisterApi]: Handler<RegisterApi[K]> };

const viewOf = (ctx: Ctx, c: Certificate): CertificateView => ({
  id: c.id,
  number: c.number,
  name: c.name,
  unit: c.unit,
  course: c.course,
  term: c.term,
  attended: c.attended,
  held: c.held,
  hours: c.hours,
  issuedOn: c.issuedOn,
  revokedReason: c.revokedReason,
  code: c.code,
  link: `${ctx.house.config.publicUrl}/learning/verify?n=${c.number}&c=${c.code}`,
  version: c.version,
});

/** The class, for the office of its place; for a teacher, one they teach. */
async function ownClass(ctx: Ctx, id: string): Promise<LearningClass> {
  const c = await classById(ctx, id);
  if (isKeeper(ctx, c.area)) return c;
  const mine = await selectSessions(ctx, { classId: id, accountId: staffOf(ctx).accountId });
  if (mine.length === 0) throw notFound();
  return c;
}
/** Whether somebody came often enough by the class's own rule. */
const hasEarned = (c: LearningClass, held: number, s: SeatedLearner): boolean =>
  earns({ attended: s.present, held, percent: c.certificatePercent });

/** Answers without their words until there are enough, so that nobody is guessed by how they write. */
async function ratingOf(ctx: Ctx, classId: string) {
  const answers = await ratingsOf(ctx, classId);
  const shown = ratingShown(answers.map((a) => a.mark));
  return { ...shown, words: answers.length >= SHOWN_FROM ? answers.flatMap((a) => a.words ?? []) : [] };
}

export const classRecord: Handles['classRecord'] = async (ctx, { params }) => {
  const c = await ownClass(ctx, params.id);
  const [sessions, seats, held, given, rating] = await Promise.all([
    selectSessions(ctx, { classId: c.id }),
    seatsOf(ctx, c.id, true),
    heldSessions(ctx, c.id),
    certificatesOfClass(ctx, c.id),
    ratingOf(ctx, c.id),
  ]);
  const valid = new Map(given.filter((g) => !g.revokedAt).map((g) => [g.learnerId, g]));
  return {
    sessions: sessions.map(viewOfSession),
    held,
    learners: seats.map((s) => ({
      learnerId: s.learnerId,
      number: s.number,
      name: s.name,
      present: s.present,
      absent: s.absent,
      leave: s.leave,
      hasLeft: s.toAt !== null,
      earns: hasEarned(c, held, s),
      certificate: valid.has(s.learnerId)
        ? { id: valid.get(s.learnerId)!.id, number: valid.get(s.learnerId)!.number }
        : null,
    })),
    rating,
  };
};

const keeps = async (ctx: Ctx, id: string): Promise<LearningClass> => {
  const c = await classById(ctx, id);
  if (!isKeeper(ctx, c.area)) throw notFound();
  return c;
};
export const listCertificates: Handles['listCertificates'] = async (ctx, { params }) => {
  const c = await keeps(ctx, params.id);
  return { items: (await certificatesOfClass(ctx, c.id)).map((x) => viewOf(ctx, x)) };
};

/** Everybody who came often enough and has none yet, or those who are named; who is named and did not is refused by name. */
export const giveCertificates: Handles['giveCertificates'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { accountId } = staffOf(tx);
    const c = await lockOwnClass({ ...tx, version: null }, params.id);
    if (!(await isOver(tx, c.id))) throw no('notOverYet');
    const held = await heldSessions(tx, c.id);
    const has = new Set((await certificatesOfClass(tx, c.id)).filter((x) => !x.revokedAt).map((x) => x.learnerId));
    const named = input.learnerIds && new Set(input.learnerIds);
    const seats = (await seatsOf(tx, c.id)).filter((s) => (named ? named.has(s.learnerId) : hasEarned(c, held, s)));
    if (named && seats.some((s) => !hasEarned(c, held, s))) throw no('notEarned', 'learnerIds');
    for (const s of seats) {
      if (has.has(s.learnerId)) continue;
      await insertCertificate(tx, {
        ...{ area: c.area, classId: c.id, learnerId: s.learnerId, organisationId: c.organisationId },
        ...{ name: s.name, course: c.course, term: c.term, attended: s.present, held },
        ...{ hours: s.present * c.hoursEach, issuedOn: dayOf(tx.now), accountId },
      });
    }
    await record(tx, entryOfClass(c, 'certificates', { given: seats.length }));
    return { items: (await certificatesOfClass(tx, c.id)).map((x) => viewOf(tx, x)) };
  });

export const revokeCertificate: Handles['revokeCertificate'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const c = await revoke(tx, params.id, input.reason);
    await record(tx, entryOfClass({ id: c.classId, area: c.area }, 'revokeCertificate', { certificate: c.id }));
    return viewOf(tx, c);
  });
