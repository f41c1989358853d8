import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startLooking } from '../browser.ts';
import { allSent, counts, each, fillOutbox, NOW, offline, phoneOf, photo, report, VILLAGE } from './phone.ts';

/* How long hundreds of records take, one by one and together: printed as a ratio, for the machine that runs this is as fast as it is. */

const look = await startLooking(NOW);

async function timed(page: Page, prefix: string, n: number): Promise<{ wall: number; cpu: number; posts: number }> {
  await offline(page, true);
  await fillOutbox(page, { n, photos: 0, prefix, jpeg: '', area: VILLAGE });
  await page.goto('about:blank');
  await offline(page, false);
  let posts = 0;
  const count = (r: { method(): string; url(): string }) => {
    if (r.method() === 'POST' && /\/api\/(cases|batch)$/.test(r.url())) posts += 1;
  };
  page.on('request', count);
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  await page.goto(`${look.base}/field/#/outbox`);
  await allSent(page);
  const wall = (performance.now() - began) / n;
  const { user, system } = process.cpuUsage(cpu);
  page.off('request', count);
  expect((await counts(look, prefix)).size).toBe(n);
  return { wall, cpu: (user + system) / 1000 / n, posts };
}

test('500 records without photos go together: a request for 25 of them, each kept once', {
  timeout: 240_000,
}, async () => {
  const page = await phoneOf(look, 'chen');
  const isBatch = /\/api\/batch$/;
  await page.context().route(isBatch, (route) => route.fulfill({ status: 404, body: '' }));
  const alone = await timed(page, '一条条', 150);
  await page.context().unroute(isBatch);
  const together = await timed(page, '一起传', 500);
  const of = (what: 'wall' | 'cpu') => `${together[what].toFixed(1)} ms against ${alone[what].toFixed(1)} ms`;
  console.log(
    `speed: a record together ${of('wall')} on the wall, ${of('cpu')} of the server's processor; 500 in ${(together.wall / 2).toFixed(1)} s`,
  );
  expect(together.posts).toBe(20);
  expect(alone.posts).toBeGreaterThanOrEqual(150);
});

test('500 records with 200 photos go in one go, each once; the time is printed', { timeout: 240_000 }, async () => {
  const page = await phoneOf(look, 'chen');
  await offline(page, true);
  const jpeg = (await photo(4)).toString('base64');
  await fillOutbox(page, { n: 500, photos: 200, prefix: '带照片', jpeg, area: VILLAGE });
  await page.goto('about:blank');
  await offline(page, false);
  const began = performance.now();
  await page.goto(`${look.base}/field/#/outbox`);
  await allSent(page);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const found = await counts(look, '带照片');
  report(`500 records, 200 photos, ${seconds} s`, found);
  expect(found).toEqual(each('带照片', 500));
  const { n } = await look.house.house.db
    .selectFrom('case_file')
    .innerJoin('cases', 'cases.id', 'case_file.case_id')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('cases.body', 'like', '带照片%')
    .executeTakeFirstOrThrow();
  expect(Number(n)).toBe(200);
});
