import { expect, test } from 'vitest';
import { startApi } from '../api.ts';
import { looksRight, startLooking } from '../browser.ts';
import { choose, enter } from './steps.ts';

const NOW = '2026-03-12T10:00:00+08:00';
const look = await startLooking(NOW);
const api = await startApi(look.house);
const shots = process.env.SHOTS;

test('a charter that fines is stopped, mended, adopted and filed; a reminder is read by its paper and appealed', async () => {
  const text = '爱护水源,不往沟里倒垃圾。\n乱倒垃圾的罚款50元。\n红白事从简,一桌不超过十个菜。';
  const drafted = await api.as('liu').post('/api/norms/charters', { body: { name: '村规民约', text } });
  const liu = await look.window('desk');
  await liu.clock.setFixedTime(NOW);
  await enter(look, liu, 'liu', `/console/norms/${drafted.body.id}`);
  await liu.getByText('有 1 处不能写进村规民约', { exact: false }).waitFor();
  await looksRight(liu, 'console: a charter with a fine');
  if (shots) await liu.screenshot({ path: `${shots}/norm-fine.png`, fullPage: true });
  await liu.getByRole('button', { name: '修改条文' }).click();
  await liu.getByRole('textbox', { name: '条文' }).fill(text.replace('的罚款50元', '的,村里上门劝导'));
  await liu.getByRole('button', { name: /保\s*存/ }).click();
  await liu.getByText('没有发现不能写进村规民约的内容', { exact: false }).waitFor();
  await liu.getByRole('button', { name: '登记村民会议通过' }).click();
  const dialog = liu.getByRole('dialog');
  await dialog.getByText('还没有可以引用的表决', { exact: false }).waitFor();
  await dialog.getByLabel('手工登记', { exact: false }).check();
  await dialog.getByLabel('为什么不在系统里').fill('会议是停电那天在戏台前开的');
  for (const [label, value] of [
    ['哪天通知开会', '2026-03-01'],
    ['村民会议', '2026-03-11'],
  ] as const) {
    await dialog.getByRole('textbox', { name: label }).fill(value);
    await dialog.getByRole('textbox', { name: label }).press('Enter');
  }
  for (const [label, value] of [
    ['应到', '100'],
    ['实到', '50'],
    ['赞成', '40'],
  ] as const)
    await dialog.getByLabel(label, { exact: true }).fill(value);
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await dialog.getByText('到会人数不够', { exact: false }).first().waitFor();
  await looksRight(liu, 'console: the meeting fell short');
  await dialog.getByLabel('实到', { exact: true }).fill('51');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await liu.getByText('村民会议已通过', { exact: false }).waitFor();
  await liu.getByRole('button', { name: '报乡镇备案' }).click();
  await liu.locator('.ant-popconfirm').getByRole('button', { name: '报乡镇备案' }).click();
  await liu.getByText('已报乡镇备案', { exact: false }).waitFor();

  await liu.goto(`${look.base}/console/norms?view=reminders`);
  await liu.getByRole('button', { name: '写一张提醒单' }).click();
  const slip = liu.getByRole('dialog');
  await choose(liu, slip.getByRole('combobox', { name: '什么事' }), '占道堵路');
  await slip.getByLabel('哪天看到的').fill('2026-03-11');
  await slip.getByLabel('哪天看到的').press('Enter');
  await slip.getByLabel('想说的话').fill('您家门口的柴草占了半边路,方便的话这周挪一挪。');
  await slip.getByLabel('对方已成年', { exact: false }).check();
  await slip.getByRole('button', { name: /保\s*存/ }).click();
  await liu.getByText('请现在打印', { exact: false }).waitFor();
  await looksRight(liu, 'console: a reminder to hand over');
  if (shots) await liu.screenshot({ path: `${shots}/norm-slip.png` });
  const code = (await liu.locator('.norm-code').innerText()).replaceAll(/\s/g, '');
  await liu.keyboard.press('Escape');

  const home = await look.window('phone');
  await home.goto(look.base);
  await home.getByRole('link', { name: /村规民约/ }).click();
  await home
    .getByRole('link', { name: /老熊沟村/ })
    .first()
    .click();
  await home.getByText('村里上门劝导', { exact: false }).waitFor();
  await looksRight(home, 'portal: a charter');
  if (shots) await home.screenshot({ path: `${shots}/norm-phone.png`, fullPage: true });
  await home.getByRole('link', { name: '收到了私下提醒单' }).click();
  await home.getByLabel('查询码').fill(code);
  await home.getByRole('button', { name: '看一看' }).click();
  await home.getByText('占了半边路', { exact: false }).waitFor();
  await looksRight(home, 'portal: a reminder');
  if (shots) await home.screenshot({ path: `${shots}/norm-reminder.png`, fullPage: true });
  await home.getByLabel('哪里不对').fill('那是施工队堆的');
  await home.getByRole('button', { name: '提出异议' }).click();
  await home.getByRole('heading', { name: '收到您的异议了' }).waitFor();

  const zhao = await look.window('desk');
  await zhao.clock.setFixedTime(NOW);
  await enter(look, zhao, 'zhao', '/console/norms?view=appeals');
  await zhao.getByRole('cell', { name: '那是施工队堆的' }).waitFor();
  await looksRight(zhao, 'console: appeals');
  if (shots) await zhao.screenshot({ path: `${shots}/norm-appeals.png` });
  await zhao.goto(`${look.base}/console/norms/${drafted.body.id}`);
  await zhao.getByRole('button', { name: '予以备案' }).click();
  const checks = zhao.getByRole('dialog').getByRole('checkbox');
  await checks.first().waitFor();
  for (const box of await checks.all()) await box.check();
  await looksRight(zhao, 'console: before it is filed');
  await zhao.getByRole('dialog').getByRole('button', { name: '予以备案' }).click();
  await zhao.getByText('已备案', { exact: false }).first().waitFor();
  expect(await zhao.getByText('北堡乡', { exact: false }).count()).toBeGreaterThan(0);
});
