import { isWithin } from '#kernel/area.ts';
import { holdsNumber, normalName, normalPhone } from '#kernel/identity.ts';
import { notFound } from '#kernel/refusal.ts';
import { decide } from '#kernel/workflow.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { checkCaptured } from '#modules/phones/index.ts';
import { dayOf, isOpenOn, placeOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { groupParts, groupRow, isTaking, staffOf } from './consultations.actions.ts';
import type { ConsultationsApi, OpinionReceipt } from './consultations.contract.ts';
import { groupWorkflow, type Voice, type Way } from './consultations.rules.ts';
import { callById, lockCall } from './consultations.store.ts';
import { noOpinion } from './consultations.words.ts';
import { groupById, insertGroup, lockGroup, putAnswer, putDone, putSummary, type StoredGroup } from './groups.store.ts';
import {
  findOpinion,
  insertOpinion,
  lockOpinions,
  opinionById,
  putInGroup,
  putShown,
  putTold,
} from './opinions.store.ts';

type Handles = { [K in keyof ConsultationsApi]: Handler<ConsultationsApi[K]> };
const entry = (o: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'opinion', id: o.id, area: o.area, verb, shows: 'staff', data }) as const;
const groupEntry = (g: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'opinionGroup', id: g.id, area: g.area, verb, shows: 'staff', data }) as const;

export type Opining = {
  consultationId: string | null;
  area: string;
  said: string;
  voice: Voice;
  mayPublish: boolean;
  name?: string | undefined;
  phone?: string | undefined;
};
type How = { way: Way; takenBy: string | null; id?: string; at?: Temporal.Instant };
/** Keeps what somebody said: to an open call within its place, or of their own. A name is never asked for. */
export async function giveOne(tx: TxCtx, o: Opining, how: How): Promise<OpinionReceipt> {
  const place = await placeOf(tx, o.area);
  if (!place || !isOpenOn(place, dayOf(tx.now))) throw noOpinion('areaMissing', 'area');
  const said = o.said.trim();
  if (said.length < 4) throw noOpinion('saidMissing', 'said');
  const phone = o.phone?.trim() ? normalPhone(o.phone) : null;
  if (o.phone?.trim() && !phone) throw noOpinion('phoneWrong', 'phone');
  const at = how.at ?? tx.now;
  const asHouse: TxCtx = { ...tx, actor: { kind: 'system', what: 'opinion' }, version: null };
  const call = o.consultationId ? await lockCall(asHouse, o.consultationId) : null;
  // Said in time, it counts when it arrives later, until the call is closed.
  if (call && !isTaking({ ...tx, now: at }, call)) throw noOpinion('notOpen');
  if (call && !isWithin(o.area, call.area)) throw noOpinion('areaMissing', 'area');
  const id = how.id ?? tx.house.newId();
  const made = await insertOpinion(tx, {
    ...{ id, area: o.area, said, phone, at, way: how.way, takenBy: how.takenBy, voice: o.voice },
    ...{ consultationId: call?.id ?? null, organisationId: call?.organisationId ?? null, mayPublish: o.mayPublish },
    name: o.name?.trim() ? normalName(o.name) : null,
  });
  await record(
    tx,
    entry({ id, area: o.area }, 'give', { way: how.way, ...(call && { consultation: call.id }) }),
    'new',
  );
  return made;
}
/** Staff write down what was said where they work; what they say themselves to a call of a place above, too. */
const takerIn = (ctx: Ctx, area: string) => {
  const self = staffOf(ctx);
  if (!isWithin(area, self.area)) throw noOpinion('areaMissing', 'area');
  return self;
};
export const giveOpinion: Handles['giveOpinion'] = (ctx, { input: { way, ...said } }) =>
  once(ctx, (tx) => giveOne(tx, said, { way, takenBy: takerIn(tx, said.area).accountId }));

/** Written down at the door; sent again, it is the same opinion, and its passphrase stays where it was first told. */
export const captureOpinion: Handles['captureOpinion'] = (ctx, { input: { captured, ...said } }) =>
  once(ctx, async (tx) => {
    const self = takerIn(tx, said.area);
    const known = await findOpinion(tx, captured.id);
    if (known && known.takenBy !== self.accountId) throw notFound();
    if (known) return { id: known.id, number: known.number, passphrase: '' };
    await checkCaptured(tx, captured);
    const at = Temporal.Instant.from(captured.madeAt);
    return giveOne(tx, said, { way: 'field', takenBy: self.accountId, id: captured.id, at });
  });

/** Whether the actor's unit answers this group: the unit that asked, or for suggestions any keeper of the place. */
const answersFor = (ctx: Ctx, g: { organisationId: string }): boolean =>
  staffOf(ctx).organisationId === g.organisationId;
async function intoGroup(tx: TxCtx, id: string, consultationId: string | null): Promise<StoredGroup> {
  const g = await lockGroup({ ...tx, version: null }, id);
  if (g.consultationId !== consultationId) throw noOpinion('otherCall');
  if (!answersFor(tx, g)) throw noOpinion('notYours');
  if (g.status !== 'open') throw noOpinion('answeredAlready');
  return g;
}
async function newGroup(tx: TxCtx, consultationId: string | null, summary: string | undefined): Promise<StoredGroup> {
  const self = staffOf(tx);
  const call = consultationId ? await callById(tx, consultationId) : null;
  if (call && !answersFor(tx, call)) throw noOpinion('notYours');
  const id = tx.house.newId();
  const area = call?.area ?? self.area;
  await insertGroup(tx, { id, area, organisationId: self.organisationId, consultationId, summary: summary ?? '' });
  await record(tx, groupEntry({ id, area }, 'make'), 'new');
  return groupById(tx, id);
}
/** Puts opinions of one call into one group, a new one where none is named; what is answered already is not re-sorted. */
export const sortOpinions: Handles['sortOpinions'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const opinions = await lockOpinions(tx, input.opinionIds);
    const consultationId = opinions[0]?.consultationId ?? null;
    if (opinions.some((o) => o.consultationId !== consultationId)) throw noOpinion('otherCall');
    for (const from of new Set(opinions.flatMap((o) => (o.groupId ? [o.groupId] : []))))
      await intoGroup(tx, from, consultationId);
    if (!input.groupId && (input.summary?.length ?? 0) < 2) throw noOpinion('groupMissing', 'summary');
    const g = input.groupId
      ? await intoGroup(tx, input.groupId, consultationId)
      : await newGroup(tx, consultationId, input.summary);
    if (input.groupId && input.summary) await putSummary(tx, g.id, input.summary);
    await putInGroup(tx, input.opinionIds, g.id);
    await record(tx, groupEntry(g, 'sort', { opinions: input.opinionIds.length }));
    return groupRow(tx, await groupById(tx, g.id));
  });

const fieldOf = { reasonMissing: 'reason', ownerMissing: 'ownerId', dueMissing: 'dueOn', evidenceMissing: 'evidence' };
/** Answered with reasons; done with evidence. Everybody whose opinion is in it hears of both by their receipt. */
export const moveGroup: Handles['moveGroup'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const g = await lockGroup(tx, params.id);
    const self = staffOf(tx);
    const today = dayOf(tx.now);
    const { verb, outcome = 'notAdopted', ownerId, dueOn } = input;
    const reason = input.reason ?? '';
    const evidence = input.evidence ?? '';
    const facts = { status: g.status, opinions: g.opinions, outcome, reason, evidence, today };
    const owned = { hasOwner: ownerId !== undefined, due: dueOn ?? null };
    const verdict = decide(groupWorkflow, verb, { ...facts, ...owned }, groupParts(tx, g), tx.now);
    if (!verdict.ok) throw noOpinion(verdict.why, fieldOf[verdict.why as keyof typeof fieldOf]);
    if (verb === 'answer') {
      const isToDo = outcome !== 'notAdopted';
      if (isToDo && ownerId && !(await organisationsById(tx, [ownerId])).has(ownerId))
        throw noOpinion('ownerUnknown', 'ownerId');
      const owner = { ownerId: isToDo ? (ownerId ?? null) : null, dueOn: isToDo ? (dueOn ?? null) : null };
      await putAnswer(tx, g.id, { status: outcome, reason, ...owner, by: self.accountId });
    } else await putDone(tx, g.id, { evidence, on: today, by: self.accountId });
    await record(tx, groupEntry(g, verb, verb === 'answer' ? { outcome } : {}));
    return groupRow(tx, await groupById(tx, g.id));
  });

export const tellOpinion: Handles['tellOpinion'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const o = await opinionById(tx, params.id);
    const g = o.groupId ? await groupById({ ...tx, actor: { kind: 'system', what: 'opinion' } }, o.groupId) : null;
    if (!g || g.status === 'open') throw noOpinion('notAnswered');
    await putTold(tx, o.id, input.way);
    await record(tx, entry(o, 'tell', { way: input.way }));
    return {};
  });
/** To call back who left a telephone; that it was seen is noted. */
export const opinionPhone: Handles['opinionPhone'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const o = await opinionById(tx, params.id);
    if (!o.phone) throw noOpinion('phoneWithout');
    await record(tx, entry(o, 'seePhone'));
    return { phone: o.phone };
  });
/** Somebody's own words on the public page: with their consent, without numbers, never with their name. */
export const showOpinion: Handles['showOpinion'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const [o] = await lockOpinions(tx, [params.id]);
    if (!o) throw notFound();
    if (input.isShown && !o.mayPublish) throw noOpinion('noConsent');
    if (input.isShown && o.said && holdsNumber(o.said)) throw noOpinion('holdsNumbers');
    await putShown(tx, o.id, input.isShown);
    await record(tx, entry(o, input.isShown ? 'show' : 'hide'));
    return {};
  });
