import { expect, test } from 'vitest';
import { settleStructures } from '#demo/structures.ts';
import { addMember, addOrganisation } from '#modules/organisations/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { organisationId } from '../actors.ts';
import { looksRight, startLooking } from '../browser.ts';
import { enter } from './steps.ts';

const NOW = '2026-03-03T10:00:00+08:00';
const look = await startLooking(NOW);
const organisations = new Map<string, string>();
for (const key of ['xincheng', 'mahuabanProperty', 'heating'])
  organisations.set(key, await organisationId(look.house, key));
const ids: string[] = [];
for (const name of ['麻花板社区第一党支部', '麻花板社区第二党支部', '麻花板红色物业党支部'])
  ids.push(
    await inTransaction(systemCtx(look.house.house, 'test'), (tx) =>
      addOrganisation(tx, { name, shortName: name, kind: 'party', area: '150102401007', validFrom: '2025-01-01' }),
    ),
  );
await addMember(systemCtx(look.house.house, 'test'), {
  ...{ query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } },
  params: { id: ids[0]! },
  input: { personName: '韩书记', role: 'head', validFrom: '2025-01-01' },
});
await settleStructures(look.house.house, organisations);
const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length;

test('1+5+N stands on the screen, in a list on a phone, and on one A4; a branch opens with what its year lacks', async () => {
  const li = await look.window('desk');
  await li.clock.setFixedTime(NOW);
  await enter(look, li, 'li', '/console/');
  await li.getByRole('link', { name: '组织架构' }).click();
  await li.getByRole('cell', { name: '1+5+N' }).waitFor();
  await looksRight(li, 'console: structures');
  await li.getByRole('link', { name: '麻花板社区党委' }).click();
  await li.getByRole('heading', { name: /麻花板社区党委 1\+5\+N/ }).waitFor();
  await li.getByText('成员单位 12 家').waitFor();
  await looksRight(li, 'console: 1+5+N');
  await li.getByRole('button', { name: '麻花板社区第一党支部' }).click();
  await li.getByText(/党员.按名册/).waitFor();
  await li
    .getByText(/主题党日/)
    .getByText('缺 2')
    .waitFor();
  await looksRight(li, 'console: a branch of it');
  await li.keyboard.press('Escape');
  await li.getByRole('dialog').waitFor({ state: 'hidden' });
  const sheet = await li.pdf({ preferCSSPageSize: true });
  expect(pages(sheet)).toBe(1);

  const phone = await look.window('phone');
  await phone.goto(look.base);
  await phone.getByRole('link', { name: /组织架构/ }).click();
  await looksRight(phone, 'portal: structures');
  await phone.getByRole('link', { name: '新城区物业行业党委' }).click();
  await phone.getByText('1+11').waitFor();
  expect(await phone.getByRole('listitem').filter({ hasText: '物业党支部' }).count()).toBe(11);
  expect(await phone.locator('.structure-drawing').isVisible()).toBe(false);
  await looksRight(phone, 'portal: 1+11');
  expect(pages(await phone.pdf({ preferCSSPageSize: true }))).toBe(1);
  if (process.env.SHOTS) {
    await li.screenshot({ path: `${process.env.SHOTS}/structure-desk.png`, fullPage: true });
    await phone.screenshot({ path: `${process.env.SHOTS}/structure-phone.png`, fullPage: true });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${process.env.SHOTS}/structure.pdf`, sheet);
  }
});
