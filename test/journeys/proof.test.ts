import { expect, test } from 'vitest';
import { countyList } from '#modules/proofs/proofs.example.ts';
import { startApi } from '../api.ts';
import { looksRight, startLooking } from '../browser.ts';
import { choose, enter } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const api = await startApi(look.house);
const VILLAGE = '150124201213';

test('a proof nobody here may issue is answered at once; one that may is verified by two, printed, and verified by anybody', async () => {
  await countyList(api, '2026-03-03');
  const home = await look.window('phone', { script: false });
  await home.goto(look.base);
  await home.getByRole('link', { name: /我要开证明/ }).click();
  await home.getByLabel(/要证明什么/).fill('领养老金要证明我还活着');
  await home.getByRole('button', { name: '查一查' }).click();
  await home.getByRole('link', { name: '健在证明' }).first().click();
  await home.getByText('12333', { exact: false }).first().waitFor();
  await home.getByRole('link', { name: '告诉县里' }).click();
  for (const place of ['清水河县', '北堡乡', '老熊沟'])
    await home
      .getByRole('link', { name: new RegExp(place) })
      .first()
      .click();
  await home.getByLabel('哪个单位让您开的').fill('县社保中心');
  await home.getByRole('button', { name: '告诉县里' }).click();
  await home.getByText(/记下了.谢谢您/).waitFor();
  const seen = await look.window('phone');
  for (const [path, what] of [
    ['/proofs', 'portal: proofs'],
    ['/proofs/item/n10', 'portal: one of the twenty'],
    ['/proofs/item/150124.JH1', 'portal: one that may be issued'],
    [`/proofs/ask?item=150124.JH1&area=${VILLAGE}`, 'portal: asking'],
  ] as const) {
    await seen.goto(look.base + path);
    await looksRight(seen, what);
  }
  await seen.getByLabel(/要证明什么/).fill('学校要村里同意当侄子监护人的意见');
  await seen.getByLabel('哪个单位让您开的').fill('县第一小学');
  await seen.getByLabel('姓名', { exact: true }).fill('赵满仓');
  await seen.getByRole('button', { name: '交上去' }).click();
  await seen.getByRole('heading', { name: '记下了' }).waitFor();
  await looksRight(seen, 'portal: the receipt');

  const { items } = (await api.as('liu').get('/api/proofs')).body;
  const id = String(items[0].id);
  const move = async (login: string, body: object) => {
    const { version } = (await api.as('liu').get(`/api/proofs/${id}`)).body;
    const answer = await api.as(login).post(`/api/proofs/${id}/move`, { body, version });
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  };
  const liu = await look.window('desk');
  await liu.clock.setFixedTime(NOW);
  await enter(look, liu, 'liu', `/console/proofs?open=${id}`);
  await liu.getByRole('button', { name: '按清单受理' }).click();
  const form = liu.getByRole('dialog').last();
  await choose(liu, form.getByRole('combobox', { name: '选一项' }), '同意担任监护人');
  await form.getByLabel('身份证号').fill('150124195003031239');
  await form.getByLabel(/证明正文/).fill('赵满仓系本村村民,自愿照管其侄赵小军。');
  await form.getByRole('button', { name: '按清单受理' }).click();
  await liu.getByRole('dialog').getByText('正在核实').waitFor();
  await move('chen', { verb: 'check', found: '到家问过。' });
  await move('wang', { verb: 'check', found: '问了邻居。' });
  await liu.reload();
  await liu.getByRole('button', { name: '签字' }).click();
  await liu
    .getByRole('dialog')
    .last()
    .getByRole('button', { name: /签\s*字/ })
    .click();
  await liu.getByRole('button', { name: '盖章出具' }).click();
  await liu.getByRole('dialog').last().getByRole('button', { name: '盖章出具' }).click();
  await liu.getByRole('button', { name: '打印证明' }).click();
  const paper = liu.getByRole('article');
  await paper.getByText('自愿照管', { exact: false }).waitFor();
  await looksRight(liu, 'console: the certificate');
  const { certificate } = (await api.as('liu').get(`/api/proofs/${id}`)).body;
  await liu.goto(`${look.base}/console/proofs?view=register`);
  await liu.getByText(certificate.number).waitFor();
  await looksRight(liu, 'console: the register');
  await liu.goto(`${look.base}/console/proofs?view=lists`);
  await liu.getByRole('heading', { name: /清水河县村级证明事项清单/ }).waitFor();
  await looksRight(liu, 'console: the lists');
  await liu.goto(`${look.base}/console/proofs?view=demands`);
  await liu.getByRole('button', { name: '县社保中心' }).waitFor();
  await looksRight(liu, 'console: who asks');

  await home.goto(certificate.link.replace(/^https?:\/\/[^/]+/, look.base));
  await home.getByRole('button', { name: '查验' }).click();
  await home.getByText('赵*仓').waitFor();
  await home.getByText('有效', { exact: true }).waitFor();
});
