import { expect, test } from 'vitest';
import { settleAffairs } from '#demo/affairs.ts';
import { settleDeliberations } from '#demo/deliberations.ts';
import { castIds } from '../actors.ts';
import { looksRight, startLooking } from '../browser.ts';
import { enter } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const { accounts, organisations } = await castIds(look.house);
await settleDeliberations(look.house.house, accounts, organisations);
await settleAffairs(look.house.house, accounts, organisations);
const shots = process.env.SHOTS;

test('a gate is written down, the absent are not counted, and everybody reads at home how far it is', async () => {
  const liu = await look.window('desk');
  await liu.clock.setFixedTime(NOW);
  await enter(look, liu, 'liu', '/console/deliberations');
  await liu.getByRole('link', { name: '护林员误工补贴标准' }).waitFor();
  await looksRight(liu, 'console: matters of a village');
  if (shots) await liu.screenshot({ path: `${shots}/deliberations.png`, fullPage: true });
  await liu.getByRole('link', { name: '护林员误工补贴标准' }).click();
  await liu.getByRole('button', { name: '记两委商议' }).click();
  const dialog = liu.getByRole('dialog');
  for (const [label, text] of [
    ['地点', '村委会'],
    ['主持人', '刘桂兰'],
    ['记录人', '陈志强'],
    ['议了什么、定了什么', '同意提到每天 100 元。'],
  ] as const)
    await dialog.getByLabel(label).fill(text);
  for (const [label, n] of [
    ['应到', '7'],
    ['实到', '6'],
    ['签到', '5'],
    ['同意', '6'],
    ['不同意', '0'],
    ['弃权', '0'],
  ] as const)
    await dialog.getByLabel(label, { exact: true }).fill(n);
  await dialog.getByRole('button', { name: '记两委商议' }).click();
  await dialog.getByText('没到会的人不能算到会', { exact: false }).first().waitFor();
  await dialog.getByLabel('签到', { exact: true }).fill('6');
  await dialog.getByRole('button', { name: '记两委商议' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await liu.getByRole('button', { name: '记党员大会审议' }).waitFor();
  await looksRight(liu, 'console: the ladder of a matter');
  if (shots) await liu.screenshot({ path: `${shots}/deliberation-ladder.png`, fullPage: true });
  if (shots)
    for (const view of ['meetings', 'disclosures', 'levies', 'deputies', 'officers', 'rites', 'setup']) {
      await liu.goto(`${look.base}/console/deliberations?view=${view}`);
      await liu.waitForLoadState('networkidle');
      await liu.screenshot({ path: `${shots}/deliberations-${view}.png`, fullPage: true });
    }
  await liu.goto(`${look.base}/console/deliberations?view=disclosures`);
  await liu.getByText('冬季米面发放').waitFor();
  await looksRight(liu, 'console: what a village makes public');

  const home = await look.window('phone');
  await home.goto(look.base);
  await home.getByRole('link', { name: /村里的事/ }).click();
  await home.getByRole('link', { name: /老熊沟/ }).click();
  await looksRight(home, 'portal: a village');
  if (shots) await home.screenshot({ path: `${shots}/village.png`, fullPage: true });
  await home.getByRole('link', { name: '护林员误工补贴标准' }).click();
  await home.getByText('应到 7 人', { exact: false }).waitFor();
  await looksRight(home, 'portal: a matter');
  if (shots) await home.screenshot({ path: `${shots}/village-matter.png`, fullPage: true });
  await home.goBack();
  await home.getByRole('link', { name: '冬季米面发放' }).click();
  await looksRight(home, 'portal: an item');
  if (shots) await home.screenshot({ path: `${shots}/village-item.png`, fullPage: true });
  expect(await home.getByText('送到乡镇').count()).toBeGreaterThan(0);
});
