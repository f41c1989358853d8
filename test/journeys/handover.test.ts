import { expect, test } from 'vitest';
import { members, organisations } from '#demo/cast.ts';
import { settleRosters } from '#demo/rosters.ts';
import { castAtWork } from '#modules/cases/cases.example.ts';
import { organisationId } from '../actors.ts';
import { looksRight, startLooking } from '../browser.ts';
import { enter } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);

test('a grid worker leaves: one list, two signatures, what is refused stays, and the sheet prints', async () => {
  const { house } = look.house;
  const cast = await castAtWork(look.house);
  const units = organisations.map(async ({ key }) => [key, await organisationId(look.house, key)] as const);
  await settleRosters(
    house,
    new Map(members.map((m) => [m.login, cast.actor(m.login).accountId])),
    new Map(await Promise.all(units)),
  );
  const well = await cast.file({ body: '村东头机井坏了三天,浇不上地。' }, 'chen');
  const lamp = await cast.file({ body: '村口路灯不亮一个星期了。' }, 'chen');

  const chen = await look.window('desk');
  await chen.clock.setFixedTime(NOW);
  await enter(look, chen, 'chen', '/console/handovers');
  await looksRight(chen, 'console: hand-overs');
  await chen.getByRole('button', { name: '办理交接' }).click();
  const dialog = chen.getByRole('dialog');
  await dialog.getByLabel('接手人').click();
  await chen.getByTitle(/刘桂兰/).click();
  await dialog.getByLabel('事由').fill('调到乡里');
  await dialog.getByRole('button', { name: '列清单' }).click();
  await chen.getByText(well.number).waitFor();
  await chen.getByRole('heading', { name: '随同移交' }).waitFor();
  expect(await chen.getByText(/在老熊沟村值班/).count()).toBeGreaterThan(3);

  // What was promised is written beside its matter, what else there is below.
  await chen
    .getByRole('row', { name: new RegExp(well.number) })
    .getByRole('button', { name: '写明' })
    .click();
  await chen.getByRole('dialog').getByLabel('答应过的话').fill('答应周五带人去看机井');
  await chen
    .getByRole('dialog')
    .getByRole('button', { name: /保\s*存/ })
    .click();
  await chen.getByText('答应周五带人去看机井').waitFor();
  await chen.getByLabel('写上一项').fill('村部钥匙 2 把');
  await chen.getByRole('button', { name: '写上一项' }).click();
  await chen.getByRole('cell', { name: /村部钥匙 2 把/ }).waitFor();
  await looksRight(chen, 'console: a sheet drawn');
  await chen.getByRole('button', { name: '签字移交' }).click();
  await chen.getByText('待接手人签字').waitFor();
  expect((await cast.row(well.id)).first_receiver_id, 'nothing moves at the first signature').toBe(
    cast.actor('chen').accountId,
  );

  const liu = await look.window('desk');
  await liu.clock.setFixedTime(NOW);
  await enter(look, liu, 'liu', '/console/handovers');
  await liu
    .getByRole('button', { name: /^JJ-/ })
    .or(liu.getByRole('link', { name: /^JJ-/ }))
    .first()
    .click();
  await liu
    .getByRole('row', { name: new RegExp(lamp.number) })
    .getByRole('button', { name: /不\s*接/ })
    .click();
  await liu.getByRole('dialog').getByLabel('事由').fill('路灯归供电所,先问清');
  await liu
    .getByRole('dialog')
    .getByRole('button', { name: /不\s*接/ })
    .click();
  await liu.getByText(/接下 1 件，不接 1 件/).waitFor();
  await looksRight(liu, 'console: a sheet to answer');
  await liu.getByRole('button', { name: '签字接手' }).click();
  await liu.getByText('部分交接').first().waitFor();
  await looksRight(liu, 'console: a sheet answered');
  expect((await cast.row(well.id)).first_receiver_id).toBe(cast.actor('liu').accountId);
  expect((await cast.row(lamp.id)).first_receiver_id).toBe(cast.actor('chen').accountId);

  // On paper: the list, what goes along, both signatures and the seal, without a button.
  await liu.emulateMedia({ media: 'print' });
  expect(await liu.getByRole('button').filter({ visible: true }).count()).toBe(0);
  for (const part of [well.number, '答应周五带人去看机井', '村部钥匙 2 把', '移交人签字', '接手人签字'])
    expect(await liu.getByText(part).first().isVisible(), part).toBe(true);
});
