import { expect, test } from 'vitest';
import { settlePlans } from '#demo/plans.ts';
import { castIds } from '../actors.ts';
import { looksRight, startLooking } from '../browser.ts';
import { choose, enter } from './steps.ts';

/* 一村一策 (S3.2): the village changes what its next plan says, the township approves it, and at home one reads where it stands. */

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const { accounts, organisations } = await castIds(look.house);
await settlePlans(look.house.house, accounts, organisations);
const shots = process.env.SHOTS;

test('a village records how far a goal is, drafts the next plan from this one; the township ends one and approves the other', async () => {
  const liu = await look.window('desk');
  await liu.clock.setFixedTime(NOW);
  await enter(look, liu, 'liu', '/console/plans');
  await looksRight(liu, 'console: plans');
  await liu.getByRole('link', { name: /老熊沟/ }).click();
  await liu.getByRole('heading', { name: /村东住户冬天不断水/ }).waitFor();
  await liu.getByRole('cell', { name: /更换村东机井水泵/ }).waitFor();
  await looksRight(liu, 'console: a plan');
  if (shots) await liu.screenshot({ path: `${shots}/plan-1440.png`, fullPage: true });
  await liu.getByRole('button', { name: '记进展' }).first().click();
  const dialog = liu.getByRole('dialog');
  await dialog.getByLabel('现在是多少').fill('0');
  await dialog.getByLabel('怎么知道的').fill('最后 12 户也通了水。');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await liu.getByText('现在 0 户没有保证', { exact: false }).waitFor();

  await liu.goto(`${look.base}/console/plans`);
  await liu.getByRole('button', { name: '起草一村一策' }).click();
  await choose(liu, dialog.getByLabel('从以前的方案开始'), /三年方案/);
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await liu.getByRole('button', { name: /修\s*改/ }).click();
  await looksRight(liu, 'console: a draft');
  if (shots) await liu.screenshot({ path: `${shots}/plan-draft-1440.png`, fullPage: true });
  await liu.getByLabel('哪天听取的意见').fill('2026-03-01');
  await liu.getByLabel('怎么听取的').fill('村民代表会议 20 人到会。');
  await liu.getByRole('button', { name: '保存草稿' }).click();
  await liu.getByRole('button', { name: '报上一级审定' }).click();
  await dialog.getByRole('button', { name: /确\s*定/ }).click();
  await liu.getByText('等审定', { exact: false }).first().waitFor();

  const phone = await look.window('phone');
  await phone.goto(look.base);
  await phone.getByRole('link', { name: /一村一策/ }).click();
  await phone.getByRole('link', { name: /老熊沟/ }).click();
  await phone.getByText('100%').waitFor();
  await looksRight(phone, 'portal: a plan');
  if (shots) await phone.screenshot({ path: `${shots}/plan-360.png`, fullPage: true });

  const zhao = await look.window('phone');
  await zhao.clock.setFixedTime(NOW);
  await enter(look, zhao, 'zhao', '/console/plans');
  await zhao
    .getByRole('link', { name: /老熊沟/ })
    .nth(1)
    .waitFor();
  await looksRight(zhao, 'console: plans on a phone');
  if (shots) await zhao.screenshot({ path: `${shots}/plans-360.png`, fullPage: true });
  expect(await zhao.getByText('等审定').count()).toBe(1);
});
