import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workCalendar } from '#kernel/calendar.ts';
import { allotStars, placesFor, publicityEnd, starsOf } from './stars.rules.ts';

const quotas = { five: 10, four: 40, three: 30 };
const rows = (...totals: number[]) => totals.map((total, i) => ({ id: `b${i}`, total }));
const stars = (...totals: number[]) => {
  const ranks = allotStars(rows(...totals), quotas);
  return totals.map((_, i) => starsOf(ranks, `b${i}`));
};

describe('stars', () => {
  test('the broken rest of a quota is dropped, on both sides of every whole number', () => {
    expect([1, 9, 10, 19, 20].map((n) => placesFor(n, 10))).toEqual([0, 0, 1, 1, 2]);
    expect([2, 3, 5].map((n) => placesFor(n, 40))).toEqual([0, 1, 2]);
    expect([3, 4, 6, 7].map((n) => placesFor(n, 30))).toEqual([0, 1, 1, 2]);
  });

  test('six have no five stars; ten have one, four and three', () => {
    expect(stars(95, 94, 93, 92, 91, 90)).toEqual([4, 4, 3, 0, 0, 0]);
    expect(stars(99, 98, 97, 96, 95, 94, 93, 92, 91, 90)).toEqual([5, 4, 4, 4, 4, 3, 3, 3, 0, 0]);
  });

  test('those with one total stand or fall together; the place stays empty and the tie is told', () => {
    const ten = rows(99, 99, 97, 96, 95, 94, 93, 92, 91, 90);
    const ranks = allotStars(ten, quotas);
    expect(ranks[0]).toEqual({ star: 5, places: 1, given: [], tied: ['b0', 'b1'] });
    expect(ranks[1]?.given).toEqual(['b0', 'b1', 'b2', 'b3']);
    expect(stars(90, 90, 90, 90)).toEqual([0, 0, 0, 0]);
    expect(stars(99, 98, 97, 96, 95, 95, 93, 92, 91, 90)).toEqual([5, 4, 4, 4, 3, 3, 3, 0, 0, 0]);
  });

  test('no quota is ever exceeded, and nobody stands below somebody with fewer points', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 80, max: 100 }), { maxLength: 60 }), (totals) => {
        const ranks = allotStars(rows(...totals), quotas);
        for (const r of ranks) expect(r.given.length).toBeLessThanOrEqual(r.places);
        const at = totals.map((total, i) => ({ total, stars: starsOf(ranks, `b${i}`) }));
        for (const a of at) for (const b of at) if (a.total >= b.total) expect(a.stars).toBeGreaterThanOrEqual(b.stars);
      }),
    );
  });
});

test('five working days hang over a weekend and a holiday; five days do not', () => {
  const cal = workCalendar({
    ...{ region: 'cn', coveredFrom: '2026-01-01', coveredUntil: '2026-12-31' },
    days: [{ date: '2026-04-06', isWorkday: false, name: '清明节', sourceDoc: 'test' }],
  });
  expect(publicityEnd(cal, '2026-03-03', 5, 'wd')).toBe('2026-03-10');
  expect(publicityEnd(cal, '2026-03-03', 5, 'd')).toBe('2026-03-08');
  expect(publicityEnd(cal, '2026-04-03', 1, 'wd')).toBe('2026-04-07');
});
