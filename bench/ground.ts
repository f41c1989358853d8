import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openHouse, prepareDatabase } from '#app/open.ts';
import { buildApp } from '#app/server.ts';
import { foldTally } from '#modules/cases/cases.jobs.ts';
import { rebuildTally } from '#modules/cases/cases.tally.store.ts';
import { freePort, startCluster } from '#platform/cluster.ts';
import { readConfig } from '#platform/config.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { openPool, schemaOf } from '#platform/database.ts';
import { PASSWORD, settle } from '#test/world.ts';
import { loadHistory } from './history.ts';
import { callerTo } from './load.ts';
import { type Caller, signedIn } from './people.ts';
import { keepRecipe, recordIntake } from './recipe.ts';
import { residentOf, spentBy, spentByChildren } from './spent.ts';

/** What is measured stands on this: a database with the cast and so many cases, the product and an echo as processes of their own. */
export type Ground = {
  base: string;
  echo: string;
  url: string;
  schema: string;
  recipe: string;
  /** Villages the intake goes to. */
  areas: readonly string[];
  /** A new connection of this person's own. */
  as(login: string): Promise<Caller>;
  /** Resident memory of the product, MiB: now, and the most there ever was. */
  memory(): { now: number; most: number };
  /** The same before anybody asks anything, once what the start left behind is given back. */
  idle(): Promise<number>;
  /** From being started on this database to the first answer, seconds; the embedded database takes its own second beside it. */
  readySeconds: number;
  /** Processor time so far, ms: of the product, and of the database. */
  spent(): { app: number; db: number };
  close(): Promise<void>;
};

/** By then a house that nobody asks anything has gone to rest. */
const SETTLES_MS = 5_000;

const LOCAL = (path: string) => resolve(import.meta.dirname, path);

/** What `npm start` gives the engine along. */
const startFlags = (): string[] => {
  const { scripts } = JSON.parse(readFileSync(LOCAL('../package.json'), 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
};

/** The first line a process says. */
const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((ok, no) => {
    let said = '';
    child.stdout!.on('data', (part: Buffer) => {
      said += part;
      if (said.includes('\n')) ok(said.slice(0, said.indexOf('\n')));
    });
    child.on('exit', (code) => no(new Error(`ended with ${code}`)));
  });

/** Waits until the product answers. */
async function answers(base: string, child: ChildProcess): Promise<void> {
  const ask = callerTo(base);
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}`);
    const said = await ask({ method: 'GET', path: '/console/' }).catch(() => null);
    if (said?.status === 200) return;
    await new Promise((ok) => setTimeout(ok, 100));
  }
}

/** `cases` in the books; `dir` keeps the database for the next run. */
export async function prepareGround(
  cases: number,
  dir: string | undefined,
  told: (text: string) => void,
  workers = 1,
): Promise<Ground> {
  const dataDir = dir ?? mkdtempSync(join(tmpdir(), 'baodao-bench-'));
  const isNew = !existsSync(join(dataDir, 'postgres'));
  const cluster = await startCluster(dataDir, { max_connections: '200' });
  const config = readConfig({ BAODAO_DATA_DIR: dataDir, BAODAO_LOG: 'silent' });
  const schema = schemaOf(config.jurisdiction);
  const owner = openPool(cluster.url, schema, 'owner', 2);
  await prepareDatabase(owner, config.jurisdiction);
  const open = await openHouse(config, cluster.url, { connections: 1 });
  if (isNew) await settle(open.house);
  const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from cases where number like '%-0'`);
  if (rows[0]!.n < cases)
    await loadHistory(owner, rows[0]!.n, cases, (n) =>
      told(`history: ${n.toLocaleString('en')} of ${cases.toLocaleString('en')} cases\n`),
    );
  const { rows: sums } = await owner.query<{ are: boolean }>('select exists (select from case_tally) as are');
  if (rows[0]!.n < cases || !sums[0]!.are) {
    told('history: counting\n');
    const ctx = systemCtx(open.house, 'count');
    await inTransaction(ctx, rebuildTally);
    await foldTally(ctx);
    await owner.query('vacuum analyze case_tally, cases');
  }
  const villages = await owner.query<{ code: string }>(
    `select code from place where starts_with(code, '150124201') and length(code) = 12 order by code limit 16`,
  );
  const areas = villages.rows.map((r) => r.code);
  const recipe = join(dataDir, 'intake.json');
  const app = await buildApp(open);
  const sign = await app.inject({
    method: 'POST',
    url: '/api/sign-in',
    headers: { 'idempotency-key': randomUUID() },
    payload: { login: 'zhao', password: PASSWORD },
  });
  const cookies = Object.fromEntries(sign.cookies.map((c) => [c.name, c.value]));
  keepRecipe(
    recipe,
    await recordIntake(async () => {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/cases',
        cookies,
        headers: { 'idempotency-key': randomUUID() },
        payload: {
          kind: 'help',
          channel: 'visit',
          area: areas[0],
          body: '村东头的机井坏了三天,葵花浇不上水。',
          reporter: { name: '赵满仓', phone: '19900001001' },
        },
      });
      if (answer.statusCode !== 200) throw new Error(answer.body);
      return answer.json();
    }),
  );
  await app.close();
  await open.close();
  await owner.end();

  const port = await freePort();
  const begun = performance.now();
  const product = spawn(process.execPath, [...startFlags(), LOCAL('../src/main.ts'), 'serve', '--empty'], {
    env: {
      ...process.env,
      BAODAO_DATA_DIR: dataDir,
      DATABASE_URL: cluster.url,
      PORT: String(port),
      BAODAO_LOG: 'silent',
      BAODAO_EXPORT_ROWS: '1000000',
      BAODAO_WORKERS: String(workers),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const base = `http://127.0.0.1:${port}`;
  await answers(base, product);
  const readySeconds = (performance.now() - begun) / 1000;
  const echoes = spawn(process.execPath, [LOCAL('echo.ts')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const postmaster = Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  const echo = `http://127.0.0.1:${await firstLine(echoes)}`;
  return {
    ...{ base, echo, url: cluster.url, schema, recipe, areas, readySeconds },
    as: (login) => signedIn(base, login),
    memory: () => residentOf(product.pid!),
    async idle() {
      await new Promise((ok) => setTimeout(ok, SETTLES_MS));
      return residentOf(product.pid!).now;
    },
    spent: () => ({ app: spentBy(product.pid!) + spentByChildren(product.pid!), db: spentByChildren(postmaster) }),
    async close() {
      echoes.stdin!.end();
      product.kill('SIGTERM');
      await new Promise((ok) => product.once('exit', ok));
      await cluster.stop();
      if (!dir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
