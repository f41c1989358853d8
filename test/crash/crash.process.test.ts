import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { openHouse, prepareDatabase } from '#app/open.ts';
import { diceFor } from '#demo/year/dice.ts';
import { verifyChains } from '#platform/chain.ts';
import { type Cluster, clusterUrl, freePort, startCluster } from '#platform/cluster.ts';
import { readConfig } from '#platform/config.ts';
import { systemCtx } from '#platform/context.ts';
import { hash } from '#platform/crypto.ts';
import { openPool, schemaOf } from '#platform/database.ts';
import { sweepFiles } from '#platform/file-forget.ts';
import { holderOf } from '#platform/lock.ts';
import { sessionFor } from '#test/session.ts';
import { settle } from '#test/world.ts';
import { bundled } from './bundle.ts';
import { type Load, startLoad } from './load.ts';

/*
 * People file, act and send photos while the program and its database are killed under them, fifty times. Whoever was told that something is done finds
 * it there, once.
 */

const SEED = Number(process.env.CRASH_SEED ?? 20261128);
type Victim = 'app' | 'backend' | 'postmaster' | 'embedded app' | 'embedded postmaster';
const ROUNDS: readonly (readonly [Victim, number])[] = [
  ['app', 20],
  ['backend', 16],
  ['postmaster', 8],
  ['embedded app', 3],
  ['embedded postmaster', 3],
];

const dataDir = mkdtempSync(join(tmpdir(), 'baodao-crash-'));
const started: ChildProcess[] = [];
let cluster: Cluster | null = null;
afterAll(async () => {
  for (const p of started) if (p.exitCode === null && p.signalCode === null) p.kill('SIGKILL');
  await Promise.all(started.map(gone));
  const left = startedServer();
  if (left) killQuietly(left, 'SIGQUIT');
  while (left && isAlive(left)) await new Promise((resolve) => setTimeout(resolve, 50));
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

const startedServer = (): number | null => {
  try {
    const pid = Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
    // A file that is only being written names nobody; a kill of 0 would be ours.
    return pid > 1 ? pid : null;
  } catch {
    return null;
  }
};
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const killQuietly = (pid: number, signal: NodeJS.Signals) => {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already.
  }
};

type App = { child: ChildProcess; has(words: string): Promise<void>; said(): string };

/** The program, loading; it waits to be told to start. */
function load(program: string): App {
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'pipe'] });
  started.push(child);
  let text = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (part: Buffer) => (text += part.toString()));
  child.stdin!.on('error', () => {});
  return {
    child,
    said: () => text,
    has: (words) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (text.includes(words)) resolve();
        };
        child.stdout!.on('data', look);
        child.on('exit', () => reject(new Error(`ended without "${words}":\n${text}`)));
        look();
      }),
  };
}
const gone = (child: ChildProcess) =>
  new Promise<void>((resolve) =>
    child.exitCode !== null || child.signalCode !== null ? resolve() : child.once('exit', () => resolve()),
  );

/** The ground: places, offices, people; whoever works is signed in. */
async function lay(): Promise<string[]> {
  // What the machine holds in memory survives a kill: only a power cut would take it. The last rounds run as in an office.
  cluster = await startCluster(dataDir, { fsync: 'off' });
  const config = readConfig({ BAODAO_DATA_DIR: dataDir, BAODAO_LOG: 'silent' });
  const owner = openPool(cluster.url, schemaOf(config.jurisdiction), 'owner', 1, { isMadeAgain: true });
  await prepareDatabase(owner, config.jurisdiction);
  await owner.end();
  const open = await openHouse(config, cluster.url, { isMadeAgain: true });
  await settle(open.house);
  const cookies = await Promise.all(
    ['liu', 'chen', 'zhao'].map(async (login) => {
      const { name, value } = await sessionFor(open.house, login);
      return `${name}=${value}`;
    }),
  );
  await open.close();
  return cookies;
}

test('fifty times killed: nothing that was acknowledged is lost, nothing is there twice', {
  timeout: 900_000,
}, async () => {
  const began = performance.now();
  const d = diceFor(SEED, 'crash');
  const [program, cookies] = await Promise.all([bundled(), lay()]);
  const standby = [load(program), load(program)];
  const port = await freePort();
  const logs: string[] = [];
  let app: App;
  let people: Load | null = null;
  let isUp: (base: string) => void = () => {};
  let up = new Promise<string>((resolve) => {
    isUp = resolve;
  });
  const start = async (databaseUrl: string | null) => {
    app = standby.shift()!;
    standby.push(load(program));
    await app.has('loaded');
    app.child.stdin!.write(
      `${JSON.stringify({ BAODAO_DATA_DIR: dataDir, PORT: String(port), BAODAO_LOG: 'info', NODE_OPTIONS: '', ...(databaseUrl && { DATABASE_URL: databaseUrl }) })}\n`,
    );
    await app.has('is ready');
    isUp(`http://127.0.0.1:${port}`);
  };
  const killApp = async () => {
    up = new Promise((resolve) => {
      isUp = resolve;
    });
    app.child.kill('SIGKILL');
    await gone(app.child);
    logs.push(app.said());
  };
  const killServer = () => {
    const pid = startedServer();
    if (pid) killQuietly(pid, 'SIGKILL');
  };
  /** One of the server's own processes for the program, at work or not: the others then end too, and the server recovers by itself. */
  const killBackend = (url: string) =>
    withServer(url, async (db) => {
      const { rows } = await db.query<{ pid: number }>(
        "select pid from pg_stat_activity where application_name = 'baodao' and pid <> pg_backend_pid() order by state <> 'idle' desc, pid limit 3",
      );
      if (rows.length > 0) killQuietly(d.pick(rows).pid, 'SIGKILL');
    });

  await start(cluster!.url);
  const setUp = performance.now() - began;
  people = startLoad(() => up, cookies, 2);
  const done: Record<string, number> = {};
  for (const [victim, times] of ROUNDS)
    for (let round = 0; round < times; round++) {
      await people.answers(d.between(2, 9));
      await new Promise((resolve) => setTimeout(resolve, d.upTo(40)));
      if (victim === 'app') {
        await killApp();
        await start(cluster!.url);
      } else if (victim === 'backend') await killBackend(cluster!.url).catch(() => {});
      else if (victim === 'postmaster') {
        killServer();
        await comeBack(cluster!);
      } else {
        if (cluster) {
          // From here on the program keeps its own database.
          await killApp();
          await cluster.stop();
          cluster = null;
          await start(null);
          await people.answers(1);
        }
        if (victim === 'embedded app') {
          await killApp();
          await start(null);
        } else killServer();
      }
      done[victim] = (done[victim] ?? 0) + 1;
    }
  await people.answers(5);
  await people.finish();
  const took = performance.now() - began;
  await examine(people, done, { setUp, took });
  logs.push(app!.said());
  expect(logs.join('\n')).toContain('"msg":"request"');
  expect(logs.join('\n').includes('水管坏了'), 'what people wrote is not in the log').toBe(false);
});

/** A server that was killed is started again as soon as its children have ended. */
async function comeBack(killed: Cluster): Promise<void> {
  for (let tries = 50; ; tries--)
    try {
      return await killed.startAgain();
    } catch (error) {
      if (tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
}

async function withServer<T>(url: string, work: (db: pg.Pool) => Promise<T>): Promise<T> {
  const pool = openPool(url, 'j1501', 'owner', 1);
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

/** What is there now, held against what people were told. */
async function examine(people: Load, done: Record<string, number>, ms: { setUp: number; took: number }): Promise<void> {
  const url = clusterUrl(dataDir, holderOf(dataDir)!.databasePort!)!;
  const open = await openHouse(readConfig({ BAODAO_DATA_DIR: dataDir, BAODAO_LOG: 'silent' }), url);
  const { house, owner } = open;
  const jobs = await jobsDone(owner);
  const found = {
    filing: await counted(owner, "select substring(body from '[0-9]+号.*$') as word, id::text as of from cases"),
    act: await counted(owner, "select data->>'text' as word, subject_id::text as of from journal where verb = 'note'"),
    upload: await counted(owner, 'select name as word, case_id::text as of from case_file'),
  };
  const times = (k: Load['kept'][number]) => found[k.what].get(`${k.caseId} ${k.word}`) ?? 0;
  const lost = people.kept.filter((k) => times(k) === 0).map((k) => `${k.what} ${k.word}`);
  const doubled = people.kept.filter((k) => times(k) > 1).map((k) => `${k.what} ${k.word}`);
  const chains = await verifyChains(house.db, house.config.cryptoProfile);
  const { rows: named } = await owner.query<{ hash: string }>(
    'select hash from case_file union select thumb_hash from case_file where thumb_hash is not null',
  );
  const missing = named.filter(({ hash: name }) => !isWhole(name));
  const before = onDisk().length;
  const swept = await sweepFiles(systemCtx(house, 'test'), Date.now() + 3 * 24 * 60 * 60 * 1000);
  const orphans = onDisk().filter((name) => !named.some((n) => n.hash === name));
  await open.close();
  const rounds = Object.values(done).reduce((a, b) => a + b, 0);
  process.stdout.write(
    `crash: ${rounds} rounds (${Object.entries(done)
      .map(([v, n]) => `${n} ${v}`)
      .join(', ')}), ${people.kept.length} writes acknowledged, ` +
      `${people.again.count} sent again, ${people.again.replays} repeated on purpose, ${lost.length} lost, ${doubled.length} doubled; ` +
      `${chains.entries} journal entries in ${chains.subjects} chains, ${chains.faults.length} faults; ${jobs} jobs left; ` +
      `${before} files, ${swept.files} left behind and swept, ${missing.length} missing, ${orphans.length} orphaned; ` +
      `${Math.round(ms.setUp)} ms to begin, ${Math.round(ms.took)} ms in all\n`,
  );
  expect(rounds).toBe(50);
  expect(people.again.wrong).toEqual([]);
  expect({ lost, doubled, faults: chains.faults, jobs, missing, orphans }).toEqual({
    lost: [],
    doubled: [],
    faults: [],
    jobs: 0,
    missing: [],
    orphans: [],
  });
}

async function counted(owner: pg.Pool, query: string): Promise<Map<string, number>> {
  const { rows } = await owner.query<{ word: string | null; of: string }>(query);
  const counts = new Map<string, number>();
  for (const { word, of } of rows) counts.set(`${of} ${word}`, (counts.get(`${of} ${word}`) ?? 0) + 1);
  return counts;
}

/** Waits until the queue has nothing left that is due; how many jobs it gave up. */
async function jobsDone(owner: pg.Pool): Promise<number> {
  for (let looks = 400; ; looks--) {
    const { rows } = await owner.query<{ due: number; dead: number }>(
      `select count(*) filter (where attempts < max_attempts and (locked_at is not null or run_at <= now()))::int as due,
         count(*) filter (where attempts >= max_attempts)::int as dead from graphile_worker._private_jobs`,
    );
    const { due, dead } = rows[0]!;
    if (due === 0 || looks === 0) return due + dead;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const pathOf = (name: string) => join(dataDir, 'files', name.slice(0, 2), name.slice(2, 4), name);
const onDisk = () =>
  (readdirSync(join(dataDir, 'files'), { recursive: true }) as string[])
    .map((p) => p.split('/').at(-1)!)
    .filter((n) => n.length > 2 && n !== 'incoming');
function isWhole(name: string): boolean {
  try {
    return Buffer.from(hash('gm', readFileSync(pathOf(name)))).toString('hex') === name;
  } catch {
    return false;
  }
}
