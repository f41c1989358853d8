import { describe, expect, test } from 'vitest';
import { decide } from '#kernel/workflow.ts';
import {
  mondayOf,
  type PatrolFacts,
  patrolResults,
  patrolStates,
  patrolVerbs,
  patrolWorkflow,
  stateAfter,
  walkFault,
  weekFrom,
} from './patrols.rules.ts';

const now = Temporal.Instant.from('2026-03-03T02:00:00Z');
const facts = (more: Partial<PatrolFacts> = {}): PatrolFacts => ({
  status: 'toVerify',
  isFinder: false,
  note: '后墙没有补上',
  ...more,
});
const verdict = (verb: (typeof patrolVerbs)[number], f: PatrolFacts, parts: 'verifier'[] = ['verifier']) => {
  const v = decide(patrolWorkflow, verb, f, new Set(parts), now);
  return v.ok ? v.to : v.why;
};

describe('what was mended on the spot', () => {
  test.each(patrolVerbs.flatMap((verb) => patrolStates.map((status) => [verb, status] as const)))(
    '%s when %s',
    (verb, status) => {
      const to = verb === 'verify' ? 'verified' : 'redo';
      expect(verdict(verb, facts({ status }))).toBe(status === 'toVerify' ? to : 'notNow');
    },
  );
  test('is never looked at by whoever mended it, nor by who has no such part', () => {
    for (const verb of patrolVerbs) {
      expect(verdict(verb, facts({ isFinder: true }))).toBe('ownFind');
      expect(verdict(verb, facts(), [])).toBe('notYours');
    }
  });
  test('goes back only with what is wrong', () => {
    expect(verdict('sendBack', facts({ note: '' }))).toBe('noteMissing');
    expect(verdict('sendBack', facts({ note: '漏' }))).toBe('noteMissing');
    expect(verdict('sendBack', facts({ note: '漏水' }))).toBe('redo');
    expect(verdict('verify', facts({ note: '' }))).toBe('verified');
  });
});

test.each([
  ['nothing', null, 0, 0, null],
  ['nothing', '井盖坏了', 0, 0, 'nothingHasNoFind'],
  ['nothing', null, 1, 0, 'nothingHasNoFind'],
  ['hazard', null, 1, 0, 'whatMissing'],
  ['hazard', '井盖坏了', 0, 0, null],
  ['hazard', '井盖坏了', 3, 0, null],
  ['mended', null, 1, 1, 'whatMissing'],
  ['mended', '井盖坏了', 0, 1, 'beforeMissing'],
  ['mended', '井盖坏了', 1, 0, 'afterMissing'],
  ['mended', '井盖坏了', 1, 1, null],
] as const)('%s, %s, %i before, %i after: %s', (result, what, before, after, fault) => {
  expect(walkFault({ result, what, before, after })).toBe(fault);
});

test('a round begins in the state of its result', () => {
  expect(patrolResults.map((r) => stateAfter[r])).toEqual(['done', 'reported', 'toVerify']);
});

test('a week begins on Monday', () => {
  expect(['2026-03-02', '2026-03-04', '2026-03-08'].map(mondayOf)).toEqual(['2026-03-02', '2026-03-02', '2026-03-02']);
  expect(mondayOf('2026-03-09')).toBe('2026-03-09');
  expect(weekFrom('2026-02-23')).toEqual([23, 24, 25, 26, 27, 28].map((d) => `2026-02-${d}`).concat('2026-03-01'));
});
