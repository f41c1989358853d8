import { describe, expect, test } from 'vitest';
import { bucketsOf, filled, grainOf, kindOf, periodOf, plusDays, stepped } from './insight.period.rules.ts';

describe('spans of days', () => {
  test.each([
    ['week', '2026-03-01', '2026-02-23', '2026-03-01'],
    ['week', '2026-03-02', '2026-03-02', '2026-03-08'],
    ['month', '2028-02-10', '2028-02-01', '2028-02-29'],
    ['quarter', '2026-11-28', '2026-10-01', '2026-12-31'],
    ['quarter', '2026-01-01', '2026-01-01', '2026-03-31'],
    ['year', '2026-06-30', '2026-01-01', '2026-12-31'],
  ] as const)('the %s of %s', (kind, day, from, to) => {
    expect(periodOf(kind, day)).toEqual({ from, to });
    expect(kindOf({ from, to })).toBe(kind);
  });

  test('step by their own kind, an own span by its length', () => {
    expect(stepped(periodOf('month', '2026-01-15'), -1)).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(stepped(periodOf('quarter', '2026-12-31'), 1)).toEqual({ from: '2027-01-01', to: '2027-03-31' });
    expect(stepped({ from: '2026-03-03', to: '2026-03-05' }, 1)).toEqual({ from: '2026-03-06', to: '2026-03-08' });
    expect(stepped({ from: '2026-03-03', to: '2026-03-03' }, -1)).toEqual({ from: '2026-03-02', to: '2026-03-02' });
  });
});

describe('a trend', () => {
  test('is told as finely as can be read', () => {
    const of = (days: number) => grainOf({ from: '2026-01-01', to: plusDays('2026-01-01', days - 1) });
    expect([of(1), of(45), of(46), of(182), of(183)]).toEqual(['day', 'day', 'week', 'week', 'month']);
  });

  test.each(['day', 'week', 'month'] as const)('by %s leaves no day out and tells none twice', (grain) => {
    const days = { from: '2026-01-07', to: '2026-05-06' };
    const parts = bucketsOf(days, grain);
    expect([parts[0]!.from, parts.at(-1)!.to]).toEqual([days.from, days.to]);
    for (const [i, part] of parts.slice(1).entries()) expect(part.from).toBe(plusDays(parts[i]!.to, 1));
  });

  test('fills days of which nothing is known with 0', () => {
    const days = bucketsOf({ from: '2026-02-27', to: '2026-03-02' }, 'day');
    expect(
      filled(days, [
        { key: '2026-03-01', n: 2 },
        { key: '2026-03-01', n: 1 },
      ]),
    ).toEqual([0, 0, 3, 0]);
  });

  test('puts a month told by its first day where the span begins in its middle', () => {
    const months = bucketsOf({ from: '2026-01-15', to: '2026-03-10' }, 'month');
    expect(
      filled(months, [
        { key: '2026-01-01', n: 4 },
        { key: '2026-03-01', n: 5 },
      ]),
    ).toEqual([4, 0, 5]);
  });
});
