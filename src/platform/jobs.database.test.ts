import { expect, test } from 'vitest';
import { openTestHouse } from '#test/database.ts';
import { inTransaction, systemCtx } from './context.ts';
import { enqueue, type Job, startJobs } from './jobs.ts';

/* Several processes run the jobs of one database: each of the two below stands for one. */

test('what is to be done is done once, whoever takes it', async () => {
  const open = await openTestHouse();
  const done: { by: string; n: unknown }[] = [];
  const all = 24;
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  // Nobody goes on before both have begun something, or one alone could do it all.
  let arrive = () => {};
  const both = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const jobOf = (by: string): Job => ({
    run: async (_, { n }) => {
      done.push({ by, n });
      if (new Set(done.map((d) => d.by)).size === 2) arrive();
      if (done.length >= all) finish();
      await both;
    },
  });
  await inTransaction(systemCtx(open.house, 'test'), async (tx) => {
    for (let n = 0; n < all; n++) await enqueue(tx, 'test.count', { n });
  });
  const runners = await Promise.all(
    ['one', 'two'].map((by) => startJobs(open.house, open.owner, new Map([['test.count', jobOf(by)]]))),
  );
  await finished;
  await Promise.all(runners.map((r) => r.stop()));
  expect(done.map((d) => d.n).sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: all }, (_, n) => n));
  expect(new Set(done.map((d) => d.by)).size).toBe(2);
});
