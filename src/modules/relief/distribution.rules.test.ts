import { expect, test } from 'vitest';
import { quantityOf } from './distribution.rules.ts';

test.each([
  [2, false, 2],
  [1.5, false, null],
  [0, false, null],
  [300.5, true, 30_050],
  [0.01, true, 1],
  [0.001, true, null],
  [300.505, true, null],
  [10_000_000.01, true, null],
])('%s, money %s: %s', (written, isMoney, expected) => {
  expect(quantityOf(written, isMoney)).toBe(expected);
});
