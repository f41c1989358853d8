import { randomUUID } from 'node:crypto';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { openHouse } from '#app/open.ts';
import { buildApp } from '#app/server.ts';
import { verifyChains } from '#platform/chain.ts';
import { readConfig } from '#platform/config.ts';
import { openPool } from '#platform/database.ts';
import { openTestHouse, TEST_NOW } from '../database.ts';
import { sessionFor } from '../session.ts';

/* The database goes away under people at work and comes back: they are told so in both languages, and nobody has to start anything again. */

type Line = { url: string; cut(): Promise<void>; mend(): Promise<void> };

/** A line to the server of this run that can be cut and mended. */
async function lineTo(url: string): Promise<Line> {
  const target = new URL(url);
  const [real, host] = [Number(target.port), decodeURIComponent(target.hostname)];
  // The run may reach its server by a socket of the file system; the line is one of the network all the same.
  const reach = () => (host.startsWith('/') ? connect(`${host}/.s.PGSQL.${real}`) : connect(real, host));
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  let port = 0;
  const listen = () =>
    new Promise<void>((resolve) => {
      server = createServer((here) => {
        const there = reach();
        for (const [a, b] of [
          [here, there],
          [there, here],
        ] as const) {
          sockets.add(a);
          a.pipe(b);
          a.on('error', () => b.destroy());
          a.on('close', () => {
            sockets.delete(a);
            b.destroy();
          });
        }
      }).listen(port, '127.0.0.1', () => {
        port = (server!.address() as { port: number }).port;
        resolve();
      });
    });
  await listen();
  Object.assign(target, { hostname: '127.0.0.1', port: String(port) });
  const cut = () =>
    new Promise<void>((resolve) => {
      const closing = server!;
      server = null;
      for (const s of sockets) s.destroy();
      closing.close(() => resolve());
    });
  afterAll(() => (server ? cut() : undefined));
  return { url: target.href, cut, mend: listen };
}

const AREA = '150124201213';
const filing = (word: string) => ({ kind: 'help', channel: 'reception', area: AREA, body: `水管坏了，${word}` });
const isToldInBoth = (body: string) => {
  const { code, detail } = JSON.parse(body) as { code: string; detail: { zh: string; en: string } };
  return code === 'notNow' && /再试/.test(detail.zh) && /try again/.test(detail.en);
};

describe('the line to the database', async () => {
  const ground = await openTestHouse();
  const line = await lineTo(ground.url);
  const config = readConfig({ BAODAO_DATA_DIR: inject('dataDir'), BAODAO_LOG: 'silent' });
  const open = await openHouse(config, line.url, { now: () => Temporal.Instant.from(TEST_NOW), connections: 6 });
  const app = await buildApp(open, { liveUrl: line.url });
  const { name, value } = await sessionFor(open.house, 'liu');
  const cookie = `${name}=${value}`;
  afterAll(async () => {
    await app.close();
    await open.close();
  });
  const file = (word: string, key: string = randomUUID()) =>
    app.inject({
      method: 'POST',
      url: '/api/cases',
      headers: { cookie, 'idempotency-key': key },
      payload: filing(word),
    });

  test('is cut: 503 with words and when to come again, on every surface; mended: it goes on', {
    timeout: 60_000,
  }, async () => {
    expect((await file('之前')).statusCode).toBe(200);
    await line.cut();
    const key = randomUUID();
    for (const r of [await file('断的时候', key), await app.inject({ url: '/api/cases', headers: { cookie } })]) {
      expect([r.statusCode, isToldInBoth(r.body), r.headers['retry-after']]).toEqual([503, true, '5']);
    }
    expect((await app.inject('/readyz')).statusCode).toBe(503);
    expect((await app.inject('/healthz')).statusCode, 'it lives').toBe(200);
    const page = await app.inject({ url: '/activities', headers: { accept: 'text/html' } });
    expect([page.statusCode, page.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
    expect(page.body).toMatch(/再试/);
    await line.mend();
    const again = await file('断的时候', key);
    expect(again.statusCode, again.body).toBe(200);
    expect((await app.inject('/readyz')).statusCode).toBe(200);
  });

  test('is torn again and again under load: each is told yes once or "not now", and all is there once', {
    timeout: 200_000,
  }, async () => {
    const admin = openPool(ground.url, 'public', 'owner', 1);
    const told = { yes: [] as string[], notNow: 0, other: [] as string[] };
    let going = true;
    const work = async () => {
      while (going) {
        const word = randomUUID();
        const key = randomUUID();
        for (;;) {
          const r = await file(word, key);
          if (r.statusCode === 503 && isToldInBoth(r.body)) {
            told.notNow += 1;
            continue;
          }
          if (r.statusCode === 200) told.yes.push(word);
          else told.other.push(`${r.statusCode} ${r.body.slice(0, 200)}`);
          break;
        }
      }
    };
    const working = Array.from({ length: 6 }, work);
    for (let tear = 0; tear < 15; tear++) {
      const before = told.yes.length;
      await admin.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      while (told.yes.length < before + 4 && told.other.length === 0) await new Promise((go) => setImmediate(go));
    }
    going = false;
    await Promise.all(working);
    const { rows } = await admin.query<{ word: string; n: number }>(
      `select right(body, 36) as word, count(*)::int as n from j1501.cases where body like '水管坏了，%' group by 1`,
    );
    const there = new Map(rows.map((r) => [r.word, r.n]));
    const lost = told.yes.filter((word) => !there.has(word));
    const doubled = rows.filter((r) => r.n > 1);
    const chains = await verifyChains(ground.house.db, 'gm');
    await admin.end();
    process.stdout.write(
      `line torn 15 times: ${told.yes.length} filings acknowledged, ${told.notNow} times "not now", ${lost.length} lost, ${doubled.length} doubled, ${chains.faults.length} faults in the chains\n`,
    );
    expect({ lost, doubled, other: told.other, faults: chains.faults }).toEqual({
      lost: [],
      doubled: [],
      other: [],
      faults: [],
    });
    expect(told.notNow).toBeGreaterThan(0);
  });
});
