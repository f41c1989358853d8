import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '#kernel/workflow.ts';
import {
  type CountRule,
  carries,
  countFault,
  fieldOutside,
  gates,
  holdsPersonalNumber,
  leastOf,
  type MatterFacts,
  type MatterStatus,
  matterVerbs,
  matterWorkflow,
  noticeStands,
  reaches,
  skipsGate,
} from './deliberations.rules.ts';
import { callFault, callNeeds, deputyFault, mayCall, quarterOf, womenReach } from './meetings.rules.ts';
import { ballotFault, mediumFits, voteResult } from './votes.rules.ts';

const over = { num: 1, den: 2, isOver: true };
const twoThirds = { num: 2, den: 3, isOver: false };
const review: CountRule = {
  quorum: twoThirds,
  pass: { num: 1, den: 2, isOver: false, of: 'should' },
  noticeDays: 0,
  basis: '--',
};
const deputies: CountRule = { quorum: twoThirds, pass: { ...over, of: 'present' }, noticeDays: 10, basis: '--' };
const now = Temporal.Instant.from('2026-03-03T02:00:00Z');
const keeper = new Set(['keeper'] as const);

describe('shares', () => {
  test('more than half is not half; two thirds and half-or-more include the number itself', () => {
    expect([reaches(over, 100, 50), reaches(over, 100, 51)]).toEqual([false, true]);
    expect([reaches(twoThirds, 30, 19), reaches(twoThirds, 30, 20)]).toEqual([false, true]);
    expect(reaches(over, 0, 0)).toBe(false);
    expect([leastOf(over, 100), leastOf(over, 101), leastOf(twoThirds, 31)]).toEqual([51, 51, 21]);
  });
  test('the Party members review by two thirds there and half of all who should be: absent ones agree with nothing', () => {
    expect(countFault(review, { should: 30, present: 20, signatures: 20 })).toBe(null);
    expect(countFault(review, { should: 30, present: 19, signatures: 19 })).toBe('noQuorum');
    expect(carries(review.pass, { should: 30, present: 20 }, { yes: 14 })).toBe(false);
    expect(carries(review.pass, { should: 30, present: 20 }, { yes: 15 })).toBe(true);
  });
  test('nobody is present without a signature, and no more than were called', () => {
    expect(countFault(deputies, { should: 12, present: 9, signatures: 8 })).toBe('absentCounted');
    expect(countFault(deputies, { should: 12, present: 13, signatures: 13 })).toBe('absentCounted');
  });
});

describe('gates', () => {
  const facts = (status: MatterStatus, more: Partial<MatterFacts> = {}): MatterFacts => ({
    status,
    today: '2026-03-03',
    lastOn: null,
    ...more,
  });
  const act = {
    heldOn: '2026-03-01',
    should: 30,
    present: 20,
    signatures: 20,
    yes: 15,
    no: 3,
    abstain: 2,
    after: null,
  };
  const ask = (f: MatterFacts, verb: (typeof matterVerbs)[number] = 'review') =>
    decide(matterWorkflow, verb, f, keeper, now);
  test('a vote that does not carry says what becomes of the matter', () => {
    const f = (after: 'end' | 'change' | null) =>
      facts('reviewing', { rule: review, act: { ...act, yes: 14, no: 4, after } });
    expect(ask(f(null))).toEqual({ ok: false, why: 'sayWhatNow' });
    expect(ask(f('end'))).toEqual({ ok: true, to: 'ended' });
    expect(ask(f('change'))).toEqual({ ok: true, to: 'proposing' });
    expect(ask(facts('reviewing', { rule: review, act }))).toEqual({ ok: true, to: 'resolving' });
  });
  test('more votes than people, a day before the last gate, a day to come', () => {
    expect(ask(facts('reviewing', { rule: review, act: { ...act, yes: 19 } }))).toEqual({
      ok: false,
      why: 'absentCounted',
    });
    expect(ask(facts('reviewing', { rule: review, act, lastOn: '2026-03-02' }))).toEqual({
      ok: false,
      why: 'dayBefore',
    });
    expect(ask(facts('reviewing', { rule: review, act: { ...act, heldOn: '2026-03-04' } }))).toEqual({
      ok: false,
      why: 'futureDay',
    });
  });
  test('what hangs out hangs out its whole last day', () => {
    expect(ask(facts('decisionOut', { outUntil: '2026-03-03' }), 'closeDecision')).toEqual({
      ok: false,
      why: 'stillOut',
    });
    expect(ask(facts('decisionOut', { outUntil: '2026-03-02' }), 'closeDecision')).toEqual({
      ok: true,
      to: 'carryingOut',
    });
    expect(ask(facts('decisionOut', { outUntil: '2026-03-02', after: 'change' }), 'closeDecision')).toEqual({
      ok: true,
      to: 'proposing',
    });
  });
  test('what leaps over a gate is known as such', () => {
    expect(skipsGate('proposing', 'resolve')).toBe(true);
    expect(skipsGate('reviewing', 'discuss')).toBe(false);
    expect(skipsGate('done', 'resolve')).toBe(false);
  });

  /* Whatever is tried in whatever order, with whatever numbers: no gate is passed but after all before it, in this round. */
  test('no order of acts passes a gate out of order', () => {
    // Half of the time the verb is the one that is due, so that whole ways are gone too.
    const due: Partial<Record<MatterStatus, (typeof matterVerbs)[number]>> = {
      proposing: 'propose',
      discussing: 'discuss',
      reviewing: 'review',
      resolving: 'resolve',
      resolved: 'publishDecision',
      decisionOut: 'closeDecision',
      carryingOut: 'publishResult',
      resultOut: 'closeResult',
    };
    const anything = fc.record({
      any: fc.option(fc.constantFrom(...matterVerbs), { freq: 2 }),
      present: fc.constantFrom(19, 20, 24, 31),
      signatures: fc.constantFrom(19, 24, 30, 30),
      yes: fc.constantFrom(14, 15, 18, 25),
      no: fc.nat(3),
      after: fc.constantFrom('end' as const, 'change' as const, null, null),
      days: fc.nat(20),
    });
    const gateBy: Partial<Record<string, (typeof gates)[number]>> = {
      propose: 'propose',
      discuss: 'discuss',
      review: 'review',
      resolve: 'resolve',
      closeDecision: 'decisionPublic',
      closeResult: 'resultPublic',
    };
    let reached = 0;
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 120, size: 'max' }), (acts) => {
        let status: MatterStatus = 'proposing';
        let passed: (typeof gates)[number][] = [];
        let out: string | null = null;
        let day = 0;
        for (const a of acts) {
          day += a.days;
          const today = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
          const verb: (typeof matterVerbs)[number] = a.any ?? due[status] ?? 'end';
          const verdict: ReturnType<typeof ask> = decide(
            matterWorkflow,
            verb,
            {
              status,
              today,
              lastOn: null,
              rule: review,
              act: { heldOn: today, should: 30, abstain: 0, ...a },
              outUntil: out,
              after: a.after,
              reason: '不办了',
            },
            keeper,
            now,
          );
          if (!verdict.ok) continue;
          const gate = gateBy[verb];
          const isNumbered = gate !== undefined && gates.indexOf(gate) < 4;
          if (isNumbered) {
            expect(a.present).toBeGreaterThanOrEqual(20);
            expect(a.signatures).toBeGreaterThanOrEqual(a.present);
          }
          if (verb.startsWith('publish')) out = new Date(Date.UTC(2026, 0, 8 + day)).toISOString().slice(0, 10);
          if (verb.startsWith('close')) expect(out !== null && today > out).toBe(true);
          if (verdict.to === 'proposing') passed = [];
          else if (gate && verdict.to !== 'ended') {
            expect(passed).toEqual(gates.slice(0, gates.indexOf(gate)));
            if (isNumbered) expect(a.yes).toBeGreaterThanOrEqual(15);
            passed.push(gate);
          }
          status = verdict.to;
          if (status === 'done') reached += 1;
        }
        if (status === 'done') expect(passed).toEqual([...gates]);
      }),
      { numRuns: 400, seed: 22 },
    );
    expect(reached).toBeGreaterThan(0);
  });
});

describe('notices', () => {
  test('stand, are kept, come down', () => {
    expect(noticeStands('2026-03-10', 30, '2026-03-10')).toBe('out');
    expect(noticeStands('2026-03-10', 30, '2026-04-09')).toBe('kept');
    expect(noticeStands('2026-03-10', 30, '2026-04-10')).toBe('down');
  });
  test('hold named parts only, and no number of a person', () => {
    expect(fieldOutside(['title', 'votesByName'])).toBe('votesByName');
    expect(fieldOutside(['title', 'numbers'])).toBe(null);
    expect(holdsPersonalNumber('有事打 199 0000 0001')).toBe(true);
    expect(holdsPersonalNumber('共花 1234567 元,2026-03-03 公开')).toBe(false);
  });
});

describe('meetings', () => {
  const call = {
    kind: 'villagers',
    by: 'villagers',
    signatures: 20,
    base: 200,
    notifiedOn: '2026-03-01',
    startsOn: '2026-03-11',
  } as const;
  test('are called by a tenth of the villagers, a third or a fifth of the deputies, ten days before', () => {
    expect(callFault(call, deputies, '2026-03-03')).toBe(null);
    expect(callFault({ ...call, signatures: 19 }, deputies, '2026-03-03')).toBe('calledByTooFew');
    expect(callFault({ ...call, startsOn: '2026-03-10' }, deputies, '2026-03-03')).toBe('noticeShort');
    expect(callFault({ ...call, notifiedOn: '2026-03-04' }, deputies, '2026-03-03')).toBe('noticeFuture');
    expect(leastOf(callNeeds('villagers', 'deputies')!, 21)).toBe(7);
    expect(leastOf(callNeeds('deputies', 'deputies')!, 21)).toBe(5);
    expect([mayCall('deputies', 'villagers'), mayCall('groupVillagers', 'deputies')]).toEqual([false, false]);
  });
  test('deputies stand for five to fifteen households that have no other', () => {
    const of = (n: number) => Array.from({ length: n }, (_, i) => `户${i}`);
    const d = { electedBy: 'households', termFrom: '2024-01-01', termUntil: '2028-12-31' } as const;
    expect([4, 5, 15, 16].map((n) => deputyFault({ ...d, households: of(n) }, new Set()))).toEqual([
      'householdsNumber',
      null,
      null,
      'householdsNumber',
    ]);
    expect(deputyFault({ ...d, households: of(5) }, new Set(['户3']))).toBe('householdTaken');
    expect(deputyFault({ ...d, households: of(5), termUntil: '2030-01-01' }, new Set())).toBe('termWrong');
    expect(womenReach([{ isWoman: true }, { isWoman: false }, { isWoman: false }])).toBe(true);
    expect(womenReach([{ isWoman: true }, ...Array(3).fill({ isWoman: false })])).toBe(false);
    expect(['2026-03-31', '2026-04-01'].map(quarterOf)).toEqual([1, 2]);
  });
});

describe('ballots', () => {
  const by = { tellers: ['甲某', '乙某'], supervisor: '丙某' };
  const b = { issued: 20, yes: 12, no: 3, abstain: 1, blank: 2, invalid: 1 };
  test('two tellers and a supervisor; no more out than people, no more back than out', () => {
    expect(ballotFault(b, 20, by)).toBe(null);
    expect(ballotFault(b, 19, by)).toBe('absentCounted');
    expect(ballotFault({ ...b, yes: 14 }, 20, by)).toBe('moreReturned');
    expect(ballotFault(b, 20, { ...by, tellers: ['甲某'] })).toBe('tellersMissing');
    expect(ballotFault(b, 20, { ...by, supervisor: '甲某' })).toBe('tellersSame');
  });
  test('blank and invalid ones are there and agree with nothing', () => {
    expect(voteResult(deputies.pass, { should: 24, present: 20 }, 10)).toEqual({ needed: 11, passed: false });
    expect(voteResult(deputies.pass, { should: 24, present: 20 }, 11)).toEqual({ needed: 11, passed: true });
  });
  test('each way has its medium', () => {
    expect([mediumFits('hands', 'counted'), mediumFits('secret', 'counted'), mediumFits('open', 'paper')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
