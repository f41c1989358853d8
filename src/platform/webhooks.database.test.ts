import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { inTransaction, systemCtx } from './context.ts';
import { isInner, postOnce, urlFault } from './webhooks.send.ts';
import { isFresh, isSigned, signatureOf } from './webhooks.sign.ts';
import {
  addEndpoint,
  deliveriesOf,
  MAX_TRIES,
  pauseEndpoint,
  queueWebhook,
  resendDead,
  sendWebhook,
} from './webhooks.ts';

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (e: { fault?: string }) => e.fault ?? 'bug',
  );

describe('signatures', () => {
  const signed = { timestamp: '1772503200', id: 'abcd', body: Buffer.from('{"a":"诉"}') };
  test('both algorithms by profile; another byte, id, moment or secret is refused', () => {
    const header = signatureOf('gm', 's1', signed);
    expect(header).toMatch(/^sha256=[0-9a-f]{64}, sm3=[0-9a-f]{64}$/);
    expect(signatureOf('intl', 's1', signed)).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(isSigned(header, 's1', signed)).toBe(true);
    expect(isSigned(header.split(', ')[1]!, 's1', signed)).toBe(true);
    for (const other of [{ timestamp: '1772503201' }, { id: 'abce' }, { body: Buffer.from('{}') }])
      expect(isSigned(header, 's1', { ...signed, ...other })).toBe(false);
    expect(isSigned(header, 's2', signed)).toBe(false);
    expect(isSigned('', 's1', signed)).toBe(false);
    expect(isSigned('md5=aa', 's1', signed)).toBe(false);
  });
  test('five minutes either way', () => {
    const now = Temporal.Instant.fromEpochMilliseconds(1_772_503_200_000);
    expect(['1772502900', '1772503500', '1772502899', '1772503501', 'x'].map((t) => isFresh(t, now, 300))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('where messages may go', () => {
  test('inner addresses in every spelling are refused', async () => {
    for (const inner of ['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '::1'])
      expect(isInner(inner), inner).toBe(true);
    for (const inner of ['fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:a00:1', '0.0.0.0', '64:ff9b::a00:1'])
      expect(isInner(inner), inner).toBe(true);
    for (const outer of ['8.8.8.8', '172.32.0.1', '2001:4860:4860::8888']) expect(isInner(outer), outer).toBe(false);
    for (const url of ['http://2130706433/', 'http://0x7f.1/', 'http://[::ffff:127.0.0.1]/', 'http://127.1/'])
      expect(urlFault(url, false), url).toBe('innerAddress');
    expect(['ftp://a.cn/', 'file:///etc/passwd', 'http://u:p@a.cn/', 'x'].map((u) => urlFault(u, true))).toEqual([
      'notHttp',
      'notHttp',
      'hasPassword',
      'notAUrl',
    ]);
    // A name is held against the list after it was resolved, by the very look-up the connection uses.
    expect(await codeOf(postOnce('http://localhost:9/', {}, Buffer.from('{}'), { allowsInner: false }))).toBe(
      'innerAddress',
    );
  });
});

describe('sending', async () => {
  const house = await openTestHouse({ BAODAO_WEBHOOK_ALLOW_PRIVATE: '1' });
  const heard: { url: string; headers: Record<string, unknown>; body: Buffer }[] = [];
  let answer = 200;
  const server = createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on('data', (d: Buffer) => parts.push(d));
    request.on('end', () => {
      heard.push({ url: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) });
      if (request.url === '/slow') return;
      reply.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end('their words');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ctx = () => systemCtx(house.house, 'test');
  const endpoint = await inTransaction(ctx(), (tx) =>
    addEndpoint(tx, { area: '1501', owner: 'test', url: `${base}/in` }),
  );
  const queue = (ref: string) =>
    inTransaction(ctx(), (tx) =>
      queueWebhook(tx, { endpointId: endpoint.id, area: '1501', topic: ref, ref, body: { ref } }),
    );
  const all = () => deliveriesOf(ctx(), new Map([[endpoint.id, 'theirs']]), 'all');
  const one = async (ref: string) => (await all()).find((d) => d.topic === ref)!;
  const send = (id: string) => sendWebhook.run(ctx(), { delivery: id });

  test('signed over what was sent; queued twice it goes out once; the words are gone then', async () => {
    answer = 204;
    expect([await queue('a'), await queue('a')]).toEqual([true, false]);
    const { id } = await one('a');
    await send(id);
    await send(id);
    expect(heard).toHaveLength(1);
    const { headers, body } = heard[0]!;
    const signed = { timestamp: String(headers['x-baodao-timestamp']), id: String(headers['x-baodao-id']), body };
    expect(signed.id).toBe(id);
    expect(isSigned(String(headers['x-baodao-signature']), endpoint.secret, signed)).toBe(true);
    expect(JSON.parse(body.toString())).toEqual({ ref: 'a' });
    expect(await one('a')).toMatchObject({ state: 'sent', tries: 1, fault: null });
    const { rows } = await house.owner.query(
      'select secret_sealed::text, (select body_sealed from webhook_delivery) b from webhook_endpoint',
    );
    expect(rows[0].b).toBeNull();
    expect(JSON.stringify(rows)).not.toContain(endpoint.secret);
  });

  test('refused, it is tried later and later, then it is dead; sent again by hand it arrives', async () => {
    answer = 500;
    await queue('b');
    const { id } = await one('b');
    const next: number[] = [];
    for (let n = 1; n <= MAX_TRIES; n += 1) {
      await send(id);
      const now = await one('b');
      expect(now).toMatchObject({ tries: n, fault: 'http500', state: n < MAX_TRIES ? 'waiting' : 'dead' });
      if (now.nextAt) next.push((Date.parse(now.nextAt) - Temporal.Instant.from(TEST_NOW).epochMilliseconds) / 60_000);
    }
    expect(next).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512]);
    const { rows } = await house.owner.query(
      `select extract(epoch from run_at - '${TEST_NOW}')/60 as m from graphile_worker.jobs where key = $1`,
      [`webhook:${id}`],
    );
    expect(Number(rows[0].m)).toBe(512);
    const before = heard.length;
    await send(id);
    expect(heard).toHaveLength(before);
    answer = 200;
    expect(await inTransaction(ctx(), (tx) => resendDead(tx, [house.house.newId()]))).toBe(0);
    expect(await inTransaction(ctx(), (tx) => resendDead(tx, [endpoint.id], id))).toBe(1);
    await send(id);
    expect(await one('b')).toMatchObject({ state: 'sent', tries: 1 });
  });

  test('paused, a message is not tried in vain: it waits among the dead, and only the dead are sent again', async () => {
    answer = 200;
    await queue('c');
    await queue('d');
    await send((await one('d')).id);
    await inTransaction(ctx(), (tx) => pauseEndpoint(tx, endpoint.id, true));
    const before = heard.length;
    await send((await one('c')).id);
    expect([await one('c'), heard.length]).toMatchObject([{ state: 'dead', tries: 1, fault: 'paused' }, before]);
    await inTransaction(ctx(), (tx) => pauseEndpoint(tx, endpoint.id, false));
    expect(await inTransaction(ctx(), (tx) => resendDead(tx, [endpoint.id]))).toBe(1);
    expect([(await one('c')).state, (await one('d')).state]).toEqual(['waiting', 'sent']);
    await send((await one('c')).id);
    expect((await one('c')).state).toBe('sent');
  });

  test('a redirect is not followed, silence ends', async () => {
    answer = 302;
    const inside = { allowsInner: true, timeoutMs: 200 };
    expect(await codeOf(postOnce(`${base}/r`, {}, Buffer.from('{}'), inside))).toBe('http302');
    expect(heard.map((h) => h.url)).not.toContain('/elsewhere');
    expect(await codeOf(postOnce(`${base}/slow`, {}, Buffer.from('{}'), inside))).toBe('timeout');
    expect(await codeOf(postOnce('http://127.0.0.1:9/', {}, Buffer.from('{}'), inside))).toBe('ECONNREFUSED');
  });
});
