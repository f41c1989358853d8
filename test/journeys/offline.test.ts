import sharp from 'sharp';
import { expect, test } from 'vitest';
import { looksRight, startLooking } from '../browser.ts';
import { NOW, phoneOf, storedOn } from '../faults/phone.ts';
import { enter, signIn } from './steps.ts';

const look = await startLooking(NOW);
const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#7a9' } })
  .jpeg()
  .toBuffer();

const casesAbout = (text: string) =>
  look.house.house.db.selectFrom('cases').select(['id', 'number', 'body']).where('body', 'like', `%${text}%`).execute();

test('a hazard is noted in a valley without signal, the app closed and opened there, and arrives once with its photo', async () => {
  const page = await phoneOf(look, 'chen');
  await page.context().setOffline(true);
  await page.getByText('离线').first().waitFor();
  await page.getByRole('link', { name: '记一笔' }).click();
  await page.getByLabel('什么情况').fill('村口小桥的护栏断了两根,孩子上学要走。');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'bridge.jpg', mimeType: 'image/jpeg', buffer: photo });
  await page.getByRole('img', { name: '照片 1' }).waitFor();
  await looksRight(page, 'field: a note, offline');
  await page.getByRole('button', { name: '交上去' }).click();
  await page.getByText(/临时编号 临0303-001/).waitFor();
  await looksRight(page, 'field: noted, offline');

  // The app is closed and opened again where there is no network.
  await page.goto('about:blank');
  await page.goto(`${look.base}/field/#/outbox`);
  await page.getByText('村口小桥的护栏断了两根').waitFor();
  await page.getByText('离线 · 1 条待传').waitFor();
  await looksRight(page, 'field: outbox, offline');
  expect(await casesAbout('护栏断了两根')).toEqual([]);

  await page.context().setOffline(false);
  await page.getByText(/临0303-001 → /).waitFor();
  const made = await casesAbout('护栏断了两根');
  expect(made).toHaveLength(1);
  const files = await look.house.house.db
    .selectFrom('case_file')
    .select('id')
    .where('case_id', '=', made[0]!.id)
    .execute();
  expect(files).toHaveLength(1);
  await page.getByText('已全部上传').waitFor();
});

test('what is kept on the phone is noise without its key, and is gone after signing out', async () => {
  const page = await phoneOf(look, 'wang');
  await page.context().setOffline(true);
  await page.getByRole('link', { name: '记一笔' }).click();
  await page.getByLabel('什么情况').fill('水渠口子塌了一段,怕进了菜地。');
  await page.getByRole('button', { name: '交上去' }).click();
  await page.getByText(/临时编号/).waitFor();
  const stored = (await page.evaluate(`new Promise((done, no) => {
    const opening = indexedDB.open('baodao-field');
    opening.onerror = no;
    opening.onsuccess = async () => {
      const db = opening.result;
      const all = (name) => new Promise((ok) => { const r = db.transaction(name).objectStore(name).getAll(); r.onsuccess = () => ok(r.result); });
      const text = (v) => v instanceof Uint8Array ? new TextDecoder().decode(v) : v instanceof CryptoKey ? 'key ' + v.extractable : typeof v === 'object' && v ? Object.values(v).map(text).join(' ') : String(v);
      const found = {};
      for (const name of db.objectStoreNames) found[name] = (await all(name)).map(text).join('\\n');
      db.close();
      done(found);
    };
  })`)) as Record<string, string>;
  expect(stored.outbox?.length).toBeGreaterThan(50);
  expect(JSON.stringify(stored)).not.toContain('水渠');
  expect(stored.vaults).toContain('key false');

  await page.getByRole('link', { name: '我', exact: true }).click();
  await page.context().setOffline(false);
  await page.getByText('已全部上传').waitFor();
  expect(await casesAbout('水渠口子塌了')).toHaveLength(1);
  await looksRight(page, 'field: me');
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByLabel(/账号/).waitFor();
  expect(await storedOn(page)).toBe(0);
});

test('the grid was redrawn meanwhile: what was written goes to the tray, and the township takes it up; a lost phone is let go', async () => {
  const page = await phoneOf(look, 'chen');
  await page.context().setOffline(true);
  await page.getByRole('link', { name: '记一笔' }).click();
  await page.getByLabel('什么情况').fill('南梁的蓄水池盖板没了,有孩子在边上玩。');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'tank.jpg', mimeType: 'image/jpeg', buffer: photo });
  await page.getByRole('img', { name: '照片 1' }).waitFor();
  await page.getByRole('button', { name: '交上去' }).click();
  await page.getByText(/临时编号/).waitFor();
  const own = look.house.owner;
  const { rows } = await own.query(
    `select area from post where account_id = (select id from staff_account where username = 'chen')`,
  );
  const grid = String(rows[0].area);
  await own.query(`update place set valid_to = '2026-03-01' where code = $1`, [grid]);
  await page.context().setOffline(false);
  await page.getByText('1 条没收下，请您看一下').waitFor();
  await page.goto(`${look.base}/field/#/outbox`);
  await page.getByText(/这个地方已经撤并/).waitFor();
  await looksRight(page, 'field: a record not taken');
  await page.getByRole('button', { name: '交给托盘' }).click();
  await page.getByText('没收下，请您看一下').first().waitFor({ state: 'detached' });
  await own.query(`update place set valid_to = null where code = $1`, [grid]);

  const desk = await look.window('desk');
  await desk.clock.setFixedTime(NOW);
  await enter(look, desk, 'zhao', '/console/tray');
  await desk.getByRole('button', { name: /原来的地方已撤并/ }).click();
  await desk.getByText('南梁的蓄水池盖板没了').first().waitFor();
  await desk.getByRole('img', { name: 'tank.jpg' }).waitFor();
  await looksRight(desk, 'console: a record of the tray');
  await desk.getByRole('button', { name: '接过来' }).click();
  await desk.getByText('接过来后由您照着重新登记').waitFor({ state: 'detached' });

  await page.goto(`${look.base}/field/#/tray`);
  await page.getByText(/已接过去 · 赵永平/).waitFor();
  await looksRight(page, 'field: the tray');

  const admin = await look.window('desk');
  await admin.clock.setFixedTime(NOW);
  await enter(look, admin, 'admin', '/console/settings/phones');
  await admin
    .getByRole('row', { name: /陈志强/ })
    .first()
    .waitFor();
  await looksRight(admin, 'console: field phones');
  await admin
    .getByRole('row', { name: /陈志强/ })
    .first()
    .getByRole('button', { name: '停用' })
    .click();
  await admin.getByLabel('为什么').fill('手机丢在集上了');
  await admin.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await admin.getByText(/停用：手机丢在集上了/).waitFor();
});

test('a phone that was let go hands over what it holds when it is next in reach, and keeps nothing', async () => {
  const page = await phoneOf(look, 'liu');
  await page.context().setOffline(true);
  await page.getByRole('link', { name: '记一笔' }).click();
  await page.getByLabel('什么情况').fill('山梁上的电线杆歪了,风一大就晃。');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'pole.jpg', mimeType: 'image/jpeg', buffer: photo });
  await page.getByRole('img', { name: '照片 1' }).waitFor();
  await page.getByRole('button', { name: '交上去' }).click();
  await page.getByText(/临时编号/).waitFor();

  const admin = await look.window('desk');
  await admin.clock.setFixedTime(NOW);
  await enter(look, admin, 'admin', '/console/settings/phones');
  const row = admin.getByRole('row', { name: /刘桂兰/ }).first();
  await row.getByRole('button', { name: '停用' }).click();
  await admin.getByLabel('为什么').fill('手机丢了');
  await admin.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await admin.getByText(/停用：手机丢了/).waitFor();

  await page.context().setOffline(false);
  await page.getByText('这台手机已停用').waitFor();
  await looksRight(page, 'field: let go');
  expect(await storedOn(page)).toBe(0);
  const { rows } = await look.house.owner.query(
    `select t.why, count(f.id)::int as files from tray_record t join phone_file f on f.tray_id = t.id where t.why = 'letGo' group by t.id, t.why`,
  );
  expect(rows).toEqual([{ why: 'letGo', files: 1 }]);
});

test('a courier’s app is for reporting a thing, and for what became of it', async () => {
  await look.house.owner.query(
    `update post set role = 'courierVolunteer' where account_id = (select id from staff_account where username = 'ma')`,
  );
  const page = await look.window('phone');
  await page.clock.setFixedTime(NOW);
  await signIn(look, page, 'field', 'ma');
  await page.getByRole('heading', { name: '记一笔' }).waitFor();
  const tabs = page.getByRole('navigation', { name: '去哪里' });
  expect(await tabs.getByRole('link').allInnerTexts()).toEqual(['记一笔', '我的件', '我']);
  expect(await page.getByText('是谁说的').count()).toBe(0);
  await page.getByLabel('什么情况').fill('小区门口的减速带翘起来了。');
  await page.getByRole('button', { name: '交上去' }).click();
  await page.getByText('已全部上传').waitFor();
  for (const path of ['today', 'rosters', 'patrol', 'sheets']) {
    await page.goto(`${look.base}/field/#/${path}`);
    await page.getByRole('heading', { name: '记一笔' }).waitFor();
  }
  await tabs.getByRole('link', { name: '我的件' }).click();
  await page.getByRole('link', { name: /减速带/ }).click();
  await page.getByText('小区门口的减速带翘起来了。').first().waitFor();
  expect(await page.getByRole('heading', { name: '还能做' }).count()).toBe(0);
  await looksRight(page, 'field: what a courier reported');
});
