import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { watchClocks } from '#modules/cases/cases.jobs.ts';
import { systemCtx } from '#platform/context.ts';
import type { Books, Told } from './books.ts';
import { type Ground, prepareGround } from './ground.ts';
import { drive, seenOf } from './load.ts';
import { type How, quick, round } from './rows.ts';

/*
 * The same questions to more and more cases: 10,000, 100,000, a million, ten million. One database grows, so the sizes are asked in order; with --dir it and what was
 * found stay, and the next run goes on from there.
 */

const KEYED = ['queue', 'due-soon', 'search', 'dashboard'] as const;
const MANY = 16;
const SCANS = 20;
const IMPORTS = 6;
const IMPORTED_ROWS = 100;

type Found = { cases: number; p95: Record<string, number> } & Record<string, unknown>;

/** Cases from all over the books, for the hotline of the city, which sees all of them. */
async function someCases({ owner }: Books, cases: number): Promise<string[]> {
  const share = Math.min(100, (100 * 20_000) / cases);
  const { rows } = await owner.query<{ id: string }>(
    `select id from (select id from cases tablesample system (${share}) repeatable (7)) s order by md5(id::text) limit 400`,
  );
  return rows.map((r) => r.id);
}

/** How long the job takes that looks every minute for what is soon due or over, once it has caught up. */
async function scans({ house }: Books): Promise<number[]> {
  const ctx = systemCtx(house, 'bench');
  await watchClocks(ctx);
  const times: number[] = [];
  for (let i = 0; i < SCANS; i++) {
    const begun = performance.now();
    await watchClocks(ctx);
    times.push(performance.now() - begun);
  }
  return times;
}

const HEAD = '工单编号,来电时间,诉求内容,所属区域,联系电话';
/** Tables of a hundred rows, one after the other; ms a row. */
async function imports(ground: Ground): Promise<number[]> {
  const dai = await ground.as('dai');
  const times: number[] = [];
  for (let i = 0; i < IMPORTS; i++) {
    const run = Date.now();
    const lines = Array.from(
      { length: IMPORTED_ROWS },
      (_, n) => `GD${run}${n},2026/2/${(n % 27) + 1} 9:05:00,第${n}件:楼下广场舞噪音扰民。,,199-0000-0000`,
    );
    const file = { field: 'sheet', name: '工单.csv', text: [HEAD, ...lines].join('\n') };
    const begun = performance.now();
    const answer = await dai.upload('/api/cases/import', { source: `测速${run}`, area: '150102' }, file);
    const { imported } = JSON.parse(answer.text) as { imported?: number };
    if (imported !== IMPORTED_ROWS) throw new Error(`not imported: ${answer.text.slice(0, 300)}`);
    times.push((performance.now() - begun) / IMPORTED_ROWS);
  }
  return times.slice(1);
}

async function measureAt(cases: number, how: How, dir: string, told: Told): Promise<Found> {
  let [ids, scanned, MiB]: [string[], number[], number] = [[], [], 0];
  const ground = await prepareGround({ cases, dir }, told, async (books) => {
    ids = await someCases(books, cases);
    scanned = await scans(books);
    const { rows } = await books.owner.query<{ n: number }>(
      'select pg_database_size(current_database())::float8 / 1048576 as n',
    );
    MiB = Math.round(rows[0]!.n);
  });
  try {
    await ground.idle();
    const p95: Record<string, number> = {};
    const dbMs: Record<string, unknown> = {};
    for (const callers of [1, MANY]) {
      for (const name of KEYED) {
        const found = await quick.find((r) => r.bench === name)!.measure(ground, { ...how, callers });
        p95[`${name}/${callers}`] = found.p95 as number;
        dbMs[`${name}/${callers}`] = found.dbMs;
      }
      const wu = await Promise.all(Array.from({ length: callers }, () => ground.as('wu')));
      const seen = await drive(
        callers,
        how.seconds,
        async (caller, turn) =>
          (await wu[caller]!.get(`/api/cases/${ids[(caller * 29 + turn) % ids.length]}`)).status === 200,
      );
      if (seen.failed > 0) throw new Error('a case was not shown');
      p95[`case/${callers}`] = round(seen.p95);
    }
    p95['scan/1'] = round(seenOf(scanned, 0, 1).p95);
    p95['import/1'] = round(seenOf(await imports(ground), 0, 1).p95);
    return { cases, MiB, p95, dbMs };
  } finally {
    await ground.close();
  }
}

/** Asks at each size that was not asked before, and tells after each how many times the first its p95 are. */
export async function growth(sizes: readonly number[], how: How, dir: string, told: Told, tell: (row: object) => void) {
  const file = join(dir, 'growth.jsonl');
  const before = existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Found)
    : [];
  const known = new Map(before.map((found) => [found.cases, found]));
  for (const cases of sizes) {
    const found = known.get(cases) ?? (await measureAt(cases, how, dir, told));
    if (!known.has(cases)) appendFileSync(file, `${JSON.stringify(found)}\n`);
    known.set(cases, found);
    const first = known.get(sizes[0]!)!;
    const times = Object.entries(found.p95).map(([name, ms]) => [name, round(ms / first.p95[name]!)]);
    tell({ bench: 'growth', ...found, timesTheFirst: Object.fromEntries(times) });
  }
}
