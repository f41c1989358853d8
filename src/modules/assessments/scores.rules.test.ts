import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drawScoreWorkflow } from '#app/workflows.ts';
import { decide } from '#kernel/workflow.ts';
import {
  phaseOf,
  type ScoreFacts,
  type ScorePart,
  type ScoreStatus,
  type ScoreVerb,
  scoreParts,
  scorePartsOf,
  scoreStatuses,
  scoreVerbs,
  scoreWorkflow,
  sideFault,
  windowsFault,
} from './scores.rules.ts';

const NOW = Temporal.Instant.from('2026-03-03T02:00:00Z');
const everyPhase = (p: 'before' | 'in' | 'after') => ({ self: p, review: p, appeal: p });
const facts = (more: Partial<ScoreFacts> = {}): ScoreFacts => ({
  status: 'open',
  isRunning: true,
  phase: everyPhase('in'),
  ...{ unscored: 0, unproved: 0, unreviewed: 0, wordless: 0, appealing: 1, undecided: 0, openObjections: 0 },
  ...{ isSelfScorer: false, isReviewer: false, isPublicityOver: true, stars: 5, toStars: 4 },
  ...more,
});
const may = (verb: ScoreVerb, part: ScorePart, more: Partial<ScoreFacts>) => {
  const verdict = decide(scoreWorkflow, verb, facts(more), new Set([part]), NOW);
  return verdict.ok ? verdict.to : verdict.why;
};

/** Written apart from the table: from where, by whom, where to. */
const way: Record<ScoreVerb, [string, ScorePart, ScoreStatus | 'same']> = {
  saveSelf: ['open scoring', 'scored', 'scoring'],
  submitSelf: ['scoring', 'scored', 'selfScored'],
  takeBack: ['selfScored', 'scored', 'scoring'],
  lapse: ['open scoring', 'organiser', 'absent'],
  saveReview: ['selfScored', 'reviewer', 'same'],
  review: ['selfScored', 'reviewer', 'reviewed'],
  appeal: ['reviewed', 'scored', 'appealed'],
  accept: ['reviewed', 'scored', 'final'],
  settle: ['reviewed', 'organiser', 'final'],
  decide: ['appealed', 'arbiter', 'final'],
  publish: ['final', 'organiser', 'publicity'],
  correct: ['publicity', 'arbiter', 'same'],
  award: ['publicity', 'organiser', 'awarded'],
  downgrade: ['awarded downgraded', 'organiser', 'downgraded'],
};
const afterIts: readonly ScoreVerb[] = ['lapse', 'settle'];

describe.each(scoreVerbs)('%s', (verb) => {
  const [from, by, to] = way[verb];
  const phase = everyPhase(afterIts.includes(verb) ? 'after' : 'in');
  test.each(scoreStatuses)('from %s', (status) => {
    const isFrom = from.split(' ').includes(status);
    expect(may(verb, by, { status, phase })).toBe(isFrom ? (to === 'same' ? status : to) : 'notNow');
    for (const part of scoreParts.filter((p) => p !== by)) expect(may(verb, part, { status, phase })).toBe('notYours');
  });
});

describe('a window', () => {
  test('has both its days', () => {
    const w = { from: '2026-03-01', to: '2026-03-10' };
    expect(['2026-02-28', '2026-03-01', '2026-03-10', '2026-03-11'].map((day) => phaseOf(w, day))).toEqual([
      'before',
      'in',
      'in',
      'after',
    ]);
  });

  test.each([
    ['saveSelf', 'scored', 'open', 'selfEarly', 'selfLate'],
    ['submitSelf', 'scored', 'scoring', 'selfEarly', 'selfLate'],
    ['takeBack', 'scored', 'selfScored', 'selfEarly', 'selfLate'],
    ['saveReview', 'reviewer', 'selfScored', 'reviewEarly', 'reviewLate'],
    ['review', 'reviewer', 'selfScored', 'reviewEarly', 'reviewLate'],
    ['appeal', 'scored', 'reviewed', 'appealEarly', 'appealLate'],
  ] as const)('%s outside it is refused by name', (verb, part, status, early, late) => {
    expect(may(verb, part, { status, phase: everyPhase('before') })).toBe(early);
    expect(may(verb, part, { status, phase: everyPhase('after') })).toBe(late);
    expect(may(verb, part, { status, isRunning: false })).toBe('roundOver');
  });

  test('nobody is put down as absent, nothing settled, before it is over', () => {
    expect(may('lapse', 'organiser', { status: 'open' })).toBe('windowRuns');
    expect(may('settle', 'organiser', { status: 'reviewed' })).toBe('windowRuns');
  });

  test('windows come one after another', () => {
    const w = (a: string, b: string, c: string, d: string, e: string, f: string) =>
      windowsFault({ self: { from: a, to: b }, review: { from: c, to: d }, appeal: { from: e, to: f } });
    const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}`;
    expect(w(day(1), day(1), day(2), day(2), day(3), day(3))).toBeNull();
    expect(w(day(2), day(1), day(3), day(4), day(5), day(6))).toBe('self');
    expect(w(day(1), day(2), day(2), day(4), day(5), day(6))).toBe('review');
    expect(w(day(1), day(2), day(3), day(4), day(4), day(6))).toBe('appeal');
  });
});

describe('what stands in the way', () => {
  test.each([
    ['submitSelf', 'scored', { status: 'scoring', unscored: 1 }, 'selfMissing'],
    ['submitSelf', 'scored', { status: 'scoring', unproved: 1 }, 'proofMissing'],
    ['saveReview', 'reviewer', { status: 'selfScored', isSelfScorer: true }, 'selfScorerReviews'],
    ['review', 'reviewer', { status: 'selfScored', unreviewed: 1 }, 'reviewMissing'],
    ['review', 'reviewer', { status: 'selfScored', wordless: 1 }, 'wordMissing'],
    ['appeal', 'scored', { status: 'reviewed', appealing: 0 }, 'appealEmpty'],
    ['decide', 'arbiter', { status: 'appealed', isReviewer: true }, 'reviewerDecides'],
    ['decide', 'arbiter', { status: 'appealed', undecided: 1 }, 'appealOpen'],
    ['correct', 'arbiter', { status: 'publicity', isReviewer: true }, 'reviewerDecides'],
    ['award', 'organiser', { status: 'publicity', isPublicityOver: false }, 'publicityRuns'],
    ['award', 'organiser', { status: 'publicity', openObjections: 1 }, 'objectionOpen'],
    ['downgrade', 'organiser', { status: 'awarded', stars: 4, toStars: 4 }, 'notLower'],
    ['downgrade', 'organiser', { status: 'awarded', stars: 4, toStars: 5 }, 'notLower'],
  ] as const)('%s by %s: %o', (verb, part, more, why) => expect(may(verb, part, more)).toBe(why));
});

describe('who stands where', () => {
  const e = {
    organisationId: 'branch',
    area: '150102401007',
    reviewerId: 'street',
    appealBodyId: 'county',
    organiserId: 'county',
  };
  const of = (
    role: 'villageCadre' | 'townshipClerk' | 'countyClerk' | 'gridWorker',
    organisationId: string,
    area: string,
  ) => [...scorePartsOf({ role, organisationId, area }, e)];
  test('whoever works at exactly its place scores for the branch; another organisation reviews; a third decides', () => {
    expect(of('villageCadre', 'community', '150102401007')).toEqual(['scored']);
    expect(of('townshipClerk', 'street', '150102401')).toEqual(['reviewer']);
    expect(of('countyClerk', 'county', '150102')).toEqual(['arbiter', 'organiser']);
    expect(of('townshipClerk', 'other', '150102402')).toEqual([]);
    expect(of('gridWorker', 'street', '150102401')).toEqual([]);
  });
  test('nobody is on two sides of the same branch', () => {
    expect(of('villageCadre', 'street', '150102401007')).toEqual(['reviewer']);
    expect(of('villageCadre', 'branch', '150102401007')).toEqual(['scored']);
    expect(of('countyClerk', 'county', '150102401007')).toEqual(['scored', 'organiser']);
    const itself = { ...e, reviewerId: 'branch', appealBodyId: 'branch' };
    const own = { role: 'villageCadre' as const, organisationId: 'branch', area: '150102401007' };
    expect([...scorePartsOf(own, itself)]).toEqual(['scored']);
  });
  test('never itself, never one below it, never the reviewer for the appeal', () => {
    const side = (more: object) => sideFault({ ...e, isReviewerBelow: false, isAppealBelow: false, ...more });
    expect(side({})).toBeNull();
    expect(side({ reviewerId: 'branch' })).toBe('reviewsItself');
    expect(side({ isReviewerBelow: true })).toBe('reviewerBelow');
    expect(side({ appealBodyId: 'street' })).toBe('appealByReviewer');
    expect(side({ appealBodyId: 'branch' })).toBe('appealByScored');
    expect(side({ isAppealBelow: true })).toBe('appealByScored');
  });
});

test('the docs draw the table as it is', () => {
  const page = readFileSync('docs/workflow-scores.md', 'utf8');
  expect(page, 'run: node scripts/draw.ts').toBe(drawScoreWorkflow());
});
