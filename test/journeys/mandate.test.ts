import { expect, test } from 'vitest';
import { castAtWork } from '#modules/cases/cases.example.ts';
import { template } from '#modules/facts/facts.example.ts';
import { organisationId } from '../actors.ts';
import { startApi } from '../api.ts';
import { looksRight, startLooking } from '../browser.ts';
import { enter } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const at = async (login: string) => {
  const page = await look.window('desk');
  await page.clock.setFixedTime(NOW);
  await enter(look, page, login, '/console/');
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
  await dialog.getByLabel('来源文件（文号）').fill('北政发〔2026〕1号');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await clerk.getByRole('button', { name: '加一项' }).waitFor();
  await addItem('A-001', '组织乡村公益性岗位');
  await looksRight(clerk, 'console: a draft');
  await publish();

  await clerk.reload();
  await clerk.getByRole('button', { name: '起草新一版' }).click();
  await dialog.getByLabel('来源文件（文号）').fill('北政发〔2026〕2号');
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

test('what is in no list is refused where it is sent, asked for, approved by other hands, and then goes', async () => {
  const buffer = await template('水表抄见', ['户主姓名', '表底数']);
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const water = await at('hao');
  const dialog = water.getByRole('dialog');
  const order = async () => {
    await water.goto(`${look.base}/console/returns`);
    await water.getByRole('button', { name: '要一张表' }).click();
    await dialog.locator('input[type=file]').setInputFiles({ name: '水表抄见.xlsx', mimeType, buffer });
    await dialog.getByLabel('依据').fill('局里的通知');
  };
  await order();
  await dialog.getByText(/清单里没有这一事项/).waitFor();
  await looksRight(water, 'console: refused before it is sent');
  await dialog.getByRole('link', { name: '申请准入' }).click();
  await water.waitForURL('**/console/admissions?**');
  expect(await dialog.getByLabel('为哪件事').inputValue()).toBe('水表抄见');
  const asked = {
    要它做什么: '每季度抄一次全村水表',
    依据: '《农村供水条例（示例）》第二十条',
    '经费（元）': '3600',
    经费从哪里来: '农村供水管护资金',
    人员安排: '局里派一人教会',
    '到哪天为止（当天不算）': '2026-12-01',
  };
  for (const [label, text] of Object.entries(asked)) await dialog.getByLabel(label, { exact: true }).fill(text);
  await looksRight(water, 'console: asking for an admission');
  await dialog.getByRole('button', { name: '申请准入' }).click();
  await water.waitForURL(/admissions\/[0-9a-f-]{36}/);
  await water.getByText('征求接收单位意见').first().waitFor();

  // The hands between are walked by the api tests.
  const api = await startApi(look.house);
  const id = new URL(water.url()).pathname.split('/').at(-1)!;
  const reviewerIds = [
    await organisationId(look.house, 'qingshuiheTransport'),
    await organisationId(look.house, 'qingshuiheCivil'),
  ];
  const says = '已看过。';
  const steps = [
    ['liu', 'answer', { agrees: true, says }],
    ['guo', 'check', { agrees: true, says, reviewerIds }],
    ['ren', 'sign', { agrees: true, says }],
    ['bai', 'sign', { agrees: true, says }],
  ] as const;
  let version = 1;
  for (const [login, verb, body] of steps) {
    const answer = await api.as(login).post(`/api/admissions/${id}/${verb}`, { version, body });
    expect([verb, answer.status, answer.text.slice(0, 80)]).toEqual([verb, 200, expect.any(String)]);
    version = answer.body.version;
  }
  const county = await at('sun');
  await county.goto(`${look.base}/console/admissions/${id}`);
  await county.getByRole('button', { name: /^批\s*准$/ }).click();
  await county
    .getByRole('dialog')
    .getByRole('button', { name: /^批\s*准$/ })
    .click();
  await county.getByText('执行中').first().waitFor();
  await looksRight(county, 'console: an admission in force');

  await order();
  await dialog.getByText(/凭准入〔2026〕1号可以派/).waitFor();
  await dialog.getByRole('button', { name: '要一张表' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await water.getByRole('main').getByText('水表抄见').first().waitFor();
});
