import { expect, test } from 'vitest';
import { settleMeasures } from '#demo/measures.ts';
import { castIds } from '../actors.ts';
import { looksRight, startLooking } from '../browser.ts';
import { enter } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const { accounts, organisations } = await castIds(look.house);
await settleMeasures(look.house.house, accounts, organisations);
const shots = process.env.SHOTS;
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a lead that says done shows it, the issuing office confirms; overdue stands by unit, on the console and at home', async () => {
  const ren = await look.window('desk');
  await ren.clock.setFixedTime(NOW);
  await enter(look, ren, 'ren', '/console/measures?view=mine');
  await ren.getByRole('button', { name: /反光背心/ }).click();
  await looksRight(ren, 'console: a measure');
  await ren.getByRole('button', { name: '报办结' }).click();
  const dialog = ren.getByRole('dialog').filter({ hasText: '办了什么' });
  await dialog.getByLabel('办了什么').fill('背心 60 件、头盔灯 60 个都发到手,有签字。');
  await dialog.getByRole('button', { name: '报办结' }).click();
  await dialog.getByText('报办结要附上', { exact: false }).first().waitFor();
  await dialog.getByLabel('证明材料').setInputFiles({ name: '签字.png', mimeType: 'image/png', buffer: png });
  await dialog.getByRole('button', { name: '报办结' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await ren.getByText('报了办结').first().waitFor();

  const sun = await look.window('desk');
  await sun.clock.setFixedTime(NOW);
  await enter(look, sun, 'sun', '/console/measures');
  await looksRight(sun, 'console: documents');
  await sun.getByRole('link', { name: '关心关爱快递员十条措施' }).click();
  await sun.getByRole('button', { name: /反光背心/ }).waitFor();
  await looksRight(sun, 'console: a document');
  if (shots) await sun.screenshot({ path: `${shots}/measure-document.png`, fullPage: true });
  await sun.getByRole('button', { name: /反光背心/ }).click();
  await sun.getByRole('button', { name: '确认办结' }).click();
  const word = sun.getByRole('dialog').filter({ hasText: '意见' });
  await word.getByRole('button', { name: '确认办结' }).click();
  await word.waitFor({ state: 'hidden' });
  await sun.getByText('县社会工作部确认办结').first().waitFor();
  if (shots) await sun.screenshot({ path: `${shots}/measure-one.png` });
  await sun.goto(`${look.base}/console/measures?view=units`);
  await sun.getByRole('cell', { name: '县交通局' }).waitFor();
  await looksRight(sun, 'console: by unit');

  const home = await look.window('phone');
  await home.goto(look.base);
  await home.getByRole('link', { name: /政策措施/ }).click();
  await home.getByText('9 条', { exact: false }).waitFor();
  await looksRight(home, 'portal: documents');
  await home.getByRole('link', { name: '关心关爱快递员十条措施' }).click();
  await home.getByText('不再执行').waitFor();
  await looksRight(home, 'portal: a document');
  expect(await home.locator('main').innerText()).not.toContain('走了 5 个点');
  if (shots) await home.screenshot({ path: `${shots}/measure-phone.png`, fullPage: true });
});
