import { expect, test } from 'vitest';
import { castAtWork } from '#modules/cases/cases.example.ts';
import { looksRight, startLooking } from '../browser.ts';
import { signIn } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const at = async (login: string) => {
  const page = await look.window('desk');
  await page.clock.setFixedTime(NOW);
  await signIn(look, page, 'console', login);
  return page;
};

test('a duty list is drafted by one, published by another, and its next edition held against it', async () => {
  const clerk = await at('zhao');
  const dialog = clerk.getByRole('dialog');
  await clerk.goto(`${look.base}/console/mandates`);
  await clerk.getByRole('button', { name: '清水河县乡镇履行职责事项清单' }).click();
  await clerk.getByText('小型水利设施的巡查').waitFor();
  await looksRight(clerk, 'console: a duty list');

  /** Adds one item to the draft that is open. */
  const addItem = async (code: string, title: string) => {
    await clerk.getByRole('button', { name: '加一项' }).click();
    await dialog.getByLabel('编号').fill(code);
    await dialog.getByLabel('事项', { exact: true }).fill(title);
    await dialog.getByLabel('法律依据').fill('《中华人民共和国就业促进法》第五十六条');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await clerk.getByText(title).waitFor();
  };
  const leader = await at('yun');
  const publish = async () => {
    // Whoever wrote in it does not put it into force.
    expect(await clerk.getByRole('button', { name: /^发\s*布$/ }).count()).toBe(0);
    await leader.goto(clerk.url());
    await leader.getByRole('button', { name: /^发\s*布$/ }).click();
    await leader
      .getByRole('dialog')
      .getByRole('button', { name: /发\s*布/ })
      .click();
    await leader.getByText('执行中').first().waitFor();
  };

  await clerk.goto(`${look.base}/console/mandates`);
  await clerk.getByRole('button', { name: '起草清单' }).click();
  await dialog.getByLabel('哪类单位').click();
  await clerk.locator('.ant-select-dropdown:visible').getByText('村', { exact: true }).click();
  await dialog.getByLabel('清单名称').fill('北堡乡村级清单');
  await dialog.getByLabel('来源文件(文号)').fill('北政发〔2026〕1号');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await clerk.getByRole('button', { name: '加一项' }).waitFor();
  await addItem('A-001', '组织乡村公益性岗位');
  await looksRight(clerk, 'console: a draft');
  await publish();

  await clerk.reload();
  await clerk.getByRole('button', { name: '起草新一版' }).click();
  await dialog.getByLabel('来源文件(文号)').fill('北政发〔2026〕2号');
  await dialog.getByLabel('从哪天起执行').fill('2026-04-01');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await clerk.getByText('第 2 版').first().waitFor();
  await addItem('A-002', '代收城乡居民医保');
  await clerk.getByLabel('与另一版对照').click();
  await clerk
    .locator('.ant-select-dropdown:visible')
    .getByText(/第 1 版/)
    .click();
  await clerk.getByRole('heading', { name: /新增/ }).waitFor();
  await clerk.getByText('代收城乡居民医保').waitFor();
  expect(await clerk.getByText('组织乡村公益性岗位').count(), 'what both have is no difference').toBe(0);
  await looksRight(clerk, 'console: two editions compared');
});

test('a unit declines by a line of its list, the level above decides, and the person reads why', async () => {
  const cast = await castAtWork(look.house);
  const filed = await cast.file({ body: '公路边沟堵了,一下雨就漫到院子里。' });
  await cast.send('liu', filed.id, 'qingshuiheWater');

  const water = await at('hao');
  await water.goto(`${look.base}/console/cases/${filed.id}`);
  await water.getByRole('button', { name: /^退\s*回$/ }).click();
  const dialog = water.getByRole('dialog');
  await dialog.getByLabel('依据清单的哪一条').click();
  await water
    .locator('.ant-select-dropdown:visible')
    .getByText(/公路边沟和涵洞的排水方案/)
    .click();
  await dialog.getByLabel(/理由|原因/).fill('边沟归交通部门养护,我们只提排水意见');
  await looksRight(water, 'console: declining by a line');
  await dialog.getByRole('button', { name: /退\s*回/ }).click();
  await dialog.waitFor({ state: 'hidden' });

  const county = await at('sun');
  await county.goto(`${look.base}/console/cases/${filed.id}`);
  await county
    .getByText(/公路边沟和涵洞的排水方案/)
    .first()
    .waitFor();
  await looksRight(county, 'console: to decide about a decline');
  await county.getByRole('button', { name: '同意退回' }).click();
  await county
    .getByRole('dialog')
    .getByLabel(/理由|原因/)
    .fill('归县交通局');
  await county.getByRole('dialog').getByRole('button', { name: '同意退回' }).click();
  await county.getByRole('dialog').waitFor({ state: 'hidden' });
  const row = await cast.row(filed.id);
  expect([row.status, row.bounces]).toEqual(['returned', 1]);
});
