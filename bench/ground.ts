import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuilt } from '#app/web.ts';
import { freePort } from '#platform/cluster.ts';
import { type Books, openBooks, type Told } from './books.ts';
import { callerTo } from './load.ts';
import { type Caller, signedIn } from './people.ts';
import { childrenSpent, residentOf, spentBy } from './spent.ts';

/** What is measured stands on this: a database with the cast and so many cases, the product and an echo as processes of their own. */
export type Ground = {
  base: string;
  echo: string;
  url: string;
  schema: string;
  dataDir: string;
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

/** `profile`: where the product leaves its processor profile when it ends. */
export type Wanted = { cases: number; dir?: string | undefined; workers?: number; profile?: string | undefined };

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

/** The product over these books, which are opened here; `prepare` puts in what rows want besides. */
export async function prepareGround(
  { cases, dir, workers = 1, profile }: Wanted,
  told: Told,
  prepare: (books: Books) => Promise<void> = async () => {},
): Promise<Ground> {
  // The browser apps are built meanwhile, where they are not.
  const building = ensureBuilt({ info: (_, what) => told(`${what}\n`) });
  const books = await openBooks(cases, dir, told);
  const { dataDir, cluster, schema, areas, recipe } = books;
  await prepare(books);
  await books.close();
  await building;

  const port = await freePort();
  const begun = performance.now();
  const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const product = spawn(
    process.execPath,
    [...startFlags(), ...profiling, LOCAL('../src/main.ts'), 'serve', '--empty'],
    {
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
    },
  );
  const base = `http://127.0.0.1:${port}`;
  await answers(base, product);
  const readySeconds = (performance.now() - begun) / 1000;
  told(`product: ${readySeconds.toFixed(1)} s\n`);
  const echoes = spawn(process.execPath, [LOCAL('echo.ts')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const postmaster = Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  const echo = `http://127.0.0.1:${await firstLine(echoes)}`;
  const [workersSpent, databaseSpent] = [childrenSpent(product.pid!), childrenSpent(postmaster)];
  return {
    ...{ base, echo, url: cluster.url, schema, dataDir, recipe, areas, readySeconds },
    as: (login) => signedIn(base, login),
    memory: () => residentOf(product.pid!),
    async idle() {
      await new Promise((ok) => setTimeout(ok, SETTLES_MS));
      return residentOf(product.pid!).now;
    },
    spent: () => ({ app: spentBy(product.pid!) + workersSpent(), db: databaseSpent() }),
    async close() {
      echoes.stdin!.end();
      product.kill('SIGTERM');
      await new Promise((ok) => product.once('exit', ok));
      await cluster.stop();
      books.remove();
    },
  };
}
