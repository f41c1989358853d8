import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { restWhenQuiet } from './rest.ts';

let now = 0;
const pass = (ms: number) => {
  for (let gone = 0; gone < ms; gone += 1000) {
    now += 1000;
    vi.advanceTimersByTime(1000);
  }
};
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('rests once after the start, and once after each time that somebody asked', () => {
  let rests = 0;
  const collect = () => {
    rests += 1;
  };
  const rest = restWhenQuiet({ now: () => now, collect });
  pass(2000);
  expect(rests).toBe(0);
  pass(60_000);
  expect(rests).toBe(1);
  rest.asked();
  pass(14_000);
  rest.asked();
  pass(14_000);
  expect(rests).toBe(1);
  pass(2000);
  expect(rests).toBe(2);
  rest.asked();
  rest.stop();
  pass(60_000);
  expect(rests).toBe(2);
});
