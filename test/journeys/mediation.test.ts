import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { committeeAtWork } from '#modules/mediations/mediations.example.ts';
import { startApi } from '../api.ts';
import { looksRight, startLooking } from '../browser.ts';
import { choose, enter, signIn } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const api = await startApi(look.house);
const at = await committeeAtWork(look.house, api);
const shots = process.env.SHOTS;
const shot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/mediation-${name}.png`, fullPage: true });
};

test('a quarrel is brought from home, mediated, signed by both, taken to the court together, and printed whole', async () => {
  const home = await look.window('phone');
  await home.goto(look.base);
  await home.getByRole('link', { name: /人民调解/ }).click();
  await looksRight(home, 'portal: mediation');
  await shot(home, 'portal');
  await home.getByRole('link', { name: /老熊沟村/ }).click();
  await home.getByRole('radio', { name: '邻里纠纷' }).check();
  await home.getByLabel('怎么回事').fill('两家为院墙占地吵了半年,想请人来量一量。');
  await home.getByLabel('您的姓名').fill('张有田');
  await home.getByLabel(/您的电话/).fill('199 0000 2001');
  await home.getByLabel('对方是谁').fill('李满囤');
  await looksRight(home, 'portal: apply');
  await shot(home, 'apply');
  await home.getByRole('button', { name: '交上去' }).click();
  await home.getByRole('heading', { name: '收到了' }).waitFor();
  await looksRight(home, 'portal: receipt');
  const text = await home.locator('main').innerText();
  const number = /TJ-\d{12}-\d{4}-\d{4}-\d/.exec(text)![0];
  const passphrase = /(\d{4}) (\d{4})(?!\d)/.exec(text.slice(text.indexOf('查询密码')))![0];

  const liu = await look.window('desk');
  await liu.clock.setFixedTime(NOW);
  await enter(look, liu, 'liu', '/console/mediations');
  await liu.getByRole('cell', { name: number }).waitFor();
  await liu.getByRole('button', { name: '指定调解员' }).click();
  const assign = liu.getByRole('dialog');
  await choose(liu, assign.getByRole('combobox').first(), '刘桂兰');
  await liu.keyboard.press('Escape');
  await assign.getByRole('button', { name: /保\s*存/ }).click();
  await assign.waitFor({ state: 'hidden' });
  await looksRight(liu, 'console: mediations');
  await shot(liu, 'queue');

  const { body: list } = await api.as('liu').get('/api/mediations');
  const { id } = list.items[0];
  const [first, other] = (await at.get(id)).parties as { id: string }[];
  await at.done(id, 'answers', { partyId: other!.id, answer: 'yes', way: 'counter' });
  for (const p of [first!, other!]) {
    await at.done(id, 'rights', { partyId: p.id, on: '2026-03-03' });
    await at.done(id, 'identity', { partyId: p.id, idNumber: '150124197001011234' });
  }
  await at.done(id, 'appointments', { at: '2026-03-03T15:00:00+08:00', place: '两家院墙跟前' });

  // At the wall there is no network: the session is written down there, and goes out on the way back.
  const phone = await look.window('phone');
  await phone.clock.setFixedTime(NOW);
  await signIn(look, phone, 'field', 'liu');
  await phone.getByRole('heading', { name: /要去调解/ }).waitFor();
  await looksRight(phone, 'field: today with a mediation');
  await phone.context().setOffline(true);
  await phone.getByRole('link', { name: /张有田、李满囤.*两家院墙跟前/ }).click();
  await phone.getByRole('button', { name: '记下' }).click();
  await phone.getByText('写几句谈了什么。').waitFor();
  await phone.getByLabel('谈了什么、谈到哪一步').fill('到现场量了两遍,各让半尺。');
  await phone.getByLabel('见证人').fill('王老五');
  const buffer = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#e8e0d0' } })
    .jpeg()
    .toBuffer();
  await phone.locator('input[type=file]').first().setInputFiles({ name: '签字.jpg', mimeType: 'image/jpeg', buffer });
  await phone.getByRole('img').first().waitFor();
  await looksRight(phone, 'field: a session');
  await shot(phone, 'session');
  await phone.getByRole('button', { name: '记下' }).click();
  await phone.getByText(/临时编号 临0303-001/).waitFor();
  await phone.context().setOffline(false);
  await phone.getByText('已全部上传').waitFor();

  await liu.getByRole('link', { name: number }).click();
  await liu.getByText('到现场量了两遍', { exact: false }).first().waitFor();
  await liu.getByRole('button', { name: '写协议' }).click();
  const write = liu.getByRole('dialog');
  await write.getByLabel('纠纷主要事实').fill('院墙越界二十厘米。');
  await write.getByLabel('争议事项').fill('墙拆不拆、谁出钱。');
  await write.getByLabel('各方责任').fill('张家越界,李家愿意等。');
  await write.getByLabel('协议内容').fill('张家一个月内把墙退回老界。');
  await write.getByLabel('履行方式').fill('自行拆除重砌。');
  await write.getByLabel('做什么 1').fill('把墙退回老界');
  await write.getByLabel('期限 1').fill('2026-04-03');
  await write.getByRole('button', { name: '写协议' }).click();
  await write.waitFor({ state: 'hidden' });

  await at.done(id, 'signatures', { who: 'party', partyId: first!.id, way: 'fingerprint', on: '2026-03-03' });
  await liu.reload();
  expect(await liu.getByRole('button', { name: '协议生效' }).isDisabled()).toBe(true);
  await liu.getByRole('button', { name: '当事人签字' }).click();
  const sign = liu.getByRole('dialog');
  await choose(liu, sign.getByLabel('当事人', { exact: true }), '李满囤');
  await sign.getByRole('button', { name: '当事人签字' }).click();
  await sign.waitFor({ state: 'hidden' });
  await at.done(id, 'signatures', { who: 'mediator', on: '2026-03-03' });
  await at.done(id, 'signatures', { who: 'committee', on: '2026-03-03' });
  await liu.reload();
  await liu.getByRole('button', { name: '协议生效' }).click();
  await liu.getByRole('dialog').getByRole('button', { name: '协议生效' }).click();
  await liu.getByText('可以共同申请司法确认到：2026-04-02', { exact: false }).waitFor();
  await looksRight(liu, 'console: a mediation');
  await shot(liu, 'file');

  await home.goto(`${look.base}/mediation/mine?n=${number}`);
  await home.getByLabel('查询密码').fill(passphrase);
  await home.getByRole('button', { name: '看一看' }).click();
  await home.getByRole('button', { name: '我同意申请法院确认' }).click();
  await home.getByText('协议已经生效', { exact: false }).waitFor();
  await looksRight(home, 'portal: my mediation');
  await shot(home, 'own');
  await at.done(id, 'court', { verb: 'join', partyId: other!.id, on: '2026-03-03' });
  await liu.reload();
  await liu.getByRole('button', { name: '交法院申请确认' }).click();
  const file = liu.getByRole('dialog');
  await file.getByLabel('法院').fill('清水河县人民法院');
  await file.getByRole('button', { name: '交法院申请确认' }).click();
  await file.waitFor({ state: 'hidden' });

  await liu.getByRole('link', { name: '打印全卷' }).click();
  await liu.getByRole('heading', { name: '人民调解卷宗' }).waitFor();
  await looksRight(liu, 'console: the whole file');
  const volume = await liu.locator('.mediation-volume').innerText();
  const order = [
    '人民调解申请书',
    '权利义务告知书',
    '当事人身份证明',
    '到现场量了两遍',
    '张家一个月内把墙退回老界',
    '清水河县人民法院',
  ];
  const places = order.map((part) => volume.lastIndexOf(part));
  expect(places.every((p, i) => p > (places[i - 1] ?? 0))).toBe(true);
  expect(volume).toContain('见证人:王老五'.replace(':', '：'));
  // The contents name the page on which a part really stands.
  const [, from] = /权利义务告知书\S*\s+(\d+)/.exec(volume) ?? [];
  const rights = liu.locator('.mediation-sheet', { has: liu.getByRole('heading', { name: '权利义务告知书' }) });
  expect(await rights.first().locator('footer').innerText()).toContain(`第 ${from} 页`);
  await shot(liu, 'print');
});
