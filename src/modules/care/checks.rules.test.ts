import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '#kernel/workflow.ts';
import { endReasons, monthsAfter } from './care.rules.ts';
import {
  type CheckFacts,
  type CheckState,
  checkStates,
  checkVerbs,
  checkWorkflow,
  methods,
  openStates,
  outcomes,
  plainVisit,
  recheckAfterDeath,
  standingOf,
  type Try,
  urgencyOf,
  type Visit,
  type VisitContext,
  visitFault,
} from './checks.rules.ts';
import { type EndFacts, type EndState, endDayFault, endVerbs, endWorkflow, proposeFault } from './ends.rules.ts';

const NOW = Temporal.Instant.from('2026-03-03T03:00:00Z');
const both = new Set(['assigner', 'visitor'] as const);
const facts = (status: CheckState, more: Partial<CheckFacts> = {}): CheckFacts => ({
  status,
  before: null,
  now: null,
  ...more,
});
const first: Try = { method: 'home', accountId: 'chen' };

describe('a check', () => {
  test('nobody met leads to a second try, then to unreached; somebody met settles it from anywhere', () => {
    const visit = (status: CheckState, outcome: (typeof outcomes)[number]) => {
      const verdict = decide(
        checkWorkflow,
        'visit',
        facts(status, { now: { method: 'counter', accountId: 'liu', outcome } }),
        both,
        NOW,
      );
      return verdict.ok ? verdict.to : verdict.why;
    };
    expect(openStates.map((s) => visit(s, 'notFound'))).toEqual(['secondTry', 'secondTry', 'unreached', 'unreached']);
    for (const outcome of ['confirmed', 'moved', 'deceased'] as const)
      expect(openStates.map((s) => visit(s, outcome))).toEqual(openStates.map(() => outcome));
    for (const s of checkStates.filter((s) => !openStates.some((o) => o === s)))
      expect(visit(s, 'confirmed')).toBe('notNow');
  });

  test('the second try is by another way or another person', () => {
    const second = (now: Try, outcome: 'notFound' | 'confirmed' = 'notFound') =>
      decide(checkWorkflow, 'visit', facts('secondTry', { before: first, now: { ...now, outcome } }), both, NOW);
    expect(second(first)).toEqual({ ok: false, why: 'sameAgain' });
    expect(second({ ...first, accountId: 'liu' }).ok).toBe(true);
    expect(second({ ...first, method: 'counter' }).ok).toBe(true);
    expect(second(first, 'confirmed').ok).toBe(true);
  });

  test('what arrives after it was settled stands beside; missing somebody twice on a day is one try', () => {
    const now = { day: '2026-03-03', outcome: 'notFound' } as const;
    expect(standingOf({ status: 'due', before: null, now })).toBe('first');
    expect(standingOf({ status: 'secondTry', before: { day: '2026-03-02' }, now })).toBe('second');
    expect(standingOf({ status: 'secondTry', before: { day: '2026-03-03' }, now })).toBe('beside');
    expect(
      standingOf({ status: 'secondTry', before: { day: '2026-03-03' }, now: { ...now, outcome: 'confirmed' } }),
    ).toBe('second');
    for (const status of ['confirmed', 'moved', 'deceased', 'synced', 'dropped'] as const)
      expect(standingOf({ status, before: null, now })).toBe('beside');
  });

  test('is overdue the day after it was due, or after the second try was', () => {
    const c = { opensOn: '2026-02-01', dueOn: '2026-03-03', secondDueOn: null };
    expect([urgencyOf(c, '2026-01-31'), urgencyOf(c, '2026-03-03'), urgencyOf(c, '2026-03-04')]).toEqual([
      'later',
      'soon',
      'overdue',
    ]);
    expect(urgencyOf({ ...c, secondDueOn: '2026-02-20' }, '2026-02-21')).toBe('overdue');
  });

  test('after a death the re-check is due within three months, sooner where it was', () => {
    expect(recheckAfterDeath('2027-01-01', '2026-11-30')).toBe('2027-01-01');
    expect(recheckAfterDeath('2027-08-01', '2026-11-30')).toBe('2027-02-28');
  });
});

const whole: Visit = {
  method: 'home',
  outcome: 'confirmed',
  whyMissed: null,
  witness: '高满喜',
  consentBy: null,
  offered: null,
  matchSource: null,
  proof: 'signature',
  strokes: [
    [
      [0, 0],
      [40, 30],
    ],
  ],
  files: 0,
  hasPhotoConsent: false,
  toldBy: null,
  personId: null,
};
const home: VisitContext = { needsWitness: true, visitor: '陈巧云', household: [{ personId: 'p1', name: '韩老汉' }] };
const fault = (more: Partial<Visit>, context: Partial<VisitContext> = {}) =>
  visitFault({ ...whole, ...more }, { ...home, ...context });

describe('what a visit must bring', () => {
  test('at home: a witness where the rule asks, neither the visitor nor of the household; a signature or what stands for it', () => {
    expect(fault({})).toBe(null);
    expect(fault({ witness: null })).toBe('witnessMissing');
    expect(fault({ witness: null }, { needsWitness: false })).toBe(null);
    expect(fault({ witness: '陈巧云' })).toBe('witnessSame');
    expect(fault({ witness: '韩老汉' })).toBe('witnessOfHousehold');
    expect(fault({ strokes: [[[1, 1]]] })).toBe('noStrokes');
    expect(fault({ proof: 'fingerprint' })).toBe('proofMissing');
    expect(fault({ proof: 'fingerprint', files: 1 })).toBe(null);
    expect(fault({ proof: 'photo', files: 1 })).toBe('photoConsentMissing');
    expect(fault({ proof: 'photo', files: 1, hasPhotoConsent: true })).toBe(null);
    expect(fault({ proof: 'paper', strokes: [] })).toBe(null);
    expect(fault({ proof: 'witness' })).toBe(null);
    expect(fault({ proof: 'witness', witness: null }, { needsWitness: false })).toBe('witnessMissing');
    expect(fault({ files: 1 })).toBe('photoConsentMissing');
  });

  test('through a camera: only with consent, and never without another way offered', () => {
    expect(fault({ method: 'video' })).toBe('consentMissing');
    expect(fault({ method: 'video', consentBy: 'self' })).toBe('faceAlone');
    expect(fault({ method: 'video', consentBy: 'self', offered: 'home' })).toBe(null);
    fc.assert(
      fc.property(
        fc.record({
          outcome: fc.constantFrom(...outcomes),
          consentBy: fc.constantFrom('self' as const, 'guardian' as const, null),
          offered: fc.constantFrom('home' as const, 'counter' as const, 'dataMatch' as const, null),
          files: fc.integer({ min: 0, max: 3 }),
          proof: fc.constantFrom('signature' as const, 'photo' as const, null),
        }),
        (more) => {
          if (more.consentBy && more.offered) return;
          expect(['consentMissing', 'faceAlone']).toContain(fault({ ...more, method: 'video' }));
        },
      ),
    );
  });

  test('a data match may only confirm, and names its data', () => {
    expect(fault({ method: 'dataMatch' })).toBe('matchSourceMissing');
    expect(fault({ method: 'dataMatch', matchSource: '2026年2月医保结算' })).toBe(null);
    for (const outcome of ['notFound', 'moved', 'deceased'] as const)
      expect(fault({ method: 'dataMatch', outcome, matchSource: '某表' })).toBe('matchOnlyConfirms');
  });

  test('nobody met says why; moved and died say who told; died says who', () => {
    expect(fault({ outcome: 'notFound' })).toBe('whyMissedMissing');
    expect(fault({ outcome: 'notFound', whyMissed: 'away' })).toBe(null);
    expect(fault({ outcome: 'moved' })).toBe('toldByMissing');
    expect(fault({ outcome: 'deceased', toldBy: '村医' })).toBe('whoMissing');
    expect(fault({ outcome: 'deceased', toldBy: '村医', personId: 'other' })).toBe('whoMissing');
    expect(fault({ outcome: 'deceased', toldBy: '村医', personId: 'p1' })).toBe(null);
  });

  test('what does not belong to it is left out', () => {
    expect(plainVisit({ ...whole, consentBy: 'self', toldBy: 'x', matchSource: 'y', personId: 'p1' })).toEqual(whole);
    expect(plainVisit({ ...whole, outcome: 'notFound', whyMissed: 'away' }).proof).toBe(null);
  });
});

/* The world of one benefit, moved only by what the rules allow: whatever happens, nobody met alone never stops a payment. */
type World = {
  check: CheckState;
  tries: (Try & { day: number })[];
  end: { state: EndState; reason: 'unreachable' | 'ownWish'; by: string } | null;
  isPaid: boolean;
};
const people = ['chen', 'liu', 'zhao', 'bai'];
type Act =
  | { do: 'visit'; who: string; method: (typeof methods)[number]; outcome: (typeof outcomes)[number]; day: number }
  | { do: 'check'; verb: (typeof checkVerbs)[number] }
  | { do: 'propose'; who: string; reason: 'unreachable' | 'ownWish' }
  | { do: 'decide'; who: string; verb: (typeof endVerbs)[number]; grounds: string };

function act(w: World, a: Act): World {
  if (a.do === 'visit') {
    const before = w.tries.at(-1) ?? null;
    if (
      standingOf({
        status: w.check,
        before: before && { day: String(before.day) },
        now: { day: String(a.day), outcome: a.outcome },
      }) === 'beside'
    )
      return w;
    const now = { method: a.method, accountId: a.who, outcome: a.outcome };
    const verdict = decide(checkWorkflow, 'visit', { status: w.check, before, now }, both, NOW);
    if (!verdict.ok || (a.method === 'dataMatch' && a.outcome !== 'confirmed')) return w;
    return {
      ...w,
      check: verdict.to,
      tries: a.outcome === 'notFound' ? [...w.tries, { method: a.method, accountId: a.who, day: a.day }] : w.tries,
    };
  }
  if (a.do === 'check') {
    if (a.verb === 'visit') return w;
    const verdict = decide(checkWorkflow, a.verb, facts(w.check), both, NOW);
    return verdict.ok ? { ...w, check: verdict.to } : w;
  }
  if (a.do === 'propose') {
    if (w.end?.state === 'proposed' || !w.isPaid) return w;
    if (proposeFault({ reason: a.reason, checkState: w.check, deathSeen: false })) return w;
    return { ...w, end: { state: 'proposed', reason: a.reason, by: a.who } };
  }
  if (!w.end) return w;
  const f: EndFacts = {
    status: w.end.state,
    reason: w.end.reason,
    isProposer: w.end.by === a.who,
    isVisitor: w.tries.some((t) => t.accountId === a.who),
    isHeld: false,
    checkState: w.check,
    grounds: a.grounds,
  };
  const verdict = decide(
    endWorkflow,
    a.verb,
    f,
    new Set(['decider', ...(f.isProposer ? (['proposer'] as const) : [])] as const),
    NOW,
  );
  return verdict.ok
    ? { ...w, end: { ...w.end, state: verdict.to }, isPaid: verdict.to === 'ended' ? false : w.isPaid }
    : w;
}

const acts = fc.oneof(
  fc.record({
    do: fc.constant('visit' as const),
    who: fc.constantFrom(...people),
    method: fc.constantFrom(...methods),
    outcome: fc.oneof(
      { weight: 9, arbitrary: fc.constant('notFound' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...outcomes) },
    ),
    day: fc.integer({ min: 10, max: 40 }),
  }),
  fc.record({ do: fc.constant('check' as const), verb: fc.constantFrom(...checkVerbs) }),
  fc.record({
    do: fc.constant('propose' as const),
    who: fc.constantFrom(...people),
    reason: fc.constantFrom('unreachable' as const, 'ownWish' as const),
  }),
  fc.record({
    do: fc.constant('decide' as const),
    who: fc.constantFrom(...people),
    verb: fc.constantFrom(...endVerbs),
    grounds: fc.constantFrom('', '两次上门都没人'),
  }),
);
const begin: World = { check: 'due', tries: [], end: null, isPaid: true };

describe('whatever happens', () => {
  test('visits and the steps of checks alone never stop a payment, however often nobody is met', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 40, size: 'max' }), (list) => {
        const w = list.filter((a) => a.do === 'visit' || a.do === 'check').reduce(act, begin);
        expect(w.isPaid).toBe(true);
        expect(w.end).toBe(null);
      }),
    );
  });

  test('it stops as not reached only after two tries that differ, proposed by one person and decided with grounds by another who did not go', () => {
    let stopped = 0;
    fc.assert(
      fc.property(fc.array(acts, { minLength: 10, maxLength: 60, size: 'max' }), (list) => {
        let w = begin;
        for (const a of list) {
          const next = act(w, a);
          if (w.isPaid && !next.isPaid && next.end?.reason === 'unreachable') {
            stopped += 1;
            const [one, ...others] = w.tries;
            expect(w.check).toBe('unreached');
            expect(others.some((t) => t.method !== one!.method || t.accountId !== one!.accountId)).toBe(true);
            expect(a).toMatchObject({ do: 'decide', verb: 'end', grounds: '两次上门都没人' });
            expect(a.do === 'decide' && a.who).not.toBe(w.end!.by);
            expect(w.tries.map((t) => t.accountId)).not.toContain(a.do === 'decide' && a.who);
          }
          w = next;
        }
      }),
      { numRuns: 1500, seed: 7 },
    );
    expect(stopped).toBeGreaterThan(5);
  });
});

describe('an end', () => {
  test('what has to have happened before it may be proposed', () => {
    expect(proposeFault({ reason: 'unreachable', checkState: 'secondTry', deathSeen: true })).toBe('secondTryMissing');
    expect(proposeFault({ reason: 'unreachable', checkState: null, deathSeen: true })).toBe('secondTryMissing');
    expect(proposeFault({ reason: 'unreachable', checkState: 'unreached', deathSeen: false })).toBe(null);
    expect(proposeFault({ reason: 'deceased', checkState: null, deathSeen: false })).toBe('deathNotSeen');
    expect(proposeFault({ reason: 'deceased', checkState: null, deathSeen: true })).toBe(null);
    expect(proposeFault({ reason: 'incomeAbove', checkState: null, deathSeen: false })).toBe(null);
  });

  test('never ends backwards, and runs on for six months at most', () => {
    expect(endDayFault('2026-03-02', '2026-03-03')).toBe('endsTooEarly');
    expect(endDayFault('2026-03-03', '2026-03-03')).toBe(null);
    expect(endDayFault(monthsAfter('2026-03-03', 6), '2026-03-03')).toBe(null);
    expect(endDayFault('2026-09-04', '2026-03-03')).toBe('endsTooLate');
  });
});

test('while a household is held only who died or asks for it may end', () => {
  const verdicts = endReasons.map((reason) => {
    const f: EndFacts = {
      ...{ status: 'proposed', reason, isProposer: false, isVisitor: false, isHeld: true },
      ...{ checkState: 'unreached', grounds: '两次都没见到人' },
    };
    const verdict = decide(endWorkflow, 'end', f, new Set(['decider'] as const), NOW);
    return verdict.ok ? reason : verdict.why;
  });
  expect(verdicts.filter((v) => v !== 'held').sort()).toEqual(['deceased', 'ownWish']);
});
