import sharp from 'sharp';
import { expect, test } from 'vitest';
import { addHousehold, addPerson } from '#modules/people/index.ts';
import { inTransaction } from '#platform/context.ts';
import { staffCtx } from '../actors.ts';
import { looksRight, startLooking } from '../browser.ts';
import { choose, enter, signIn } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const VILLAGE = '150124201213';
const person = await inTransaction(await staffCtx(look.house, 'liu'), (tx) =>
  addPerson(tx, { area: VILLAGE, name: '韩大柱', basis: 'statutoryDuty', birthYear: 1943 }),
);
await addHousehold(await staffCtx(look.house, 'liu'), {
  params: undefined,
  query: undefined,
  input: {
    area: VILLAGE,
    address: '老熊沟 1 号',
    members: [{ personId: person.id, relation: 'head', validFrom: '2020-01-01' }],
  },
  files: [],
  exchange: { ip: '127.0.0.1', cookie: '', sendCookies: () => {} },
});
const pipe = await sharp({ create: { width: 400, height: 300, channels: 3, background: { r: 90, g: 70, b: 80 } } })
  .jpeg()
  .toBuffer();

let paper = { number: '', passphrase: '' };
/** The household's telephone, with its slip shown. */
const openSlip = async (script: boolean) => {
  const page = await look.window('phone', { script });
  await page.goto(`${look.base}/`);
  await page.getByRole('link', { name: /有人到您家走访过/ }).click();
  await page.getByLabel('回执单编号').fill(paper.number);
  await page.getByLabel('查询密码').fill(paper.passphrase);
  if (script) await looksRight(page, 'portal: the way to one’s visit');
  await page.getByRole('button', { name: '打开' }).click();
  await page.getByRole('heading', { name: '走访记录' }).waitFor();
  return page;
};

test('a household is visited without signal, and its need becomes a case', async () => {
  const phone = await look.window('phone');
  await phone.clock.setFixedTime(NOW);
  await signIn(look, phone, 'field', 'chen');
  await phone.getByRole('link', { name: /韩大柱.*还没走访过/ }).waitFor();
  await looksRight(phone, 'field: today with a household to visit');
  await phone.goto(`${look.base}/field/#/facts`);
  await phone.getByRole('link', { name: /韩大柱/ }).waitFor();
  await looksRight(phone, 'field: facts of households');
  await phone.context().setOffline(true);
  await phone.getByRole('link', { name: /韩大柱/ }).click();
  await phone.getByRole('group', { name: '饮水安全' }).locator('label', { hasText: '是' }).click();
  await looksRight(phone, 'field: facts of a household');
  await phone.getByRole('button', { name: '记下来' }).click();
  await phone.getByText(/临0303-001/).waitFor();
  await phone.goto(`${look.base}/field/#/visits`);
  await phone.getByRole('link', { name: /韩大柱/ }).click();
  await phone.locator('label', { hasText: '防返贫走访' }).click();
  await phone.locator('label', { hasText: '韩大柱' }).click();
  for (const asked of ['近半年收入明显减少', '住房安全'])
    await phone.getByRole('group', { name: asked }).locator('label', { hasText: '是' }).click();
  await phone.getByLabel('户里说的话').fill('今年羊价低,后院水管又冻裂了。');
  await phone.getByRole('button', { name: '加一件需要办的事' }).click();
  const need = phone.getByRole('region', { name: '第 1 件' });
  await need.getByLabel('什么事').fill('后院的水管冻裂了,吃水要到井上挑。');
  await need.locator('label', { hasText: '吃水用水' }).click();
  await need.locator('input[type=file]').first().setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: pipe });
  await need.getByRole('img').waitFor();
  await phone.getByRole('button', { name: '记下来' }).click();
  await phone.getByText('有照片或录音，要先问过家里人同意').waitFor();
  await looksRight(phone, 'field: a visit');
  await phone.getByLabel('拍照、录音前问过，同意').check();
  await phone.getByRole('button', { name: '记下来' }).click();
  await phone.getByText(/临时编号/).waitFor();
  await phone.context().setOffline(false);
  await phone.getByText('请把这两样抄给这一户').waitFor();
  await phone.getByText('转成了 1 件诉求').waitFor();
  await looksRight(phone, 'field: a visit that has arrived');
  const [number = '', passphrase = ''] = await phone.locator('.receipt dd').allInnerTexts();
  paper = { number, passphrase };
  const { db } = look.house.house;
  const facts = await db.selectFrom('fact').select('kind').orderBy('kind').execute();
  expect(facts.map((f) => f.kind)).toEqual(['housingSafe', 'waterSafe']);
  const spent = await db.selectFrom('burden_week').select(['form', 'records']).orderBy('form').execute();
  expect(spent).toEqual([
    { form: 'fact', records: 1 },
    { form: 'visit', records: 1 },
  ]);
});

test('it reads what was written by its slip, without script, says what is wrong, and is answered', async () => {
  const seen = await openSlip(true);
  await seen.getByText('今年羊价低,后院水管又冻裂了。').waitFor();
  await looksRight(seen, 'portal: what was written');
  await seen.getByRole('link', { name: '写得不对、要补充或删除' }).click();
  await looksRight(seen, 'portal: saying what is wrong');
  const home = await openSlip(false);
  await home.getByRole('link', { name: '写得不对、要补充或删除' }).click();
  await home.getByLabel('您的话').fill('羊没卖,是玉米价低。');
  await home.getByRole('button', { name: '交上去' }).click();
  await home.getByText('还没有答复').waitFor();

  const desk = await look.window('desk');
  await desk.clock.setFixedTime(NOW);
  await enter(look, desk, 'liu', '/console/visits?view=corrections');
  await looksRight(desk, 'console: corrections to answer');
  await desk.getByRole('link', { name: '韩大柱' }).click();
  await desk.getByText('羊没卖,是玉米价低。').waitFor();
  await looksRight(desk, 'console: a visit');
  await desk.getByRole('button', { name: /答\s*复/ }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('更正后的内容').fill('今年玉米价低,后院水管又冻裂了。');
  await dialog.getByLabel('告诉这一户').fill('听错了,已经改过来,对不住。');
  await dialog.getByRole('button', { name: /答\s*复/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await desk.getByText('今年玉米价低,后院水管又冻裂了。').waitFor();
  await home.reload();
  await home.getByText('听错了,已经改过来,对不住。').waitFor();
});

test('several units weigh it; who does what until when goes to the case, which the same slip opens', async () => {
  const desk = await look.window('desk');
  await desk.clock.setFixedTime(NOW);
  await enter(look, desk, 'liu', '/console/visits');
  await desk.getByRole('cell', { name: '1 / 1' }).waitFor();
  await looksRight(desk, 'console: visits');
  await desk.getByRole('button', { name: '印空白走访表' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '印空白走访表' }).click();
  await desk.locator('.paper-sheet').nth(4).waitFor();
  await desk.keyboard.press('Escape');
  await desk.locator('.paper-sheet').first().waitFor({ state: 'hidden' });
  await desk.getByRole('link', { name: '韩大柱' }).click();
  await desk.getByRole('button', { name: '研判这次走访' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('议题').fill('韩大柱家吃水');
  const units = dialog.getByLabel('参加的单位');
  await units.fill('老熊沟');
  await choose(desk, units, '老熊沟村');
  await units.fill('水利');
  await choose(desk, units, '县水利局');
  await desk.keyboard.press('Escape');
  await dialog.getByLabel('议了什么').fill('管子老化,村里修不了。');
  await dialog.getByLabel('怎么定的').fill('县水利局换管。');
  await dialog.getByRole('button', { name: '加一项' }).click();
  await dialog.getByLabel('办什么').fill('换后院的水管');
  await choose(desk, dialog.getByLabel('哪个单位'), '县水利局');
  await dialog.getByRole('button', { name: '记一次研判' }).click();
  await desk.getByRole('heading', { name: /联合研判纪要/ }).waitFor();
  await desk.getByRole('cell', { name: /换后院的水管/ }).waitFor();
  await looksRight(desk, 'console: minutes of a study');

  const home = await openSlip(false);
  await home.getByRole('button', { name: '看这件办到哪了' }).click();
  await home.getByRole('heading', { name: /后院的水管冻裂了/ }).waitFor();
  expect(await home.locator('main').innerText()).toContain('县水利局');
});
