import { describe, expect, test } from 'vitest';
import { spanBefore, standingOf } from './insight.rules.ts';

test.each([
  ['2025-03-01', '2025-04-01', 'previous', '2025-02-01', '2025-03-01'],
  ['2025-01-01', '2026-01-01', 'previous', '2024-01-01', '2025-01-01'],
  ['2025-03-03', '2025-03-10', 'previous', '2025-02-24', '2025-03-03'],
  ['2025-03-03', '2025-03-10', 'lastYear', '2024-03-03', '2024-03-10'],
  ['2024-02-29', '2024-03-01', 'lastYear', '2023-03-01', '2023-03-01'],
  ['2026-01-01', '2026-04-01', 'previous', '2025-10-01', '2026-01-01'],
] as const)('%s to before %s is compared with the %s: %s to before %s', (from, before, how, f, b) => {
  expect(spanBefore({ from, before }, how)).toEqual({ from: f, before: b });
});

describe('a unit and a span', () => {
  const span = { from: '2025-01-01', before: '2026-01-01' };
  test.each([
    [null, null, false, []],
    ['2024-06-01', null, false, []],
    ['2025-01-01', null, false, []],
    ['2025-01-02', null, false, ['beganLater']],
    ['2026-01-01', null, true, ['beganLater']],
    [null, '2025-01-01', true, ['endedEarlier']],
    [null, '2025-12-31', false, ['endedEarlier']],
    [null, '2026-01-01', false, []],
  ] as const)('there from %s to %s', (from, to, never, notes) => {
    expect(standingOf({ from, to }, span, '2026-05-05')).toEqual({ never, notes });
  });
  test('a span that is not over says so, up to its last day', () => {
    const open = { from: null, to: null };
    expect(standingOf(open, span, '2025-12-30').notes).toEqual(['notOverYet']);
    expect(standingOf(open, span, '2025-12-31').notes).toEqual([]);
  });
});
