import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { members, organisations } from '#demo/cast.ts';
import { settleHouseholds } from '#demo/households.ts';
import { rowsOf, template } from '#modules/facts/facts.example.ts';
import { organisationId } from '../actors.ts';
import { looksRight, startLooking } from '../browser.ts';
import { choose, enter } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const windowThen = async () => {
  const page = await look.window('desk');
  await page.clock.setFixedTime(NOW);
  return page;
};

test('an office brings its own table, the village types only what nobody knows, and the table goes back filled', async () => {
  const { house } = look.house;
  const units = organisations.map(async ({ key }) => [key, await organisationId(look.house, key)] as const);
  const accounts = await house.db.selectFrom('staff_account').select(['id', 'username']).execute();
  const ids = new Map(members.map((m) => [m.login, accounts.find((a) => a.username === m.login)?.id ?? '']));
  await settleHouseholds(house, ids, new Map(await Promise.all(units)));

  const office = await windowThen();
  await enter(look, office, 'zhao', '/console/returns');
  await office.getByText('现在没有要报的表').waitFor();
  await looksRight(office, 'console: no returns');
  await office.getByRole('button', { name: '要一张表' }).click();
  const dialog = office.getByRole('dialog');
  const heads = ['序号', '户主姓名', '家庭住址', '饮水安全', '帮扶措施'];
  const buffer = await template('防返贫月报', heads);
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await dialog.locator('input[type=file]').setInputFiles({ name: '防返贫月报.xlsx', mimeType, buffer });
  await dialog.getByText('每行要填 1 格，自动带出 4 格。').waitFor();
  await dialog.getByLabel('依据').fill('县里的监测通知');
  await looksRight(office, 'console: what fills itself in');
  await dialog.getByRole('button', { name: '要一张表' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await office.getByText('已报 0 / 2 个村').waitFor({ state: 'detached' });
  await office.getByText('已报 0 / 1 个村').waitFor();

  const village = await windowThen();
  await enter(look, village, 'liu', '/console/facts');
  await village.getByRole('button', { name: '韩大柱' }).click();
  const drawer = village.getByRole('dialog');
  await choose(village, drawer.getByLabel('饮水安全'), '是');
  await looksRight(village, 'console: facts of a household');
  await drawer.getByRole('button', { name: /写下变了的/ }).click();
  await drawer.getByText('2026-03-03 老熊沟村 · 本人说的 · 有效到 2026-09-03').waitFor();
  await village.goto(`${look.base}/console/returns`);
  await village.getByRole('link', { name: '防返贫月报' }).click();
  // Eight households, one of them with the water known: 7 + 8 measures.
  await village.getByText('还有 15 格要填').waitFor();
  await looksRight(village, 'console: what is still to be typed');
  const rows = await village.locator('.fill-grid tbody tr').count();
  expect(rows).toBe(8);
  for (let i = 0; i < rows; i += 1) {
    const row = village.locator('.fill-grid tbody tr').nth(i);
    await row.getByRole('textbox').fill('公益岗');
    if ((await row.getByText('韩大柱').count()) > 0) continue;
    // By keyboard: the list opens on “是”, the arrow goes to “否”.
    const marked = (option: string) =>
      village.locator('.ant-select-dropdown:visible .ant-select-item-option-active', { hasText: option }).waitFor();
    await row.getByRole('combobox').press('ArrowDown');
    await marked('是');
    await row.getByRole('combobox').press('ArrowDown');
    await marked('否');
    await row.getByRole('combobox').press('Enter');
    await row.getByTitle('否').waitFor();
  }
  await village.getByRole('button', { name: '保存 15 处改动' }).click();
  await village.getByText('全部有数，可以报出').waitFor();
  await village.getByRole('button', { name: /^报\s*出$/ }).click();
  await village
    .getByRole('dialog')
    .getByRole('button', { name: /^报\s*出$/ })
    .click();
  await village.getByText(/已报出/).waitFor();
  await looksRight(village, 'console: sent');

  await office.reload();
  await office.getByText('已报 1 / 1 个村').waitFor();
  await office.getByRole('button', { name: '防返贫月报' }).click();
  const coming = office.waitForEvent('download');
  await office
    .getByRole('dialog')
    .getByRole('link', { name: /^导\s*出$/ })
    .click();
  const path = await (await coming).path();
  const sheet = await rowsOf(await readFile(path));
  expect(sheet[2]).toEqual(heads);
  expect(sheet[3]).toEqual(['1', '韩大柱', '老熊沟 1 号', '是', '公益岗']);
  expect(sheet).toHaveLength(3 + 8 + 1);
  await office.goto(`${look.base}/console/burden`);
  await office.getByText('防返贫月报').waitFor();
  await looksRight(office, 'console: the burden meter');
});
