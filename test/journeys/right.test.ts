import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { addPerson } from '#modules/people/index.ts';
import { inventedId, resident } from '#modules/people/people.example.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { startApi } from '../api.ts';
import { looksRight, startLooking } from '../browser.ts';
import { choose, enter } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const api = await startApi(look.house);
const SAID = '文化广场晚上太黑，老人不敢出门。';

test('asked at home, proven at the counter with a card, read at home, taken along; one that is refused says why and where to complain', async () => {
  await inTransaction(systemCtx(look.house.house, 'test'), (tx) => addPerson(tx, resident()));
  const opinion = { said: SAID, voice: 'resident', name: '韩大柱', phone: '19900001001', area: '150124201213' };
  const captured = { id: look.house.house.newId(), madeAt: '2026-03-03T01:00:00Z', files: [] };
  const body = { ...opinion, consultationId: null, mayPublish: false, captured };
  expect((await api.as('chen').post('/api/consultations/opinions/capture', { body })).status).toBe(200);

  const home = await look.window('phone', { script: false });
  await home.goto(look.base);
  await home.getByRole('link', { name: '看看这里记了我什么' }).first().click();
  await home.getByRole('link', { name: '提出要求' }).click();
  await home.getByLabel('姓名').fill('韩大柱');
  await home.getByLabel('电话').fill('199 0000 1001');
  await home.getByLabel('旗县区').selectOption({ label: '清水河县' });
  await home.getByRole('button', { name: '提交' }).click();
  await home.getByRole('heading', { name: '已收到' }).waitFor();
  const told = await home.locator('main').innerText();
  const [number = '', passphrase = ''] = told.match(/\d{4}\s\d{4}/g) ?? [];

  const zhao = await look.window('desk');
  await zhao.clock.setFixedTime(NOW);
  await enter(look, zhao, 'zhao', '/console/rights');
  await zhao.getByPlaceholder(/编号/).fill(number);
  await zhao.getByPlaceholder(/编号/).press('Enter');
  await zhao.getByRole('button', { name: number }).click();
  await zhao.getByRole('button', { name: '核实身份' }).click();
  const card = zhao.getByRole('dialog').last();
  await card.getByLabel(/证件号码/).fill(inventedId('19500101', 1));
  await card.getByRole('checkbox').check();
  await card.getByRole('button', { name: /保\s*存|确\s*定/ }).click();
  await zhao.getByText(/居民登记里有/).waitFor();
  await looksRight(zhao, 'console: one request');

  const own = await look.window('phone');
  await own.goto(`${look.base}/rights/own`);
  await own.getByLabel('编号').fill(number);
  await own.getByLabel('查询口令').fill(passphrase);
  await looksRight(own, 'portal: at the door');
  await own.getByRole('button', { name: '查看' }).click();
  await own.getByRole('heading', { name: '这里记了您什么' }).waitFor();
  await own.waitForLoadState();
  for (const kind of await own.locator('details > summary').all()) await kind.click();
  await own.getByText(SAID).waitFor();
  await looksRight(own, 'portal: what is held');
  const [copy] = await Promise.all([
    own.waitForEvent('download'),
    own.getByRole('link', { name: '下载压缩包' }).click(),
  ]);
  expect(copy.suggestedFilename()).toBe('我的个人信息.zip');
  // What was taken along opens as a page by itself, with nobody behind it.
  const page = Object.entries(unzipSync(readFileSync(await copy.path()))).find(([name]) => name.endsWith('.html'));
  await own.context().setOffline(true);
  await own.setContent(Buffer.from(page![1]).toString('utf8'));
  await own.getByText(SAID).waitFor();
  await looksRight(own, 'the copy, taken along');
  await own.context().setOffline(false);

  const asked = { kind: 'correct', way: 'counter', whose: 'self', name: '韩大柱', said: '出生年份记错了' };
  const filed = (await api.as('zhao').post('/api/rights', { body: asked })).body;
  const sun = await look.window('desk');
  await sun.clock.setFixedTime(NOW);
  await enter(look, sun, 'sun', `/console/rights?id=${filed.id}`);
  await sun.getByRole('button', { name: /^不能办/ }).click();
  const no = sun.getByRole('dialog').last();
  await choose(sun, no.getByRole('combobox', { name: '依据' }), '记录没有错');
  await no.getByLabel(/理由/).fill('经核对户口簿，出生年份与登记一致。');
  await no.getByRole('button', { name: /^不能办/ }).click();
  await sun
    .getByRole('dialog')
    .getByText(/已说明理由/)
    .waitFor();
  await looksRight(sun, 'console: refused');
  await own.goto(`${look.base}/rights/own`);
  await own.getByLabel('编号').fill(filed.number);
  await own.getByLabel('查询口令').fill(filed.passphrase);
  await own.getByRole('button', { name: '查看' }).click();
  await own.getByText('经核对户口簿', { exact: false }).waitFor();
  await own.getByText('第六十五条', { exact: false }).waitFor();
  await looksRight(own, 'portal: a refusal');
});

test('the desk of who answers counts what is late, what soon will be and what waits, as it comes in; nobody else’s desk does', async () => {
  const asked = { kind: 'correct', way: 'counter', whose: 'self', name: '韩大柱', said: '出生年份记错了' };
  const file = async () => (await api.as('zhao').post('/api/rights', { body: asked })).body.id as string;
  const dueOn = (day: string, id: string) =>
    look.house.owner.query('update rights_request set due_on = $1 where id = $2', [day, id]);
  await dueOn('2026-03-02', await file());
  await dueOn('2026-03-06', await file());
  await file();
  const at = async (size: 'desk' | 'phone', login: string) => {
    const page = await look.window(size);
    await page.clock.setFixedTime(NOW);
    await enter(look, page, login, '/console/desk');
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };
  const sun = await at('desk', 'sun');
  const card = sun.locator('section.card').filter({ hasText: '个人信息要求' });
  await card.getByText('1 件已过最晚答复日').waitFor();
  expect(await card.getByRole('listitem').allInnerTexts()).toEqual([
    '1 件已过最晚答复日',
    '1 件三天内要答复',
    '1 件在等答复',
  ]);
  await looksRight(sun, 'console: the desk of who answers');
  await file();
  await card.getByText('2 件在等答复').waitFor();
  const small = await at('phone', 'sun');
  await small.getByText('1 件已过最晚答复日').waitFor();
  await looksRight(small, 'console: the desk of who answers, on a phone');
  await card.getByRole('link').click();
  await sun.getByRole('heading', { level: 1, name: '个人信息要求' }).waitFor();
  expect(await sun.locator('tbody tr').count()).toBe(4);
  const zhao = await at('desk', 'zhao');
  await zhao.locator('.tile').first().waitFor();
  expect(await zhao.getByText('个人信息要求', { exact: true }).and(zhao.locator('h2')).count()).toBe(0);
});
