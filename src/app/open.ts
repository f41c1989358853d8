import { randomUUIDv7 } from 'node:crypto';
import type pg from 'pg';
import { pino } from 'pino';
import type { Config } from '#platform/config.ts';
import { openDb, openPool, schemaOf } from '#platform/database.ts';
import { filesIn } from '#platform/files.ts';
import type { House } from '#platform/house.ts';
import { prepareJobs } from '#platform/jobs.ts';
import { loadOrCreateKeys } from '#platform/keyfile.ts';
import { migrate, prepareServer, readMigrations } from '#platform/migrate.ts';
import { migrationFolders, modules } from './modules.ts';

export type OpenHouse = { house: House; owner: pg.Pool; close(): Promise<void> };

const instant = () => Temporal.Now.instant();

/** Who listens to which journal entry, gathered from all modules. */
function gatherListeners(): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  for (const m of modules)
    for (const [entry, jobs] of Object.entries(m.listeners))
      all.set(entry, [...(all.get(entry) ?? []), ...jobs.map((job) => `${m.name}.${job}`)]);
  return all;
}

/** Brings the database of this configuration's jurisdiction up to date; returns the migrations it applied. */
export async function prepareDatabase(owner: pg.Pool, jurisdiction: string): Promise<string[]> {
  await prepareServer(owner);
  await prepareJobs(owner);
  const applied = await migrate(owner, schemaOf(jurisdiction), readMigrations(migrationFolders()));
  return applied;
}

/** Opens everything with a lifetime on one database. `more` lets tests and the demo year bring their own clock. */
export async function openHouse(
  config: Config,
  databaseUrl: string,
  more: { now?: () => Temporal.Instant; connections?: number } = {},
): Promise<OpenHouse> {
  const schema = schemaOf(config.jurisdiction);
  const keys = await loadOrCreateKeys(config.keyFile, config.cryptoProfile);
  const owner = openPool(databaseUrl, schema, 'owner', 6);
  const pool = openPool(databaseUrl, schema, 'app', more.connections ?? 16);
  const db = openDb(pool);
  const house: House = {
    config,
    db,
    keys,
    files: filesIn(config.dataDir, config.cryptoProfile),
    log: pino({ level: config.logLevel, base: null, redact: ['req.headers', 'headers'] }),
    now: more.now ?? instant,
    newId: randomUUIDv7,
    listeners: gatherListeners(),
  };
  return {
    house,
    owner,
    async close() {
      await db.destroy();
      await owner.end();
    },
  };
}
