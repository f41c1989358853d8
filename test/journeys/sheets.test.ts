import { toBuffer } from 'qrcode';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { startLooking } from '../browser.ts';
import { enter, fileCase, signIn, track } from './steps.ts';

const look = await startLooking('2026-03-03T10:00:00+08:00');

/** A page off the scanner with this code on it. */
const scan = async (code: string, shade: number) => ({
  name: `签字${shade}.jpg`,
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 1240, height: 1754, channels: 3, background: { r: 250, g: 250, b: shade } } })
    .composite([{ input: await toBuffer(code, { width: 200 }), left: 980, top: 60 }])
    .jpeg()
    .toBuffer(),
});

test('a printed case bears its code, and the signed sheet comes back to it from the desk and from the way', async () => {
  const resident = await look.window('phone');
  const said = { body: '村东头机井坏了三天,浇不上地,请派人来看看。', way: ['清水河县', '北堡乡', '老熊沟村'] };
  const paper = await fileCase(look, resident, { ...said, name: '刘大妈' });

  const desk = await look.window('desk');
  await enter(look, desk, 'liu', '/console/cases?queue=all');
  await desk.getByText('村东头机井坏了三天').first().click();
  await desk.goto(`${look.base}/console/inbox/sheets`);
  const link = `${look.base}/track?n=${paper.number}`;
  await desk.locator('input[type=file]').setInputFiles([await scan(link, 200), await scan('https://example.cn/', 210)]);
  await desk.getByText('已归入').waitFor();
  await desk.getByText('没读到二维码').waitFor();
  await desk.getByRole('link', { name: new RegExp(paper.number) }).click();
  await desk.getByRole('link', { name: '签字200.jpg' }).waitFor();
  await desk.emulateMedia({ media: 'print' });
  const codes = desk.getByRole('img', { name: new RegExp(`track\\?n=${paper.number}`) });
  await codes.last().waitFor();
  expect(await codes.count(), 'at the head, and where people sign').toBe(2);

  const phone = await look.window('phone');
  await signIn(look, phone, 'field', 'liu');
  await phone.goto(`${look.base}/field/#/cases`);
  await phone.getByRole('link', { name: /纸单签好了/ }).click();
  await phone
    .locator('input[type=file]')
    .last()
    .setInputFiles(await scan(link, 220));
  await phone.getByRole('img', { name: '照片 1' }).waitFor();
  await phone.getByRole('button', { name: '交回' }).click();
  await phone.getByText('1 份归好了').waitFor();

  await track(look, resident, paper);
  expect(await resident.getByText('纸质材料扫描后归入本件').count()).toBe(2);
  await resident.emulateMedia({ media: 'print' });
  await resident.getByRole('img', { name: /扫一扫/ }).waitFor();
});
