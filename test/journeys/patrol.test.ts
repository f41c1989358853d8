import sharp from 'sharp';
import { expect, test } from 'vitest';
import { looksRight, startLooking } from '../browser.ts';
import { enter, signIn } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const photo = (g: number) =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: { r: 90, g, b: 80 } } })
    .jpeg()
    .toBuffer();
const picture = async (name: string, g: number) => ({ name, mimeType: 'image/jpeg', buffer: await photo(g) });

test('a grid is walked without signal: nothing found, a hazard, something mended, which the village looks at', async () => {
  const page = await look.window('phone');
  await page.clock.setFixedTime(NOW);
  await signIn(look, page, 'field', 'chen');
  await page.getByRole('heading', { name: /今天要走的网格/ }).waitFor();
  await looksRight(page, 'field: today with a grid to walk');
  await page.context().setOffline(true);
  await page.getByRole('link', { name: /老熊沟.*今天还没走/ }).click();
  await page.getByRole('heading', { name: '巡查', exact: true }).waitFor();
  await looksRight(page, 'field: a round');
  await page.getByRole('button', { name: '没发现问题' }).click();
  await page.getByText(/临时编号 临0303-001/).waitFor();

  await page.getByRole('button', { name: '再记一条' }).click();
  await page.getByLabel('发现了什么').fill('村东头机井房的门锁坏了,电闸露在外面。');
  await page.locator('label', { hasText: '电线路灯' }).click();
  await page.getByRole('button', { name: '记下来' }).click();
  await page.getByText(/临0303-002/).waitFor();

  await page.getByRole('button', { name: '再记一条' }).click();
  await page.locator('label', { hasText: '当场办好了' }).click();
  await page.getByLabel('发现了什么，怎么办好的').fill('路口的排水口堵了树叶,清开了。');
  await page.getByRole('button', { name: '记下来' }).click();
  await page.getByText('当场办好的，要一张办之前的照片。').waitFor();
  const stage = (name: string) => page.getByRole('region', { name }).locator('input[type=file]').first();
  await stage('办之前').setInputFiles(await picture('a.jpg', 60));
  await page.getByRole('region', { name: '办之前' }).getByRole('img').waitFor();
  await stage('办好后').setInputFiles(await picture('b.jpg', 200));
  await page.getByRole('region', { name: '办好后' }).getByRole('img').waitFor();
  await looksRight(page, 'field: mended on the spot');
  await page.getByRole('button', { name: '记下来' }).click();
  await page.getByText(/临0303-003/).waitFor();
  await page.context().setOffline(false);
  await page.getByText('已全部上传').waitFor();

  const village = await look.window('phone');
  await village.clock.setFixedTime(NOW);
  await signIn(look, village, 'field', 'liu');
  await village.getByRole('link', { name: /路口的排水口堵了树叶/ }).click();
  await village.getByRole('button', { name: '核查：办好了' }).waitFor();
  await looksRight(village, 'field: to be looked at');
  await village.getByRole('button', { name: '核查：办好了' }).click();
  await village.getByText('核查过了。').waitFor();

  const desk = await look.window('desk');
  await desk.clock.setFixedTime(NOW);
  await enter(look, desk, 'zhao', '/console/patrols');
  const line = desk.getByRole('row', { name: /老熊沟/ });
  await line.getByRole('img', { name: '走过' }).waitFor();
  await looksRight(desk, 'console: a week of patrols');
  await line.getByRole('button', { name: '纸质巡查表' }).click();
  const paper = desk.getByRole('dialog');
  await paper.getByRole('button', { name: '生成这张表' }).click();
  await paper.getByRole('heading', { name: /老熊沟.*一周巡查表 2026-03-02/ }).waitFor();
  await paper.getByText(/^ZD-[0-9A-F]{12}$/).waitFor();
  await looksRight(desk, 'console: a week of rounds on paper');
  await paper.getByRole('button', { name: /关闭|Close/ }).click();
  await paper.waitFor({ state: 'hidden' });
  await line.getByRole('button', { name: '2', exact: true }).click();
  await desk.getByRole('button', { name: /门锁坏了/ }).waitFor();
  await looksRight(desk, 'console: finds');
  await desk.getByRole('button', { name: /排水口/ }).click();
  await desk.getByText(/核查：刘桂兰/).waitFor();
  expect(await desk.locator('.patrol-pictures img').count()).toBe(2);
  await looksRight(desk, 'console: a find');
});
