import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { looksRight, startLooking } from '../browser.ts';
import { signIn } from '../journeys/steps.ts';
import {
  allSent,
  counts,
  draftKept,
  finish,
  letGo,
  NOW,
  note,
  offline,
  phoneOf,
  photo,
  report,
  storedOn,
  VILLAGE,
  write,
} from './phone.ts';

/* What the phone itself keeps, when it is full, slow, old or let go: nothing written is lost. */

const look = await startLooking(NOW);

test('the phone is full: it says so, nothing typed is lost, and it goes when there is room again', async () => {
  const page = await phoneOf(look, 'chen');
  await offline(page, true);
  await write(look, page, '存满了：河堤上的护坡砖掉了几块。');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await photo(3) });
  await page.getByRole('img', { name: '照片 1' }).waitFor();
  // What a browser says when there is no room: the browser's own limit lets small writes through for a while.
  await page.evaluate(`{
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...args) {
      if (globalThis.full) throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, args);
    };
    globalThis.full = true;
  }`);
  await finish(page);
  await page.getByText(/手机空间不够/).waitFor();
  await looksRight(page, 'field: no room');
  expect(await page.getByLabel('什么情况').inputValue()).toContain('护坡砖');
  await page.evaluate('globalThis.full = false');
  await finish(page);
  await page.getByRole('heading', { name: '记下了' }).waitFor();
  await offline(page, false);
  await allSent(page);
  const found = await counts(look, '存满了');
  report('phone full', found);
  expect([...found.values()]).toEqual([1]);
});

test('a photo that is still being made smaller is waited for; one that is none is named; what comes too late is in no other draft', async () => {
  const page = await phoneOf(look, 'liu');
  await write(look, page, '慢照片：坝上的栏杆松了。');
  const gate = `{
    const draw = globalThis.draw ??= createImageBitmap;
    const open = new Promise((go) => { globalThis.go = go; });
    globalThis.createImageBitmap = (...given) => open.then(() => draw(...given));
  }`;
  const choose = async (...names: string[]) =>
    page
      .locator('input[type=file]')
      .nth(1)
      .setInputFiles(
        await Promise.all(
          names.map(async (name, i) => ({
            name,
            mimeType: 'image/jpeg',
            buffer: name === '坏了.jpg' ? Buffer.from('no picture') : await photo(i),
          })),
        ),
      );
  await page.evaluate(gate);
  await choose('一.jpg', '坏了.jpg', '二.jpg');
  await page.getByText(/照片或录音还没好/).waitFor();
  await page.getByRole('button', { name: '交上去' }).click({ force: true });
  await page.getByLabel('什么情况').press('Control+Enter');
  expect(await page.getByRole('heading', { name: '记下了' }).count()).toBe(0);
  await looksRight(page, 'field: photos on their way');
  await page.evaluate('go()');
  await page.getByText('坏了.jpg 打不开').waitFor();
  await page.getByRole('img', { name: '照片 2' }).waitFor();
  await finish(page);
  await allSent(page);
  await page.getByRole('button', { name: '再记一条' }).click();
  // Begun anew while a photo is on its way: it is not the next draft's.
  await write(look, page, '重写前：先写的');
  await draftKept(page);
  await page.reload();
  await page.getByText('接着上次没写完的。').waitFor();
  await page.evaluate(gate);
  await choose('晚了.jpg');
  await page.getByText(/照片或录音还没好/).waitFor();
  await page.getByRole('button', { name: '清空重写' }).click();
  await page.getByRole('button', { name: '删掉', exact: true }).click();
  await page.getByLabel('什么情况').fill('慢照片二：坝上的灯不亮。');
  await page.evaluate('go()');
  await page.getByText('正在加照片').waitFor({ state: 'detached' });
  await finish(page);
  await allSent(page);
  const rows = await look.house.house.db
    .selectFrom('cases')
    .leftJoin('case_file', 'case_file.case_id', 'cases.id')
    .select((eb) => ['cases.body', eb.fn.count<number>('case_file.case_id').as('n')])
    .where('cases.body', 'like', '慢照片%')
    .groupBy('cases.body')
    .execute();
  expect(new Map(rows.map((r) => [r.body, Number(r.n)]))).toEqual(
    new Map([
      ['慢照片：坝上的栏杆松了。', 2],
      ['慢照片二：坝上的灯不亮。', 0],
    ]),
  );
});

test('what an older version of the app had kept is taken up by the new one, and sealed', async () => {
  const { rows } = await look.house.owner.query(`select id from staff_account where username = 'chen'`);
  const page = await look.window('phone');
  await page.goto(`${look.base}/field/manifest.webmanifest`);
  await page.evaluate(`new Promise((done, no) => {
    const opening = indexedDB.open('baodao-field', 10);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('drafts', { keyPath: 'key' });
      opening.result.createObjectStore('files', { keyPath: 'id' }).createIndex('draftKey', 'draftKey');
    };
    opening.onerror = no;
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction('drafts', 'readwrite');
      const values = { what: 'hazard', kind: 'help', body: '旧版写了一半：坝上的石头松了。', area: '${VILLAGE}', placeNote: '', position: '', name: '', phone: '', disclosure: 'named' };
      tx.objectStore('drafts').put({ key: '${rows[0].id}/note', savedAt: 1, draft: { values, files: [], commandIds: { main: crypto.randomUUID(), files: crypto.randomUUID() }, unsure: [], done: {} } });
      tx.oncomplete = () => { db.close(); done(); };
    };
  })`);
  await page.clock.setFixedTime(NOW);
  await signIn(look, page, 'field', 'chen');
  await page.getByRole('heading', { name: '今天', exact: true }).waitFor();
  await page.goto(`${look.base}/field/#/note`);
  await page.getByText('接着上次没写完的。').waitFor();
  expect(await page.getByLabel('什么情况').inputValue()).toContain('坝上的石头松了');
  const kept = await page.evaluate(`new Promise((done) => {
    const opening = indexedDB.open('baodao-field');
    opening.onsuccess = () => {
      const all = opening.result.transaction('drafts').objectStore('drafts').getAll();
      all.onsuccess = () => done(all.result.map((d) => [Object.keys(d).sort().join(), d.draft === undefined]));
    };
  })`);
  expect(kept).toEqual([['key,savedAt,sealed', true]]);
  await finish(page);
  await allSent(page);
  expect([...(await counts(look, '旧版写了一半')).values()]).toEqual([1]);
});

test('a phone that was let go hands over what is unsent and what is half-written, as soon as there is an answer', async () => {
  const page = await phoneOf(look, 'wang');
  await offline(page, true);
  await page.clock.setFixedTime('2026-03-04T10:00:00+08:00');
  await note(look, page, '停用前：快一天写的,桥栏断了。');
  await page.clock.setFixedTime(NOW);
  await write(look, page, '停用前：只写了一半');
  const raw = { width: 1920, height: 1440, channels: 3 } as const;
  const buffer = await sharp(randomBytes(1920 * 1440 * 3), { raw })
    .jpeg()
    .toBuffer();
  await page.locator('input[type=file]').first().setInputFiles({ name: '大.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByRole('img', { name: '照片 1' }).waitFor();
  await page.getByText('正在加照片').waitFor({ state: 'detached' });
  await letGo(page, await phoneOf(look, 'wang'));
  await page.context().route(/rescue$/, (route) => route.abort('connectionreset'));
  await offline(page, false);
  await page.getByText('还有没交出去的').waitFor();
  await page.context().unroute(/rescue$/);
  await page.reload();
  await page.getByText('没传的已经交到托盘').waitFor();
  expect(await storedOn(page)).toBe(0);
  const { rows } = await look.house.owner.query(
    `select t.made_at <= t.offered_at as possible, count(f.id)::int as files from tray_record t left join phone_file f on f.tray_id = t.id
     where t.why = 'letGo' group by t.id order by files`,
  );
  expect(rows).toEqual([
    { possible: true, files: 0 },
    { possible: true, files: 1 },
  ]);
});
