import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { nightly } from '#modules/aid/aid.notices.ts';
import { aidVerbs } from '#modules/aid/index.ts';
import { addHousehold, addPerson } from '#modules/people/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { staffCtx } from '../actors.ts';
import { looksRight, startLooking } from '../browser.ts';
import { choose, enter, installed, signIn } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const LATER = '2026-03-11T10:00:00+08:00';
const look = await startLooking(NOW);
const VILLAGE = '150124201213';
const person = await inTransaction(await staffCtx(look.house, 'liu'), (tx) =>
  addPerson(tx, { area: VILLAGE, name: '苗翠莲', basis: 'statutoryDuty', birthYear: 1951 }),
);
const given = {
  params: undefined,
  query: undefined,
  files: [],
  exchange: { ip: '127.0.0.1', cookie: '', sendCookies: () => {} },
};
await addHousehold(await staffCtx(look.house, 'liu'), {
  ...given,
  input: {
    area: VILLAGE,
    address: '西沟 6 号',
    members: [{ personId: person.id, relation: 'head', validFrom: '2020-01-01' }],
  },
});
/** What the household holds of it, between the two halves of the way. */
let receipt = { number: '', passphrase: '' };
const at = async (login: string, moment = NOW) => {
  const page = await look.window('desk');
  await page.clock.setFixedTime(moment);
  await enter(look, page, login, '/console/aid');
  return page;
};
const open = async (page: Page) => {
  await page.goto(`${look.base}/console/aid`);
  await page.getByRole('button', { name: /苗翠莲/ }).click();
  await page.getByRole('heading', { name: /苗翠莲 · 最低生活保障/ }).waitFor();
};
/** One act at the desk: its button, its form, done when the dialog is gone. */
const act = async (page: Page, verb: string, fill: () => Promise<void> = async () => {}) => {
  await page.getByRole('button', { name: verb, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fill();
  await dialog.getByRole('button', { name: verb, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
};
const sign = async (page: Page, name: string, lift: number) => {
  const pad = page.getByRole('img', { name });
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  for (const [x, y] of [
    [120, 110 - lift],
    [180, 50 + lift],
    [240, 120],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y, { steps: 4 });
  await page.mouse.up();
};

test('a household applies at the counter and is visited by two, without signal', async () => {
  const liu = await at('liu');
  const dialog = liu.getByRole('dialog');
  await liu.getByRole('button', { name: '登记申请' }).click();
  const household = dialog.getByLabel('户', { exact: true });
  await household.fill('苗翠莲');
  await liu.locator('.ant-select-item-option-active', { hasText: '西沟 6 号' }).waitFor();
  await household.press('Enter');
  await dialog.getByLabel('困难情况').fill('一个人过,腿脚不好,只有土地流转费。');
  await dialog.getByRole('radio', { name: '都不是' }).check();
  await looksRight(liu, 'console: an application is taken down');
  await dialog.getByRole('button', { name: '登记申请' }).click();
  await dialog.getByText('查询密码').waitFor();
  const paper = await dialog.locator('.notice').innerText();
  receipt = { number: /DB-\d+-\d+-\d+-\d/.exec(paper)![0], passphrase: /(\d{4}) (\d{4})/.exec(paper)![0] };
  await looksRight(liu, 'console: the receipt');

  const zhao = await at('zhao');
  await open(zhao);
  await act(zhao, '受理');
  await zhao
    .getByText(/开始入户：2026-03-06 前/)
    .first()
    .waitFor();
  await looksRight(zhao, 'console: one application');

  const phone = await look.window('phone');
  await phone.clock.setFixedTime(NOW);
  await signIn(look, phone, 'field', 'chen');
  await phone.getByRole('link', { name: /苗翠莲 · 最低生活保障/ }).waitFor();
  await installed(phone);
  await phone.getByRole('link', { name: /苗翠莲 · 最低生活保障/ }).waitFor();
  await phone.context().setOffline(true);
  await phone.getByRole('link', { name: /苗翠莲 · 最低生活保障/ }).click();
  await phone.locator('label', { hasText: '赵永平' }).click();
  for (const [label, text] of [
    ['家里谁住、怎么住', '一人住,土窑一孔。'],
    ['劳动能力，在干什么', '年过七十,腿脚不便。'],
    ['住房和大件财产', '没有大件。'],
    ['看病上学等大额支出', '每月药费一百多。'],
  ] as const)
    await phone.getByLabel(label).fill(text);
  await phone.locator('label', { hasText: '苗翠莲' }).click();
  await sign(phone, '我签名（第一调查人）', 0);
  await sign(phone, '第二调查人签名', 10);
  await phone.getByRole('button', { name: '调查完成' }).click();
  await phone.getByText('还没签名。').waitFor();
  await sign(phone, '户方签名', 20);
  await looksRight(phone, 'field: a survey');
  await phone.getByRole('button', { name: '调查完成' }).click();
  await phone.getByText(/临时编号/).waitFor();
  await phone.context().setOffline(false);
  await phone.getByText('已全部上传').waitFor();

  await open(zhao);
  await zhao.getByRole('img', { name: '陈志强的签名' }).waitFor();
  await looksRight(zhao, 'console: a survey with its signatures');
});

test('it hangs out a week in the village, the household sees where it stands, the county grants it', async () => {
  const { rows } = await look.house.owner.query('select id, version from aid_application');
  const { id, version } = rows[0];
  const bai = await staffCtx(look.house, 'bai', { version });
  const checked = await aidVerbs.checkData(bai, {
    ...given,
    params: { id },
    input: { outcome: 'consistent', text: '与申报一致。' },
  });
  await aidVerbs.draftOpinion(await staffCtx(look.house, 'zhao', { version: checked.version }), {
    ...given,
    params: { id },
    input: { opinion: 'grant', cents: 61_250, text: '符合条件。' },
  });
  const home = await look.window('phone');
  await home.goto(`${look.base}/aid`);
  await looksRight(home, 'portal: relief');
  await home.getByRole('link', { name: /老熊沟/ }).click();
  await home.getByText('每月 612.50 元').waitFor();
  await looksRight(home, 'portal: what hangs out in the village');
  await home.goto(`${look.base}/aid/track`);
  await home.getByLabel('受理单编号').fill(receipt.number);
  await home.getByLabel('查询密码').fill(receipt.passphrase);
  await home.getByRole('button', { name: '查看' }).click();
  await home
    .getByText(/在村里公示/)
    .first()
    .waitFor();
  await looksRight(home, 'portal: where the application stands');

  look.house.setNow(LATER);
  await nightly(systemCtx(look.house.house, 'test'));
  const baiLater = await at('bai', LATER);
  await open(baiLater);
  await act(baiLater, '批准', async () => {
    await baiLater.getByRole('dialog').getByLabel('情况说明').fill('符合条件,予以批准。');
  });
  await baiLater.getByText(/每月 612.50 元，从 2026-04 起/).waitFor();
  await baiLater.getByRole('button', { name: '批准通知书' }).click();
  await baiLater.getByText(/60日内依法申请行政复议/).waitFor();
  await looksRight(baiLater, 'console: the letter of approval');
  await baiLater.keyboard.press('Escape');
  await baiLater.getByRole('dialog').waitFor({ state: 'hidden' });
  await baiLater.getByRole('button', { name: '登记送达' }).last().click();
  await choose(baiLater, baiLater.getByRole('dialog').getByLabel('怎么送的'), /上门送达/);
  await baiLater.getByRole('dialog').getByRole('button', { name: '登记送达' }).click();
  await baiLater.getByText(/上门送达，苗翠莲 签收/).waitFor();
  expect(await baiLater.getByText('现在没有在走的期限。').count()).toBe(1);
});
