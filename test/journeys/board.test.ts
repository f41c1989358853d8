import { expect, test } from 'vitest';
import { castAtWork, VILLAGE } from '#modules/cases/cases.example.ts';
import { looksRight, resize, startLooking } from '../browser.ts';
import { enter } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const cast = await castAtWork(look.house);
for (const kind of ['help', 'complaint', 'complaint'] as const) await cast.file({ kind });
await cast.file({ area: '150124' }, 'sun');

test('from a county’s board down to a township, from a bar to its list, from a number to a case; and the same on a wall', async () => {
  const sun = await look.window('desk');
  await sun.clock.setFixedTime(NOW);
  await enter(look, sun, 'sun', '/console/');
  await sun.getByRole('link', { name: '看板', exact: true }).click();
  await sun.getByRole('heading', { name: '清水河县 · 看板' }).waitFor();
  await sun.getByRole('link', { name: /^接收诉求\s*4\s*件/ }).waitFor();
  await sun.locator('.chart svg').first().waitFor();
  await looksRight(sun, 'console: a county’s board');

  // The part that lies in no township is on the board too.
  await sun.getByRole('link', { name: /^本级.*接收诉求 1$/ }).waitFor();
  await sun.getByRole('button', { name: /^北堡乡.3 件/ }).press('Enter');
  await sun.getByRole('heading', { name: '北堡乡 · 看板' }).waitFor();
  await sun.getByRole('button', { name: /^按类型.看表格/ }).click();
  const row = sun.getByRole('row', { name: /^投诉/ });
  await row.getByRole('link', { name: '2', exact: true }).click();
  await sun.getByRole('heading', { name: /北堡乡 · 投诉 · 接收/ }).waitFor();
  await sun.getByRole('row').nth(2).waitFor();
  expect(await sun.getByRole('row').count()).toBe(3);
  await looksRight(sun, 'console: the list behind a bar');

  await sun.goBack();
  await sun.getByRole('link', { name: /^接收诉求\s*3\s*件/ }).click();
  await sun.getByRole('heading', { name: /北堡乡 · 接收诉求/ }).waitFor();
  // What is said meanwhile reaches an open board, which keeps standing.
  await sun.goBack();
  await sun.getByRole('link', { name: /^接收诉求\s*3\s*件/ }).waitFor();
  await cast.file({ area: VILLAGE });
  await sun.getByRole('link', { name: /^接收诉求\s*4\s*件/ }).click();
  await sun
    .getByRole('link', { name: /^[A-Z]{2}-150124201213-2026-/ })
    .first()
    .click();
  await sun.waitForURL(/\/console\/cases\/[0-9a-f-]{36}$/);

  const wall = await look.window('desk');
  await wall.clock.setFixedTime(NOW);
  await resize(wall, { width: 1920, height: 1080 });
  await enter(look, wall, 'sun', '/console/wall');
  await wall.getByRole('heading', { name: '清水河县', exact: true }).waitFor();
  await wall.getByText('本月').waitFor();
  await wall.locator('.wall-card .chart svg').first().waitFor();
  await looksRight(wall, 'console: a wall screen');
  const room = await wall.evaluate('document.documentElement.scrollHeight - window.innerHeight');
  expect(room, 'a wall screen does not scroll').toBe(0);
  expect(await wall.locator('.wall').innerText()).not.toContain('孙海燕');
});
