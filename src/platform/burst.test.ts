import { expect, test } from 'vitest';
import { commandCame, isBurst } from './burst.ts';

test('eight commands within a second and a half are a burst; the same eight over minutes are people at work', () => {
  for (let i = 0; i < 8; i++) commandCame(10_000 + i * 100);
  expect(isBurst(10_900)).toBe(true);
  // It is over once nothing more comes.
  expect(isBurst(11_600)).toBe(false);
  for (let i = 0; i < 8; i++) commandCame(20_000 + i * 1000);
  expect(isBurst(27_100)).toBe(false);
});
