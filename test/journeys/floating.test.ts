import { expect, test } from 'vitest';
import { callActivity, planActivity } from '#modules/activities/index.ts';
import { addMember, addOrganisation } from '#modules/organisations/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { staffCtx } from '../actors.ts';
import { looksRight, resize, startLooking } from '../browser.ts';
import { choose, enter, signIn } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const given = { query: undefined, files: [], exchange: { ip: '127.0.0.1', cookie: '', sendCookies: () => {} } };
const branch = async (name: string, area: string, people: readonly string[]) => {
  const unit = await inTransaction(systemCtx(look.house.house, 'test'), (tx) =>
    addOrganisation(tx, { name, shortName: name, kind: 'party', area, validFrom: '2025-01-01' }),
  );
  for (const personName of people)
    await addMember(systemCtx(look.house.house, 'test'), {
      ...given,
      params: { id: unit },
      input: { personName, role: 'member', validFrom: '2025-01-01' },
    });
  return unit;
};
await branch('老熊沟村党支部', '150124201213', ['韩书记', '刘外出']);
const inflow = await branch('麻花板流动党员党支部', '150102401007', ['齐书记', '马委员']);
const at = async (size: 'desk' | 'phone', script = true) => {
  const page = await look.window(size, { script });
  if (script) await page.clock.setFixedTime(NOW);
  return page;
};
const ok = /确\s*定|保\s*存/;

test('a member goes away, reports in from home, is taken in without a vote, is kept in touch with, and comes back', async () => {
  const liu = await at('desk');
  await enter(look, liu, 'liu', '/console/');
  await liu.getByRole('link', { name: '流动党员' }).click();
  await liu.getByText('两周内没有要办的').waitFor();
  await liu.getByRole('button', { name: '登记外出' }).click();
  const out = liu.getByRole('dialog');
  await choose(liu, out.getByLabel('流出地支部'), '老熊沟村党支部');
  await choose(liu, out.getByLabel('党员', { exact: true }), '刘外出');
  await out.getByLabel('手机号').fill('199 0000 0801');
  await choose(liu, out.getByLabel('原因'), '务工');
  await choose(liu, out.getByLabel('流出方向'), '自治区');
  await out.getByLabel(/^省/).fill('内蒙古自治区');
  await choose(liu, out.getByLabel(/本市的/), '麻花板流动党员党支部');
  await liu.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' });
  await looksRight(liu, 'console: register a member out');
  await out.getByRole('button', { name: ok }).click();
  await liu.getByRole('heading', { name: '流动党员联系卡' }).waitFor();
  const code = (await liu.locator('.floating-code').innerText()).replace(/\D/g, '');
  expect(code).toMatch(/^\d{8}$/);
  await looksRight(liu, 'console: the card on paper');
  await liu.keyboard.press('Escape');
  await liu.getByRole('button', { name: '刘外出' }).waitFor();
  await liu.getByText('定联系人 · 老熊沟村党支部', { exact: false }).waitFor();
  await looksRight(liu, 'console: members on the move, what is due');

  // From home: a number and the code on the paper, no account, no script.
  const home = await at('phone', false);
  await home.goto(`${look.base}/floating`);
  await home.getByLabel('手机号').fill('19900000801');
  await home.getByLabel('查询码').fill(code);
  await home.getByRole('button', { name: '打开' }).click();
  await home.getByRole('heading', { name: '刘外出' }).waitFor();
  await home
    .getByLabel(/现在在哪里/)
    .first()
    .fill('新城区,送快递');
  await home.getByRole('button', { name: '我到了', exact: false }).click();
  await home.getByText('报到好了', { exact: false }).waitFor();
  const seen = await at('phone');
  await seen.goto(`${look.base}/floating`);
  await looksRight(seen, 'portal: open with the card');
  await seen.getByLabel('手机号').fill('19900000801');
  await seen.getByLabel('查询码').fill(code);
  await seen.getByRole('button', { name: '打开' }).click();
  await seen.getByRole('heading', { name: '刘外出' }).waitFor();
  await looksRight(seen, 'portal: my record');
  await resize(seen, { width: 1440, height: 900 });
  await looksRight(seen, 'portal: my record at a desk');

  // The receiving branch takes them in; at its meeting they have no vote.
  const li = await at('desk');
  await enter(look, li, 'li', '/console/floating');
  await li.getByRole('button', { name: '刘外出' }).click();
  await li.getByRole('heading', { name: '刘外出' }).waitFor();
  await li.getByRole('button', { name: '编入支部' }).click();
  await li.getByRole('dialog').getByRole('button', { name: '编入支部' }).click();
  await li.getByRole('dialog').waitFor({ state: 'hidden' });
  await li.getByText('已编入支部', { exact: false }).first().waitFor();
  const meeting = await planActivity(await staffCtx(look.house, 'li'), {
    ...given,
    params: undefined,
    input: {
      ...{ organisationId: inflow, kind: 'memberMeeting', title: '一季度党员大会', where: '社区' },
      ...{ startsAt: '2026-03-05T10:00:00+08:00', endsAt: '2026-03-05T11:00:00+08:00' },
    },
  });
  const called = await callActivity(
    { ...(await staffCtx(look.house, 'li')), version: meeting.version },
    { ...given, params: { id: meeting.id }, input: {} },
  );
  expect(called.attendees.find((a) => a.name === '刘外出')).toMatchObject({ counts: false, hasVote: false });
  expect(called.tally.votersShould).toBe(2);
  await looksRight(li, 'console: one member on the move');

  // The contact person notes a call without a network.
  await liu.getByRole('button', { name: '刘外出' }).click();
  await liu.getByRole('button', { name: '定联系人' }).click();
  const who = liu.getByRole('dialog');
  await choose(liu, who.getByLabel(/从村/), '刘桂兰');
  await who.getByRole('button', { name: ok }).click();
  await who.waitFor({ state: 'hidden' });
  look.house.setNow('2026-05-25T02:00:00Z');
  const later = '2026-05-25T10:00:00+08:00';
  const phone = await look.window('phone', {});
  await phone.clock.setFixedTime(later);
  await signIn(look, phone, 'field', 'liu');
  await phone.getByRole('link', { name: /刘外出/ }).click();
  await phone.getByRole('group', { name: '怎么联系的' }).waitFor();
  await phone.context().setOffline(true);
  await phone.getByRole('group', { name: '怎么联系的' }).locator('label', { hasText: '打电话' }).click();
  await phone
    .getByRole('group', { name: '联系上没有' })
    .locator('label', { hasText: /^联系上了$/ })
    .click();
  await phone.getByLabel(/说了什么/).fill('一切都好,六月想回来一趟。');
  await looksRight(phone, 'field: contact a member on the move');
  await phone.getByRole('button', { name: '记下来' }).click();
  await phone.getByText(/临时编号/).waitFor();
  await phone.context().setOffline(false);
  await phone.getByText('已全部上传').waitFor();

  const back = await look.window('desk', {});
  await back.clock.setFixedTime(later);
  await enter(look, back, 'liu', '/console/floating?view=open');
  await back.getByRole('button', { name: '刘外出' }).click();
  await back.getByRole('cell', { name: '联系上了' }).waitFor();
  await back.getByRole('button', { name: '回来了' }).click();
  await back.getByRole('dialog').getByRole('button', { name: '回来了' }).click();
  await back.getByRole('dialog').waitFor({ state: 'hidden' });
  await back.getByText('已回来', { exact: false }).first().waitFor();
  await looksRight(back, 'console: it has ended');
});
