import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openHouse, prepareDatabase } from '#app/open.ts';
import { startCluster } from '#platform/cluster.ts';
import { readConfig } from '#platform/config.ts';
import { openPool, schemaOf } from '#platform/database.ts';
import { setup as buildOnce } from './built.setup.ts';
import {
  BARE,
  cloneTemplate,
  createDatabase,
  databaseAt,
  dropDatabases,
  type Node,
  shutTemplate,
  TEMPLATE,
  workersOf,
} from './server.ts';
import { settle } from './world.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the template database; every test file clones it. */
    template: string;
    /** The machines it lies on besides, when the run was given the coordinator of several. */
    workers: Node[];
    /** Keys and files of the run. */
    dataDir: string;
  }
}

type Ground = { url: string; workers: Node[]; dataDir: string; stop(): Promise<void> };
/** Every project's set-up runs in this process: what one has made the others use. */
const run = globalThis as { ground?: Promise<Ground> };

/** One embedded cluster per run with one database everybody clones: migrated, with the places and the named cast in it. */
export async function setup(project: TestProject) {
  const isFirst = !run.ground;
  // The browser apps are built meanwhile when this run needs them.
  if (
    isFirst &&
    project.vitest.projects.some((p) => [p.config.globalSetup].flat().some((file) => file.endsWith('built.setup.ts')))
  )
    buildOnce().catch(() => {});
  run.ground ??= lay();
  const { url, workers, dataDir, stop } = await run.ground;
  project.provide('template', url);
  project.provide('workers', workers);
  project.provide('dataDir', dataDir);
  return isFirst ? stop : undefined;
}

async function lay(): Promise<Ground> {
  const dataDir = mkdtempSync(join(tmpdir(), 'baodao-test-'));
  const server = await (process.env.BAODAO_TEST_DATABASE_URL
    ? borrow(process.env.BAODAO_TEST_DATABASE_URL)
    : start(dataDir));
  const config = readConfig({ BAODAO_DATA_DIR: dataDir, BAODAO_LOG: 'silent' });
  const owner = openPool(server.template, schemaOf(config.jurisdiction), 'owner', 1);
  await prepareDatabase(owner, config.jurisdiction);
  await owner.end();
  if (server.workers.length === 0) await cloneTemplate(server.template, [], BARE);
  const open = await openHouse(config, server.template);
  await settle(open.house);
  await open.close();
  if (server.workers.length > 0) await shutTemplate(server.template, server.workers);
  return {
    url: server.template,
    workers: server.workers,
    dataDir,
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Short, because the path of a socket may not be long; Windows has none. */
const SOCKETS = process.platform === 'win32' ? null : '/tmp';

type Server = { template: string; workers: Node[]; stop(): Promise<void> };

async function start(dataDir: string): Promise<Server> {
  const cluster = await startCluster(dataDir, {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '300',
    // Hundreds of databases that live for seconds: looking after them took a worker's time.
    autovacuum: 'off',
    // Hundreds of copies of two thousand small files: by the kernel they cost a third of what reading and writing them does.
    ...(process.platform !== 'win32' && { file_copy_method: 'clone' }),
    wal_level: 'minimal',
    max_wal_senders: '0',
    ...(SOCKETS && { unix_socket_directories: SOCKETS }),
  });
  // Through a socket of the file system a statement costs a fifth less than through the network's layers.
  const url = SOCKETS ? cluster.url.replace('@127.0.0.1:', `@${encodeURIComponent(SOCKETS)}:`) : cluster.url;
  await createDatabase(url, [], TEMPLATE);
  return { template: databaseAt(url, TEMPLATE), workers: [], stop: () => cluster.stop() };
}

/** A server of one's own choosing (15 to 18, or the coordinator of a Citus cluster): what the run makes there it takes away again. */
async function borrow(url: string): Promise<Server> {
  await dropDatabases(url);
  const workers = await workersOf(url);
  await createDatabase(url, workers, TEMPLATE);
  return { template: databaseAt(url, TEMPLATE), workers, stop: () => dropDatabases(url) };
}
