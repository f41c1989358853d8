import { notFound } from '#kernel/refusal.ts';
import { say } from '#kernel/words.ts';
import { decide, openVerbs } from '#kernel/workflow.ts';
import {
  type Decision,
  decisionCited,
  spentVotes,
  villageDecisions,
  villageSatOn,
} from '#modules/deliberations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import {
  type AdoptionFault,
  type CharterFacts,
  type CharterPart,
  type CharterRefusal,
  type CharterVerb,
  charterChecks,
  charterWorkflow,
  citedFault,
  clausesOf,
  handFault,
  isTextLater,
  type Meeting,
  NOTICE_DAYS,
  townshipRoles,
  unlawfulIn,
  villageRoles,
} from './charter.rules.ts';
import {
  charterById,
  insertCharter,
  lockCharter,
  replaceOthers,
  type StoredCharter,
  saveCharter,
  selectCharters,
  votesAdopting,
} from './charter.store.ts';
import type { CharterRow, CharterView, NormsApi } from './norms.contract.ts';
import { daysAfter } from './norms.rules.ts';
import { no, normRefusalWords } from './norms.words.ts';

type Handles = { [K in keyof NormsApi]: Handler<NormsApi[K]> };

export function staffOf({ actor }: Ctx) {
  if (actor.kind !== 'staff') throw notFound();
  return actor;
}
const TOWNSHIP_DIGITS = 9;
export const VILLAGE_DIGITS = 12;
function partsOf({ actor }: Ctx, c: StoredCharter): ReadonlySet<CharterPart> {
  const parts = new Set<CharterPart>();
  if (actor.kind !== 'staff') return parts;
  if (actor.organisationId === c.organisationId && villageRoles.some((r) => r === actor.role)) parts.add('village');
  const isAbove = actor.area.length === TOWNSHIP_DIGITS && c.area.startsWith(actor.area);
  if (isAbove && townshipRoles.some((r) => r === actor.role)) parts.add('township');
  return parts;
}
/** A meeting as it is to be written down, where it was found, and what stands in the way. */
type Adopted = {
  readonly meeting?: Meeting;
  readonly voteId?: string;
  readonly byHand?: string;
  readonly fault: AdoptionFault | null;
};
type Given = { adoption?: Adopted; checks?: readonly string[]; reason?: string };
/** What is not given yet stands in no button's way: the form asks for it. */
function factsOf(c: StoredCharter, given: Given = {}): CharterFacts {
  return {
    status: c.status,
    clauses: c.clauses.length,
    unlawful: unlawfulIn(c.clauses).length,
    adoptionFault: given.adoption?.fault ?? null,
    checksOpen: given.checks ? charterChecks.filter((k) => !given.checks?.includes(k)).length : 0,
    reason: given.reason ?? '--',
  };
}
const fieldOf: Partial<Record<CharterRefusal, string>> = {
  ...{ noticeShort: 'heldOn', heldAhead: 'heldOn', presentTooMany: 'present', yesTooMany: 'yes' },
  ...{ decisionMissing: 'voteId', decisionOther: 'voteId', decisionSpent: 'voteId', textLater: 'isAsVoted' },
  ...{ heldHere: 'heldOn', adoptionUnclear: 'voteId' },
  ...{ quorumShort: 'present', notPassed: 'yes', checksOpen: 'checks', reasonMissing: 'reason' },
};
function valuesOf(c: StoredCharter, given: Given) {
  const [first, ...others] = unlawfulIn(c.clauses);
  return {
    ...{ nth: first?.nth ?? 0, found: first?.says ?? '', n: others.length + 1 },
    ...(given.checks && { n: charterChecks.filter((k) => !given.checks?.includes(k)).length }),
    first: given.adoption?.meeting ? daysAfter(given.adoption.meeting.noticeOn, NOTICE_DAYS) : '',
  };
}
function mustDo(ctx: Ctx, c: StoredCharter, verb: CharterVerb, given: Given = {}) {
  const verdict = decide(charterWorkflow, verb, factsOf(c, given), partsOf(ctx, c), ctx.now);
  if (verdict.ok) return verdict.to;
  const { why } = verdict;
  throw no(why, why === 'notNow' || why === 'notYours' ? undefined : fieldOf[why], valuesOf(c, given));
}

const adoptionOf = (c: StoredCharter) => (c.meetingId ? 'vote' : c.byHand ? 'hand' : null);
export const rowOf = (c: StoredCharter): CharterRow => ({
  ...{ id: c.id, area: c.area, placeName: c.placeName, edition: c.edition, name: c.name },
  ...{
    clauses: c.clauses.length,
    status: c.status,
    heldOn: c.heldOn,
    adoption: adoptionOf(c),
    sentOn: c.sentOn,
    filedOn: c.filedOn,
  },
  version: c.version,
});
function viewOf(ctx: Ctx, c: StoredCharter): CharterView {
  const { open, closed } = openVerbs(charterWorkflow, factsOf(c), partsOf(ctx, c), ctx.now);
  const values = valuesOf(c, {});
  return {
    ...rowOf(c),
    organisation: c.organisation,
    clauses: c.clauses,
    unlawful: unlawfulIn(c.clauses),
    meeting: c.meeting,
    cited:
      c.meetingId && c.startsAt
        ? {
            ...{ meetingId: c.meetingId, title: c.meetingTitle ?? '', question: c.question ?? '' },
            isTextLater: isTextLater(c.writtenAt.toString(), c.startsAt.toString()),
          }
        : null,
    byHand: c.byHand,
    filedBy: c.filedBy,
    orderReason: c.orderReason,
    open,
    closed: closed.map(({ verb, why }) => ({
      verb,
      says: [say(normRefusalWords[why], 'zh', values), say(normRefusalWords[why], 'en', values)],
    })),
  };
}
const shown = async (ctx: Ctx, id: string): Promise<CharterView> => viewOf(ctx, await charterById(ctx, id));
const entry = (c: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'charter', id: c.id, area: c.area, verb, shows: 'staff', data }) as const;

const MOST_CLAUSES = 60;
const MOST_LETTERS = 300;
function readClauses(text: string): string[] {
  const clauses = clausesOf(text);
  if (clauses.length > MOST_CLAUSES) throw no('clausesMany', 'text');
  const long = clauses.findIndex((c) => c.length > MOST_LETTERS);
  if (long >= 0) throw no('clauseLong', 'text', { nth: long + 1 });
  return clauses;
}

export const listCharters: Handles['listCharters'] = async (ctx) => ({
  items: (await selectCharters(ctx)).map(rowOf),
});
export const getCharter: Handles['getCharter'] = (ctx, { params }) => shown(ctx, params.id);
export const draftCharter: Handles['draftCharter'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { area, organisationId, accountId } = staffOf(tx);
    if (area.length !== VILLAGE_DIGITS) throw no('onlyVillage');
    const known = await selectCharters(tx, { area });
    if (known.some((c) => c.status === 'draft' || c.status === 'adopted')) throw no('editionOpen');
    const edition = Math.max(0, ...known.map((c) => c.edition)) + 1;
    const id = tx.house.newId();
    const clauses = readClauses(input.text);
    await insertCharter(tx, { id, area, organisationId, edition, name: input.name, clauses, by: accountId });
    await record(tx, entry({ id, area }, 'draft', { edition }));
    return shown(tx, id);
  });

async function locked(tx: TxCtx, id: string, verb: CharterVerb, given: Given = {}) {
  const c = await lockCharter(tx, id);
  return { c, to: mustDo(tx, c, verb, given) };
}
export const editCharter: Handles['editCharter'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { c } = await locked(tx, params.id, 'edit');
    await saveCharter(tx, c.id, { name: input.name, clauses: readClauses(input.text) });
    await record(tx, entry(c, 'edit'));
    return shown(tx, c.id);
  });
const meetingOf = (d: Decision): Meeting => ({
  ...{ noticeOn: d.noticeOn, heldOn: d.heldOn, base: d.base },
  ...{ entitled: d.entitled, present: d.present, yes: d.yes },
});
type AdoptInput = { voteId?: string | undefined; isAsVoted: boolean; byHand?: (Meeting & { why: string }) | undefined };
/** Either the vote of a meeting in the house, or numbers for one that was held elsewhere; never both. */
async function adoptionFrom(tx: TxCtx, c: StoredCharter, { voteId, isAsVoted, byHand }: AdoptInput): Promise<Adopted> {
  if ((voteId === undefined) === (byHand === undefined)) return { fault: 'adoptionUnclear' };
  if (byHand) {
    const { why, ...meeting } = byHand;
    const satHere = await villageSatOn(tx, c.area, meeting.heldOn);
    return { meeting, byHand: why, fault: handFault(meeting, satHere, dayOf(tx.now)) };
  }
  const d = await decisionCited(tx, c.area, voteId ?? '');
  const cited = d && { ...d, isSpent: (await takenOf(tx, [d.voteId])).has(d.voteId) };
  const fault = citedFault(cited, c.writtenAt.toString(), isAsVoted);
  return d ? { meeting: meetingOf(d), voteId: d.voteId, fault } : { fault };
}
/** A vote adopts one edition, and nothing that a levy rests on. */
async function takenOf(ctx: Ctx, votes: readonly string[]): Promise<ReadonlySet<string>> {
  const [levies, charters] = await Promise.all([spentVotes(ctx, votes), votesAdopting(ctx, votes)]);
  return new Set([...levies, ...charters]);
}
export const charterDecisions: Handles['charterDecisions'] = async (ctx, { params }) => {
  const c = await charterById(ctx, params.id);
  const decisions = await villageDecisions(ctx, c.area);
  const taken = await takenOf(
    ctx,
    decisions.map((d) => d.voteId),
  );
  const writtenAt = c.writtenAt.toString();
  return {
    items: decisions
      .filter((d) => citedFault({ ...d, isSpent: taken.has(d.voteId) }, writtenAt, true) === null)
      .map((d) => ({
        ...{ voteId: d.voteId, title: d.title, question: d.question, ...meetingOf(d) },
        isTextLater: isTextLater(writtenAt, d.startsAt),
      })),
  };
};
export const adoptCharter: Handles['adoptCharter'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const c = await lockCharter(tx, params.id);
    const adoption = await adoptionFrom(tx, c, input);
    const to = mustDo(tx, c, 'adopt', { adoption });
    const { fault: _f, ...how } = adoption;
    await saveCharter(tx, c.id, { status: to, ...how });
    await record(tx, entry(c, 'adopt', how));
    return shown(tx, c.id);
  });
export const sendCharter: Handles['sendCharter'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const { c, to } = await locked(tx, params.id, 'send');
    await replaceOthers(tx, c);
    await saveCharter(tx, c.id, { status: to, sentOn: dayOf(tx.now) });
    await record(tx, entry(c, 'send'));
    return shown(tx, c.id);
  });
export const dropCharter: Handles['dropCharter'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const { c, to } = await locked(tx, params.id, 'drop');
    await saveCharter(tx, c.id, { status: to });
    await record(tx, entry(c, 'drop'));
    return shown(tx, c.id);
  });
export const fileCharter: Handles['fileCharter'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { c, to } = await locked(tx, params.id, 'file', { checks: input.checks });
    await saveCharter(tx, c.id, { status: to, filedOn: dayOf(tx.now), filedBy: staffOf(tx).organisationId });
    await record(tx, entry(c, 'file', { checks: input.checks }));
    return shown(tx, c.id);
  });
export const orderCharter: Handles['orderCharter'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { c, to } = await locked(tx, params.id, 'order', { reason: input.reason });
    await saveCharter(tx, c.id, { status: to, orderReason: input.reason });
    await record(tx, entry(c, 'order', { reason: input.reason }));
    return shown(tx, c.id);
  });
