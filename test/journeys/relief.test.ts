import { expect, test } from 'vitest';
import { addHousehold, addPerson } from '#modules/people/index.ts';
import { inTransaction } from '#platform/context.ts';
import { staffCtx } from '../actors.ts';
import { looksRight, startLooking } from '../browser.ts';
import { choose, enter, installed, signIn } from './steps.ts';

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
const at = async (login: string) => {
  const page = await look.window('desk');
  await page.clock.setFixedTime(NOW);
  await enter(look, page, login, '/console/');
  return page;
};

test('rice comes in, is approved, handed out in the valley with a signature, and what was wrong is reversed by another', async () => {
  const liu = await at('liu');
  const dialog = liu.getByRole('dialog');
  await liu.goto(`${look.base}/console/relief`);
  await liu.getByRole('button', { name: '设库房' }).click();
  await dialog.getByLabel('库房名称').fill('村部库房');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await liu.getByRole('button', { name: '登记入库' }).click();
  await dialog.getByLabel('品名').fill('大米');
  await dialog.getByLabel('数量', { exact: true }).fill('50');
  await dialog.getByLabel('单位（袋、床、箱）').fill('袋');
  await dialog.getByLabel('谁给的').fill('清水河县粮油公司');
  await choose(liu, dialog.getByLabel('放在哪个库房'), /村部库房/);
  await dialog.getByRole('button', { name: '登记入库' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await liu.getByRole('cell', { name: '50 袋' }).first().waitFor();
  await looksRight(liu, 'console: batches');

  const zhao = await at('zhao');
  const asked = zhao.getByRole('dialog');
  const number = (await liu.getByRole('row', { name: /大米/ }).getByRole('button').textContent())?.trim();
  await zhao.goto(`${look.base}/console/relief?view=grants`);
  await zhao.getByRole('link', { name: '导入名单' }).click();
  await zhao.getByLabel('事由').fill('春荒缺粮');
  await zhao.getByLabel('依据的文件或会议').fill('乡党委会 2026 年第 3 次');
  const list = (rows: string) => ({
    name: '名单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`户主,批次,数量,是否干部亲属\n${rows}`),
  });
  const file = zhao.locator('input[type=file]');
  await file.setInputFiles(list(`韩大柱,${number},1,否\n查无此人,${number},1,否\n`));
  await zhao.getByRole('button', { name: '检查表格' }).click();
  await zhao.getByText('查无此人：没有这位户主的户', { exact: false }).waitFor();
  await looksRight(zhao, 'console: a list with a row that is wrong');
  expect(await zhao.getByRole('button', { name: /批准这/ }).count()).toBe(0);
  await file.setInputFiles(list(`韩大柱,${number},1,否\n`));
  await zhao.getByRole('button', { name: '检查表格' }).click();
  await zhao.getByRole('button', { name: '批准这 1 户' }).click();
  await zhao.getByRole('link', { name: '去看批准的户' }).click();
  await zhao.getByRole('cell', { name: '大米 1 袋' }).waitFor();
  await zhao.goto(`${look.base}/console/relief?view=grants`);
  await zhao.getByRole('button', { name: '批准救助' }).click();
  const household = asked.getByLabel('户', { exact: true });
  await household.fill('韩大柱');
  await zhao.locator('.ant-select-item-option-active', { hasText: '韩大柱 · 老熊沟 1 号' }).waitFor();
  await household.press('Enter');
  await choose(zhao, asked.getByLabel('用哪一批'), /大米/);
  await asked.getByLabel('数量').fill('2');
  await asked.getByLabel('事由').fill('春荒缺粮');
  await asked.getByLabel('依据的文件或会议').fill('乡党委会 2026 年第 3 次');
  await asked.getByRole('button', { name: '批准救助' }).click();
  await asked.waitFor({ state: 'hidden' });
  await zhao.getByRole('cell', { name: '大米 2 袋' }).waitFor();
  await looksRight(zhao, 'console: grants');

  const phone = await look.window('phone');
  await phone.clock.setFixedTime(NOW);
  await signIn(look, phone, 'field', 'chen');
  await phone.getByRole('link', { name: /韩大柱 · 大米 2 袋/ }).waitFor();
  await installed(phone);
  await phone.getByRole('link', { name: /韩大柱 · 大米 2 袋/ }).waitFor();
  await phone.context().setOffline(true);
  await phone.getByRole('link', { name: /韩大柱 · 大米 2 袋/ }).click();
  await phone.locator('label', { hasText: '韩大柱' }).click();
  await phone.getByLabel(/见证人/).fill('高满喜');
  await phone.getByRole('button', { name: '发放并签收' }).click();
  await phone.getByText('签名是空的，请领取人签名。').waitFor();
  const box = (await phone.getByRole('img', { name: '请领取人在框里签名' }).boundingBox())!;
  await phone.mouse.move(box.x + 40, box.y + 60);
  await phone.mouse.down();
  for (const [x, y] of [
    [120, 110],
    [180, 50],
    [240, 130],
  ] as const)
    await phone.mouse.move(box.x + x, box.y + y, { steps: 6 });
  await phone.mouse.up();
  await looksRight(phone, 'field: a hand-out');
  await phone.getByRole('button', { name: '发放并签收' }).click();
  await phone.getByText(/临时编号/).waitFor();
  await phone.context().setOffline(false);
  await phone.getByText('已全部上传').waitFor();

  await zhao.reload();
  await zhao
    .getByRole('row', { name: /已发放/ })
    .getByRole('button', { name: /韩大柱/ })
    .click();
  await zhao.getByRole('img', { name: '领取人签名' }).waitFor();
  await looksRight(zhao, 'console: a receipt');
  await zhao.getByRole('button', { name: '打印签收单' }).click();
  await zhao.getByRole('heading', { name: '救助物资（资金）签收单' }).waitFor();
  await zhao.emulateMedia({ media: 'print' });
  expect(await zhao.locator('.ant-drawer').isVisible()).toBe(false);
  await zhao.emulateMedia({ media: 'screen' });
  await zhao.goto(`${look.base}/console/relief?view=ledger`);
  const entry = zhao.getByRole('row', { name: /发放/ });
  await entry.getByText('(48 袋)').waitFor();
  await looksRight(zhao, 'console: the ledger');
  await entry.getByRole('button', { name: '冲正' }).click();
  await asked.getByLabel('事由').fill('发错了户');
  await asked.getByRole('button', { name: '冲正' }).click();
  await zhao.getByRole('row', { name: /冲正.*发错了户/ }).waitFor();
  await zhao.goto(`${look.base}/console/relief`);
  await zhao.getByRole('row', { name: /大米/ }).getByRole('cell', { name: '0 袋', exact: true }).waitFor();
  expect(await zhao.getByRole('row', { name: /大米/ }).getByRole('cell', { name: '50 袋' }).count()).toBe(2);
});
