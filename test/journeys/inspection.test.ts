import { expect, test } from 'vitest';
import { settleInspections, settleInspectors } from '#demo/inspections.ts';
import { castIds } from '../actors.ts';
import { looksRight, startLooking } from '../browser.ts';
import { PASSWORD } from '../world.ts';
import { signIn } from './steps.ts';

/* 巡察整改 (S3.5): a finding that its village said is set right is sent back, set right with a picture from the phone, and closed by another unit. */

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const { accounts, organisations } = await castIds(look.house);
await settleInspectors(look.house.house, organisations, accounts, PASSWORD);
await settleInspections(look.house.house, accounts, organisations);
const shots = process.env.SHOTS;
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const FINDING = /村务公开不及时/;

test('a finding rectified: returned once, then closed by another unit', async () => {
  const lu = await look.window('desk');
  await lu.clock.setFixedTime(NOW);
  await signIn(look, lu, 'console', 'lu');
  await lu.getByText('个问题等复核', { exact: false }).waitFor();
  await lu.goto(`${look.base}/console/inspections?view=waiting`);
  await looksRight(lu, 'console: findings that wait');
  await lu.getByRole('link', { name: FINDING }).click();
  await lu.getByText('重复问题：', { exact: false }).waitFor();
  await looksRight(lu, 'console: a finding');
  if (shots) await lu.screenshot({ path: `${shots}/finding-1440.png`, fullPage: true });
  await lu.getByRole('button', { name: '退回重改' }).click();
  const dialog = lu.getByRole('dialog');
  await dialog.getByLabel('还差什么').fill('第二个季度的账目没有拍全。');
  await dialog.getByRole('button', { name: '退回重改' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await lu.getByText('退回过 1 次').waitFor();

  const liu = await look.window('phone');
  await liu.clock.setFixedTime(NOW);
  await signIn(look, liu, 'field', 'liu');
  await liu.getByRole('link', { name: FINDING }).click();
  await looksRight(liu, 'field: report on a finding');
  await liu.getByLabel('做了什么').fill('第二个季度的账目补拍齐了。');
  await liu.getByText('自查已改到位').click();
  await liu.getByRole('button', { name: '报上去' }).click();
  await liu.getByText('报自查完成要有照片。').waitFor();
  await liu.getByLabel('拍照').setInputFiles({ name: '公开栏.png', mimeType: 'image/png', buffer: png });
  if (shots) await liu.screenshot({ path: `${shots}/finding-field-360.png`, fullPage: true });
  await liu.getByRole('button', { name: '报上去' }).click();
  await liu.getByText('已全部上传', { exact: false }).waitFor();

  await liu.goto(`${look.base}/console/inspections?view=mine`);
  await liu.getByRole('link', { name: FINDING }).click();
  await liu.getByText('第二个季度的账目补拍齐了。').first().waitFor();
  await looksRight(liu, 'console: a finding on a phone');
  if (shots) await liu.screenshot({ path: `${shots}/finding-360.png`, fullPage: true });
  expect(await liu.getByRole('button', { name: '复核销号' }).isDisabled(), 'nobody closes their own').toBe(true);

  await lu.reload();
  await lu.getByText('第二个季度的账目补拍齐了。').first().waitFor();
  await lu.getByRole('button', { name: '复核销号' }).click();
  await dialog.getByLabel('看了什么、结论').fill('到村里看过公开栏，两个季度都在。');
  await dialog.getByRole('button', { name: '复核销号' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await lu.getByText('到村里看过公开栏', { exact: false }).waitFor();
  await lu.getByRole('button', { name: '打印登记表' }).click();
  const sheet = lu.getByRole('dialog');
  await sheet.getByRole('button', { name: '生成这张表' }).click();
  await sheet.locator('.paper-table').waitFor();
  await lu.emulateMedia({ media: 'print' });
  const text = await sheet.locator('.paper-sheet').innerText();
  for (const said of ['村务公开', '到村里看过公开栏', '第二个季度的账目补拍齐了', '已销号'])
    expect(text, 'the whole of it on one sheet').toContain(said);
  const pdf = (await lu.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  await lu.emulateMedia({ media: 'screen' });
  await lu.keyboard.press('Escape');
  await lu.getByRole('link', { name: '回到这一轮' }).click();
  await lu.getByText('12 个问题，已销号 3 个', { exact: false }).waitFor();
  await looksRight(lu, 'console: a round');
  if (shots) await lu.screenshot({ path: `${shots}/round-1440.png`, fullPage: true });
  await lu.getByRole('link', { name: '整改台账' }).click();
  await lu.getByRole('heading', { name: /整改台账$/ }).waitFor();
  await looksRight(lu, 'console: the ledger');
  if (shots) await lu.screenshot({ path: `${shots}/ledger-1440.png`, fullPage: true });

  const home = await look.window('phone', { script: false });
  await home.goto(`${look.base}/inspections`);
  await home.getByRole('link', { name: /2025年第二轮巡察/ }).click();
  await home.getByText('3 个问题，已销号 3 个', { exact: false }).waitFor();
  expect(await home.getByText('村务公开栏上的补贴名单', { exact: false }).count(), 'no text of a finding').toBe(0);
  await home.getByRole('link', { name: '反映整改不实' }).click();
  await home.getByLabel(/什么事/).waitFor();
});
