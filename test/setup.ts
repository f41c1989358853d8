import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openHouse, prepareDatabase } from '#app/open.ts';
import { startCluster } from '#platform/cluster.ts';
import { readConfig } from '#platform/config.ts';
import { openPool, schemaOf } from '#platform/database.ts';
import { setup as buildOnce } from './built.setup.ts';
import { settle } from './world.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the template database; every test file clones it. */
    template: string;
    /** Keys and files of the run. */
    dataDir: string;
  }
}

export const TEMPLATE = 'baodao_template';

type Ground = { url: string; dataDir: string; stop(): Promise<void> };
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
  const { url, dataDir, stop } = await run.ground;
  project.provide('template', url);
  project.provide('dataDir', dataDir);
  return isFirst ? stop : undefined;
}

async function lay(): Promise<Ground> {
  const dataDir = mkdtempSync(join(tmpdir(), 'baodao-test-'));
  const cluster = await startCluster(dataDir, {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '300',
  });
  const url = cluster.url.replace(/\/baodao$/, `/${TEMPLATE}`);
  const admin = openPool(cluster.url, 'public', 'owner', 1);
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const config = readConfig({ BAODAO_DATA_DIR: dataDir, BAODAO_LOG: 'silent' });
  const owner = openPool(url, schemaOf(config.jurisdiction), 'owner', 1);
  await prepareDatabase(owner, config.jurisdiction);
  await owner.end();
  const open = await openHouse(config, url);
  await settle(open.house);
  await open.close();
  return {
    url,
    dataDir,
    async stop() {
      await cluster.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
