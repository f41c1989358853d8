import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawFloatingWorkflow } from '#app/workflows.ts';
import { decide } from '#kernel/workflow.ts';
import {
  contactMonths,
  type DueFacts,
  dueWork,
  type FloatingRules,
  type FloatingStatus,
  floatingStatuses,
  isLongEnough,
  type Try,
  unanswered,
} from './floating.rules.ts';
import { type FloatingFacts, type FloatingPart, floatingVerbs, floatingWorkflow } from './floating.workflow.rules.ts';
import { dayIn } from './sheet.rules.ts';

const rules: FloatingRules = {
  awayMonths: 6,
  nameContactDays: 7,
  reportInDays: 30,
  attachDays: 10,
  contactMonths: 3,
  contactAbroadMonths: 6,
  lostTries: 3,
  lostWays: 2,
  retryDays: 30,
};
const now = Temporal.Instant.from('2026-03-03T02:00:00Z');
const facts = (status: FloatingStatus, more: Partial<FloatingFacts> = {}): FloatingFacts => ({
  status,
  hasInflow: true,
  homeIsHere: true,
  inflowIsHere: true,
  isReported: status !== 'registeredOut',
  isAttached: status === 'attached' || status === 'contacted',
  actsForHome: true,
  actsForInflow: true,
  unanswered: { tries: 3, ways: 2 },
  needs: { tries: 3, ways: 2 },
  ...more,
});
const ask = (verb: (typeof floatingVerbs)[number], f: FloatingFacts, ...parts: FloatingPart[]) => {
  const v = decide(floatingWorkflow, verb, f, new Set(parts), now);
  return v.ok ? v.to : v.why;
};

describe('the way of a member on the move', () => {
  const open = 'registeredOut reportedIn attached contacted lostContact'.split(' ');
  const table: Record<(typeof floatingVerbs)[number], Record<string, string>> = {
    edit: Object.fromEntries(open.map((s) => [s, s])),
    nameContact: Object.fromEntries(open.map((s) => [s, s])),
    reportIn: { registeredOut: 'reportedIn' },
    attach: { reportedIn: 'attached' },
    contact: {
      registeredOut: 'registeredOut',
      reportedIn: 'reportedIn',
      attached: 'contacted',
      contacted: 'contacted',
      lostContact: 'reportedIn',
    },
    tryContact: Object.fromEntries(open.map((s) => [s, s])),
    lose: Object.fromEntries(open.filter((s) => s !== 'lostContact').map((s) => [s, 'lostContact'])),
    appraise: { attached: 'attached', contacted: 'contacted' },
    correct: {},
    moveRelation: Object.fromEntries(open.map((s) => [s, 'relationMoved'])),
    comeBack: Object.fromEntries(open.map((s) => [s, 'returned'])),
  };
  test.each(floatingVerbs.flatMap((verb) => floatingStatuses.map((status) => [verb, status] as const)))(
    '%s from %s',
    (verb, status) => {
      const expected = verb === 'correct' ? 'notYours' : (table[verb][status] ?? 'notNow');
      expect(ask(verb, facts(status), 'home', 'inflow')).toBe(expected);
      expect(ask(verb, facts(status))).toBe('notYours');
    },
  );
  test('the member reports in and says what is wrong, and does nothing else', () => {
    for (const verb of floatingVerbs) {
      const answer = ask(verb, facts('registeredOut'), 'member');
      expect(answer, verb).toBe(verb === 'reportIn' ? 'reportedIn' : verb === 'correct' ? 'registeredOut' : 'notYours');
    }
  });
  test('who was lost and is reached again is where they were', () => {
    expect(ask('contact', facts('lostContact', { isAttached: true }), 'home')).toBe('contacted');
    expect(ask('contact', facts('lostContact', { isReported: false }), 'home')).toBe('registeredOut');
  });
  test('nobody is lost before they were sought: three tries, two ways', () => {
    const sought = (tries: number, ways: number) =>
      ask('lose', facts('contacted', { unanswered: { tries, ways } }), 'home');
    expect([sought(3, 2), sought(2, 2), sought(3, 1)]).toEqual(['lostContact', 'triesTooFew', 'triesTooFew']);
  });
  test('the receiving branch takes in; the home branch lets go', () => {
    expect(ask('attach', facts('reportedIn', { actsForInflow: false }), 'home')).toBe('inflowAttaches');
    expect(ask('attach', facts('reportedIn', { inflowIsHere: false, actsForInflow: false }), 'home')).toBe('attached');
    expect(ask('attach', facts('reportedIn', { hasInflow: false }), 'home')).toBe('inflowUnknown');
    expect(ask('moveRelation', facts('attached', { actsForHome: false }), 'inflow')).toBe('homeDecides');
    expect(ask('moveRelation', facts('attached', { actsForHome: false, homeIsHere: false }), 'inflow')).toBe(
      'relationMoved',
    );
    expect(ask('moveRelation', facts('attached', { hasInflow: false }), 'home')).toBe('inflowUnknown');
  });
  test('the picture in the docs is the table', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/workflow-floating.md'), 'utf8');
    expect(page, 'run: node scripts/draw.ts').toBe(drawFloatingWorkflow());
  });
});

test('away for six months and more, to the day', () => {
  expect(isLongEnough('2026-01-31', '2026-07-31', rules)).toBe(true);
  expect(isLongEnough('2026-01-31', '2026-07-30', rules)).toBe(false);
  expect(isLongEnough('2026-01-31', null, rules)).toBe(true);
});
test('students abroad are contacted every half year at least, whatever a place has set', () => {
  const abroad = { direction: 'abroad', reason: 'study' } as const;
  expect(contactMonths(abroad, { ...rules, contactAbroadMonths: 9 })).toBe(6);
  expect(contactMonths(abroad, { ...rules, contactAbroadMonths: 4 })).toBe(4);
  expect(contactMonths({ direction: 'abroad', reason: 'work' }, rules)).toBe(3);
});

describe('what is owed and by when', () => {
  const tried = (day: string, reached: boolean, more: Partial<Try> = {}): Try => ({
    ...{ day, reached, way: 'phone', side: 'home' },
    ...more,
  });
  const at = (status: FloatingStatus, more: Partial<DueFacts> = {}) =>
    dueWork(
      {
        status,
        direction: 'otherProvince',
        reason: 'work',
        registeredOn: '2026-01-10',
        reportedOn: status === 'registeredOut' ? null : '2026-02-01',
        attachedOn: status === 'attached' || status === 'contacted' ? '2026-02-10' : null,
        hasContactPerson: true,
        homeIsHere: true,
        inflowIsHere: true,
        tries: [],
        ...more,
      },
      rules,
    ).map((d) => `${d.side} ${d.what} ${d.by}`);
  test('first a contact person, then reporting in', () => {
    expect(at('registeredOut', { hasContactPerson: false })).toEqual([
      'home nameContact 2026-01-17',
      'home reportIn 2026-02-09',
      'home contact 2026-04-10',
    ]);
  });
  test('who reported in is attached by the receiving branch, or by home when that one is elsewhere', () => {
    expect(at('reportedIn')[0]).toBe('inflow attach 2026-02-11');
    expect(at('reportedIn', { inflowIsHere: false })[0]).toBe('home attach 2026-02-11');
  });
  test('both branches keep in touch, each from its own last contact', () => {
    const tries = [
      tried('2026-03-01', true),
      tried('2026-03-20', false),
      tried('2026-02-20', true, { side: 'inflow' }),
    ];
    expect(at('contacted', { tries })).toEqual(['inflow contact 2026-05-20', 'home contact 2026-06-01']);
  });
  test('who is not reached is sought again a month after the last try, by nobody twice', () => {
    expect(at('lostContact', { tries: [tried('2026-03-05', false)] })).toEqual(['home retry 2026-04-04']);
    expect(at('lostContact', { homeIsHere: false })).toEqual(['inflow retry 2026-02-09']);
  });
  test('what has ended owes nothing', () => {
    expect([...at('returned'), ...at('relationMoved')]).toEqual([]);
  });
  test('tries count from the last time somebody was reached, ways once each', () => {
    const tries = [tried('2026-01-11', false), tried('2026-01-12', true), tried('2026-01-13', false)];
    expect(unanswered([...tries, tried('2026-01-14', false, { way: 'family' })])).toEqual({ tries: 2, ways: 2 });
  });
});

test('days as people write them in lists', () => {
  expect(['2026-01-31', '2026.1.31', '2026年1月31日', '2026年1月', '2026/1/5'].map(dayIn)).toEqual([
    '2026-01-31',
    '2026-01-31',
    '2026-01-31',
    '2026-01-01',
    '2026-01-05',
  ]);
  expect(dayIn('去年')).toBeNull();
});
