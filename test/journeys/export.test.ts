import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { castAtWork, VILLAGE } from '#modules/cases/cases.example.ts';
import { petitionersAtWork } from '#modules/petitions/petitions.example.ts';
import { readSheet } from '#platform/sheet.ts';
import { looksRight, resize, startLooking } from '../browser.ts';
import { choose, enter } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const shots = process.env.SHOTS;

test('a list leaves with its purpose, the file says whose it is, and the log is read above; the year of petitions counts no persons', async () => {
  const cast = await castAtWork(look.house);
  const lamp = await cast.file({ area: VILLAGE, title: '村口路灯不亮' });
  const petitions = await petitionersAtWork(look.house);
  for (let n = 0; n < 6; n++) await petitions.begun();

  const liu = await look.window('desk');
  await liu.clock.setFixedTime(NOW);
  await enter(look, liu, 'liu', '/console/cases?queue=all');
  await liu.getByText(lamp.number).first().waitFor();
  await liu.getByRole('button', { name: '导出', exact: true }).click();
  const dialog = liu.getByRole('dialog', { name: /诉求清单/ });
  await dialog.getByText(/按现在的筛选共 \d+ 行/).waitFor();
  await looksRight(liu, 'console: before an export');
  if (shots) await liu.screenshot({ path: `${shots}/dialog-1440.png` });
  await choose(liu, dialog.getByLabel('做什么用'), '开会研判');
  await dialog.getByLabel('具体说明').fill('周一例会');
  const coming = liu.waitForEvent('download');
  await dialog.getByRole('button', { name: '导出并下载' }).click();
  const file = await readFile(await (await coming).path());
  const rows = await readSheet(file, { maxRows: 100, maxBytes: 1e7 });
  expect(rows.map((r) => r.cells[0])).toContain(lamp.number);

  const yun = await look.window('phone');
  await yun.clock.setFixedTime(NOW);
  await enter(look, yun, 'yun', '/console/exports');
  await yun.getByText('诉求清单').waitFor();
  await yun.getByText(/刘桂兰/).waitFor();
  await yun.getByText(/周一例会/).waitFor();
  await looksRight(yun, 'console: the log of exports');
  if (shots) await yun.screenshot({ path: `${shots}/log-360.png`, fullPage: true });

  await yun.goto(`${look.base}/console/petitions/year?year=2026`);
  await yun.getByRole('heading', { name: '按领域', exact: true }).waitFor();
  await looksRight(yun, 'console: the year of petitions');
  if (shots) await yun.screenshot({ path: `${shots}/year-360.png`, fullPage: true });
  await yun
    .getByRole('row', { name: /北堡乡/ })
    .getByRole('link')
    .first()
    .click();
  await yun.getByText(/2026-01-01 至 2026-12-31 登记的信访事项/).waitFor();
  if (shots) {
    await resize(yun, { width: 1440, height: 900 });
    await yun.screenshot({ path: `${shots}/behind-1440.png` });
    await yun.goto(`${look.base}/console/petitions/year?year=2026`);
    await yun.getByRole('heading', { name: '按领域', exact: true }).waitFor();
    await yun.screenshot({ path: `${shots}/year-1440.png` });
    await liu.goto(`${look.base}/console/exports`);
    await liu.getByText('诉求清单').waitFor();
    await liu.screenshot({ path: `${shots}/log-1440.png` });
    await resize(liu, { width: 360, height: 760 });
    await liu.getByRole('button', { name: '导出', exact: true }).click();
    await liu.getByText(/按现在的筛选/).waitFor();
    await liu.screenshot({ path: `${shots}/dialog-360.png` });
  }
});
