import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawRightWorkflow } from '#app/workflows.ts';
import { decide } from '#kernel/workflow.ts';
import {
  isChild,
  type RightFacts,
  type RightPart,
  rightStatuses,
  rightVerbs,
  rightWorkflow,
  SHORTEST_REASON,
} from './rights.rules.ts';

const now = Temporal.Instant.from('2026-03-03T02:00:00Z');
const facts = (more: Partial<RightFacts> = {}): RightFacts => ({
  ...{ status: 'verified', kind: 'correct', whose: 'self', isProven: true, hasPerson: true, isExtended: false },
  ...{ proof: 'inPerson', ground: 'isCorrect', reason: '理由写得够长了够长了', isOwn: false },
  ...more,
});
const all = new Set<RightPart>(['taker', 'answerer', 'person']);
const says = (verb: (typeof rightVerbs)[number], more: Partial<RightFacts> = {}) => {
  const v = decide(rightWorkflow, verb, facts(more), all, now);
  return v.ok ? v.to : v.why;
};

describe('a request about personal data', () => {
  test('every verb in every status', () => {
    const table = rightVerbs.map((verb) => [verb, ...rightStatuses.map((status) => says(verb, { status }))]);
    expect(table).toEqual([
      ['verify', 'verified', 'notNow', 'notNow', 'notNow', 'notNow'],
      ['grant', 'notNow', 'granted', 'notNow', 'notNow', 'notNow'],
      ['refuse', 'refused', 'refused', 'notNow', 'notNow', 'notNow'],
      ['extend', 'filed', 'verified', 'notNow', 'notNow', 'notNow'],
      ['withdraw', 'withdrawn', 'withdrawn', 'notNow', 'notNow', 'notNow'],
      ['tell', 'notNow', 'notNow', 'granted', 'refused', 'notNow'],
    ]);
  });
  test('to see is answered by being known; for others only papers count', () => {
    expect(says('verify', { status: 'filed', kind: 'access' })).toBe('granted');
    expect(says('verify', { status: 'filed', proof: 'code' })).toBe('verified');
    for (const whose of ['child', 'deceased'] as const)
      expect(says('verify', { status: 'filed', whose, proof: 'code' })).toBe('guardianInPerson');
  });
  test('reasons to the character, a ground, once extended, nobody their own', () => {
    expect(says('refuse', { reason: '字'.repeat(SHORTEST_REASON - 1) })).toBe('reasonMissing');
    expect(says('refuse', { reason: '字'.repeat(SHORTEST_REASON) })).toBe('refused');
    expect(says('refuse', { ground: null })).toBe('groundMissing');
    expect(says('extend', { isExtended: true })).toBe('extendedAlready');
    expect(says('grant', { reason: '' })).toBe('answerMissing');
    expect(says('grant', { reason: '', kind: 'delete' })).toBe('granted');
    for (const verb of ['grant', 'refuse'] as const) expect(says(verb, { isOwn: true })).toBe('ownRequest');
  });
});

test('docs/workflow-rights.md is drawn from the table (node scripts/draw.ts)', () => {
  expect(readFileSync(join(import.meta.dirname, '../../../docs/workflow-rights.md'), 'utf8')).toBe(drawRightWorkflow());
});

test('a guardian asks for a child until the day it is fourteen', () => {
  expect(isChild('2012-03-04', '2026-03-03')).toBe(true);
  expect(isChild('2012-03-03', '2026-03-03')).toBe(false);
  expect(isChild('2012-02-29', '2026-02-27')).toBe(true);
});
