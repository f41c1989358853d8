import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CountedRow,
  measures,
  mergeSmall,
  monthAfter,
  monthBefore,
  publishTable,
  SMALLEST,
  topicOf,
  withhold,
} from './statistics.rules.ts';

/**
 * An attacker, written apart from the rule: takes the published cells and total, tries every way the withheld ones could be, and
 * says between which numbers each of them lies. A published number below five is a find by itself.
 */
function attack(shown: readonly (number | null)[], total: number | null): { low: number; high: number }[] {
  const hidden = shown.flatMap((n, i) => (n === null ? [i] : []));
  const rest = total === null ? null : total - shown.reduce<number>((a, n) => a + (n ?? 0), 0);
  const ways: number[][] = [];
  const fill = (way: number[], left: number | null) => {
    if (way.length === hidden.length) {
      // A total that is not published is known to be below five.
      if (left === null ? way.reduce((a, b) => a + b, 0) < SMALLEST : left === 0) ways.push(way);
      return;
    }
    for (let n = 0; n <= (left ?? SMALLEST - 1); n++) fill([...way, n], left === null ? null : left - n);
  };
  fill([], rest);
  return hidden.map((_, k) => {
    const values = ways.map((w) => w[k] ?? 0);
    return { low: Math.min(...values), high: Math.max(...values) };
  });
}

const cells = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 });

describe('what may be published', () => {
  test('no published number is below five, and no withheld one can be worked out from the total', () => {
    fc.assert(
      fc.property(cells, (column) => {
        const { shown, total } = withhold(column);
        for (const n of [...shown, total]) if (n !== null) expect(n).toBeGreaterThanOrEqual(SMALLEST);
        shown.forEach((n, i) => {
          if (n !== null) expect(n).toBe(column[i]);
        });
        const found = attack(shown, total);
        const hidden = column.filter((_, i) => shown[i] === null);
        found.forEach(({ low, high }, k) => {
          expect(low, `${column} → ${shown} of ${total}`).toBe(0);
          // Without a total the only thing known is "below five"; with one, a small cell looks like one that is not small.
          expect(high, `${column} → ${shown} of ${total}`).toBeGreaterThanOrEqual(
            total === null ? SMALLEST - 1 : SMALLEST,
          );
          expect(hidden[k]).toBeLessThanOrEqual(high);
        });
      }),
      { numRuns: 2000 },
    );
  });

  test('two tables of the same cases do not open each other: they share the total, and it is the same in both', () => {
    const month = fc.array(fc.record({ a: fc.integer({ min: 0, max: 3 }), b: fc.integer({ min: 0, max: 3 }) }), {
      maxLength: 24,
    });
    const counted = (keys: readonly number[]): CountedRow[] =>
      [0, 1, 2, 3].map((k) => {
        const n = keys.filter((x) => x === k).length;
        return {
          key: String(k),
          counts: { received: n, inTime: n, solved: n, explained: n, overdue: n, suspended: n },
        };
      });
    fc.assert(
      fc.property(month, (cases) => {
        const one = publishTable(counted(cases.map((c) => c.a)));
        const two = publishTable(counted(cases.map((c) => c.b)));
        expect(one.total).toEqual(two.total);
        for (const t of [one, two])
          for (const m of measures)
            for (const { low, high } of attack(
              t.rows.map((r) => r.shown[m]),
              t.total[m],
            ))
              expect(high - low).toBeGreaterThanOrEqual(SMALLEST - 1);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    [[12, 3], [null, null], 15],
    [[12, 9, 3], [12, null, null], 24],
    [[12, 9, 3, 1], [12, null, null, null], 25],
    [[12, 4, 3], [12, null, null], 19],
    [[12, 9], [12, 9], 21],
    [[3, 1], [null, null], null],
    [[7], [7], 7],
    [[4], [null], null],
    [[12, 0, 0], [null, null, null], 12],
  ])('%j is published as %j of %j', (column, shown, total) => expect(withhold(column)).toEqual({ shown, total }));

  test('small lines become one, with what they hold', () => {
    const row = (key: string, n: number): CountedRow => ({
      key,
      counts: { received: n, inTime: 0, solved: 0, explained: 0, overdue: 0, suspended: 0 },
    });
    expect(mergeSmall([row('城乡建设', 9), row('张三打人', 2), row('其他', 4)])).toEqual([
      row('城乡建设', 9),
      row('other', 6),
    ]);
    expect(mergeSmall([row('城乡建设', 9)])).toEqual([row('城乡建设', 9)]);
  });

  test('months', () => {
    expect(monthBefore('2026-03-03')).toBe('2026-02-01');
    expect(monthBefore('2026-01-31')).toBe('2025-12-01');
    expect(monthAfter('2025-12-01')).toBe('2026-01-01');
  });
  test('topics', () =>
    expect(['城乡建设/供暖', '城乡建设 > 供暖', '其他'].map(topicOf)).toEqual(['城乡建设', '城乡建设', '其他']));
});
