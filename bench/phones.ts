import { randomUUID } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Role } from '#kernel/actor.ts';
import { queuesOf } from '#modules/cases/field/queues.ts';
import { HOUSEHOLDS, RECORDS, settleGrids } from './grids.ts';
import type { Ground } from './ground.ts';
import { deviceTo, seenOf } from './load.ts';
import { cookieOf } from './people.ts';
import { type How, type Row, round } from './rows.ts';
import { memoryWhile } from './spent.ts';
import type { Extra } from './staff.ts';

/* The first morning: phones that have nothing yet fetch everything at once, while somebody at a desk goes on working. */

/** As many as a browser opens to one server. */
const CONNECTIONS = 6;
/** What the first page and the list of households ask for (`keep` in the field app), at the posts of those who go round. */
const READS = [
  ...['/api/me', '/api/duties/today', '/api/rosters/mine', '/api/patrols/today', '/api/visits/today'],
  ...[
    '/api/care/round',
    '/api/relief/to-hand-out',
    '/api/aid/to-survey',
    '/api/activities/mine',
    '/api/errands?mine=1',
  ],
];
const readsOf = ({ role, area }: { role: Role; area: string }) => [
  `/api/places/${area}/tree?levels=3`,
  ...READS,
  ...queuesOf(role)
    .filter((q) => !['overdue', 'raised', 'all'].includes(q))
    .map((queue) => `/api/cases?queue=${queue}&limit=100`),
];

type Told = { ms: number; failed: string[]; bytes: number };

/** One phone from being registered to having everything; what was not answered 200 is told by its path. */
async function firstSync(base: string, holder: Extra, isLookedAt: boolean): Promise<Told> {
  const device = deviceTo(base, await cookieOf(base, holder.login), CONNECTIONS);
  const begun = performance.now();
  const failed: string[] = [];
  let bytes = 0;
  const ask = async (path: string, body?: unknown) => {
    const post = {
      method: 'POST' as const,
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    };
    const isCarried = path === CARRY && isLookedAt;
    const came = await device
      .ask({ path, ...(body ? post : { method: 'GET' as const }) }, isCarried)
      .catch((error: NodeJS.ErrnoException) => ({
        status: error.code ?? error.message,
        bytes: 0,
        kept: Buffer.alloc(0),
      }));
    bytes += came.bytes;
    if (came.status !== 200) failed.push(`${came.status} ${path}`);
    else if (isCarried && householdsIn(came.kept) !== HOUSEHOLDS) failed.push(`not all ${path}`);
  };
  await ask('/api/phones', { id: randomUUID(), name: '测速手机' });
  await Promise.all([...readsOf(holder), CARRY].map((path) => ask(path)));
  device.close();
  return { ms: performance.now() - begun, failed, bytes };
}
const CARRY = '/api/facts/carry';

function householdsIn(kept: Buffer): number {
  const plain = kept[0] === 0x7b ? kept : kept[0] === 0x1f ? gunzipSync(kept) : brotliDecompressSync(kept);
  return (JSON.parse(plain.toString()) as { households: unknown[] }).households.length;
}

/** Somebody who looks at a list each second meanwhile; stops when told. */
async function atADesk(ground: Ground, isOver: () => boolean): Promise<number[]> {
  const zhao = await ground.as('zhao');
  const times: number[] = [];
  while (!isOver()) {
    const begun = performance.now();
    await zhao.get('/api/cases?queue=all&limit=20');
    times.push(performance.now() - begun);
    await new Promise((go) => setTimeout(go, 1000));
  }
  return times;
}

let staff: readonly Extra[] = [];
export const phones: Row = {
  bench: 'phones',
  async prepare(books, how) {
    staff = await settleGrids(books, how.phones);
  },
  async measure(ground: Ground, how: How) {
    const before = ground.spent();
    const begun = performance.now();
    let isOver = false;
    const desk = atADesk(ground, () => isOver);
    const { found, memory } = await memoryWhile(ground.memory, () =>
      Promise.all(staff.map((holder, i) => firstSync(ground.base, holder, i % 50 === 0))),
    );
    isOver = true;
    const seconds = (performance.now() - begun) / 1000;
    const after = ground.spent();
    const failed = found.flatMap((f) => f.failed);
    for (const text of [...new Set(failed)].slice(0, 5)) process.stderr.write(`failed: ${text}\n`);
    const { p50, p95, p99 } = seenOf(
      found.map((f) => f.ms),
      0,
      seconds,
    );
    const list = seenOf(await desk, 0, seconds);
    return {
      ...{ phones: how.phones, records: RECORDS, failed: failed.length, seconds: round(seconds, 1) },
      ...{ p50: round(p50), p95: round(p95), p99: round(p99), listP95: round(list.p95) },
      KB: Math.round(found.reduce((sum, f) => sum + f.bytes, 0) / found.length / 1024),
      ...{ appMs: round((after.app - before.app) / how.phones), dbMs: round((after.db - before.db) / how.phones) },
      ...memory,
    };
  },
};
