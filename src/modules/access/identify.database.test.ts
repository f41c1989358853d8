import Fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { signToken } from '#platform/crypto.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { access } from './access.module.ts';
import { identify, noReceiptCookie, receiptCookie } from './index.ts';

describe('who is asking', async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  const { house } = open;

  /** Asks `identify` about a request with these cookies, on this surface. */
  const who = async (cookie: string, surface: 'portal' | 'staff') => {
    const app = Fastify();
    await app.register((await import('@fastify/cookie')).default);
    app.get('/', async (request) => identify(house)(request, surface));
    const response = await app.inject({ url: '/', headers: { cookie } });
    await app.close();
    return response.json<unknown>();
  };
  const caseId = house.newId();
  const receipt = receiptCookie(house, caseId, house.now());
  const asCookie = (c: { name: string; value: string }) => `${c.name}=${c.value}`;

  test('a receipt is good for its case, on the portal, for two hours', async () => {
    expect(receipt.maxAge).toBe(7200);
    expect(await who(asCookie(receipt), 'portal')).toEqual({ kind: 'receipt', caseId });
    expect(await who(asCookie(receipt), 'staff')).toEqual({ kind: 'visitor' });
    open.setNow(Temporal.Instant.from(TEST_NOW).add({ seconds: 7199 }));
    expect(await who(asCookie(receipt), 'portal')).toEqual({ kind: 'receipt', caseId });
    open.setNow(Temporal.Instant.from(TEST_NOW).add({ seconds: 7200 }));
    expect(await who(asCookie(receipt), 'portal')).toEqual({ kind: 'visitor' });
    open.setNow(TEST_NOW);
  });

  test('a token for something else, a mangled one and a cleared one are no receipt', async () => {
    const expiresAt = house.now().add({ hours: 1 });
    const other = signToken(house.keys, { purpose: 'letter', subject: caseId, expiresAt });
    for (const value of [other, `${receipt.value}A`, '', noReceiptCookie().value])
      expect(await who(`baodao_receipt=${value}`, 'portal')).toEqual({ kind: 'visitor' });
  });

  test('a session is staff in its post, except on the portal', async () => {
    const cookie = await api.as('liu').cookie();
    expect(await who(cookie, 'staff')).toMatchObject({
      kind: 'staff',
      name: '刘桂兰',
      role: 'villageCadre',
      area: '150124201213',
    });
    expect(await who(cookie, 'portal')).toEqual({ kind: 'visitor' });
    expect(await who('', 'staff')).toEqual({ kind: 'visitor' });
  });

  test('a session that the library opened and we did not is none', async () => {
    const cookie = await api.as('wang').cookie();
    await open.owner.query(
      'update staff_session set started_at = null where user_id = (select id from staff_account where username = $1)',
      ['wang'],
    );
    expect(await who(cookie, 'staff')).toEqual({ kind: 'visitor' });
  });

  test('what no longer opens anything is swept away, and nothing else', async () => {
    const [old, fresh] = [await api.as('gao').cookie(), await api.as('yun').cookie()];
    await open.owner.query(
      "update staff_session set seen_at = $1 where user_id = (select id from staff_account where username = 'gao')",
      [house.now().subtract({ hours: 25 })],
    );
    await access.jobs.sweep?.run(systemCtx(house, 'test'), {});
    const left = await house.db
      .selectFrom('staff_session as s')
      .innerJoin('staff_account as a', 'a.id', 's.user_id')
      .select('a.username')
      .execute();
    expect(left.map((r) => r.username)).not.toContain('gao');
    expect(await who(fresh, 'staff')).toMatchObject({ kind: 'staff' });
    expect(await who(old, 'staff')).toEqual({ kind: 'visitor' });
  });
});
