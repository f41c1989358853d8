import { isWithin } from '#kernel/area.ts';
import { formatCaseNumber } from '#kernel/numbering.ts';
import { say } from '#kernel/words.ts';
import { caseForWork, recordOnCase } from '#modules/cases/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { notOwnMatter } from './impartial.ts';
import { entryOf, staffOf } from './mediations.act.ts';
import type { MediationsApi, Receipt, TakeInput } from './mediations.contract.ts';
import { drawPassphrase, insertMediation, lockMediation, nextSerial } from './mediations.store.ts';
import { no, mediationWords as w } from './mediations.words.ts';
import { insertMediator, insertParty, partiesOf, saidOf, saveParty } from './parts.store.ts';
import { committeeById, mediatorsAt, type StoredCommittee } from './registers.store.ts';

type Handles = { [K in keyof MediationsApi]: Handler<MediationsApi[K]> };

const PREFIX = 'TJ';
async function numberFor(tx: TxCtx, area: string): Promise<string> {
  const { year } = tx.now.toZonedDateTimeISO('Asia/Shanghai');
  return formatCaseNumber({ prefix: PREFIX, place: area, year, serial: await nextSerial(tx, area, year) });
}

type Taken = Omit<TakeInput, 'committeeId' | 'caseConsent' | 'caseId'> & {
  way: 'portal' | 'counter' | 'case';
  caseId: string | null;
  wish: string | null;
};
/** Keeps it, its parties and their passphrases. Whoever applies has said yes by that; whom an offer goes to has said nothing yet. */
export async function take(tx: TxCtx, committee: StoredCommittee, t: Taken): Promise<Receipt & { area: string }> {
  if (!t.parties.some((p) => p.side === 'applicant') || !t.parties.some((p) => p.side === 'other'))
    throw no('twoSides', 'parties');
  const id = tx.house.newId();
  const { area } = committee;
  const number = await numberFor(tx, area);
  await insertMediation(tx, {
    ...{ id, area, number, committeeId: committee.id, kind: t.kind, origin: t.origin, way: t.way, caseId: t.caseId },
    body: { text: t.body, wish: t.wish },
  });
  const slips = [];
  for (const [i, p] of t.parties.entries()) {
    const partyId = tx.house.newId();
    const { passphrase, mac } = drawPassphrase(tx, number);
    const saidYes = t.origin === 'applied' && p.side === 'applicant';
    await insertParty(tx, {
      ...{ id: partyId, mediationId: id, area, nth: i + 1, side: p.side, said: saidOf(p), mac },
      answer: saidYes ? { way: t.way === 'portal' ? 'portal' : 'counter' } : null,
    });
    slips.push({ partyId, name: p.name, passphrase });
  }
  const data = { kind: t.kind, way: t.way, parties: t.parties.length };
  const verb = t.origin === 'applied' ? 'apply' : 'offer';
  await record(tx, entryOf({ id, area, organisationId: committee.organisationId }, verb, data), 'new');
  return { id, area, number, slips };
}

/** Whoever takes it down at the counter is its mediator until the head assigns others. */
export const takeMediation: Handles['takeMediation'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const self = staffOf(tx);
    const committee = await committeeById(tx, input.committeeId);
    if (!isWithin(committee.area, self.area)) throw no('committeeUnknown', 'committeeId');
    const own = (await mediatorsAt(tx, committee.id)).find((p) => p.accountId === self.accountId);
    if (!own) throw no('notMember');
    await notOwnMatter(
      tx,
      input.parties.map((p) => p.name),
      { name: own.name, accountId: self.accountId },
      'parties',
    );
    const { committeeId: _c, caseConsent, caseId = null, ...said } = input;
    if (caseId && !caseConsent) throw no('caseConsentMissing', 'caseConsent');
    const of = caseId ? await caseForWork(tx, caseId) : null;
    const origin = of ? 'offered' : said.origin;
    const made = await take(tx, committee, { ...said, origin, way: of ? 'case' : 'counter', caseId, wish: null });
    await insertMediator(tx, made, { personId: own.id, accountId: self.accountId, how: 'assigned' });
    if (of) {
      const says = [0, 1].map((lang) => say(w.offeredOnCase, lang ? 'en' : 'zh', { committee: committee.name }));
      await recordOnCase(tx, of, {
        verb: 'mediation.offer',
        says: [says[0] ?? '', says[1] ?? ''],
        shows: 'resident',
      });
    }
    const { area: _a, ...receipt } = made;
    return receipt;
  });

/** A passphrase lost, or the other side's first paper. */
export const newSlip: Handles['newSlip'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const m = await lockMediation(tx, params.id, 'anyVersion');
    const p = (await partiesOf(tx, m.id)).find((x) => x.id === input.partyId);
    if (!p) throw no('partyUnknown', 'partyId');
    const { passphrase, mac } = drawPassphrase(tx, m.number);
    await saveParty(tx, p.id, { mac });
    await record(tx, entryOf(m, 'newSlip', { party: p.nth }));
    return { id: m.id, number: m.number, slips: [{ partyId: p.id, name: p.name, passphrase }] };
  });
