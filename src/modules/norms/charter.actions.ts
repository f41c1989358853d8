import { notFound } from '#kernel/refusal.ts';
import { say } from '#kernel/words.ts';
import { decide, openVerbs } from '#kernel/workflow.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import {
  type CharterFacts,
  type CharterPart,
  type CharterRefusal,
  type CharterVerb,
  charterChecks,
  charterWorkflow,
  clausesOf,
  type Meeting,
  meetingFault,
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
type Given = { meeting?: Meeting; checks?: readonly string[]; reason?: string };
/** What is not given yet stands in no button's way: the form asks for it. */
function factsOf(ctx: Ctx, c: StoredCharter, given: Given = {}): CharterFacts {
  return {
    status: c.status,
    clauses: c.clauses.length,
    unlawful: unlawfulIn(c.clauses).length,
    meetingFault: given.meeting ? meetingFault(given.meeting, dayOf(ctx.now)) : null,
    checksOpen: given.checks ? charterChecks.filter((k) => !given.checks?.includes(k)).length : 0,
    reason: given.reason ?? '--',
  };
}
const fieldOf: Partial<Record<CharterRefusal, string>> = {
  ...{ noticeShort: 'heldOn', heldAhead: 'heldOn', presentTooMany: 'present', yesTooMany: 'yes' },
  ...{ quorumShort: 'present', notPassed: 'yes', checksOpen: 'checks', reasonMissing: 'reason' },
};
function valuesOf(c: StoredCharter, given: Given) {
  const [first, ...others] = unlawfulIn(c.clauses);
  return {
    ...{ nth: first?.nth ?? 0, found: first?.says ?? '', n: others.length + 1 },
    ...(given.checks && { n: charterChecks.filter((k) => !given.checks?.includes(k)).length }),
    first: given.meeting ? daysAfter(given.meeting.noticeOn, NOTICE_DAYS) : '',
  };
}
function mustDo(ctx: Ctx, c: StoredCharter, verb: CharterVerb, given: Given = {}) {
  const verdict = decide(charterWorkflow, verb, factsOf(ctx, c, given), partsOf(ctx, c), ctx.now);
  if (verdict.ok) return verdict.to;
  const { why } = verdict;
  throw no(why, why === 'notNow' || why === 'notYours' ? undefined : fieldOf[why], valuesOf(c, given));
}

export const rowOf = (c: StoredCharter): CharterRow => ({
  ...{ id: c.id, area: c.area, placeName: c.placeName, edition: c.edition, name: c.name },
  ...{ clauses: c.clauses.length, status: c.status, heldOn: c.heldOn, sentOn: c.sentOn, filedOn: c.filedOn },
  version: c.version,
});
function viewOf(ctx: Ctx, c: StoredCharter): CharterView {
  const { open, closed } = openVerbs(charterWorkflow, factsOf(ctx, c), partsOf(ctx, c), ctx.now);
  const values = valuesOf(c, {});
  return {
    ...rowOf(c),
    organisation: c.organisation,
    clauses: c.clauses,
    unlawful: unlawfulIn(c.clauses),
    meeting: c.meeting,
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
export const adoptCharter: Handles['adoptCharter'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { c, to } = await locked(tx, params.id, 'adopt', { meeting: input });
    await saveCharter(tx, c.id, { status: to, meeting: input });
    await record(tx, entry(c, 'adopt', input));
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
