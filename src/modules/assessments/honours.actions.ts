import { notFound } from '#kernel/refusal.ts';
import { calendarOf, dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { forgetFiles } from '#platform/file-forget.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { CallView, HonoursApi } from './honours.contract.ts';
import { callPartsOf, callRowOf, type LoadedCall, loadCall, mustDo, presentCall } from './honours.load.ts';
import { type CallVerb, honourWindowsFault, isCandidate, mayAnswer, mayWithdraw, tieFits } from './honours.rules.ts';
import {
  callById,
  emptyNominee,
  insertCall,
  insertCodes,
  insertNominee,
  lockCall,
  type Nominee,
  nomineeById,
  putConsent,
  putOutcome,
  putPhoto,
  type StoredCall,
  saveCall,
  selectCalls,
} from './honours.store.ts';
import { noHonour } from './honours.words.ts';
import { lockObjection, objectionsOf, putAnswer } from './objections.store.ts';
import { shownObjection } from './rounds.view.ts';
import { staffOf } from './schemes.actions.ts';
import { publicityEnd } from './stars.rules.ts';

type Handles = { [K in keyof HonoursApi]: Handler<HonoursApi[K]> };
/** Never a name or a word of what somebody did: the journal is not where honours are kept. */
export const honourEntry = (
  c: { id: string; area: string },
  verb: string,
  data: Readonly<Record<string, unknown>> = {},
) => ({ kind: 'honour', id: c.id, area: c.area, verb, shows: 'staff', data }) as const;

export const listHonours: Handles['listHonours'] = async (ctx) => ({ items: (await selectCalls(ctx)).map(callRowOf) });
export const getHonour: Handles['getHonour'] = (ctx, { params }) => presentCall(ctx, params.id);

export const openHonour: Handles['openHonour'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { area, organisationId, accountId } = staffOf(tx);
    const wrong = honourWindowsFault(input);
    if (wrong) throw noHonour('windowsWrong', wrong);
    const id = tx.house.newId();
    await insertCall(tx, { ...input, id, area, organisationId, by: accountId });
    await record(tx, honourEntry({ id, area }, 'open', { kind: input.kind, places: input.places }), 'new');
    return presentCall(tx, id);
  });

/** A call of the actor's own office, locked, for one verb of the table. */
async function lockFor(tx: TxCtx, id: string, verb: CallVerb, given = {}): Promise<LoadedCall> {
  const l = await loadCall(tx, await lockCall(tx, id));
  mustDo(tx, l, verb, callPartsOf(tx, l.c), given);
  return l;
}
export const nominate: Handles['nominate'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { c } = await lockFor({ ...tx, version: null }, params.id, 'nominate');
    await insertNominee(tx, c, { ...input, contact: input.contact ?? null, by: null, way: 'staff' });
    await record(tx, honourEntry(c, 'nominate', { way: 'staff' }));
    return presentCall(tx, c.id);
  });

/** A nominee of a call of the actor's own office, with the call locked. */
async function lockNominee(tx: TxCtx, id: string): Promise<{ n: Nominee; c: StoredCall }> {
  const known = await nomineeById(tx, id);
  const c = await lockCall({ ...tx, version: null }, known.callId);
  if (!callPartsOf(tx, c).has('organiser')) throw noHonour('notYours');
  return { n: await nomineeById(tx, id), c };
}
/** Nothing is public before the person said so; who says no is emptied at once. */
export const answerNomination: Handles['answerNomination'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { n, c } = await lockNominee(tx, params.id);
    if (!mayAnswer(n)) throw noHonour('answeredAlready');
    if (c.status !== 'nominating' && c.status !== 'voting') throw noHonour('notNow');
    if (input.on > dayOf(tx.now)) throw noHonour('consentAhead', 'on');
    const { agrees, way, on, photoOk } = input;
    const by = staffOf(tx).accountId;
    const code = agrees ? await putConsent(tx, n.id, { way, on, photoOk, by }) : null;
    if (!agrees) await emptyNominee(tx, n.id, 'declined');
    await record(tx, honourEntry(c, agrees ? 'consent' : 'decline', { way }));
    return { call: await presentCall(tx, c.id), code };
  });

/** Any time, also long after: the person is taken down and emptied, and the picture goes. */
export async function takeDown(tx: TxCtx, n: Nominee, c: StoredCall, by: 'staff' | 'self'): Promise<string[]> {
  if (!mayWithdraw(n)) throw noHonour('notPublic');
  await emptyNominee(tx, n.id, 'withdrawn');
  await record(tx, honourEntry(c, 'withdraw', { by }));
  return n.hash ? [n.hash] : [];
}
export const withdrawNominee: Handles['withdrawNominee'] = async (ctx, { params }) => {
  const hashes: string[] = [];
  const answer = await once(ctx, async (tx) => {
    const { n, c } = await lockNominee(tx, params.id);
    hashes.push(...(await takeDown(tx, n, c, 'staff')));
    return presentCall(tx, c.id);
  });
  await forgetFiles(ctx, hashes);
  return answer;
};

/** After an objection was upheld, and without a word on the portal: nobody is named for what they are not honoured for. */
export const revokeHonour: Handles['revokeHonour'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const { n, c } = await lockNominee(tx, params.id);
    if (n.status !== 'honoured') throw noHonour('notPublic');
    if (!(await objectionsOf(tx, c.id)).some((o) => o.outcome === 'upheld')) throw noHonour('notUpheld');
    await putOutcome(tx, [n.id], 'notHonoured');
    await record(tx, honourEntry(c, 'revoke'));
    return presentCall(tx, c.id);
  });

export const addHonourPhoto: Handles['addHonourPhoto'] = (ctx, { params, files }) =>
  once(ctx, async (tx) => {
    const { n, c } = await lockNominee(tx, params.id);
    if (!n.photoOk) throw noHonour('photoNotAgreed');
    const [photo] = files.filter((f) => f.mediaType.startsWith('image/'));
    if (!photo) throw noHonour('photoMissing', 'files');
    await putPhoto(tx, n.id, photo);
    await record(tx, honourEntry(c, 'photo'));
    return presentCall(tx, c.id);
  });
export const honourPhoto: Handles['honourPhoto'] = async (ctx, { params }) => {
  const n = await nomineeById(ctx, params.id);
  await callById(ctx, n.callId);
  if (!n.hash || !n.mediaType) throw notFound();
  return { hash: n.hash, mediaType: n.mediaType, name: 'honour.jpg' };
};

export const issueCodes: Handles['issueCodes'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { c } = await lockFor({ ...tx, version: null }, params.id, 'issueCodes');
    const codes = await insertCodes(tx, c, input.n);
    await record(tx, honourEntry(c, 'issueCodes', { n: codes.length }));
    return { codes };
  });

const moved = async (tx: TxCtx, c: StoredCall, verb: CallVerb, data = {}): Promise<CallView> => {
  await record(tx, honourEntry(c, verb, data));
  return presentCall(tx, c.id);
};
export const startVote: Handles['startVote'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const { c, nominees } = await lockFor(tx, params.id, 'startVote');
    await saveCall(tx, c.id, { status: 'voting' });
    return moved(tx, c, 'startVote', { candidates: nominees.filter(isCandidate).length });
  });

/** Counted once. What is kept of it is who is to be honoured; numbers are shown to nobody. */
export const countVotes: Handles['countVotes'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const l = await loadCall(tx, await lockCall(tx, params.id));
    const { ofTied, reason } = input;
    const { tied, open, sure } = l.elected;
    const isSettled = tied.length > 0 && reason !== undefined;
    mustDo(tx, l, 'count', callPartsOf(tx, l.c), isSettled ? { isTied: false } : {});
    if (!tieFits(l.elected, ofTied)) throw noHonour('tieWrong', 'ofTied', { n: tied.length, open });
    const elected = [...sure, ...ofTied];
    if (elected.length === 0) throw noHonour('nobodyElected');
    const others = l.nominees.filter((n) => isCandidate(n) && !elected.includes(n.id)).map((n) => n.id);
    await putOutcome(tx, elected, 'honoured');
    await putOutcome(tx, others, 'notHonoured');
    const from = dayOf(tx.now);
    const to = publicityEnd(await calendarOf(tx), from, l.c.publicityDays, 'wd');
    await saveCall(tx, l.c.id, { status: 'publicity', public_from: from, public_to: to, tie_reason: reason ?? null });
    return moved(tx, l.c, 'count', { honoured: elected.length, from, to });
  });
export const awardHonours: Handles['awardHonours'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const { c } = await lockFor(tx, params.id, 'award');
    await saveCall(tx, c.id, { status: 'awarded', awarded_at: tx.now });
    return moved(tx, c, 'award');
  });
export const cancelHonour: Handles['cancelHonour'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { c } = await lockFor(tx, params.id, 'cancel');
    await saveCall(tx, c.id, { status: 'cancelled', cancel_reason: input.reason });
    return moved(tx, c, 'cancel');
  });
export const answerHonourObjection: Handles['answerHonourObjection'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const o = await lockObjection(tx, params.id);
    const c = await callById(tx, o.aboutId);
    if (!callPartsOf(tx, c).has('organiser')) throw noHonour('notYours');
    if (o.outcome) throw noHonour('answeredAlready');
    const { outcome, answer } = input;
    await putAnswer(tx, o.id, { outcome, answer, by: staffOf(tx).accountId });
    await record(tx, honourEntry(c, 'answerObjection', { outcome }));
    return shownObjection({ ...o, outcome, answer, answeredAt: tx.now });
  });
