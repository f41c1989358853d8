import { notFound } from '#kernel/refusal.ts';
import { calendarOf, dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { forgetFiles } from '#platform/file-forget.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { no } from './assessments.words.ts';
import type { EntriesApi, EntryView } from './entries.contract.ts';
import { type Loaded, loadEntry, markOf, mustBeOpen, recordsFor } from './entries.load.ts';
import { presentEntry } from './entries.view.ts';
import {
  answerAppeal,
  deleteEvidence,
  evidenceOf,
  insertAppeals,
  insertChange,
  insertFiles,
  insertSurvey,
  putMarks,
  putRecords,
  type Stage,
} from './marks.store.ts';
import {
  type EntryChange,
  entriesOf,
  entryById,
  lockEntry,
  lockRound,
  type StoredEntry,
  saveEntry,
  saveRound,
} from './rounds.store.ts';
import { isRecordKind, scoreFault, surveyFault, TENTH, tenths, totalOf } from './scheme.rules.ts';
import { staffOf } from './schemes.actions.ts';
import type { StoredItem } from './schemes.store.ts';
import type { ScoreFacts, ScoreVerb } from './scores.rules.ts';
import { allotStars, publicityEnd, starsOf } from './stars.rules.ts';

type Handles = { [K in keyof EntriesApi]: Handler<EntriesApi[K]> };
type Doing = Loaded & { tx: TxCtx };
type Effect = { change?: EntryChange; data?: Readonly<Record<string, unknown>> };

export const entryEntry = (
  e: { id: string; area: string },
  verb: string,
  data: Readonly<Record<string, unknown>> = {},
) => ({ kind: 'scoreEntry', id: e.id, area: e.area, verb, shows: 'staff', data }) as const;

/** The six beats of a deed on one organisation's scores: once · lock · decide · move · record · present. */
const act = (
  ctx: Ctx,
  id: string,
  verb: ScoreVerb,
  effect: (doing: Doing) => Promise<Effect> | Effect = () => ({}),
  given: Partial<ScoreFacts> = {},
): Promise<EntryView> =>
  once(ctx, async (tx) => {
    const l = await loadEntry(tx, await lockEntry(tx, id));
    const to = mustBeOpen(tx, l, verb, given);
    const { change = {}, data = {} } = await effect({ ...l, tx });
    await saveEntry(tx, id, { status: to, ...change });
    await record(tx, entryEntry(l.e, verb, { to, ...data }));
    return presentEntry(tx, id);
  });

export const getEntry: Handles['getEntry'] = (ctx, { params }) => presentEntry(ctx, params.id);

const itemOf = (items: readonly StoredItem[], id: string, field: string): StoredItem => {
  const item = items.find((i) => i.id === id);
  if (!item) throw no('itemUnknown', field);
  return item;
};
/** A score that its item allows, in tenths. */
function scoreIn(item: StoredItem, score: number, field: string): number {
  const fault = scoreFault(item, tenths(score));
  const values = { title: item.title, cap: item.cap / TENTH, step: item.step / TENTH };
  if (fault) throw no(fault, field, values);
  return tenths(score);
}
type MarkInput = { itemId: string; score: number; word?: string | undefined; records: readonly string[] };
async function takeMarks({ tx, e, items, held }: Doing, stage: Stage, marks: readonly MarkInput[]): Promise<void> {
  const seen = new Set<string>();
  const by = staffOf(tx).accountId;
  const rows = marks.map((m, i) => {
    const item = itemOf(items, m.itemId, `marks.${i}.itemId`);
    if (seen.has(item.id)) throw no('itemTwice', `marks.${i}.itemId`);
    seen.add(item.id);
    return { item, records: m.records, score: scoreIn(item, m.score, `marks.${i}.score`), word: m.word ?? null };
  });
  await putMarks(
    tx,
    e,
    stage,
    rows.map(({ item, score, word }) => ({ itemId: item.id, score, word })),
  );
  if (stage !== 'self') return;
  for (const [i, { item, records }] of rows.entries()) {
    const known = recordsFor(item, held) ?? [];
    const confirmed = known.filter((r) => records.includes(r.id));
    if (confirmed.length !== new Set(records).size) throw no('recordUnknown', `marks.${i}.records`);
    if (isRecordKind(item.evidence)) await putRecords(tx, e, { itemId: item.id, by }, confirmed);
  }
}

export const saveSelf: Handles['saveSelf'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'saveSelf', async (doing) => {
    await takeMarks(doing, 'self', input.marks);
    return { data: { items: input.marks.length } };
  });
export const submitSelf: Handles['submitSelf'] = (ctx, { params }) =>
  act(ctx, params.id, 'submitSelf', ({ tx }) => ({ change: { self_by: staffOf(tx).accountId, self_at: tx.now } }));
export const takeBack: Handles['takeBack'] = (ctx, { params }) => act(ctx, params.id, 'takeBack');
export const lapseEntry: Handles['lapseEntry'] = (ctx, { params }) => act(ctx, params.id, 'lapse');

export const saveReview: Handles['saveReview'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'saveReview', async (doing) => {
    await takeMarks(doing, 'review', input.marks);
    return { data: { items: input.marks.length } };
  });
export const finishReview: Handles['finishReview'] = (ctx, { params }) =>
  act(ctx, params.id, 'review', ({ tx }) => ({
    change: { reviewed_by: staffOf(tx).accountId, reviewed_at: tx.now },
  }));

/** What holds in the end: what the review said, and for appealed items what was decided. */
async function finish({ tx, e, items, marks }: Doing, decided: ReadonlyMap<string, number> = new Map()) {
  const finals = items.map((i) => ({
    item: i,
    score: decided.get(i.id) ?? markOf(marks, i.id, 'review')?.score ?? 0,
  }));
  await putMarks(
    tx,
    e,
    'final',
    finals.map(({ item, score }) => ({ itemId: item.id, score, word: null })),
  );
  return totalOf(finals.map(({ item, score }) => ({ ...item, score })));
}
const settled = async (doing: Doing): Promise<Effect> => {
  const total = await finish(doing);
  return { change: { total }, data: { total } };
};
export const acceptReview: Handles['acceptReview'] = (ctx, { params }) => act(ctx, params.id, 'accept', settled);
export const settleEntry: Handles['settleEntry'] = (ctx, { params }) => act(ctx, params.id, 'settle', settled);

export const appealEntry: Handles['appealEntry'] = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'appeal',
    async ({ tx, e, items }) => {
      for (const [i, a] of input.items.entries()) {
        itemOf(items, a.itemId, `items.${i}.itemId`);
        if (input.items.findIndex((o) => o.itemId === a.itemId) < i) throw no('itemTwice', `items.${i}.itemId`);
      }
      await insertAppeals(tx, e, staffOf(tx).accountId, input.items);
      return { change: { appealed_at: tx.now }, data: { items: input.items.length } };
    },
    { appealing: input.items.length },
  );

export const decideAppeal: Handles['decideAppeal'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const l = await loadEntry(tx, await lockEntry(tx, params.id));
    const given = new Set(input.items.map((i) => i.itemId));
    const undecided = l.appeals.filter((a) => !given.has(a.itemId)).length;
    const to = mustBeOpen(tx, l, 'decide', { undecided });
    const by = staffOf(tx).accountId;
    const decided = new Map<string, number>();
    for (const [i, { itemId, score, answer }] of input.items.entries()) {
      if (!l.appeals.some((a) => a.itemId === itemId)) throw no('itemUnknown', `items.${i}.itemId`);
      const inTenths = scoreIn(itemOf(l.items, itemId, `items.${i}.itemId`), score, `items.${i}.score`);
      await answerAppeal(tx, l.e.id, by, { itemId, score: inTenths, answer });
      decided.set(itemId, inTenths);
    }
    const total = await finish({ ...l, tx }, decided);
    await saveEntry(tx, l.e.id, { status: to, total, decided_by: by, decided_at: tx.now });
    await record(tx, entryEntry(l.e, 'decide', { to, items: decided.size, total }));
    return presentEntry(tx, l.e.id);
  });

/** Stars as they follow from the totals that hang out now. */
export async function putStars(tx: TxCtx, all: readonly StoredEntry[], l: Pick<Loaded, 'scheme'>): Promise<void> {
  const scored = all.flatMap((e) => (e.status === 'absent' || e.total === null ? [] : [{ id: e.id, total: e.total }]));
  const ranks = allotStars(scored, l.scheme.quotas);
  for (const { id } of scored) await saveEntry(tx, id, { stars: starsOf(ranks, id) });
}
/** What hangs out was wrong: the score changes with its reason, stars follow, and the days begin anew. */
export const correctScore: Handles['correctScore'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const l = await loadEntry(tx, await lockEntry(tx, params.id));
    mustBeOpen(tx, l, 'correct');
    const item = itemOf(l.items, input.itemId, 'itemId');
    const after = scoreIn(item, input.score, 'score');
    const before = markOf(l.marks, item.id, 'final')?.score ?? 0;
    if (after === before) throw no('nothingChanged', 'score');
    const by = staffOf(tx).accountId;
    await insertChange(tx, l.e, { kind: 'correct', itemId: item.id, before, after, reason: input.reason, by });
    await putMarks(tx, l.e, 'final', [{ itemId: item.id, score: after, word: null }]);
    const finals = l.items.map((i) => ({
      ...i,
      score: i.id === item.id ? after : (markOf(l.marks, i.id, 'final')?.score ?? 0),
    }));
    await saveEntry(tx, l.e.id, { total: totalOf(finals) });
    const house: TxCtx = { ...tx, version: null, actor: { kind: 'system', what: 'correct' } };
    await lockRound(house, l.r.id);
    await putStars(tx, await entriesOf(house, l.r.id), l);
    const from = dayOf(tx.now);
    const to = publicityEnd(await calendarOf(tx), from, l.scheme.publicityDays, l.scheme.publicityUnit);
    await saveRound(tx, l.r.id, { public_from: from, public_to: to });
    await record(tx, entryEntry(l.e, 'correct', { item: item.nth, before, after, to }));
    return presentEntry(tx, l.e.id);
  });

export const downgradeEntry: Handles['downgradeEntry'] = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    'downgrade',
    async ({ tx, e }) => {
      const { stars: after, reason } = input;
      const by = staffOf(tx).accountId;
      await insertChange(tx, e, { kind: 'downgrade', itemId: null, before: e.stars ?? 0, after, reason, by });
      return { change: { stars: after }, data: { from: e.stars, stars: after } };
    },
    { toStars: input.stars },
  );

/** For which stage proofs may be added or taken away now; refused as scoring itself would be. */
function provingFor(tx: TxCtx, l: Loaded): 'self' | 'review' | 'appeal' {
  if (l.e.status === 'selfScored') mustBeOpen(tx, l, 'saveReview');
  else if (l.e.status === 'reviewed') mustBeOpen(tx, l, 'appeal');
  else mustBeOpen(tx, l, 'saveSelf');
  return l.e.status === 'selfScored' ? 'review' : l.e.status === 'reviewed' ? 'appeal' : 'self';
}
export const addEvidence: Handles['addEvidence'] = (ctx, { params, input, files }) =>
  once(ctx, async (tx) => {
    const l = await loadEntry(tx, await lockEntry(tx, params.id));
    const stage = provingFor(tx, l);
    const item = itemOf(l.items, input.itemId, 'itemId');
    if (files.length === 0) throw no('fileMissing', 'files');
    const of = { itemId: item.id, by: staffOf(tx).accountId, forAppeal: stage === 'appeal' };
    await insertFiles(tx, l.e, of, files);
    await record(tx, entryEntry(l.e, 'addEvidence', { item: item.nth, files: files.length }));
    return presentEntry(tx, l.e.id);
  });
export const addSurvey: Handles['addSurvey'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const l = await loadEntry(tx, await lockEntry(tx, params.id));
    provingFor(tx, l);
    const item = itemOf(l.items, input.itemId, 'itemId');
    if (item.evidence !== 'satisfaction') throw no('notSurvey', 'itemId');
    const least = l.scheme.leastAsked;
    const fault = surveyFault(input, { least, year: l.r.year, today: dayOf(tx.now) });
    const field = fault?.startsWith('survey') ? 'on' : fault === 'satisfiedOver' ? 'satisfied' : 'asked';
    if (fault) throw no(fault, field, { asked: input.asked, least });
    await insertSurvey(tx, l.e, { ...input, by: staffOf(tx).accountId });
    await record(tx, entryEntry(l.e, 'addSurvey', { item: item.nth, asked: input.asked, satisfied: input.satisfied }));
    return presentEntry(tx, l.e.id);
  });
export const dropEvidence: Handles['dropEvidence'] = async (ctx, { params }) => {
  const hashes: string[] = [];
  const answer = await once(ctx, async (tx) => {
    const l = await loadEntry(tx, await lockEntry(tx, params.id));
    const stage = provingFor(tx, l);
    const proof = l.evidence.find((p) => p.id === params.evidenceId);
    // A reviewer takes nothing away that the organisation handed in.
    if (!proof || stage === 'review' || proof.forAppeal !== (stage === 'appeal')) throw notFound();
    const gone = await deleteEvidence(tx, l.e.id, proof.id);
    if (gone?.hash) hashes.push(gone.hash);
    await record(tx, entryEntry(l.e, 'dropEvidence', { kind: proof.kind }));
    return presentEntry(tx, l.e.id);
  });
  await forgetFiles(ctx, hashes);
  return answer;
};
export const evidenceFile: Handles['evidenceFile'] = async (ctx, { params }) => {
  const e = await entryById(ctx, params.id);
  const file = (await evidenceOf(ctx, [e.id])).find((p) => p.id === params.evidenceId);
  if (!file?.hash || !file.mediaType) throw notFound();
  return { hash: file.hash, mediaType: file.mediaType, name: file.name };
};
