import { expect, test } from 'vitest';
import { enrol } from '#modules/care/index.ts';
import { addHousehold, addPerson } from '#modules/people/index.ts';
import { inTransaction } from '#platform/context.ts';
import { staffCtx } from '../actors.ts';
import { looksRight, resize, startLooking } from '../browser.ts';
import { choose, enter, signIn } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const VILLAGE = '150124201213';
const given = {
  params: undefined,
  query: undefined,
  files: [],
  exchange: { ip: '', cookie: '', sendCookies: () => {} },
};

/** A household of one with a benefit that was last checked on a day. */
async function benefit(name: string, birthYear: number, address: string, of: { old?: true; last: string }) {
  const person = await inTransaction(await staffCtx(look.house, 'liu'), (tx) =>
    addPerson(tx, { area: VILLAGE, name, basis: 'statutoryDuty', birthYear }),
  );
  const members = [{ personId: person.id, relation: 'head' as const, validFrom: '2015-01-01' }];
  const home = await addHousehold(await staffCtx(look.house, 'liu'), {
    ...given,
    input: { area: VILLAGE, address, members },
  });
  await inTransaction(await staffCtx(look.house, 'zhao'), (tx) =>
    enrol(tx, {
      householdId: home.id,
      personId: of.old ? person.id : null,
      careClass: of.old ? 'elderAllowance' : 'minimumLiving',
      since: '2020-01-01',
      basis: { kind: 'register', number: '民政台账 12 号' },
      lastCheckedOn: of.last,
    }),
  );
}
await benefit('韩大柱', 1943, '老熊沟 1 号', { old: true, last: '2025-03-10' });
await benefit('陈玉莲', 1955, '南梁 2 号', { last: '2025-02-20' });
await benefit('郭四小', 1949, '南梁 8 号', { last: '2025-03-01' });

test('due ones are assigned at the desk, seen in the valley without signal, tried a second time, and never stopped by one person', async () => {
  const zhao = await look.window('desk');
  await zhao.clock.setFixedTime(NOW);
  await enter(look, zhao, 'zhao', '/console/care');
  await zhao.getByRole('row', { name: /陈玉莲.*已过期/ }).waitFor();
  await zhao.getByRole('checkbox', { name: '全选' }).check();
  await looksRight(zhao, 'console: what is due');
  await resize(zhao, { width: 360, height: 740 });
  await looksRight(zhao, 'console: what is due, 360 px');
  await resize(zhao, { width: 1440, height: 900 });
  await zhao.getByRole('button', { name: '打印认证表' }).click();
  await zhao.getByRole('dialog').getByRole('button', { name: /3 张/ }).click();
  await zhao.getByRole('dialog').getByRole('article').nth(2).waitFor();
  expect(await zhao.getByRole('dialog').getByRole('article').count()).toBe(3);
  await looksRight(zhao, 'console: sheets');
  await zhao.keyboard.press('Escape');
  await zhao.getByRole('dialog').waitFor({ state: 'hidden' });
  await zhao.getByRole('button', { name: '安排人去' }).click();
  const dialog = zhao.getByRole('dialog');
  await choose(zhao, dialog.getByLabel('哪个单位'), /老熊沟/);
  await choose(zhao, dialog.getByLabel(/哪一位/), /陈志强/);
  await dialog.getByRole('button', { name: '安排人去' }).click();
  await zhao.getByText('安排了 3 件').waitFor();

  const chen = await look.window('phone');
  await chen.clock.setFixedTime(NOW);
  await signIn(look, chen, 'field', 'chen');
  await chen.getByRole('heading', { name: /该走的户/ }).waitFor();
  await looksRight(chen, 'field: today with households to see');
  await chen.context().setOffline(true);
  await chen.getByRole('link', { name: /韩大柱 · 高龄津贴/ }).click();
  await chen.getByRole('button', { name: '记下来' }).click();
  await chen.getByText('还没有签名。').waitFor();
  await looksRight(chen, 'field: a certification');
  const box = (await chen.getByRole('img', { name: '请本人在框里签名' }).boundingBox())!;
  await chen.mouse.move(box.x + 20, box.y + 20);
  await chen.mouse.down();
  await chen.mouse.move(box.x + 90, box.y + 50, { steps: 6 });
  await chen.mouse.up();
  await chen.getByRole('button', { name: '记下来' }).click();
  await chen.getByText(/临0303-001/).waitFor();
  await chen.goto(`${look.base}/field/#/today`);
  await chen.getByRole('link', { name: /郭四小 · 低保/ }).click();
  await chen.locator('label', { hasText: '没见到人' }).click();
  await chen.locator('label', { hasText: '家里没人' }).click();
  await chen.getByLabel(/见证人/).fill('高满喜');
  await chen.getByRole('button', { name: '记下来' }).click();
  await chen.getByText(/临0303-002/).waitFor();
  await chen.goto(`${look.base}/field/#/today`);
  expect(await chen.getByRole('link', { name: /韩大柱 · 高龄津贴/ }).count()).toBe(0);
  await chen.context().setOffline(false);
  await chen.getByText('已全部上传').waitFor();
  await chen.getByRole('link', { name: /郭四小 · 低保.*再联系，2026-03-18 前/ }).click();
  await chen.getByText(/上次（上门）没见到人/).waitFor();
  await looksRight(chen, 'field: a second try');

  await zhao.goto(`${look.base}/console/care?show=unreached`);
  await zhao.getByRole('button', { name: '郭四小' }).click();
  const drawer = zhao.getByRole('dialog', { name: '这项待遇' });
  await drawer.getByText(/第 1 次.*上门.*没见到人.*家里没人.*见证：高满喜/).waitFor();
  await looksRight(zhao, 'console: a benefit');
  await drawer.getByRole('button', { name: '提出结束' }).click();
  const asked = zhao.getByRole('dialog', { name: '提出结束' });
  await choose(zhao, asked.getByLabel('原因'), '两次都联系不上');
  await asked.getByLabel('是怎么回事').fill('上门没见到人');
  await asked.getByRole('button', { name: '提出结束' }).click();
  await asked
    .getByText(/没见到人不能停/)
    .first()
    .waitFor();
  await asked.getByRole('button', { name: /取\s*消/ }).click();
  await drawer.getByRole('button', { name: '记一次' }).click();
  const desk = zhao.getByRole('dialog', { name: '记一次' });
  await choose(zhao, desk.getByLabel('结果'), '本人在');
  await looksRight(zhao, 'console: a visit at the counter');
  await desk.getByRole('button', { name: '记一次' }).click();
  await desk.waitFor({ state: 'hidden' });
  await drawer.getByText(/第 2 次.*到窗口.*本人在.*签在纸质认证表上/).waitFor();
  await zhao.goto(`${look.base}/console/care?view=board`);
  await zhao.getByRole('row', { name: /老熊沟/ }).waitFor();
  await looksRight(zhao, 'console: places');
  await zhao.goto(`${look.base}/console/care?view=members`);
  await zhao.getByRole('button', { name: '韩大柱' }).waitFor();
  await looksRight(zhao, 'console: who');
});
