import { expect, test } from 'vitest';
import { isNearlyFull, sizeText } from './room.ts';

const MB = 2 ** 20;

test('nearly full is nine tenths used, or no room for fifty photos; nothing is said where no limit is told', () => {
  expect(isNearlyFull(900 * MB, 1000 * MB)).toBe(false);
  expect(isNearlyFull(901 * MB, 1000 * MB)).toBe(true);
  expect(isNearlyFull(10 * MB, 60 * MB)).toBe(false);
  expect(isNearlyFull(11 * MB, 60 * MB)).toBe(true);
  expect(isNearlyFull(0, 0)).toBe(false);
});

test('sizes are told in the unit a person thinks in', () => {
  expect([0, MB, 640 * MB, 3.25 * 1024 * MB].map(sizeText)).toEqual(['<1 MB', '1 MB', '640 MB', '3.3 GB']);
});
