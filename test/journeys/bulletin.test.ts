import { expect, test } from 'vitest';
import { castAtWork } from '#modules/cases/cases.example.ts';
import { looksRight, startLooking } from '../browser.ts';
import { choose, enter } from './steps.ts';

const NOW = '2026-03-10T10:00:00+08:00';
const look = await startLooking('2026-03-03T10:00:00+08:00');
const cast = await castAtWork(look.house);
for (let i = 0; i < 6; i++) await cast.file({ category: '供水' });
const replied = await cast.replied({ category: '道路' });
await cast.act('zhou', 'callback', replied.id, { result: 'solved', stars: 5 });

test('a bulletin is chosen, read, its numbers opened, issued, and taken along', async () => {
  look.house.setNow(Temporal.Instant.from(NOW));
  const sun = await look.window('desk');
  await sun.clock.setFixedTime(NOW);
  await enter(look, sun, 'sun', '/console/bulletins');
  await sun.getByText('还没有发布过公报').waitFor();
  await looksRight(sun, 'console: no bulletins');
  await sun.getByRole('link', { name: '写一份' }).click();
  await choose(sun, sun.getByRole('combobox', { name: '写法' }), '热线诉求办理情况通报');
  await sun.getByText('周', { exact: true }).click();
  await sun.getByRole('button', { name: '往后一期' }).click();
  await sun.getByRole('heading', { name: /清水河县群众诉求办理情况通报.2026年3月2日至8日./ }).waitFor();
  await looksRight(sun, 'console: a bulletin as a draft');
  const draft = sun.getByRole('article', { name: '草稿' });
  expect(await draft.innerText()).toMatch(/受理群众诉求7件[\s\S]*反映最集中的是供水\uff086件\uff0c占85\.7%\uff09/);
  await draft.getByRole('button', { name: '7', exact: true }).first().click();
  const behind = sun.getByRole('dialog');
  await behind.getByText('按接收日期在期间内的诉求').waitFor();
  expect(await behind.getByRole('link', { name: /供水/ }).count()).toBe(6);
  await looksRight(sun, 'console: the list behind a number');
  await sun.keyboard.press('Escape');
  await behind.waitFor({ state: 'hidden' });

  await sun.getByRole('button', { name: '发布', exact: true }).click();
  await sun.getByRole('dialog').getByRole('button', { name: '发布' }).click();
  await sun.getByRole('heading', { name: /公报〔2026〕1号/ }).waitFor();
  await looksRight(sun, 'console: an issued bulletin');
  const coming = sun.waitForEvent('download');
  await sun.getByRole('link', { name: '下载 Word' }).click();
  expect((await coming).suggestedFilename()).toMatch(/\.docx$/);
  await sun.getByRole('button', { name: '上门户公开' }).click();
  await sun.getByRole('link', { name: '看公开页' }).waitFor();

  const phone = await look.window('phone');
  await phone.goto(look.base);
  await phone.getByRole('link', { name: /清水河县群众诉求办理情况通报/ }).click();
  await phone.getByRole('heading', { name: '一、受理情况' }).waitFor();
  await looksRight(phone, 'portal: a bulletin');
  if (process.env.SHOTS) {
    await sun.screenshot({ path: `${process.env.SHOTS}/bulletin-desk.png`, fullPage: true });
    await phone.screenshot({ path: `${process.env.SHOTS}/bulletin-phone.png`, fullPage: true });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${process.env.SHOTS}/bulletin.pdf`, await sun.pdf({ preferCSSPageSize: true }));
  }
});
