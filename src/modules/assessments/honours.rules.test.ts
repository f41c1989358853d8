import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drawHonourWorkflow } from '#app/workflows.ts';
import { decide } from '#kernel/workflow.ts';
import {
  type CallFacts,
  type CallPart,
  type CallStatus,
  type CallVerb,
  callParts,
  callStatuses,
  callVerbs,
  callWorkflow,
  electedOf,
  honourWindowsFault,
  isCandidate,
  mayAnswer,
  mayWithdraw,
  nomineeStatuses,
  tieFits,
} from './honours.rules.ts';

const NOW = Temporal.Instant.from('2026-03-03T02:00:00Z');
const facts = (more: Partial<CallFacts> = {}): CallFacts => ({
  status: 'nominating',
  phase: { nominate: 'in', vote: 'in' },
  ...{ candidates: 3, places: 2, isTied: false, elected: 2, isPublicityOver: true, openObjections: 0 },
  ...more,
});
const may = (verb: CallVerb, part: CallPart, more: Partial<CallFacts>) => {
  const verdict = decide(callWorkflow, verb, facts(more), new Set([part]), NOW);
  return verdict.ok ? verdict.to : verdict.why;
};
/** Written apart from the table. */
const way: Record<CallVerb, [string, CallPart[], CallStatus | 'same', Partial<CallFacts>]> = {
  nominate: ['nominating', ['organiser', 'anybody'], 'same', {}],
  startVote: ['nominating', ['organiser'], 'voting', { phase: { nominate: 'after', vote: 'before' } }],
  issueCodes: ['nominating voting', ['organiser'], 'same', {}],
  vote: ['voting', ['voter'], 'same', {}],
  count: ['voting', ['organiser'], 'publicity', { phase: { nominate: 'after', vote: 'after' } }],
  object: ['publicity', ['anybody'], 'same', { isPublicityOver: false }],
  award: ['publicity', ['organiser'], 'awarded', {}],
  cancel: ['nominating voting publicity', ['organiser'], 'cancelled', {}],
};
describe.each(callVerbs)('%s', (verb) => {
  const [from, by, to, given] = way[verb];
  test.each(callStatuses)('from %s', (status) => {
    const isFrom = from.split(' ').includes(status);
    for (const part of callParts) {
      const expected = !by.includes(part) ? 'notYours' : isFrom ? (to === 'same' ? status : to) : 'notNow';
      expect(may(verb, part, { status, ...given }), part).toBe(expected);
    }
  });
});

test.each([
  ['nominate', 'anybody', { phase: { nominate: 'before', vote: 'before' } }, 'nominateEarly'],
  ['nominate', 'anybody', { phase: { nominate: 'after', vote: 'before' } }, 'nominateLate'],
  ['startVote', 'organiser', {}, 'nominateRuns'],
  ['startVote', 'organiser', { phase: { nominate: 'after', vote: 'in' }, candidates: 0 }, 'candidatesTooFew'],
  ['vote', 'voter', { status: 'voting', phase: { nominate: 'after', vote: 'before' } }, 'voteEarly'],
  ['vote', 'voter', { status: 'voting', phase: { nominate: 'after', vote: 'after' } }, 'voteLate'],
  ['count', 'organiser', { status: 'voting' }, 'voteRuns'],
  ['count', 'organiser', { status: 'voting', phase: { nominate: 'after', vote: 'after' }, isTied: true }, 'tieOpen'],
  [
    'count',
    'organiser',
    { status: 'voting', phase: { nominate: 'after', vote: 'after' }, elected: 0 },
    'nobodyElected',
  ],
  ['object', 'anybody', { status: 'publicity' }, 'honourRuns'],
  ['award', 'organiser', { status: 'publicity', isPublicityOver: false }, 'honourRuns'],
  ['award', 'organiser', { status: 'publicity', openObjections: 1 }, 'honourObjection'],
] as const)('%s by %s: %o', (verb, part, more, why) => expect(may(verb, part, more)).toBe(why));

test('nobody stands on a ballot without their own word, and it can be taken back as long as anything is public', () => {
  expect(nomineeStatuses.filter((status) => isCandidate({ status }))).toEqual(['consented']);
  expect(nomineeStatuses.filter((status) => mayAnswer({ status }))).toEqual(['nominated']);
  expect(nomineeStatuses.filter((status) => mayWithdraw({ status }))).toEqual(['consented', 'honoured']);
});

describe('who is elected', () => {
  const votes = (...n: number[]) => new Map(n.map((x, i) => [`n${i}`, x]));
  test('those with most votes, never more than there are places, nobody without a vote', () => {
    expect(electedOf(votes(9, 7, 3, 0), 2)).toEqual({ sure: ['n0', 'n1'], tied: [], open: 0 });
    expect(electedOf(votes(9, 0), 2)).toEqual({ sure: ['n0'], tied: [], open: 0 });
    expect(electedOf(votes(), 2)).toEqual({ sure: [], tied: [], open: 0 });
  });
  test('those tied on the last place are left to people', () => {
    const e = electedOf(votes(9, 7, 7, 1), 2);
    expect(e).toEqual({ sure: ['n0'], tied: ['n1', 'n2'], open: 1 });
    expect(electedOf(votes(7, 7, 7), 3)).toEqual({ sure: ['n0', 'n1', 'n2'], tied: [], open: 0 });
    expect([[], ['n1'], ['n1', 'n2'], ['n3'], ['n0']].map((c) => tieFits(e, c))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(tieFits(electedOf(votes(9), 1), ['n0'])).toBe(false);
    expect(tieFits({ sure: [], tied: ['n1', 'n2', 'n3'], open: 2 }, ['n1', 'n1'])).toBe(false);
  });
});

test('the vote comes after the nominations', () => {
  const w = (a: string, b: string, c: string, d: string) =>
    honourWindowsFault({ nominate: { from: a, to: b }, vote: { from: c, to: d } });
  expect(w('2026-03-01', '2026-03-02', '2026-03-03', '2026-03-03')).toBeNull();
  expect(w('2026-03-02', '2026-03-01', '2026-03-03', '2026-03-03')).toBe('nominate');
  expect(w('2026-03-01', '2026-03-02', '2026-03-02', '2026-03-03')).toBe('vote');
});

test('the docs draw the table as it is', () => {
  expect(readFileSync('docs/workflow-honours.md', 'utf8'), 'run: node scripts/draw.ts').toBe(drawHonourWorkflow());
});
