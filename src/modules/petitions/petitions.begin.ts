import { lastDayOf } from '#kernel/clock.ts';
import { isBoundByPetitionLaw } from '#modules/cases/cases.clocks.rules.ts';
import { caseForWork, changeClocks, holdCase, recordOnCase, type StoredCase } from '#modules/cases/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { caseClockRules } from './petitions.clocks.rules.ts';
import { shownOf, startClock } from './petitions.clocks.store.ts';
import { organOf } from './petitions.load.ts';
import { notices, TEMPLATE_VERSION } from './petitions.notices.rules.ts';
import { insertNotice, nextSerial } from './petitions.notices.store.ts';
import { isArriving, isEnded } from './petitions.rules.ts';
import { findPetition, insertPetition, type StoredPetition } from './petitions.store.ts';
import { entryWords } from './petitions.told.words.ts';
import { holdWords } from './petitions.words.ts';

const atBody: readonly string[] = ['received', 'returned', 'handling'];

/**
 * Signing for a petition starts fifteen and sixty days on the case at once, for the case does not know the procedure: told of
 * competence within the one (23), decided within the other, which counts from acceptance (34). What is not due here stops.
 */
async function keepInStep(tx: TxCtx, c: StoredCase, p: StoredPetition): Promise<void> {
  if (p.decidedAt || isEnded(p.state)) return;
  await changeClocks(tx, c, { end: isArriving(p.state) ? { decide: 'stopped' } : { notify: 'stopped' } });
}

/**
 * Begins the procedure of a petition that lies with a body the law binds: registered at once (22), told to the person in writing, and
 * the case kept open until the written decision is served. Not where it was answered before: that gets no new sixty days.
 */
export async function begin(tx: TxCtx, caseId: string): Promise<StoredPetition | null> {
  const house: TxCtx = { ...tx, actor: { kind: 'system', what: 'petitions.begin' } };
  const c = await caseForWork(house, caseId);
  const known = await findPetition(tx, caseId);
  if (known) {
    await keepInStep(tx, c, known);
    return known;
  }
  if (c.kind !== 'petition' || c.closedAt || c.wasAnswered || !atBody.includes(c.status)) return null;
  const organId = await organOf(tx, c);
  const organ = organId ? (await organisationsById(tx, [organId])).get(organId) : undefined;
  if (!organ || !isBoundByPetitionLaw(organ.kind)) return null;
  if (!(await insertPetition(tx, c, organ.id, 'registered'))) return findPetition(tx, caseId);
  const p = (await findPetition(tx, caseId))!;
  await holdCase(tx, c, { by: 'petition', ref: c.id, says: holdWords.procedure });
  // Running already where the case came in or was signed for here; an older case gets it now.
  await changeClocks(tx, c, { start: { notify: caseClockRules.notifyDirect } });
  await keepInStep(tx, c, p);
  if (organ.kind === 'party') await startClock(tx, p, 'register', tx.now, organ.id);
  const day = dayOf(tx.now);
  const notifyBy = await shownOf(tx, caseId, 'notify');
  const year = Number(day.slice(0, 4));
  const number = `${organ.shortName}信〔${year}〕${await nextSerial(tx, organ, year)}号`;
  await insertNotice(tx, p, {
    kind: 'registration',
    templateVersion: TEMPLATE_VERSION,
    number,
    body: notices.registration({ day, notifyBy: notifyBy ? lastDayOf(notifyBy) : day }),
    recipient: 'petitioner',
    organisationId: organ.id,
    accountId: null,
    method: 'portal',
  });
  await recordOnCase(house, c, { verb: 'petition.begin', says: entryWords.begin, shows: 'resident', data: { number } });
  return p;
}
