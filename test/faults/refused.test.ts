import { expect, test } from 'vitest';
import { looksRight, startLooking } from '../browser.ts';
import { allSent, counts, fillOutbox, finish, NOW, note, offline, phoneOf, takenOut, VILLAGE, write } from './phone.ts';

/* What the server does not take is named on the phone, stays to be mended, and holds up nothing behind it. */

const look = await startLooking(NOW);

test('a clock a day ahead is told, mended with one tap, and holds up nothing behind it', async () => {
  const page = await phoneOf(look, 'wang');
  await offline(page, true);
  await page.clock.setFixedTime('2026-03-04T10:00:00+08:00');
  await note(look, page, '快一天：水泵房的门锁坏了。');
  await page.clock.setFixedTime(NOW);
  await note(look, page, '走得准：水泵房的窗玻璃碎了。');
  await offline(page, false);
  await page.getByText('1 条没收下，请您看一下', { exact: true }).waitFor();
  expect([...(await counts(look, '走得准')).values()], 'what came after is not held up').toEqual([1]);
  expect((await counts(look, '快一天')).size).toBe(0);
  await page.goto(`${look.base}/field/#/outbox`);
  await page.getByText(/比现在晚1 天|比现在晚 1 天|手机的时间快了/).waitFor();
  await looksRight(page, 'field: outbox with what was not taken');
  await page.getByRole('button', { name: '手机时间已校准，按现在的时间传' }).click();
  await allSent(page);
  expect([...(await counts(look, '快一天')).values()]).toEqual([1]);
});

test('what waits can be mended, or deleted and brought back; one that may have arrived is asked about first', async () => {
  const page = await phoneOf(look, 'liu');
  await offline(page, true);
  await note(look, page, '等着甲：水塔的梯子锈断了。');
  await note(look, page, '等着乙：水塔的门锁坏了。');
  await page.goto(`${look.base}/field/#/outbox`);
  const line = (text: string) => page.getByRole('listitem').filter({ hasText: text });
  await line('等着乙').getByRole('button', { name: '删掉' }).click();
  await page.getByText('已删掉，一天内还能撤销').waitFor();
  await looksRight(page, 'field: outbox with one deleted');
  // Tried in vain meanwhile: without a network nothing has left, and nothing is asked about.
  const tried = page.waitForEvent('requestfailed', { predicate: (r) => r.method() === 'POST' });
  await line('等着乙').getByRole('button', { name: '撤销' }).click();
  await page.getByText(/2 条待传/).waitFor();
  await takenOut(page);
  await tried;
  await line('等着乙').getByRole('button', { name: '删掉' }).click();
  await page.getByText('已删掉，一天内还能撤销').waitFor();
  await line('等着甲').getByRole('button', { name: '改一改' }).click();
  await page.getByLabel('什么情况').fill('等着甲：水塔的梯子锈断了两级。');
  await finish(page);
  await page.getByRole('link', { name: '看待传的' }).click();
  await page.getByText(/1 条待传/).waitFor();
  // It was left and the app begun anew: it can still be brought back, and is deleted again.
  await page.reload();
  await line('等着乙').getByRole('button', { name: '撤销' }).click();
  await page.getByText(/2 条待传/).waitFor();
  await line('等着乙').getByRole('button', { name: '删掉' }).click();
  await page.getByText(/1 条待传/).waitFor();
  await looksRight(page, 'field: outbox with one waiting');
  // It arrives, and the line breaks before the answer: deleting is asked about.
  const breaks = new Promise<void>((broken) => {
    void page.context().route(
      (url) => url.pathname === '/api/cases',
      async (route) => {
        if (route.request().method() !== 'POST') return route.continue();
        await route.fetch();
        await offline(page, true);
        await route.abort('connectionreset');
        broken();
      },
    );
  });
  await offline(page, false);
  await breaks;
  await page.getByText(/离线 · 1 条待传/).waitFor();
  await line('等着甲').getByRole('button', { name: '删掉' }).click();
  await page.getByText('这一条可能已经到了').waitFor();
  await page.getByRole('button', { name: '不了' }).click();
  await page.context().unrouteAll({ behavior: 'wait' });
  await offline(page, false);
  await allSent(page);
  expect(await counts(look, '等着')).toEqual(new Map([['等着甲：水塔的梯子锈断了两级。', 1]]));
});

test('a phone whose clock is off is told by how much, and what it writes carries the right time', async () => {
  const page = await phoneOf(look, 'wang');
  await page.clock.setFixedTime('2026-03-05T10:00:00+08:00');
  await page.reload();
  await page.getByText(/这台手机的时间快了 2 天/).waitFor();
  await looksRight(page, 'field: a clock that is off');
  await offline(page, true);
  await note(look, page, '钟不准：泵站的地沟盖翘起来了。');
  await page.goto(`${look.base}/field/#/outbox`);
  await page.getByText(/3月3日 周二 10:00 写的/).waitFor();
  await offline(page, false);
  await allSent(page);
  expect([...(await counts(look, '钟不准')).values()]).toEqual([1]);
  await page.clock.setFixedTime('2026-03-03T07:00:00+08:00');
  await page.reload();
  await page.getByText(/这台手机的时间慢了 3 小时/).waitFor();
  await page.clock.setFixedTime(NOW);
  await page.reload();
  await page.getByText(/这台手机的时间/).waitFor({ state: 'detached' });
});

test('what the server does not take is named, stays, and holds up nothing behind it; the tray takes it without its broken file', async () => {
  const page = await phoneOf(look, 'wang');
  await offline(page, true);
  const bad = { n: 1, photos: 0, jpeg: '', area: VILLAGE };
  const noPicture = Buffer.from('no picture at all').toString('base64');
  await fillOutbox(page, { ...bad, photos: 1, jpeg: noPicture, prefix: '坏的照片' });
  await fillOutbox(page, { ...bad, area: '150124201210', prefix: '坏的地方' });
  await page.reload();
  await page.getByText('离线 · 2 条待传').waitFor();
  await page.clock.setFixedTime('2026-03-04T10:00:00+08:00');
  await note(look, page, '坏的时间：渠里有块大石头。');
  await page.clock.setFixedTime(NOW);
  await note(look, page, '排在后面：渠里的石头松了。');
  await offline(page, false);
  await page.getByText('3 条没收下，请您看一下', { exact: true }).waitFor();
  expect([...(await counts(look, '排在后面')).values()]).toEqual([1]);
  expect((await counts(look, '坏的')).size).toBe(0);
  await page.reload();
  await page.goto(`${look.base}/field/#/outbox`);
  for (const says of [/只能上传照片/, /不归您的岗位管/, /手机的时间快了/]) await page.getByText(says).waitFor();
  const broken = page.getByRole('article').filter({ hasText: '坏的照片' });
  await broken.getByRole('button', { name: '交给托盘' }).click();
  await page.getByText('2 条没收下，请您看一下', { exact: true }).waitFor();
  const ahead = page.getByRole('article').filter({ hasText: '坏的时间' });
  await ahead.getByRole('button', { name: '交给托盘' }).click();
  await page.getByText('1 条没收下，请您看一下', { exact: true }).waitFor();
  expect(await page.getByRole('article').count()).toBe(1);
  // Whoever takes it up in the tray finds the provisional number that may stand on paper.
  const inTray = await page.evaluate(`fetch('/api/tray').then((r) => r.json()).then(({ items }) =>
    Promise.all(items.map((t) => fetch('/api/tray/' + t.id).then((r) => r.json()).then((v) => v.words.zh))))`);
  expect(inTray).toContainEqual(expect.stringMatching(/^坏的时间.* · 临时编号 临\d{4}-\d{3}$/));
});

test('mending one that was not taken never costs another that is half written', async () => {
  const page = await phoneOf(look, 'wang');
  await offline(page, true);
  await page.clock.setFixedTime('2026-03-04T10:00:00+08:00');
  await note(look, page, '先写的：井房门口的灯不亮。');
  await page.clock.setFixedTime(NOW);
  await offline(page, false);
  await page.getByText('1 条没收下，请您看一下', { exact: true }).waitFor();
  // What is refused for its place, not its time, offers 改一改: as the outbox knows it.
  await look.house.owner.query(`update place set valid_to = '2026-03-01' where code = $1`, [VILLAGE]);
  await page.goto(`${look.base}/field/#/outbox`);
  await page.getByRole('button', { name: '手机时间已校准，按现在的时间传' }).click();
  await page.getByText(/这个地方已经撤并/).waitFor();
  await look.house.owner.query(`update place set valid_to = null where code = $1`, [VILLAGE]);
  await write(look, page, '后写的：只写了一半');
  await page.goto(`${look.base}/field/#/outbox`);
  await page.getByRole('button', { name: '改一改' }).click();
  await page.getByText('那一页还有一条没写完的').waitFor();
  await page.goto(`${look.base}/field/#/note`);
  expect(await page.getByLabel('什么情况').inputValue()).toBe('后写的：只写了一半');
  // Mended an hour later, it was still written when it was written: only its place was wrong.
  await page.reload();
  await page.getByRole('button', { name: '清空重写' }).click();
  await page.getByRole('button', { name: '删掉', exact: true }).click();
  await offline(page, true);
  await page.clock.setFixedTime('2026-03-03T11:00:00+08:00');
  await page.goto(`${look.base}/field/#/outbox`);
  await page.getByRole('button', { name: '改一改' }).click();
  await page.getByLabel('什么情况').fill('先写的：井房门口的灯不亮,踩空过人。');
  await finish(page);
  await page.getByRole('link', { name: '看待传的' }).click();
  await page.getByText(/踩空过人/).waitFor();
  await page.getByText(/10:00 写的/).waitFor();
});
