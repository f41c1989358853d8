import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { castAtWork } from '#modules/cases/cases.example.ts';
import { watchClocks } from '#modules/cases/cases.jobs.ts';
import { systemCtx } from '#platform/context.ts';
import { isSigned } from '#platform/webhooks.sign.ts';
import { sendWebhook } from '#platform/webhooks.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { tellSubscribers } from './subscribers.jobs.ts';
import { subscriberEvents } from './subscribers.rules.ts';

describe('other systems are told how far cases have come', async () => {
  const open = await openTestHouse({ BAODAO_WEBHOOK_ALLOW_PRIVATE: '1' });
  const api = await startApi(open);
  const cast = await castAtWork(open);
  const ctx = () => systemCtx(open.house, 'test');
  const heard: { headers: Record<string, unknown>; body: Buffer }[] = [];
  let answer = 200;
  const server = createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on('data', (d: Buffer) => parts.push(d));
    request.on('end', () => {
      heard.push({ headers: request.headers, body: Buffer.concat(parts) });
      reply.writeHead(answer).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  afterAll(() => {
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`;
  const settings = {
    name: '一网统管平台',
    contact: '信息中心 0471-000000',
    url,
    events: [...subscriberEvents] as string[],
  };
  const add = async (more: object = {}) => {
    const made = await api.as('admin').post('/api/subscribers', { body: { ...settings, area: '150124', ...more } });
    expect(made.status, made.text).toBe(200);
    return made.body as { id: string; secret: string };
  };
  /** Runs what the queue holds for us, once each: telling, then sending. */
  async function work() {
    const jobs = async (task: string) =>
      (
        await open.owner.query<{ payload: Record<string, string> }>(
          `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
             where t.identifier = $1 order by j.id`,
          [task],
        )
      ).rows.map((r) => r.payload);
    for (const payload of await jobs('subscribers.tellSubscribers')) await tellSubscribers(ctx(), payload);
    for (const payload of await jobs('platform.sendWebhook')) await sendWebhook.run(ctx(), payload);
  }
  const bodies = () => heard.map((h) => JSON.parse(h.body.toString()) as Record<string, unknown>);
  const said = (number: string) =>
    bodies()
      .filter((b) => b.number === number)
      .map((b) => b.event);

  const all = await add();
  const few = await add({ name: '交办督查', area: '150124201', events: ['overdue', 'confirmed', 'visited'] });
  const elsewhere = await add({ name: '别的区', area: '150102' });

  test('each step of a case, signed, in order, to whom it concerns, and nothing of the person', async () => {
    const { id, number } = await cast.file();
    await cast.send('liu', id, 'qingshuiheWater');
    await cast.act('hao', 'sign', id);
    await cast.act('hao', 'reply', id, { text: '已派人修好,请赵大爷看看。' });
    await cast.act('zhou', 'callback', id, { result: 'solved' });
    await work();
    // Told twice, it is one message.
    await work();
    const told = bodies().filter((b) => b.number === number);
    expect(told.map((b) => b.event)).toEqual(['registered', 'dispatched', 'signed', 'replied', 'visited', 'visited']);
    expect(told[0]).toMatchObject({
      area: '150124201213',
      kind: 'complaint',
      channel: 'reception',
      receivedAt: TEST_NOW,
    });
    const steps = told.slice(0, 5).map((b) => Number(b.sequence));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(told[4]).toMatchObject({ status: 'closed', outcome: 'solved', dueAt: null });
    const secrets = [all.secret, few.secret, elsewhere.secret];
    const by = heard.map(({ headers, body }) => {
      const signed = { timestamp: String(headers['x-baodao-timestamp']), id: String(headers['x-baodao-id']), body };
      return secrets.findIndex((s) => isSigned(String(headers['x-baodao-signature']), s, signed));
    });
    expect(by.filter((n) => n === 0)).toHaveLength(5);
    expect(by.filter((n) => n === 1)).toHaveLength(1);
    expect(by).toHaveLength(6);
    for (const secret of ['赵', '19900001234', '机井', '修好'])
      expect(heard.map((h) => h.body.toString()).join('\n')).not.toContain(secret);
  });

  test('nothing of what happened before it was connected, nor of what was sealed', async () => {
    const { id, number } = await cast.file();
    await work();
    open.setNow(Temporal.Instant.from(TEST_NOW).add({ seconds: 5 }));
    const late = await add({ name: '后来接入', events: ['registered', 'dispatched'] });
    await cast.send('liu', id, 'qingshuiheWater');
    await work();
    expect(said(number)).toEqual(['registered', 'dispatched', 'dispatched']);
    await cast.act('hao', 'sign', id);
    await open.owner.query(
      `update cases set sealed_at = now(), status = 'closed', outcome = 'elsewhere', closed_at = now(), due_at = null where id = $1`,
      [id],
    );
    await work();
    expect(said(number)).not.toContain('signed');
    await api.as('admin').post(`/api/subscribers/${late.id}/pause`, { body: { isPaused: true, reason: '试完了' } });
    open.setNow(TEST_NOW);
  });

  test('what is overdue is told too, once', async () => {
    const { id, number } = await cast.file();
    open.setNow('2026-03-20T02:00:00Z');
    await watchClocks(ctx());
    await watchClocks(ctx());
    await work();
    expect(said(number).filter((e) => e === 'overdue').length).toBeGreaterThanOrEqual(2);
    const [{ n }] = (
      await open.owner.query(`select count(*)::int n from journal where subject_id = $1 and verb = 'overdue'`, [id])
    ).rows;
    // Two systems hear of each.
    expect(said(number).filter((e) => e === 'overdue')).toHaveLength(2 * n);
    open.setNow(TEST_NOW);
  });

  test('not taken, it is tried until it is dead, and sent again by hand; paused, it waits there', async () => {
    answer = 500;
    expect((await api.as('admin').post(`/api/subscribers/${all.id}/test`, { body: {} })).body).toEqual({
      queued: true,
    });
    for (let n = 0; n < 12; n += 1) await work();
    const dead = async () => (await api.as('admin').get('/api/subscribers/deliveries?only=dead')).body.deliveries;
    const mine = async () => (await dead()).filter((d: { topic: string }) => d.topic === 'test');
    expect(await mine()).toMatchObject([{ to: '一网统管平台', tries: 10, fault: 'http500' }]);
    answer = 200;
    const [{ id }] = await mine();
    expect((await api.as('admin').post('/api/subscribers/deliveries/resend', { body: { id } })).body).toEqual({
      resent: 1,
    });
    await work();
    expect(await mine()).toEqual([]);
    const pause = (isPaused: boolean) =>
      api.as('admin').post(`/api/subscribers/${all.id}/pause`, { body: { isPaused, reason: '对方升级' } });
    expect((await pause(true)).body.pausedAt).toBeTruthy();
    await api.as('admin').post(`/api/subscribers/${all.id}/test`, { body: {} });
    const before = heard.length;
    await work();
    expect([(await mine())[0].fault, heard.length]).toEqual(['paused', before]);
    expect((await pause(false)).body.pausedAt).toBeNull();
    const rotated = await api.as('admin').post(`/api/subscribers/${all.id}/rotate`, { body: { reason: '换人了' } });
    expect(rotated.body.secret).not.toBe(all.secret);
    const list = await api.as('admin').get('/api/subscribers');
    for (const secret of [all.secret, rotated.body.secret]) expect(list.text).not.toContain(secret);
    const changed = await api.as('admin').post(`/api/subscribers/${few.id}`, { body: { ...settings, name: '督查室' } });
    expect(changed.body).toMatchObject({ name: '督查室', area: '150124201' });
  });

  test('an address that is none, a place that is none, an event that is none: each is refused by its field', async () => {
    const faults = async (more: object) =>
      (await api.as('admin').post('/api/subscribers', { body: { ...settings, area: '150124', ...more } })).status;
    expect(await faults({ url: 'ftp://example.com/' })).toBe(422);
    expect(await faults({ area: '150199' })).toBe(422);
    expect(await faults({ events: [] })).toBe(422);
    expect(await faults({ events: ['opened'] })).toBe(422);
  });

  test.each(members.map((m) => [m.login, m.role] as const))('%s (%s)', async (login, role) => {
    const expected = role === 'systemAdmin' ? 200 : 403;
    expect((await api.as(login).get('/api/subscribers')).status).toBe(expected);
    expect((await api.as(login).get('/api/subscribers/deliveries')).status).toBe(expected);
    if (role !== 'systemAdmin') {
      expect((await api.as(login).post('/api/subscribers', { body: { ...settings, area: '150124' } })).status).toBe(
        403,
      );
      expect((await api.as(login).post(`/api/subscribers/${all.id}/test`, { body: {} })).status).toBe(403);
    }
  });
});
