import type { StaffActor } from '#kernel/actor.ts';
import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { accountNames } from '#modules/access/index.ts';
import { attachFiles, receiverFor, registerAll } from '#modules/cases/index.ts';
import { countRecord } from '#modules/duties/index.ts';
import { countBurden, fieldsTyped, type KeptFacts, keepFacts } from '#modules/facts/index.ts';
import { householdCards, livingHousehold, membersOf } from '#modules/people/index.ts';
import { checkCaptured, type StoredUpload, takeFiles } from '#modules/phones/index.ts';
import { isOpenOn, placeOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { homeAnywhere } from './homes.store.ts';
import { insertNeeds, insertTexts, insertVisitFiles, type NewNeed, type NewText, needsOf } from './parts.store.ts';
import { selectPurposes } from './purposes.store.ts';
import { giveSlip, lockSlip, makeSlips, slipLink } from './slips.store.ts';
import { entryOf } from './visit.entry.ts';
import type { Slip, VisitInput, visitsApi } from './visits.contract.ts';
import { takeScans } from './visits.paper.ts';
import { mayVisitFor, parseSlip, readAnswers, type VisitPurpose, visitFault } from './visits.rules.ts';
import { findVisit, insertVisit, visitById } from './visits.store.ts';
import { rowsOf, staffOf } from './visits.view.ts';
import { needCategoryWords, no } from './visits.words.ts';

type Home = { id: string; area: string; address: string };

/** The household now: the one it was merged into; elsewhere by name, so that who wrote it knows whom to hand it to. */
async function homeFor(tx: TxCtx, given: string, self: StaffActor): Promise<Home> {
  const home = await homeAnywhere(tx, await livingHousehold(tx, given));
  if (!home) throw no('householdGone', 'householdId');
  if (!isWithin(home.area, self.area))
    // Under the post's village it was theirs before the grids were drawn anew; elsewhere it never was.
    throw no(home.area.slice(0, 12) === self.area.slice(0, 12) ? 'gridRedrawn' : 'outsideYourPlace', 'householdId');
  return home;
}

async function purposeFor(tx: TxCtx, key: string, role: string, day: string): Promise<VisitPurpose> {
  const p = (await selectPurposes(tx)).find((x) => x.key === key);
  if (!p || (p.endedOn !== null && p.endedOn <= day)) throw no('purposeEnded', 'purpose');
  if (!mayVisitFor(p, role, day)) throw no('purposeNotYours', 'purpose');
  return p;
}

/** What was given, held against the rules; the answers in their one spelling. */
function checked(input: VisitInput, p: VisitPurpose): Record<string, string> {
  const read = readAnswers(p.questions, input.answers);
  if ('unasked' in read && typeof read.unasked === 'string') throw no('notAsked', 'answers', { key: read.unasked });
  if ('wrong' in read && typeof read.wrong === 'object') throw no('notThatAnswer', 'answers', { name: read.wrong.zh });
  const unasked = input.facts.find((f) => !p.facts.includes(f.kind));
  if (unasked) throw no('notAsked', 'facts', { key: unasked.kind });
  const fault = visitFault({
    result: input.result,
    how: input.how,
    spokenTo: input.spokenTo ?? null,
    said: input.said ?? null,
    answers: Object.keys(read).length,
    needs: input.needs.map((n) => ({ what: n.what, told: n.told ?? null })),
    facts: input.facts.length,
    files: input.captured.files.length,
    hasConsent: input.hasConsent,
    isSigned: input.strokes.length > 0,
  });
  if (fault) throw no(fault, faultFields[fault]);
  return read as Record<string, string>;
}
const faultFields = {
  spokenMissing: 'spokenTo',
  quietSays: 'result',
  nothingHeard: 'said',
  needShort: 'needs',
  toldShort: 'needs',
  consentMissing: 'hasConsent',
  signedFar: 'strokes',
} as const;

/** Who was spoken to, by name where it is one of the household. */
async function spokenName(tx: TxCtx, home: Home, input: VisitInput): Promise<string | null> {
  if (!input.spokenPersonId) return null;
  const members = await membersOf(tx, home.id);
  const member = members.find((m) => m.personId === input.spokenPersonId && m.validTo === null);
  if (!member) throw no('spokenUnknown', 'spokenTo');
  return member.name;
}

async function checkSecond(tx: TxCtx, self: StaffActor, second: string | undefined): Promise<void> {
  if (second && (second === self.accountId || !(await accountNames(tx, [second])).has(second)))
    throw no('withUnknown', 'withAccountId');
}

type Who = { name: string | null; phone: string | undefined };
/** A need somebody has to see to is a case like any other, the visitor its first receiver; answered on the spot it is none. */
async function keepNeeds(
  tx: TxCtx,
  v: { id: string; area: string },
  home: Home,
  who: Who,
  input: VisitInput,
  files: readonly StoredUpload[],
) {
  const needs: NewNeed[] = [];
  const texts: NewText[] = [];
  const cases: { id: string; number: string }[] = [];
  const by = staffOf(tx).accountId;
  for (const [i, n] of input.needs.entries()) {
    const needId = tx.house.newId();
    const own = files.filter((f) => n.files.includes(f.id));
    const made = n.told ? null : await caseOf(tx, home, who, n, own);
    if (made) cases.push({ id: made.id, number: made.number });
    const placeNote = n.placeNote ?? null;
    needs.push({ id: needId, nth: i + 1, category: n.category, placeNote, caseId: made?.id ?? null });
    texts.push({ part: 'need', needId, text: n.what, byAccountId: by });
    if (n.told) texts.push({ part: 'told', needId, text: n.told, byAccountId: by });
  }
  await insertNeeds(tx, v, needs);
  await insertTexts(tx, v, texts);
  const needOf = (fileId: string) => needs[input.needs.findIndex((n) => n.files.includes(fileId))]?.id ?? null;
  await insertVisitFiles(
    tx,
    v,
    files.map((f) => ({ ...f, needId: needOf(f.id) })),
  );
  return cases;
}

async function caseOf(tx: TxCtx, home: Home, who: Who, n: VisitInput['needs'][number], files: readonly StoredUpload[]) {
  const [receipt] = await registerAll(tx, [
    {
      kind: 'help',
      channel: 'visit',
      area: home.area,
      body: n.what,
      category: needCategoryWords[n.category][0],
      ...(n.placeNote && { placeNote: n.placeNote }),
      disclosure: 'named',
      reporter: { ...(who.name && { name: who.name }), ...(who.phone && { phone: who.phone }), address: home.address },
      // A receipt nobody prints: the household enters by the visit's slip, which this unit has seen (product N9).
      receiver: await receiverFor(tx, home.area),
    },
  ]);
  if (!receipt) throw new Error('a case was not registered');
  await attachFiles(tx, receipt, files, 'staff');
  return receipt;
}

/** The slip the household has in hand: the one that was printed ahead, or one made now, whose passphrase is still to be told. */
async function slipFor(tx: TxCtx, v: { id: string; area: string }, input: VisitInput): Promise<Slip | null> {
  if (input.result !== 'talked') return null;
  const { organisationId } = staffOf(tx);
  if (!input.slip) return (await makeSlips(tx, 1, { area: v.area, organisationId, visitId: v.id }))[0]!;
  const number = parseSlip(input.slip);
  const found = number ? await lockSlip(tx, number) : undefined;
  if (!number || !found) throw no('slipUnknown', 'slip');
  if (found.visitId || found.endedAt) throw no('slipUsed', 'slip');
  if (!isWithin(v.area, found.area)) throw no('slipElsewhere', 'slip');
  await giveSlip(tx, number, v.id);
  return { number, passphrase: null, link: slipLink(tx, number) };
}

async function factsFor(tx: TxCtx, home: Home, input: VisitInput, ownerId: string): Promise<KeptFacts> {
  if (input.facts.length === 0) return { changed: 0, confirmed: 0 };
  const madeAt = Temporal.Instant.from(input.captured.madeAt);
  return keepFacts(tx, { householdId: home.id, ownerId, source: input.factSource, madeAt }, input.facts);
}

/** What it cost to write down: what was typed, and what only had to be confirmed (减负表). */
async function countCost(tx: TxCtx, home: Home, input: VisitInput, day: string, kept: KeptFacts): Promise<void> {
  // Defaults of the form are nobody's typing.
  const { facts: _, factSource: __, strokes: ___, hasConsent: ____, captured, ...rest } = input;
  await countBurden(tx, {
    form: 'visit',
    organisationId: staffOf(tx).organisationId,
    area: home.area,
    on: day,
    effort: {
      typed: fieldsTyped(rest) + kept.changed,
      reused: kept.confirmed,
      photos: captured.files.length,
      records: 1,
    },
  });
}

type Answer = Awaited<ReturnType<Handler<(typeof visitsApi)['recordVisit']>>>;
async function known(tx: TxCtx, id: string, self: StaffActor): Promise<Answer | null> {
  const v = await findVisit(tx, id);
  if (!v) return null;
  if (v.accountId !== self.accountId) throw notFound();
  const [row] = await rowsOf(tx, [v]);
  const needs = await needsOf(tx, [v.id]);
  const cases = needs.flatMap((n) => (n.caseId && n.caseNumber ? [{ id: n.caseId, number: n.caseNumber }] : []));
  return row ? { ...row, number: null, passphrase: null, slip: null, cases } : null;
}

/**
 * Keeps one visit, whole or not at all: its words, its needs as cases, the facts that were looked at again, its slip; the duties of the
 * visitor's unit hear of it, and what it cost is counted.
 */
export const recordVisit: Handler<(typeof visitsApi)['recordVisit']> = (ctx, { input }) =>
  once(ctx, async (tx): Promise<Answer> => {
    const self = staffOf(tx);
    const earlier = await known(tx, input.captured.id, self);
    if (earlier) return earlier;
    const day = await checkCaptured(tx, input.captured);
    const home = await homeFor(tx, input.householdId, self);
    const place = await placeOf(tx, home.area);
    if (!place || !isOpenOn(place, day)) throw no('gridRedrawn', 'householdId');
    const answers = checked(input, await purposeFor(tx, input.purpose, self.role, day));
    await checkSecond(tx, self, input.withAccountId);
    const spoken = await spokenName(tx, home, input);
    const files = await takeFiles(tx, input.captured.files);
    const v = { id: input.captured.id, area: home.area };
    await insertVisit(tx, { ...v, ...newVisit(input, self, home, day), answers });
    const words = (['said', 'note'] as const).flatMap((part): NewText[] => {
      const text = input[part];
      return text ? [{ part, text, byAccountId: self.accountId }] : [];
    });
    await insertTexts(tx, v, words);
    const head = (await householdCards(tx, [home.id])).get(home.id)?.head ?? null;
    const cases = await keepNeeds(tx, v, home, { name: spoken ?? head, phone: input.phone }, input, files);
    const kept = await factsFor(tx, home, input, self.organisationId);
    const slip = await slipFor(tx, v, input);
    const { organisationId, role } = self;
    await countRecord(tx, { kind: 'visit', id: v.id, on: day, organisationId, role, area: home.area });
    await countCost(tx, home, input, day, kept);
    await record(
      tx,
      entryOf(v, 'record', { purpose: input.purpose, result: input.result, day, cases: cases.length }),
      'new',
    );
    if (input.slip && slip) await takeScans(tx, slip.number, v.id);
    const [row] = await rowsOf(tx, [await visitById(tx, v.id)]);
    return { ...row!, number: slip?.number ?? null, passphrase: slip?.passphrase ?? null, slip, cases };
  });

function newVisit(input: VisitInput, self: StaffActor, home: Home, day: string) {
  return {
    householdId: home.id,
    purpose: input.purpose,
    accountId: self.accountId,
    withAccountId: input.withAccountId ?? null,
    organisationId: self.organisationId,
    day,
    madeAt: input.captured.madeAt,
    how: input.how,
    result: input.result,
    spokenTo: input.spokenTo ?? null,
    spokenPersonId: input.spokenPersonId ?? null,
    hasConsent: input.hasConsent,
    strokes: input.strokes,
  };
}
