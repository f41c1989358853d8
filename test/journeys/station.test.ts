import { expect, test } from 'vitest';
import { looksRight, startLooking } from '../browser.ts';
import { enter, signIn } from './steps.ts';

/* Stations from the table of an office to whoever stands before the door, and back to the keeper's phone. */

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const at = async (size: 'desk' | 'phone', script = true) => {
  const page = await look.window(size, { script });
  if (script) await page.clock.setFixedTime(NOW);
  return page;
};
const HEAD = '驿站名称,所在区域,详细地址,经度,纬度,服务项目,营业时间,依托单位,联系电话';
const rows = [
  '红蜂驿站·早,150102401007,海拉尔东路 26 号,111.680,40.850,"饮水、热饭",每天 8:00-22:00,某银行某支行,0471-0000102',
  '红蜂驿站·晚,150102401007,海拉尔东路 80 号,111.684,40.852,"饮水、取暖",每天 18:00-次日2:00,某超市,0471-0000103',
  '红蜂驿站·远,150102401007,海拉尔东路 90 号,40.850,111.686,饮水,24小时,某超市,0471-0000104',
];

test('a table goes in but for its wrong row; people find what is open and tell what is not as told; the keeper answers on the phone', async () => {
  const dai = await at('desk');
  await enter(look, dai, 'dai', '/console/stations/import');
  await dai.locator('input[type=file]').setInputFiles({
    name: '驿站.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${HEAD}\n${rows.join('\n')}\n`),
  });
  await dai.getByRole('button', { name: '检查表格' }).click();
  await dai.getByText('共 3 行', { exact: false }).waitFor();
  await dai.getByText('经度和纬度写反了', { exact: false }).waitFor();
  await looksRight(dai, 'console: a table of stations');
  await dai.getByRole('button', { name: '导入 2 行' }).click();
  await dai.getByText('导入完成').waitFor();
  await dai.getByRole('link', { name: '看驿站' }).click();
  await dai.getByRole('button', { name: '红蜂驿站·早' }).waitFor();
  await looksRight(dai, 'console: stations');

  const home = await at('phone', false);
  await home.goto(`${look.base}/stations`);
  await home.getByText('找到 2 个').waitFor();
  await home.getByLabel('只看现在开着的').check();
  await home.getByRole('button', { name: '查找' }).click();
  await home.getByText('找到 1 个').waitFor();
  await home.getByRole('link', { name: '红蜂驿站·早' }).click();
  await home.getByText('现在开着', { exact: false }).first().waitFor();
  await home.getByRole('radio', { name: '没有饮水' }).check();
  await home
    .getByRole('button', { name: /告诉|交|发/ })
    .last()
    .click();
  await home.getByText('最近有人反映').waitFor();
  const url = home.url().split('?')[0]!;
  for (const size of ['phone', 'desk'] as const) {
    const seen = await at(size);
    for (const path of ['/stations', '/stations/map', new URL(url).pathname]) {
      await seen.goto(`${look.base}${path}`);
      await looksRight(seen, `portal ${size}: ${path}`);
    }
  }

  const li = await at('phone');
  await signIn(look, li, 'field', 'li');
  await li.getByRole('heading', { name: /我管的驿站/ }).waitFor();
  await looksRight(li, 'field: today with a report');
  await li.getByRole('link', { name: /红蜂驿站·早/ }).click();
  await li.getByText('没有饮水').waitFor();
  await looksRight(li, 'field: a station before its keeper');
  await li.getByRole('button', { name: '属实，已改正' }).click();
  await li.getByText('请写一句回复', { exact: false }).first().waitFor();
  await li.getByLabel('给大家的回复').fill('水壶修好了,有热水。');
  await li.getByRole('button', { name: '属实，已改正' }).click();
  await li.getByText('没有人反映。').waitFor();
  await li.getByRole('button', { name: '暂停开放' }).click();
  await li.getByLabel(/原因/).fill('屋里装修');
  await li.getByRole('button', { name: '暂停开放' }).last().click();
  await li.getByText('屋里装修').waitFor();
  await home.goto(url);
  await home.getByText('水壶修好了', { exact: false }).waitFor();
  await home.getByText('屋里装修').waitFor();

  await dai.reload();
  await dai.getByRole('button', { name: '红蜂驿站·早' }).click();
  const drawer = dai.getByRole('dialog');
  await drawer.getByRole('button', { name: '恢复开放' }).click();
  await dai.getByRole('dialog').last().getByRole('button', { name: '恢复开放' }).click();
  await drawer.getByRole('button', { name: '暂停开放' }).waitFor();
  await looksRight(dai, 'console: one station');
  await home.goto(url);
  expect(await home.getByText('屋里装修').count()).toBe(0);
});
