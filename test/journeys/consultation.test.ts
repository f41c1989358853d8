import { expect, test } from 'vitest';
import { organisationId } from '../actors.ts';
import { startApi } from '../api.ts';
import { looksRight, startLooking } from '../browser.ts';
import { enter, signIn } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const api = await startApi(look.house);

test('a question is asked, answered at home and at a door without a network, grouped, answered, and fed back', async () => {
  const sun = api.as('sun');
  const question = {
    ...{ title: '村级文化广场怎么建', question: '您最想在广场上有什么?', who: '全县居民和村干部' },
    ...{ background: '今年有一笔专项资金。', places: '各村党群服务中心', untilDay: '2026-03-10' },
  };
  const { id } = (await sun.post('/api/consultations', { body: question })).body;
  await sun.post(`/api/consultations/${id}/move`, { body: { verb: 'open' }, version: 1 });

  const home = await look.window('phone', { script: false });
  await home.goto(look.base);
  await home.getByRole('link', { name: /征求意见/ }).click();
  await home.getByRole('link', { name: question.title }).click();
  await home.getByLabel('您的意见').fill('晚上太黑,广场上装几盏路灯');
  await home.getByRole('button', { name: '交上去' }).click();
  await home.getByRole('heading', { name: /记下了/ }).waitFor();
  const text = await home.locator('main').innerText();
  const [number, passphrase] = [...text.matchAll(/(\d{4})\s+(\d{4})(?!\d)/g)].map((m) => `${m[1]}${m[2]}`);
  const seen = await look.window('phone');
  for (const path of ['/consultations', '/consultations/suggest', `/consultations/${id}`]) {
    await seen.goto(look.base + path);
    await looksRight(seen, `portal: ${path.replace(id, 'one')}`);
  }

  const chen = await look.window('phone');
  await chen.clock.setFixedTime(NOW);
  await signIn(look, chen, 'field', 'chen');
  await chen.goto(`${look.base}/field/#/opinion`);
  await chen.getByText(question.title).click();
  await chen.getByLabel('说了什么').fill('装路灯,孩子们晚上能玩');
  await looksRight(chen, 'field: an opinion');
  await chen.context().setOffline(true);
  await chen.getByRole('button', { name: '记下' }).click();
  await chen.getByRole('heading', { name: '记下了' }).waitFor();
  await chen.context().setOffline(false);
  await expect
    .poll(async () => (await sun.get(`/api/consultations/${id}`)).body.opinions.length, { timeout: 15_000 })
    .toBe(2);

  const opinionIds = (await sun.get(`/api/consultations/${id}`)).body.opinions.map((o: { id: string }) => o.id);
  const desk = await look.window('desk');
  await desk.clock.setFixedTime(NOW);
  await enter(look, desk, 'sun', `/console/consultations/${id}`);
  for (const i of [0, 1]) await desk.getByRole('checkbox', { name: '选这一条' }).nth(i).check();
  await looksRight(desk, 'console: a call, opinions without a group');
  await desk.getByRole('button', { name: '新立一类' }).click();
  const form = desk.getByRole('dialog');
  await form.getByLabel(/这一类说的是什么/).fill('装路灯');
  await form.getByRole('button', { name: /保\s*存/ }).click();
  await desk.getByRole('button', { name: '答复' }).click();
  await form.getByLabel(/理由/).fill('确实太黑,今年装');
  await form.getByLabel('落实期限').fill('2026-06-30');
  await form.getByRole('button', { name: '答复' }).click();
  await desk.getByText('确实太黑', { exact: false }).waitFor();
  await looksRight(desk, 'console: a call, answered');
  expect(opinionIds).toHaveLength(2);
  expect(await organisationId(look.house, 'qingshuihe')).toBeTruthy();

  await home.getByRole('link', { name: '看我的意见怎么样了' }).click();
  await home.getByLabel('编号').fill(number!);
  await home.getByLabel('查询密码').fill(passphrase!);
  await home.getByRole('button', { name: '打开' }).click();
  await home.getByText('采纳', { exact: true }).waitFor();
  await home.getByText('确实太黑', { exact: false }).waitFor();

  look.house.setNow('2026-03-11T10:00:00+08:00');
  api.forget('sun');
  const { version } = (await api.as('sun').get(`/api/consultations/${id}`)).body;
  const closed = await api.as('sun').post(`/api/consultations/${id}/move`, {
    body: { verb: 'close', summary: '大家最想要路灯,今年装好。' },
    version,
  });
  expect(closed.status, closed.text).toBe(200);
  await seen.goto(`${look.base}/consultations/${id}`);
  await seen.getByText('大家最想要路灯', { exact: false }).waitFor();
  await seen.getByText('不足 5 条').waitFor();
  await looksRight(seen, 'portal: the result');
});
