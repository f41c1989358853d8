import { expect, test } from 'vitest';
import { startLooking } from '../browser.ts';
import {
  allSent,
  counts,
  draftKept,
  each,
  fillOutbox,
  finish,
  NOW,
  note,
  offline,
  phoneOf,
  photo,
  report,
  takenOut,
  VILLAGE,
  write,
} from './phone.ts';

/* The tab, the server, the line break: every record arrives exactly once. */

const look = await startLooking(NOW);

test('the tab is killed while a note is being kept: it is still a draft, or it is in the outbox, never half of both', async () => {
  const page = await phoneOf(look, 'chen');
  await offline(page, true);
  let current = page;
  for (let i = 0; i < 6; i++) {
    await write(look, current, `关页面${i}：路边的树倒了,压着电线。`);
    await draftKept(current);
    // The click and the end of the page race: sometimes the record is kept before, sometimes it is not.
    const closing = i % 2 === 0 ? current.close() : current.evaluate('0').then(() => current.close());
    await Promise.allSettled([finish(current), closing]);
    current = await page.context().newPage();
    current.setDefaultTimeout(20_000);
    await current.clock.setFixedTime(NOW);
    await current.goto(`${look.base}/field/#/note`);
    await current.getByLabel('什么情况').waitFor();
    const draft = await current.getByLabel('什么情况').inputValue();
    if (draft === '') continue;
    await finish(current);
    await current.getByRole('button', { name: '再记一条' }).click();
  }
  await offline(current, false);
  await allSent(current);
  const found = await counts(look, '关页面');
  report('tab killed while keeping', found);
  expect([...found.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5].map((i) => `关页面${i}：路边的树倒了,压着电线。`));
  expect([...found.values()].every((n) => n === 1)).toBe(true);
});

test('the server dies under the sending, and comes back: what was answered and what was not is there once', async () => {
  const page = await phoneOf(look, 'wang');
  await offline(page, true);
  await fillOutbox(page, {
    n: 60,
    photos: 20,
    prefix: '断电',
    jpeg: (await photo(1)).toString('base64'),
    area: VILLAGE,
  });
  await page.goto('about:blank');
  await offline(page, false);
  let answered = 0;
  // The first answer is of 25 records; as many more are being carried out.
  const KILLED_AT = 1;
  const some = new Promise<void>((enough) => {
    page.on(
      'response',
      (r) =>
        r.request().method() === 'POST' &&
        /\/api\/(cases|batch)$/.test(r.url()) &&
        ++answered === KILLED_AT &&
        enough(),
    );
  });
  await page.goto(`${look.base}/field/#/outbox`);
  await some;
  await look.restart();
  await takenOut(page);
  await allSent(page);
  const found = await counts(look, '断电');
  report(`server killed after answer ${KILLED_AT}, 60 sent`, found);
  expect(found).toEqual(each('断电', 60));
});

test('answers are lost, come twice, and come in another order', async () => {
  const page = await phoneOf(look, 'liu');
  await offline(page, true);
  await fillOutbox(page, {
    n: 40,
    photos: 8,
    prefix: '丢信',
    jpeg: (await photo(2)).toString('base64'),
    area: VILLAGE,
  });
  await page.goto('about:blank');
  let n = 0;
  const late: (() => Promise<void>)[] = [];
  await page.context().route(/\/api\/(cases|batch|phone-files)/, async (route) => {
    if (route.request().method() === 'GET') return route.continue();
    n += 1;
    if (n % 5 === 1) {
      // Carried out, but the answer never comes.
      await route.fetch().catch(() => undefined);
      return route.abort('connectionreset');
    }
    if (n % 5 === 2) await route.fetch().catch(() => undefined);
    if (n % 5 === 3 && late.length < 3) {
      late.push(async () => route.fulfill({ response: await route.fetch() }));
      if (late.length === 3) for (const answer of late.splice(0).reverse()) await answer();
      else setTimeout(() => void Promise.all(late.splice(0).map((a) => a())), 300);
      return;
    }
    return route.continue();
  });
  await offline(page, false);
  await page.goto(`${look.base}/field/#/outbox`);
  // Every lost answer ends a round; the next begins when somebody asks for it, or by itself after a while.
  for (let round = 0; round < 40 && (await counts(look, '丢信')).size < 40; round++) {
    const again = page.getByRole('button', { name: '现在就传' });
    if (await again.isVisible()) await again.click({ timeout: 2000 }).catch(() => undefined);
    await page.waitForResponse(/\/api\/(cases|batch|phone-files)/, { timeout: 1000 }).catch(() => undefined);
  }
  // An answer that is still to be lost is lost first: what would be tried meanwhile would be no new try.
  await page.context().unrouteAll({ behavior: 'wait' });
  await page.getByText(/正在上传/).waitFor({ state: 'hidden' });
  await takenOut(page);
  await allSent(page);
  const found = await counts(look, '丢信');
  report(`answers lost, doubled, reordered (${n} requests)`, found);
  expect(found).toEqual(each('丢信', 40));
});

test('an answer cut short on its way is no answer: it is sent again by itself', async () => {
  const page = await phoneOf(look, 'chen');
  let cut = 0;
  await page.context().route(/\/api\/cases$/, async (route) => {
    if (route.request().method() !== 'POST' || cut > 0) return route.continue();
    cut += 1;
    await route.fetch();
    return route.fulfill({ status: 200, contentType: 'application/json', body: '{"id":' });
  });
  await write(look, page, '断半句：渠边的警示牌倒了。');
  await finish(page);
  await allSent(page);
  expect(cut).toBe(1);
  expect([...(await counts(look, '断半句')).values()]).toEqual([1]);
});

test('only the server is away, the phone has a network: what was written goes by itself when it is back', async () => {
  const page = await phoneOf(look, 'chen');
  await page.context().route(/\/api\//, (route) => route.abort('connectionrefused'));
  await page.reload();
  await page.getByText(/离线/).first().waitFor();
  await note(look, page, '服务器不在：渠首的闸门关不严。');
  await page.getByText('离线 · 1 条待传').waitFor();
  await page.context().unroute(/\/api\//);
  await allSent(page);
  expect([...(await counts(look, '服务器不在')).values()]).toEqual([1]);
});

test('the line that comes back while a try is still failing is used at once, however long the pause would be', async () => {
  const page = await phoneOf(look, 'chen');
  await page.evaluate(`{
    const set = setTimeout;
    globalThis.setTimeout = (run, ms, ...given) => set(run, ms >= 3000 ? 2 ** 30 : ms, ...given);
  }`);
  let tries = 0;
  await page.context().route(/\/api\//, async (route) => {
    // No other call that gets through may say that there is a way.
    if (route.request().method() !== 'POST') return tries === 1 ? route.abort('connectionreset') : route.continue();
    if (tries++ > 0) return route.continue();
    await offline(page, true);
    await page.waitForFunction('!navigator.onLine');
    await offline(page, false);
    await page.waitForFunction('navigator.onLine');
    return route.abort('connectionreset');
  });
  await write(look, page, '线又通了：变压器的围栏开着。');
  await finish(page);
  await allSent(page);
  expect([...(await counts(look, '线又通了')).values()]).toEqual([1]);
});
