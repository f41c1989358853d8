import { test } from 'vitest';
import { startApi } from '../api.ts';
import { looksRight, resize, startLooking } from '../browser.ts';
import { enter, signIn } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const api = await startApi(look.house);
const at = async (size: 'desk' | 'phone', script = true) => {
  const page = await look.window(size, { script });
  if (script) await page.clock.setFixedTime(NOW);
  return page;
};

test('a courier joins with a tap and sees what a report became; a resident joins at home without an account', async () => {
  const tian = await at('desk');
  await enter(look, tian, 'tian', '/console/teams');
  await tian.getByRole('button', { name: '登记一支队伍' }).click();
  const form = tian.getByRole('dialog');
  await form.getByLabel('名称').fill('红蜂团骑先锋');
  await form.getByLabel('做什么').fill('送件路上看见哪里坏了,随手报一声。');
  await form.getByLabel('怎样参加').fill('在手机上点“我要参加”。');
  await form.getByLabel('对外电话').fill('0471-0000111');
  await form.getByRole('button', { name: /确\s*定|保\s*存/ }).click();
  await tian.getByRole('heading', { name: '红蜂团骑先锋' }).waitFor();

  const hu = await at('phone');
  await signIn(look, hu, 'field', 'hu');
  await hu.goto(`${look.base}/field/#/teams`);
  await hu.getByRole('button', { name: '我要参加' }).click();
  await hu.getByText('您在队里').waitFor();
  const said = { kind: 'hazard', channel: 'courier', area: '150102401007', body: '路口井盖翘起来了。' };
  const made = await api.as('hu').post('/api/cases', { body: { ...said, disclosure: 'anonymous', reporter: {} } });
  await hu.reload();
  await hu.getByText('路口井盖翘起来了', { exact: false }).waitFor();
  await hu.getByText('正在办').waitFor();
  await looksRight(hu, 'field: my reports and teams');

  const home = await at('phone', false);
  await home.goto(`${look.base}/teams`);
  await home.getByRole('link', { name: '红蜂团骑先锋' }).click();
  await home.getByLabel('姓名', { exact: true }).fill('路过人');
  await home.getByLabel('手机号').fill('19900000931');
  await home.getByRole('button', { name: '我要参加' }).click();
  await home.getByRole('heading', { name: '您已经入队' }).waitFor();
  await home.getByRole('button', { name: '我报的事' }).click();
  await home.getByLabel(/什么东西/).fill('单元门口路灯不亮了');
  await home.getByRole('button', { name: '报上去' }).click();
  await home.getByText('报上去了', { exact: false }).waitFor();
  await home.getByRole('heading', { name: /单元门口路灯不亮了/ }).waitFor();
  await home.getByRole('button', { name: '退出队伍' }).click();
  await home.getByText('您已经退出这支队伍', { exact: false }).waitFor();
  const seen = await at('phone');
  await seen.goto(`${look.base}/teams`);
  await looksRight(seen, 'portal: teams');
  await seen.getByRole('link', { name: '红蜂团骑先锋' }).click();
  await seen.getByText('不足 5 件').first().waitFor();
  await looksRight(seen, 'portal: one team');
  await resize(seen, { width: 1440, height: 900 });
  await looksRight(seen, 'portal: one team at a desk');

  await tian.reload();
  await tian.getByRole('cell', { name: '胡骏', exact: true }).waitFor();
  await looksRight(tian, 'console: one team');

  // What it became is told step by step.
  const id = String(made.body.id);
  const li = api.as('li');
  const unit = (await li.get('/api/organisations?q=红色物业'.replace('红色物业', encodeURIComponent('红色物业')))).body
    .organisations[0].id;
  await li.post(`/api/cases/${id}/dispatch`, { version: 1, body: { organisationId: unit } });
  await api.as('ma').post(`/api/cases/${id}/sign`, { version: 2, body: {} });
  await hu.reload();
  await hu.getByText('单位接下了').waitFor();
  await hu.getByRole('button', { name: '退出' }).click();
  await hu.getByRole('button', { name: '我要参加' }).waitFor();
});
