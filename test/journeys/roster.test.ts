import { expect, test } from 'vitest';
import { settleReception } from '#demo/reception.ts';
import { organisationId } from '../actors.ts';
import { looksRight, startLooking } from '../browser.ts';
import { enter, signIn } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
/** A window whose own clock says what the house's says: its first month is this one. */
const windowThen = async (size: 'desk' | 'phone') => {
  const page = await look.window(size);
  await page.clock.setFixedTime(NOW);
  return page;
};

test('a month is drafted, a gap keeps it from being published, a swap needs both, and people read who is on duty', async () => {
  const keys = ['qingshuihe', 'beibao', 'laoxionggou', 'xincheng', 'hulun', 'mahuaban'];
  const known = keys.map(async (key) => [key, await organisationId(look.house, key)] as const);
  await settleReception(look.house.house, new Map(await Promise.all(known)));

  const desk = await windowThen('desk');
  await enter(look, desk, 'liu', '/console/rosters');
  await desk.getByText('这个月还没排班').waitFor();
  await looksRight(desk, 'console: no roster yet');
  // The table that hangs on the wall comes in, once its wrong row is mended.
  const dialog = desk.getByRole('dialog');
  const table = (rows: string) => ({
    name: '值班表.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`日期,值班人\n${rows}`),
  });
  await desk.getByRole('button', { name: '导入已排好的表' }).click();
  await dialog.locator('input[type=file]').setInputFiles(table('3月4日,王秀英\n3月5日,查无此人\n'));
  await dialog.getByRole('button', { name: '检查表格' }).click();
  await dialog.getByText('本单位今天没有“查无此人”', { exact: false }).waitFor();
  await looksRight(desk, 'console: a table with a row that is wrong');
  await dialog.locator('input[type=file]').setInputFiles(table('3月4日,王秀英\n3月5日,陈志强\n'));
  await dialog.getByRole('button', { name: '检查表格' }).click();
  await dialog.getByRole('button', { name: '导入 2 天' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await desk.getByText('草稿，还没公布').waitFor();
  await desk.getByRole('button', { name: '重新排一版' }).click();
  await dialog.getByRole('checkbox', { name: '刘桂兰' }).check();
  await dialog.getByRole('button', { name: '自动排一版' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await desk.getByText(/天没人值班/).waitFor({ state: 'detached' });
  await desk.getByRole('columnheader', { name: '三', exact: true }).waitFor();
  await looksRight(desk, 'console: a draft');

  // Somebody is taken off the tenth: it cannot be published like that.
  const tenth = desk.getByRole('button', { name: /^10 / });
  await tenth.click();
  await desk.getByRole('dialog').getByRole('checkbox', { checked: true }).first().waitFor();
  for (const box of await desk.getByRole('dialog').getByRole('checkbox', { checked: true }).all()) await box.uncheck();
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: /保\s*存/ })
    .click();
  await desk.getByText('还有 1 天没人值班：03-10').waitFor();
  const publish = async () => {
    await desk
      .getByRole('button', { name: /^公\s*布$/ })
      .first()
      .click();
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: /^公\s*布$/ })
      .click();
    await desk.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  await publish();
  await desk.getByText('这几天还没有人值班，补上才能公布：03-10').waitFor();
  await tenth.click();
  await desk.getByRole('dialog').getByRole('checkbox', { name: '陈志强' }).check();
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: /保\s*存/ })
    .click();
  await desk.getByText('还有 1 天没人值班').waitFor({ state: 'detached' });
  await publish();
  await desk.getByText('已公布').waitFor();
  await looksRight(desk, 'console: published');

  const chen = await windowThen('phone');
  await signIn(look, chen, 'field', 'chen');
  await chen.goto(`${look.base}/field/#/rosters`);
  await chen.getByRole('button', { name: /3月10日/ }).click();
  await chen.getByText('王秀英', { exact: true }).click();
  await looksRight(chen, 'field: asking for a swap');
  await chen.getByRole('button', { name: '请人换班' }).click();
  await chen.getByText('3月10日 周二的班在等王秀英答应').waitFor();

  const wang = await windowThen('phone');
  await signIn(look, wang, 'field', 'wang');
  await wang.getByText(/陈志强请您.*值班/).click();
  await wang.getByRole('button', { name: '答应' }).click();
  await wang.getByRole('button', { name: /3月10日/ }).waitFor();
  await looksRight(wang, 'field: my days on duty');

  await desk.reload();
  const names = await desk.getByRole('cell', { name: /^10/ }).innerText();
  expect(names).toContain('王秀英');

  // She is away on the tenth: the next is asked, and says yes on the desk.
  await wang.getByLabel('从哪天').fill('2026-03-10');
  await wang.getByLabel('到哪天').fill('2026-03-10');
  await wang.getByRole('button', { name: '请假' }).click();
  await wang.getByText(/3月10日.*已请.*顶班/).waitFor();
  await desk.reload();
  await desk
    .getByText(/2026-03-10 已请.*顶班，等答应/)
    .first()
    .waitFor();
  await looksRight(desk, 'console: a day that somebody is asked to stand in on');

  const anybody = await look.window('phone');
  await anybody.goto(`${look.base}/public/channels`);
  await anybody.getByText('今天值班').first().waitFor();
  await looksRight(anybody, 'portal: who is on duty');
  await anybody.getByRole('link', { name: '老熊沟村民委员会' }).click();
  await anybody.getByRole('heading', { name: '今天谁值班' }).waitFor();
  await looksRight(anybody, 'portal: one reception point');
  await anybody.getByRole('link', { name: /打印二维码/ }).click();
  await anybody.getByRole('img', { name: /扫一扫/ }).waitFor();
  await looksRight(anybody, 'portal: the sheet for the door');
});
