import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawEnrolmentWorkflow } from '#app/workflows.ts';
import { decide } from '#kernel/workflow.ts';
import {
  type EnrolmentFacts,
  type EnrolmentWay,
  enrolmentStatuses,
  enrolmentVerbs,
  enrolmentWays,
  enrolmentWorkflow,
  freeFor,
  isBirthYear,
  isKeptWay,
  isSeatedAtOnce,
  needsGuardian,
  nextOffers,
  offerEnds,
  otherFault,
  type Seats,
  swapFault,
  tierOf,
  windowFault,
} from './enrolments.rules.ts';

const at = (text: string) => Temporal.Instant.from(text);

describe('the window', () => {
  const c = { opensAt: at('2026-03-01T01:00:00Z'), closesAt: at('2026-03-05T01:00:00Z'), isCancelled: false };
  test.each([
    ['2026-03-01T00:59:59Z', 'notOpenYet'],
    ['2026-03-01T01:00:00Z', null],
    ['2026-03-05T00:59:59Z', null],
    ['2026-03-05T01:00:00Z', 'windowClosed'],
  ])('at %s: %s', (now, why) => {
    expect(windowFault(c, at(now))).toBe(why);
    expect(windowFault({ ...c, isCancelled: true }, at(now))).toBe('classCancelled');
  });
});

test('one person once in a class, not at the same time, not in too many', () => {
  const other = (classId: string, clashes = false) => ({ classId, name: classId, clashes });
  expect(otherFault('a', [], 2)).toBeNull();
  expect(otherFault('a', [other('b')], 2)).toBeNull();
  expect(otherFault('a', [other('b'), other('c')], 2)).toMatchObject({ why: 'overCap' });
  expect(otherFault('a', [other('b', true)], 2)).toEqual({ why: 'clash', name: 'b' });
  expect(otherFault('a', [other('b', true), other('a')], 9)).toEqual({ why: 'twice', name: 'a' });
});

test('a birth year is one a living person has; a child has somebody who answers for it', () => {
  expect([1896, 1897, 2026, 2027, 1945.5].map((y) => isBirthYear(y, 2026))).toEqual([false, true, true, false, false]);
  expect([2012, 2013].map((y) => needsGuardian(2026, y))).toEqual([false, true]);
});

describe('kept seats', () => {
  const s = (more: Partial<Seats> = {}): Seats => ({
    ...{ seats: 10, kept: 3, isReleased: false, taken: 0, keptTaken: 0 },
    ...more,
  });
  test.each([
    [{}, 'portal', 7],
    [{}, 'phone', 10],
    [{ taken: 7 }, 'portal', 0],
    [{ taken: 7 }, 'counter', 3],
    [{ taken: 9, keptTaken: 3 }, 'portal', 1],
    [{ taken: 9, keptTaken: 2 }, 'portal', 0],
    [{ taken: 7, isReleased: true }, 'portal', 3],
    [{ taken: 12 }, 'paper', 0],
  ] as const)('%j leave %s %i', (more, way, free) => {
    expect(freeFor(s(more), way)).toBe(free);
  });

  test('who comes is seated only when nobody stands before them for the same seat', () => {
    expect(isSeatedAtOnce(s({ taken: 7 }), 'portal', { portal: 0, kept: 0 })).toBe(false);
    expect(isSeatedAtOnce(s({ taken: 7 }), 'counter', { portal: 1, kept: 0 })).toBe(true);
    expect(isSeatedAtOnce(s({ taken: 6 }), 'portal', { portal: 1, kept: 0 })).toBe(false);
    expect(isSeatedAtOnce(s({ taken: 6 }), 'counter', { portal: 1, kept: 0 })).toBe(true);
  });

  const way = fc.constantFrom<EnrolmentWay>(...enrolmentWays);
  test('never more seated than seats, no portal seat among the kept, no seat idle that somebody waits for, nobody passed over', () => {
    const arriving = fc.record({
      seats: fc.integer({ min: 1, max: 8 }),
      keptOf: fc.integer({ min: 0, max: 8 }),
      ways: fc.array(way, { maxLength: 24 }),
      releasedAt: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(arriving, ({ seats, keptOf, ways, releasedAt }) => {
        const kept = Math.min(keptOf, seats);
        let now: Seats = { seats, kept, isReleased: false, taken: 0, keptTaken: 0 };
        const line: { id: string; place: number; way: EnrolmentWay }[] = [];
        const take = (w: EnrolmentWay) => {
          now = { ...now, taken: now.taken + 1, keptTaken: now.keptTaken + (isKeptWay(w) ? 1 : 0) };
        };
        const pass = () => {
          for (const id of nextOffers(now, line)) {
            const [l] = line.splice(
              line.findIndex((x) => x.id === id),
              1,
            );
            take(l!.way);
          }
        };
        for (const [i, w] of ways.entries()) {
          if (i === releasedAt) {
            now = { ...now, isReleased: true };
            pass();
          }
          const keptWay = line.filter((l) => isKeptWay(l.way)).length;
          if (isSeatedAtOnce(now, w, { portal: line.length - keptWay, kept: keptWay })) take(w);
          else line.push({ id: String(i), place: i, way: w });
          expect(now.taken).toBeLessThanOrEqual(seats);
          if (!now.isReleased) expect(now.taken - now.keptTaken).toBeLessThanOrEqual(seats - kept);
          // Whoever waits could not be seated.
          expect(nextOffers(now, line)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('offers go down the line, past those for whom no seat is free', () => {
  const line = [
    { id: 'c', place: 3, way: 'portal' as const },
    { id: 'a', place: 1, way: 'portal' as const },
    { id: 'b', place: 2, way: 'phone' as const },
  ];
  const s = { seats: 10, kept: 2, isReleased: false, taken: 8, keptTaken: 0 };
  expect(nextOffers(s, line)).toEqual(['b']);
  expect(nextOffers({ ...s, isReleased: true }, line)).toEqual(['a', 'b']);
  expect(nextOffers({ ...s, taken: 7 }, line)).toEqual(['a', 'b']);
});

test.each([
  ['2026-03-03T02:00:00Z', '2026-03-05T02:00:00Z'],
  ['2026-03-03T12:00:00Z', '2026-03-06T04:00:00Z'],
  ['2026-03-03T11:59:59Z', '2026-03-05T11:59:59Z'],
  ['2026-03-03T00:59:59Z', '2026-03-05T04:00:00Z'],
  ['2026-03-03T01:00:00Z', '2026-03-05T01:00:00Z'],
])('an offer made at %s ends at %s, never in the night', (now, end) => {
  expect(offerEnds(at(now), 48).toString()).toBe(end);
});

test('tiers follow the order the class names', () => {
  expect(tierOf(['disability', 'newLearner'], ['newLearner'])).toBe(2);
  expect(tierOf(['disability', 'newLearner'], ['newLearner', 'disability'])).toBe(1);
  expect(tierOf(['disability'], ['local'])).toBe(2);
  expect(tierOf([], ['local'])).toBe(1);
});

test('the table: every verb on every status', () => {
  const now = at('2026-03-03T02:00:00Z');
  const facts: Omit<EnrolmentFacts, 'status'> = {
    ...{ expiresAt: now, missed: 3, missedLimit: 3, isOver: false },
  };
  const parts = new Set(['holder', 'desk', 'house'] as const);
  const open = enrolmentVerbs.map((verb) => [
    verb,
    enrolmentStatuses.filter((status) => decide(enrolmentWorkflow, verb, { ...facts, status }, parts, now).ok),
  ]);
  expect(Object.fromEntries(open)).toEqual({
    accept: [],
    withdraw: ['applied', 'waiting', 'offered', 'confirmed'],
    lapse: ['offered'],
    offer: ['waiting'],
    win: ['applied'],
    lose: ['applied'],
    passOn: ['confirmed'],
  });
  const says = (verb: (typeof enrolmentVerbs)[number], status: EnrolmentFacts['status'], more: object = {}) =>
    decide(enrolmentWorkflow, verb, { ...facts, status, ...more }, parts, now);
  expect(says('accept', 'offered')).toEqual({ ok: false, why: 'offerOver' });
  expect(says('accept', 'offered', { expiresAt: now.add({ seconds: 1 }) })).toEqual({ ok: true, to: 'confirmed' });
  expect(says('lapse', 'offered', { expiresAt: now.add({ seconds: 1 }) })).toEqual({ ok: false, why: 'offerRuns' });
  expect(says('passOn', 'confirmed', { missed: 2 })).toEqual({ ok: false, why: 'notMissed' });
  expect(says('passOn', 'confirmed', { missedLimit: null })).toEqual({ ok: false, why: 'notMissed' });
  expect(says('withdraw', 'confirmed', { isOver: true })).toEqual({ ok: false, why: 'classOver' });
  expect(
    decide(enrolmentWorkflow, 'passOn', { ...facts, status: 'confirmed' }, new Set(['holder'] as const), now),
  ).toEqual({ ok: false, why: 'notYours' });
});

test('a class is changed for another by whoever has a seat, until the day it says', () => {
  const f = { isSeated: true, isSame: false, swapUntil: '2026-03-10', today: '2026-03-10' };
  expect(swapFault(f)).toBeNull();
  expect(swapFault({ ...f, today: '2026-03-11' })).toBe('swapLate');
  expect(swapFault({ ...f, isSame: true })).toBe('swapSame');
  expect(swapFault({ ...f, isSeated: false })).toBe('swapNoSeat');
});

test('the docs draw the table the server decides by', () => {
  const page = readFileSync(new URL('../../../docs/workflow-enrolments.md', import.meta.url), 'utf8');
  expect(page, 'run: node scripts/draw.ts').toBe(drawEnrolmentWorkflow());
});
