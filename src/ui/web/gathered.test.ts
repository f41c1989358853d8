import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gathered } from './gathered.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const means = { now: () => Date.now(), random: () => 0 };
/** News of which each reading takes so long; how often it was read. */
const reading = (ms: number) => {
  const count = { reads: 0 };
  const read = () => {
    count.reads += 1;
    return new Promise((go) => setTimeout(go, ms));
  };
  return { count, news: gathered(read, means) };
};

test('a bunch is read once and soon, and never put off for as long as more comes', async () => {
  const { count, news } = reading(0);
  news.came();
  news.came();
  await vi.advanceTimersByTimeAsync(499);
  expect(count.reads).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(count.reads).toBe(1);
  for (let ms = 0; ms < 10_000; ms += 100) {
    news.came();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(count.reads).toBeGreaterThan(15);
});

test('where the answer takes its time it is asked for twenty times less often, and what came meanwhile is not lost', async () => {
  const { count, news } = reading(500);
  news.came();
  await vi.advanceTimersByTimeAsync(600);
  // It came while the last was being read: that may not know of it.
  news.came();
  await vi.advanceTimersByTimeAsync(10_300);
  expect(count.reads).toBe(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(count.reads).toBe(2);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(count.reads).toBe(2);
});

test('nothing is read once it is stopped; a reading that fails stops nothing', async () => {
  let reads = 0;
  const news = gathered(async () => {
    reads += 1;
    throw new Error('broken');
  }, means);
  news.came();
  await vi.advanceTimersByTimeAsync(500);
  news.came();
  await vi.advanceTimersByTimeAsync(500);
  expect(reads).toBe(2);
  news.came();
  news.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reads).toBe(2);
});
