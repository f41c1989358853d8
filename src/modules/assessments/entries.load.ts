import { decide } from '#kernel/workflow.ts';
import { type HeldRecord, heldRecords } from '#modules/activities/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { no } from './assessments.words.ts';
import { appealsOf, evidenceOf, type Mark, marksOf, type Stage } from './marks.store.ts';
import { roundOf, type StoredEntry, type StoredRound } from './rounds.store.ts';
import { isRecordKind, type RecordKind, TENTH, totalOf } from './scheme.rules.ts';
import { itemsOf, type StoredItem, type StoredScheme, schemeOfRound } from './schemes.store.ts';
import type { ScoreVerb } from './scores.rules.ts';
import {
  phaseOf,
  type ScoreFacts,
  type ScorePart,
  type ScoreRefusal,
  scorePartsOf,
  scoreWorkflow,
} from './scores.rules.ts';

export type Evidence = Awaited<ReturnType<typeof evidenceOf>>[number];
/** Everything the rules ask of one organisation in a round. */
export type Loaded = {
  e: StoredEntry;
  r: StoredRound;
  scheme: StoredScheme;
  items: readonly StoredItem[];
  marks: readonly Mark[];
  evidence: readonly Evidence[];
  appeals: Awaited<ReturnType<typeof appealsOf>>;
  held: readonly HeldRecord[];
};
export async function loadEntry(ctx: Ctx, e: StoredEntry): Promise<Loaded> {
  const r = await roundOf(ctx, e);
  const [scheme, items, marks, evidence, appeals, held] = await Promise.all([
    schemeOfRound(ctx, r.schemeId),
    itemsOf(ctx, [r.schemeId]),
    marksOf(ctx, [e.id]),
    evidenceOf(ctx, [e.id]),
    appealsOf(ctx, e.id),
    heldRecords(ctx, [e.organisationId], r.year),
  ]);
  return { e, r, scheme, items: items.get(r.schemeId) ?? [], marks, evidence, appeals, held };
}

export const markOf = (marks: readonly Mark[], itemId: string, stage: Stage): Mark | undefined =>
  marks.find((m) => m.itemId === itemId && m.stage === stage);
const scoreOf = (marks: readonly Mark[], itemId: string, stage: Stage): number =>
  markOf(marks, itemId, stage)?.score ?? 0;
/** The total at one stage; what nobody scored counts as nothing. Null when the stage was not reached. */
export function totalAt(items: readonly StoredItem[], marks: readonly Mark[], stage: Stage): number | null {
  if (!marks.some((m) => m.stage === stage)) return null;
  return totalOf(items.map((i) => ({ ...i, score: scoreOf(marks, i.id, stage) })));
}

/** What a record of a meeting counts for an item. */
export const countOf = (kind: RecordKind, item: StoredItem, h: HeldRecord): number =>
  kind === 'meetings' ? Number(item.activityKinds.includes(h.kind)) : kind === 'decisions' ? h.decisions : h.tasksDone;
/** The records that prove an item; null where records of meetings prove nothing. */
export function recordsFor(item: StoredItem, held: readonly HeldRecord[]): (HeldRecord & { count: number })[] | null {
  const { evidence } = item;
  if (!isRecordKind(evidence)) return null;
  return held.map((h) => ({ ...h, count: countOf(evidence, item, h) })).filter((h) => h.count > 0);
}

const isScoredByAll = (item: StoredItem, marks: readonly Mark[]) =>
  item.sign === 'base' || scoreOf(marks, item.id, 'self') > 0;
/** What is still missing, item by item. Bonus and deductions nobody claims need no score. */
export function missing({ items, marks, evidence }: Pick<Loaded, 'items' | 'marks' | 'evidence'>) {
  const self = (i: StoredItem) => scoreOf(marks, i.id, 'self');
  const isProved = (i: StoredItem) => evidence.some((p) => p.itemId === i.id && !p.forAppeal);
  return {
    unscored: items.filter((i) => i.sign === 'base' && !markOf(marks, i.id, 'self')),
    unproved: items.filter((i) => i.sign !== 'minus' && self(i) > 0 && !isProved(i)),
    unreviewed: items.filter((i) => isScoredByAll(i, marks) && !markOf(marks, i.id, 'review')),
    wordless: items.filter((i) => {
      const review = markOf(marks, i.id, 'review');
      return review !== undefined && review.score !== self(i) && !review.word;
    }),
  };
}
const phasesAt = (r: StoredRound, today: string) => ({
  self: phaseOf(r.windows.self, today),
  review: phaseOf(r.windows.review, today),
  appeal: phaseOf(r.windows.appeal, today),
});
/** What the round alone says of an entry: enough for what the organiser does with all of them. */
export function roundFacts(ctx: Ctx, e: StoredEntry, r: StoredRound, openObjections = 0): ScoreFacts {
  const today = dayOf(ctx.now);
  const self = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null;
  return {
    status: e.status,
    isRunning: r.status === 'running',
    phase: phasesAt(r, today),
    ...{ unscored: 0, unproved: 0, unreviewed: 0, wordless: 0, appealing: 0, undecided: 0 },
    isSelfScorer: self !== null && e.selfBy === self,
    isReviewer: self !== null && e.reviewedBy === self,
    isPublicityOver: r.publicTo !== null && today > r.publicTo,
    openObjections,
    stars: e.stars ?? 0,
    toStars: 0,
  };
}
export function factsOf(ctx: Ctx, l: Loaded): ScoreFacts {
  const m = missing(l);
  return {
    ...roundFacts(ctx, l.e, l.r),
    unscored: m.unscored.length,
    unproved: m.unproved.length,
    unreviewed: m.unreviewed.length,
    wordless: m.wordless.length,
    // An appeal is offered; how many items it names is said when it is made.
    appealing: 1,
    undecided: 0,
  };
}
export const partsOf = (ctx: Ctx, e: StoredEntry, r: StoredRound): ReadonlySet<ScorePart> =>
  ctx.actor.kind === 'staff'
    ? scorePartsOf(ctx.actor, { ...e, appealBodyId: r.appealBodyId, organiserId: r.organisationId })
    : new Set();

/** What a refusal prints: days of the window it is about, which items are missing. */
export function valuesOf(
  why: ScoreRefusal | 'notNow' | 'notYours',
  l: Pick<Loaded, 'r'> & Partial<Loaded>,
  f: ScoreFacts,
) {
  const { self, review, appeal } = l.r.windows;
  const window = why.startsWith('self') ? self : why.startsWith('review') ? review : appeal;
  const titles = (list: readonly StoredItem[]) => list.map((i) => i.title).join('、');
  const m = l.items && l.marks && l.evidence ? missing({ items: l.items, marks: l.marks, evidence: l.evidence }) : null;
  const n = { selfMissing: f.unscored, proofMissing: f.unproved, reviewMissing: f.unreviewed, wordMissing: f.wordless };
  const list = why === 'proofMissing' ? m?.unproved : why === 'wordMissing' ? m?.wordless : undefined;
  return {
    from: window.from,
    to:
      why === 'publicityRuns'
        ? (l.r.publicTo ?? '')
        : why === 'windowRuns' && f.status !== 'reviewed'
          ? self.to
          : window.to,
    n: why in n ? n[why as keyof typeof n] : why === 'appealOpen' ? f.undecided : f.openObjections,
    titles: titles(list ?? []),
  };
}
/** May the actor do this now? The refusal says why not, with its days and items. */
export function mustBeOpen(ctx: Ctx, l: Loaded, verb: ScoreVerb, given: Partial<ScoreFacts> = {}) {
  const facts = { ...factsOf(ctx, l), ...given };
  const verdict = decide(scoreWorkflow, verb, facts, partsOf(ctx, l.e, l.r), ctx.now);
  if (!verdict.ok) throw no(verdict.why, undefined, valuesOf(verdict.why, l, facts));
  return verdict.to;
}
export const asNumber = (inTenths: number): number => inTenths / TENTH;
