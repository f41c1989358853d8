import { describe, expect, test } from 'vitest';
import { formulas, formulasOn, shareOf, wholeMonths } from './cases.tally.rules.ts';

describe('a span of days', () => {
  test.each([
    ['2025-01-01', '2026-01-01', { from: '2025-01-01', before: '2026-01-01' }, []],
    ['2025-01-02', '2025-03-01', { from: '2025-02-01', before: '2025-03-01' }, [['2025-01-02', '2025-02-01']]],
    [
      '2025-11-30',
      '2026-01-02',
      { from: '2025-12-01', before: '2026-01-01' },
      [
        ['2025-11-30', '2025-12-01'],
        ['2026-01-01', '2026-01-02'],
      ],
    ],
    ['2025-05-03', '2025-05-20', null, [['2025-05-03', '2025-05-20']]],
    ['2025-05-03', '2025-06-20', null, [['2025-05-03', '2025-06-20']]],
    ['2025-05-03', '2025-05-03', null, []],
  ])('%s to %s', (from, before, months, edges) => {
    expect(wholeMonths({ from, before })).toEqual({ months, edges: edges.map(([f, b]) => ({ from: f, before: b })) });
  });
});

describe('a rate', () => {
  const rows = [
    { measure: 'stars', state: '2', n: 3 },
    { measure: 'stars', state: '3', n: 5 },
    { measure: 'stars', state: '5', n: 2 },
    { measure: 'solved', state: 'yes', n: 9 },
  ];
  test('is a numerator and a denominator', () => {
    expect(shareOf(rows, formulas[0]!.satisfied)).toEqual({ good: 7, of: 10 });
    expect(shareOf(rows, formulas[0]!.solved)).toEqual({ good: 9, of: 9 });
    expect(shareOf(rows, formulas[0]!.response)).toEqual({ good: 0, of: 0 });
  });
  test('is of the version that held then', () => {
    expect(formulasOn('1999-01-01').version).toBe('2025-1');
    expect(formulasOn('2026-06-01').version).toBe(formulas.at(-1)!.version);
  });
});
