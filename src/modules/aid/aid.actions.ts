import { formatCaseNumber } from '#kernel/numbering.ts';
import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { hashPassphrase, randomDigits } from '#platform/crypto.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { entryOf, staffOf } from './aid.act.ts';
import type { AidApi, FileInput } from './aid.contract.ts';
import { countSpotChecks } from './aid.figures.store.ts';
import { takeForms } from './aid.form.ts';
import { householdNow } from './aid.household.ts';
import { settingsOf } from './aid.load.ts';
import { counted, incomeFault, type Member, meansOf, membersFault, tekunFault, verdictOf } from './aid.means.rules.ts';
import { meansFault } from './aid.means.words.ts';
import { addHand, addKin } from './aid.parts.store.ts';
import { presentAid, presentRow } from './aid.present.ts';
import { no } from './aid.refusals.words.ts';
import { type AidKind, spotChecksWanted } from './aid.rules.ts';
import { standardFor } from './aid.settings.store.ts';
import { type Details, insertAid, namesOf, nextSerial, selectAids } from './aid.store.ts';

type Handles = { [K in keyof AidApi]: Handler<AidApi[K]> };

export const prefixOf: Readonly<Record<AidKind, 'DB' | 'TK' | 'LS'>> = {
  dibao: 'DB',
  tekun: 'TK',
  emergency: 'LS',
  expense: 'LS',
};
const PASSPHRASE_DIGITS = 8;

/** Those who live together, checked against the rule and against who is registered in the household. */
async function membersIn(tx: TxCtx, input: FileInput, year: number): Promise<Member[]> {
  const { people } = await householdNow(tx, input.householdId);
  const born = await namesOf(
    tx,
    input.members.map((m) => m.personId),
  );
  const members = input.members.map((m, i) => {
    const person = people.find((p) => p.personId === m.personId);
    if (!person) throw no('notOfHousehold', `members.${i}.personId`);
    return { ...m, name: person.name, birthYear: born.get(m.personId)?.birthYear ?? null };
  });
  const fault = membersFault(members, year);
  if (fault) throw meansFault(`members.${fault.at}.tie`, fault.fault);
  if (members.find((m) => m.tie === 'applicant')?.personId !== input.applicantId)
    throw meansFault('members.0.tie', 'noApplicant');
  return members;
}

/** What an application of its kind must say besides (DB 8, TK 4). */
async function checkKind(tx: TxCtx, input: FileInput, members: readonly Member[], area: string): Promise<void> {
  const wrong = incomeFault(input.income, members);
  if (wrong) throw meansFault(`income.${wrong.at}.personId`, wrong.fault);
  const year = tx.now.toZonedDateTimeISO('Asia/Shanghai').year;
  if (input.kind === 'tekun') {
    const applicant = members.find((m) => m.tie === 'applicant');
    const fault = tekunFault(input.tekun ?? null, applicant?.birthYear ?? null, year);
    if (fault) throw meansFault(fault.startsWith('age') ? 'tekun.ground' : 'tekun', fault);
  }
  if (!input.singleGround) return;
  const { standards } = await settingsOf(tx);
  const standard = standardFor(standards, { area, kind: 'dibao', day: dayOf(tx.now) });
  // Where the place has no standard yet, the county looks at it; where it has, the household must be 低保边缘.
  if (standard && verdictOf(meansOf(members, input.income, 'other', true), standard.cents) === 'above')
    throw meansFault('singleGround', 'singleGround');
}

async function numberFor(tx: TxCtx, kind: AidKind, area: string): Promise<string> {
  const { year } = tx.now.toZonedDateTimeISO('Asia/Shanghai');
  const prefix = prefixOf[kind];
  return formatCaseNumber({ prefix, place: area, year, serial: await nextSerial(tx, area, prefix, year) });
}

/** Takes an application down; the receipt's passphrase is told once and kept nowhere. */
export const fileAid: Handles['fileAid'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const self = staffOf(tx);
    if (input.filedBy === 'village' && !input.entrusted && !input.asLead) throw no('entrustedMissing', 'entrusted');
    const { household } = await householdNow(tx, input.householdId);
    const { year } = tx.now.toZonedDateTimeISO('Asia/Shanghai');
    const members = await membersIn(tx, input, year);
    await checkKind(tx, input, members, household.area);
    const isSingle = input.singleGround !== undefined && input.kind === 'dibao';
    const details: Details = {
      reason: input.reason,
      members: input.members,
      income: input.income,
      singleGround: isSingle ? (input.singleGround ?? null) : null,
      tekun: input.kind === 'tekun' ? (input.tekun ?? null) : null,
      careForm: input.kind === 'tekun' ? (input.careForm ?? null) : null,
    };
    const id = tx.house.newId();
    const number = await numberFor(tx, input.kind, household.area);
    const passphrase = randomDigits(PASSPHRASE_DIGITS);
    const status = input.asLead ? 'lead' : 'applied';
    await insertAid(tx, {
      ...{ id, number, status, details },
      area: household.area,
      kind: input.kind,
      householdId: household.id,
      applicantId: input.applicantId,
      filedBy: input.filedBy,
      entrusted: input.entrusted ?? null,
      size: isSingle ? 1 : counted(members).length,
      isKin: input.kin.length > 0,
      passphraseMac: await hashPassphrase(tx.house.keys, passphrase),
      by: self.accountId,
      organisationId: self.organisationId,
    });
    await addHand(tx, { id, area: household.area }, self.accountId, 'taker');
    await addKin(tx, { id, area: household.area }, input.kin, null);
    await takeForms(tx, household.id, { id, number, area: household.area });
    await record(
      tx,
      entryOf({ id, area: household.area }, input.asLead ? 'lead' : 'file', { kind: input.kind }),
      'new',
    );
    return { id, number, passphrase };
  });

export const getAid: Handles['getAid'] = (ctx, { params }) => presentAid(ctx, params.id);

/** The nearest limit first; what has none, after it, the newest first. */
export const listAid: Handles['listAid'] = async (ctx, { query }) => {
  const [stored, settings, spotChecks] = await Promise.all([
    selectAids(ctx, query),
    settingsOf(ctx),
    countSpotChecks(ctx, query.area),
  ]);
  const all = stored.map((a) => presentRow(a, settings, ctx.now));
  const items = query.which === 'late' ? all.filter((r) => r.due?.isOverdue) : all;
  items.sort((a, b) => (a.due?.at ?? '9').localeCompare(b.due?.at ?? '9') || b.appliedOn.localeCompare(a.appliedOn));
  return {
    items,
    late: all.filter((r) => r.due?.isOverdue).length,
    spotChecks: { wanted: spotChecksWanted(spotChecks.decided), done: spotChecks.visited },
  };
};
