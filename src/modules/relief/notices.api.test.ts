import { describe, expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { takeDownOver } from './notices.actions.ts';
import { VILLAGE, villageAtWork } from './relief.example.ts';
import { noticeFields, noticeRowFields } from './relief.rules.ts';

describe('what hangs out of a batch', async () => {
  const open = await openTestHouse();
  open.setNow(TEST_NOW);
  const api = await startApi(open);
  const at = await villageAtWork(open, api);
  const room = await at.store();
  const jump = (to: string) => {
    open.setNow(to);
    for (const login of ['liu', 'zhao', 'chen']) api.forget(login);
  };
  const handed = async (more: Record<string, unknown> = {}, purpose = 'livelihood') => {
    const batch = await at.batch(room, more);
    const home = await at.household('liu', VILLAGE, {
      name: '欧阳建设',
      address: '前沟 77 号',
      bank: '6200000000000001009',
    });
    const g = await at.grant(home.id, [{ batchId: batch.id, quantity: 2 }], { purpose, reason: '久病在床' });
    await at.ok(at.handOut(g.id, at.handBody(room, home)));
    return batch;
  };
  const publish = (id: string, body: object, login = 'liu') =>
    api.as(login).post(`/api/relief/batches/${id}/notice`, { body });
  const up = async () => (await api.visitor.get('/api/relief/notices')).body.items.map((n: { id: string }) => n.id);

  test('only the fields of the list, the surname, and never a number, an address or why', async () => {
    const batch = await handed({ donor: '赵老板', source: 'donation', isDonorShown: false });
    const done = await publish(batch.id, { from: '2026-03-03', hasList: true });
    expect(done.status, done.text).toBe(200);
    const seen = (await api.visitor.get(`/api/relief/notices/${done.body.id}`)).body;
    expect(Object.keys(seen).sort()).toEqual(['id', ...noticeFields].sort());
    expect(Object.keys(seen.list[0]).sort()).toEqual([...noticeRowFields].sort());
    expect(seen).toMatchObject({ donor: null, received: 50, handed: 2, stock: 48, households: 1, to: '2026-03-09' });
    expect(seen.list).toEqual([{ name: '欧***', size: 1, quantity: 2 }]);
    const page = await api.visitor.get(`/relief/${done.body.id}`);
    const list = await api.visitor.get('/relief');
    for (const text of [JSON.stringify(seen), page.text, list.text])
      for (const secret of ['欧阳建设', '前沟', '6200000000000001009', '久病在床', '赵老板', '赵永平', '陈志强'])
        expect(text, secret).not.toContain(secret);
    expect(page.status).toBe(200);
    expect(page.text).toContain('欧***');
    expect(list.text).toContain(batch.number);
    expect((await publish(batch.id, { from: '2026-03-03', hasList: true })).body.code).toBe('noticeThere');
  });

  test('it comes down by itself after its last day, and may hang out again', async () => {
    const batch = await handed();
    const { body } = await publish(batch.id, { from: '2026-03-04', to: '2026-03-05', hasList: false });
    expect(body.list).toBeNull();
    expect(await up()).not.toContain(body.id);
    jump('2026-03-03T16:00:00Z'); // midnight in Hohhot: 4 March begins
    expect(await up()).toContain(body.id);
    jump('2026-03-05T15:59:59Z');
    expect(await up()).toContain(body.id);
    jump('2026-03-05T16:00:00Z');
    expect(await up()).not.toContain(body.id);
    expect((await api.visitor.get(`/api/relief/notices/${body.id}`)).status).toBe(404);
    expect((await api.visitor.get(`/relief/${body.id}`)).status).toBe(404);
    const again = await publish(batch.id, { from: '2026-03-06', hasList: false });
    expect(again.status, again.text).toBe(200);
    jump('2026-04-01T02:00:00Z');
    await takeDownOver(systemCtx(open.house, 'test'));
    const { rows } = await open.owner.query('select count(*)::int as n from relief_notice where down_at is null');
    expect(rows[0].n).toBe(0);
    jump(TEST_NOW);
  });

  test('taken down early with a reason; nothing handed out, the past, and help for the ill', async () => {
    const batch = await handed();
    const { body } = await publish(batch.id, { from: '2026-03-03', hasList: true });
    const down = (version: number) =>
      api.as('zhao').post(`/api/relief/notices/${body.id}/take-down`, { version, body: { reason: '有户主要求' } });
    expect((await down(2)).status).toBe(412);
    expect((await down(1)).status).toBe(200);
    expect((await down(2)).body.code).toBe('noticeOver');
    expect(await up()).not.toContain(body.id);
    const fresh = await at.batch(room);
    expect((await publish(fresh.id, { from: '2026-03-03', hasList: false })).body.code).toBe('noticeEmpty');
    expect((await publish(batch.id, { from: '2026-03-02', hasList: false })).body.code).toBe('noticePast');
    expect((await publish(batch.id, { from: '2026-03-04', to: '2026-03-03', hasList: false })).body.code).toBe(
      'noticePast',
    );
    const ill = await handed({ purpose: 'medical' }, 'medical');
    expect((await publish(ill.id, { from: '2026-03-03', hasList: true })).body.code).toBe('noticeNoList');
    expect((await publish(ill.id, { from: '2026-03-03', hasList: false })).body.households).toBe(1);
    expect((await publish(ill.id, { from: '2026-03-03', hasList: false }, 'chen')).status).toBe(403);
  });
});
