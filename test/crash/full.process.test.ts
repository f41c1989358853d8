import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openHouse, prepareDatabase } from '#app/open.ts';
import { buildApp } from '#app/server.ts';
import { keptAlive } from '#platform/begin.ts';
import { verifyChains } from '#platform/chain.ts';
import { type Cluster, startCluster } from '#platform/cluster.ts';
import { readConfig } from '#platform/config.ts';
import { openPool, schemaOf } from '#platform/database.ts';
import { sessionFor } from '#test/session.ts';
import { settle } from '#test/world.ts';

/*
 * The disk under the database and the files fills up to the last byte while people work. They are told so in words, and as soon as somebody makes room
 * it goes on, without a restart.
 */

const disk = mkdtempSync(join(tmpdir(), 'baodao-full-'));
let cluster: Cluster | null = null;
let isMounted = false;
afterAll(async () => {
  rmSync(join(disk, 'ballast'), { force: true });
  await cluster?.stop().catch(() => {});
  if (isMounted) execFileSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
}, 60_000);

/** A small disk of its own. Whoever may not mount one is told what to do instead of passing without having looked. */
function mountSmallDisk(): void {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=320m,mode=755', 'tmpfs', disk], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    isMounted = true;
  } catch (error) {
    throw new Error(
      `A full disk needs a small disk: run this test as root, or under "unshare --map-root-user --mount" (${(error as Error).message.trim()})`,
    );
  }
}

/** Takes every byte there is. */
function fillUp(): void {
  const file = openSync(join(disk, 'ballast'), 'a');
  for (const size of [2 ** 20, 4096, 1])
    for (;;)
      try {
        writeSync(file, Buffer.alloc(size));
      } catch {
        break;
      }
  closeSync(file);
}

test('a full disk is told in both languages, loses nothing, and is over when there is room', {
  timeout: 240_000,
}, async () => {
  mountSmallDisk();
  cluster = keptAlive(await startCluster(disk, { max_wal_size: '64MB', min_wal_size: '32MB', fsync: 'off' }));
  const config = readConfig({ BAODAO_DATA_DIR: disk, BAODAO_LOG: 'silent' });
  const owner = openPool(cluster.url, schemaOf(config.jurisdiction), 'owner', 1);
  await prepareDatabase(owner, config.jurisdiction);
  const open = await openHouse(config, cluster.url);
  await settle(open.house);
  const app = await buildApp(open);
  const { name, value } = await sessionFor(open.house, 'liu');
  const file = (body: string, key: string = randomUUID()) =>
    app.inject({
      method: 'POST',
      url: '/api/cases',
      headers: { cookie: `${name}=${value}`, 'idempotency-key': key },
      payload: { kind: 'help', channel: 'reception', area: '150124201213', body },
    });
  const { id } = (await file('路灯不亮了，请来看看。')).json<{ id: string }>();
  const upload = (words: string) => {
    const pdf = `%PDF-1.4\n% ${words} ${'x'.repeat(20_000)}\n%%EOF`;
    const payload = `--b\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n${pdf}\r\n--b--\r\n`;
    const headers = {
      cookie: `${name}=${value}`,
      'content-type': 'multipart/form-data; boundary=b',
      'idempotency-key': randomUUID(),
    };
    return app.inject({ method: 'POST', url: `/api/cases/${id}/files`, headers, payload });
  };
  expect((await upload('before')).statusCode).toBe(200);

  fillUp();
  const refused = await upload('while it is full');
  expect([refused.statusCode, refused.json().code, refused.headers['retry-after']]).toEqual([503, 'noRoom', '5']);
  expect(refused.json().detail.zh).toContain('存储空间满了');
  // The database has some room of its own put by: it takes a while to notice.
  const kept: string[] = [];
  const said = new Map<string, number>();
  let waiting: { body: string; key: string } | null = null;
  for (let i = 0; i < 3000 && !waiting; i++) {
    const body = `满 ${randomUUID()} ${'很长'.repeat(900)}`;
    const key = randomUUID();
    const r = await file(body, key);
    const code = r.statusCode === 200 ? 'ok' : `${r.statusCode} ${r.json().code}`;
    said.set(code, (said.get(code) ?? 0) + 1);
    if (r.statusCode === 200) kept.push(body.slice(2, 38));
    else waiting = { body, key };
    if (i % 100 === 99) fillUp();
  }
  expect([...said.keys()].filter((code) => !['ok', '503 noRoom', '503 notNow'].includes(code))).toEqual([]);
  expect(waiting, 'it was full').not.toBeNull();

  rmSync(join(disk, 'ballast'));
  const until = performance.now() + 60_000;
  let again = await file(waiting!.body, waiting!.key);
  while (again.statusCode === 503 && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    again = await file(waiting!.body, waiting!.key);
  }
  expect(again.statusCode, again.body).toBe(200);
  kept.push(waiting!.body.slice(2, 38));
  expect((await upload('after')).statusCode).toBe(200);
  const { rows } = await owner.query<{ word: string; n: number }>(
    "select substring(body from 3 for 36) as word, count(*)::int as n from cases where body like '满 %' group by 1",
  );
  const there = new Map(rows.map((r) => [r.word, r.n]));
  const lost = kept.filter((word) => !there.has(word));
  const doubled = rows.filter((r) => r.n > 1);
  const { faults } = await verifyChains(open.house.db, 'gm');
  process.stdout.write(
    `disk full: ${kept.length} filings acknowledged, told ${[...said].map(([code, n]) => `${n} × ${code}`).join(', ')}, ${lost.length} lost, ${doubled.length} doubled, ${faults.length} faults in the chains\n`,
  );
  expect({ lost, doubled, faults }).toEqual({ lost: [], doubled: [], faults: [] });
  await app.close();
  await open.close();
  await owner.end();
});
