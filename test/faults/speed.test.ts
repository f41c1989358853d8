import { expect, test } from 'vitest';
import { startLooking } from '../browser.ts';
import { allSent, counts, each, fillOutbox, NOW, offline, phoneOf, photo, report, VILLAGE } from './phone.ts';

/* What waits on a phone goes together, and a week of it goes in one go. How fast is printed: the machine that runs this is as fast as it is. */

const look = await startLooking(NOW);

test('500 records without photos go together: a request for 25 of them, each kept once; the time is printed', async () => {
  const page = await phoneOf(look, 'chen');
  await offline(page, true);
  await fillOutbox(page, { n: 500, photos: 0, prefix: '一起传', jpeg: '', area: VILLAGE });
  await page.goto('about:blank');
  await offline(page, false);
  let posts = 0;
  page.on('request', (r) => {
    if (r.method() === 'POST' && /\/api\/(cases|batch)$/.test(r.url())) posts += 1;
  });
  const began = performance.now();
  await page.goto(`${look.base}/field/#/outbox`);
  await allSent(page);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const found = await counts(look, '一起传');
  report(`500 records without photos, ${seconds} s`, found);
  expect(found).toEqual(each('一起传', 500));
  expect(posts).toBe(20);
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
