import { expect, test } from 'vitest';
import { decide } from '#kernel/workflow.ts';
import { type PlanFacts, planWorkflow, reviewFault, reviewsDue, wayOf } from './plans.rules.ts';

const NOW = Temporal.Instant.from('2026-03-03T02:00:00Z');
const whole: PlanFacts = {
  status: 'draft',
  profile: { people: '126 户 340 人' },
  problems: ['机井老了'],
  goals: [{ nth: 1 }, { nth: 2 }],
  lines: [
    { goalNth: 1, dueOn: '2026-10-31' },
    { goalNth: 2, dueOn: '2027-06-30' },
  ],
  heardOn: '2026-02-20',
  hasOneInForce: false,
  reason: '',
  today: '2026-03-03',
};
const village = new Set(['village' as const]);
const above = new Set(['above' as const]);
const submit = (change: Partial<PlanFacts>) => decide(planWorkflow, 'submit', { ...whole, ...change }, village, NOW);

test.each([
  [{}, { ok: true, to: 'submitted' }],
  [{ profile: { people: ' ' } }, { ok: false, why: 'noProfile' }],
  [{ problems: [] }, { ok: false, why: 'noProblem' }],
  [{ goals: [] }, { ok: false, why: 'noGoal' }],
  [{ lines: whole.lines.slice(1) }, { ok: false, why: 'goalWithoutMeasure' }],
  [{ heardOn: null }, { ok: false, why: 'notHeard' }],
])('a draft is handed in when nothing is missing: %j', (change, says) => {
  expect(submit(change)).toEqual(says);
});

test('the level above approves, never the village itself; not beside another, nor what is over already', () => {
  const submitted = { ...whole, status: 'submitted' as const };
  const approve = (facts: PlanFacts, part = above) =>
    decide<string, string, string, PlanFacts, string>(
      planWorkflow as never,
      'approve',
      facts as never,
      part as never,
      NOW,
    );
  expect(approve(submitted)).toEqual({ ok: true, to: 'inForce' });
  expect(approve(submitted, village as never)).toEqual({ ok: false, why: 'notYours' });
  expect(approve({ ...submitted, hasOneInForce: true })).toEqual({ ok: false, why: 'oneInForce' });
  expect(approve({ ...submitted, today: '2026-11-01' })).toEqual({ ok: false, why: 'lapsed' });
  expect(decide(planWorkflow, 'sendBack', submitted, above, NOW)).toEqual({ ok: false, why: 'reasonMissing' });
});

const plan = { fromYear: 2026, toYear: 2028, goalIds: ['a', 'b'], reviewed: [2026] };
test.each([
  [2025, '2027-12-05', { a: 'reached', b: 'partly' }, 'yearOutside'],
  [2027, '2027-11-30', { a: 'reached', b: 'partly' }, 'yearNotOver'],
  [2026, '2027-12-05', { a: 'reached', b: 'partly' }, 'yearTwice'],
  [2027, '2027-12-05', { a: 'reached' }, 'goalMissing'],
  [2027, '2027-12-05', { a: 'reached', b: 'partly', c: 'notYet' }, 'goalUnknown'],
  [2027, '2027-12-01', { a: 'reached', b: 'notYet' }, null],
] as const)('a year is looked at once, at its end, goal by goal: %i on %s', (year, today, verdicts, fault) => {
  expect(reviewFault(plan, { year, verdicts }, today)).toBe(fault);
});
test('a year nobody looked at is due once it is over', () => {
  expect(reviewsDue(plan, '2027-12-31')).toEqual([]);
  expect(reviewsDue(plan, '2029-01-01')).toEqual([2027, 2028]);
});

test.each([
  [{ baseline: 20, target: 50 }, 35, 50],
  [{ baseline: 40, target: 0 }, 10, 75],
  [{ baseline: 20, target: 50 }, 14, -20],
  [{ baseline: 20, target: 50 }, 56, 120],
  [{ baseline: 5, target: 5 }, 5, 100],
  [{ baseline: 5, target: 5 }, 4, 0],
  [{ baseline: 20, target: 50 }, null, null],
  [{ baseline: null, target: null }, 3, null],
])('how far a goal has come: %j at %s', (goal, latest, way) => {
  expect(wayOf(goal, latest)).toBe(way);
});
