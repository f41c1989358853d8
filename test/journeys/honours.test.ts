import { expect, test } from 'vitest';
import { at } from '#modules/assessments/assessments.example.ts';
import { startApi } from '../api.ts';
import { looksRight, startLooking } from '../browser.ts';
import { choose, enter } from './steps.ts';

/* 老熊沟村 honours a good neighbour: nominated from a phone, asked, voted for with a slip, hung out, taken down by the person's own code. */

const look = await startLooking(at('2026-03-02'));
const api = await startApi(look.house);
const shots = process.env.SHOTS;
const desk = async (day: string, path: string) => {
  look.house.setNow(at(day));
  api.forget('liu');
  const page = await look.window('desk');
  await page.clock.setFixedTime(at(day));
  await enter(look, page, 'liu', `/console/honours${path}`);
  return page;
};

test('nominated at home, agreed to, voted for, hung out, and taken down by one code', async () => {
  const body = {
    ...{ kind: 'goodNeighbour', name: '2026年身边好人', about: '谁是咱身边的热心人?', year: 2026, places: 2 },
    ...{ nominate: { from: '2026-03-01', to: '2026-03-05' }, vote: { from: '2026-03-06', to: '2026-03-08' } },
  };
  const { id } = (await api.as('liu').post('/api/honours', { body })).body;
  const home = await look.window('phone');
  await home.goto(look.base);
  await home.getByRole('link', { name: '身边好人', exact: true }).click();
  await looksRight(home, 'portal: honours');
  await home.getByRole('link', { name: '我要推荐' }).click();
  await home.getByLabel('推荐谁').fill('张热心');
  await home.getByLabel('这个人做了什么').fill('三年来天天给独居老人挑水。');
  await home.getByRole('button', { name: '交上去' }).click();
  await home.getByRole('heading', { name: '收到推荐了' }).waitFor();

  const asked = await desk('2026-03-02', '');
  await looksRight(asked, 'console: calls for honours');
  await asked.getByRole('link', { name: '2026年身边好人' }).click();
  await asked.getByRole('button', { name: '记本人答复 张热心' }).click();
  const answer = asked.getByRole('dialog').filter({ hasText: '要先问本人' });
  await choose(asked, answer.getByRole('combobox', { name: '本人愿不愿意' }), /^愿意/);
  await choose(asked, answer.getByRole('combobox', { name: '怎么答复的' }), '当面说的');
  await answer.getByLabel('哪天').fill('2026-03-02');
  await answer.getByLabel('哪天').press('Enter');
  await answer.getByRole('button', { name: /保\s*存/ }).click();
  const consent = (await asked.locator('.honour-code').innerText()).replaceAll(/\s/g, '');
  await asked.keyboard.press('Escape');
  await asked.getByText('本人同意', { exact: false }).first().waitFor();
  await looksRight(asked, 'console: nominees');
  if (shots) await asked.screenshot({ path: `${shots}/honour-nominees.png`, fullPage: true });

  const voting = await desk('2026-03-06', `/${id}`);
  await voting.getByRole('button', { name: '开始投票' }).click();
  await voting.getByText('投票中', { exact: false }).waitFor();
  await voting.getByRole('button', { name: '印投票码' }).click();
  const slips = voting.getByRole('dialog');
  await slips.getByRole('spinbutton').fill('2');
  await slips.getByRole('button', { name: '印投票码' }).click();
  const slip = (await slips.locator('.honour-slips b').first().innerText()).replaceAll(/\s/g, '');
  await looksRight(voting, 'console: slips');
  if (shots) await voting.screenshot({ path: `${shots}/honour-slips.png` });
  await home.goto(`${look.base}/honours`);
  await home.getByRole('link', { name: '去投票' }).click();
  await home.getByLabel('投票码').fill(slip);
  await home.getByRole('checkbox', { name: /张热心/ }).check();
  await looksRight(home, 'portal: a ballot');
  await home.getByRole('main').getByRole('button', { name: '投票' }).click();
  await home.getByRole('heading', { name: '投好了' }).waitFor();

  const counting = await desk('2026-03-09', `/${id}`);
  await counting.getByRole('button', { name: '计票公示' }).click();
  await counting.getByRole('dialog').getByRole('button', { name: '计票公示' }).click();
  await counting.getByText('公示中', { exact: false }).first().waitFor();
  await looksRight(counting, 'console: in publicity');
  if (shots) await counting.screenshot({ path: `${shots}/honour-publicity.png`, fullPage: true });
  await home.goto(`${look.base}/honours`);
  await home.getByText('张热心').waitFor();
  await looksRight(home, 'portal: whom people honoured');
  if (shots) await home.screenshot({ path: `${shots}/honour-phone.png`, fullPage: true });
  await home.getByRole('link', { name: /我是本人/ }).click();
  await home.getByLabel('撤回码').fill(consent);
  await home.getByRole('main').getByRole('button', { name: '撤下' }).click();
  await home.getByRole('heading', { name: '已经撤下了' }).waitFor();
  await home.goto(`${look.base}/honours`);
  expect(await home.locator('main').innerText()).not.toContain('张热心');
});
