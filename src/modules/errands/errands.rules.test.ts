import { describe, expect, test } from 'vitest';
import { decide } from '#kernel/workflow.ts';
import {
  type ErrandFacts,
  type ErrandPart,
  errandParts,
  errandStates,
  errandVerbs,
  errandWorkflow,
} from './errands.rules.ts';

const at = (text: string) => Temporal.Instant.from(text);
const NOW = at('2026-03-03T02:00:00Z');
const all = new Set<ErrandPart>(['person', 'counter', 'candidate', 'agent']);
const living: ErrandFacts = {
  status: 'accepted',
  validUntil: at('2026-04-03T02:00:00Z'),
  revokedAt: null,
  witnessedByActor: false,
  originalsOut: 1,
  papersOut: 1,
  isCaseOver: false,
};
const open = (facts: ErrandFacts, now = NOW) =>
  errandVerbs.filter((v) => decide(errandWorkflow, v, facts, all, now).ok);

test('every verb in every state by every part: whatever is not named is refused', () => {
  const parts: readonly ErrandPart[] = ['person', 'counter', 'candidate', 'agent'];
  const begun = ['requested', 'consented', 'accepted', 'collected', 'submitted', 'answered'];
  const running = begun.slice(2);
  /** `state>next` for each state a part may do it in; papers are out, originals are not, the word is as the verb needs it. */
  const seen = (verb: (typeof errandVerbs)[number], part: ErrandPart) =>
    errandStates.flatMap((status) => {
      const isNew = verb === 'authorise' || verb === 'witness';
      const facts = { ...living, status, originalsOut: 0, validUntil: isNew ? null : living.validUntil };
      const verdict = decide(errandWorkflow, verb, facts, new Set([part]), NOW);
      return verdict.ok ? [`${status}>${verdict.to}`] : [];
    });
  const same = (states: readonly string[]) => states.map((s) => `${s}>${s}`);
  const given = ['requested>consented', ...same(begun.slice(1))];
  const expected: Record<(typeof errandVerbs)[number], Partial<Record<ErrandPart, string[]>>> = {
    authorise: { person: given },
    witness: { counter: given },
    revoke: { person: same(begun), counter: same(begun) },
    accept: { candidate: ['consented>accepted'] },
    trip: { agent: same(running) },
    collect: { agent: ['accepted>collected', ...same(running.slice(1))] },
    handBack: { agent: same([...running, 'returned']), counter: same([...running, 'returned']) },
    submit: { agent: ['accepted>submitted', 'collected>submitted', 'submitted>submitted'] },
    result: { agent: ['submitted>answered'] },
    finish: { agent: ['answered>returned'] },
  };
  for (const verb of errandVerbs)
    for (const part of parts) expect(seen(verb, part), `${verb} by ${part}`).toEqual(expected[verb][part] ?? []);
});

describe('the person’s word', () => {
  test('without it, from its last second and once taken back, an agent may only hand papers back', () => {
    for (const status of errandStates.filter((s) => s !== 'returned' && s !== 'requested' && s !== 'consented')) {
      const ended = { ...living, status, validUntil: NOW };
      expect(open(ended), status).toEqual(['authorise', 'witness', 'handBack']);
      expect(open({ ...living, status, revokedAt: NOW }), status).toEqual(['authorise', 'witness', 'handBack']);
      expect(open({ ...living, status, isCaseOver: true })).toEqual(['revoke', 'handBack']);
    }
    expect(open(living, at('2026-04-03T01:59:59Z'))).toContain('trip');
    expect(open(living, at('2026-04-03T02:00:00Z'))).not.toContain('trip');
    expect(open({ ...living, status: 'requested', validUntil: null, papersOut: 0 })).toEqual(['authorise', 'witness']);
  });

  test('whoever wrote it down does not act on it', () => {
    const consented: ErrandFacts = { ...living, status: 'consented', papersOut: 0, originalsOut: 0 };
    expect(open(consented)).toContain('accept');
    expect(open({ ...consented, witnessedByActor: true })).not.toContain('accept');
  });

  test('it does not end while an original is out', () => {
    const answered: ErrandFacts = { ...living, status: 'answered' };
    expect(open(answered)).not.toContain('finish');
    expect(open({ ...answered, originalsOut: 0 })).toContain('finish');
  });
});

test('parts: the person, not whom they entrusted with looking; the agent by account, others by role and place', () => {
  const e = { area: '150124201213', agentId: 'a1' };
  const staff = (role: 'agent' | 'departmentClerk', area: string, accountId = 'a2') =>
    errandParts(e, { kind: 'staff', accountId, name: '甲', role, organisationId: 'o', area }, new Set());
  expect([...errandParts(e, { kind: 'receipt', caseId: 'c' }, new Set(['resident']))]).toEqual(['person']);
  expect([...errandParts(e, { kind: 'receipt', caseId: 'c' }, new Set(['helper', 'rater']))]).toEqual([]);
  expect([...staff('agent', '150124201213')]).toEqual(['candidate']);
  expect([...staff('agent', '150124201213', 'a1')]).toEqual(['candidate', 'agent']);
  expect([...staff('agent', '150102')]).toEqual([]);
  expect([...staff('departmentClerk', '150124')]).toEqual([]);
});
