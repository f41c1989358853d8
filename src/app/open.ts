import { randomUUIDv7 } from 'node:crypto';
import type pg from 'pg';
import { pino } from 'pino';
import type { Config } from '#platform/config.ts';
import type { Keys } from '#platform/crypto.ts';
import { refuseNewer } from '#platform/data-refused.ts';
import { dbByScope, openPool, openReads, type PoolOptions, schemaOf } from '#platform/database.ts';
import { filesIn } from '#platform/files.ts';
import type { House, HouseExport } from '#platform/house.ts';
import { prepareJobs } from '#platform/jobs.ts';
import { loadOrCreateKeys } from '#platform/keyfile.ts';
import { migrate, prepareServer, readMigrations } from '#platform/migrate.ts';
import type { Addition } from '#platform/module.ts';
import { openNews } from '#platform/news.ts';
import { isSpread } from '#platform/spread.ts';
import { keeperOf } from './keeper.ts';
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

/** Which entries concern a listener, gathered from all modules. */
const gatherConcerns = () =>
  new Map(
    modules.flatMap((m) =>
      Object.entries(m.jobs).flatMap(([name, { concerns }]) =>
        concerns ? [[`${m.name}.${name}`, concerns] as const] : [],
      ),
    ),
  );

/** What modules add to the pages of others, gathered from all modules. */
function gatherAdditions(): ReadonlyMap<string, readonly Addition[]> {
  const all = new Map<string, Addition[]>();
  for (const m of modules)
    for (const [page, addition] of Object.entries(m.adds)) all.set(page, [...(all.get(page) ?? []), addition]);
  return all;
}

/** The lists that leave the house as tables, each with the handler of its own endpoint. */
function gatherExports(): ReadonlyMap<string, HouseExport> {
  const all = new Map<string, HouseExport>();
  for (const m of modules)
    for (const given of m.exports) {
      const out = 'of' in given ? given : { of: given };
      const name = Object.keys(m.api).find((key) => m.api[key] === out.of.list);
      if (!name || all.has(out.of.name))
        throw new Error(`${m.name}: the export ${out.of.name} is of no list, or there twice`);
      all.set(out.of.name, { ...out, run: m.handlers[name] as HouseExport['run'] });
    }
  return all;
}

/** Brings the database of this configuration's jurisdiction up to date; returns the migrations it applied. One of a later version is refused untouched. */
export async function prepareDatabase(owner: pg.Pool, jurisdiction: string): Promise<string[]> {
  const [schema, migrations] = [schemaOf(jurisdiction), readMigrations(migrationFolders())];
  await refuseNewer(owner, schema, migrations);
  await prepareServer(owner);
  await prepareJobs(owner);
  return migrate(owner, schema, migrations);
}

/** The key file is not the one this jurisdiction's data was sealed with: going on would write what nobody can read together. */
export class WrongKeys extends Error {}

/** Notes at the first start which keys a jurisdiction uses, and refuses others ever after. */
async function knowKeys(owner: pg.Pool, jurisdiction: string, keys: Keys, file: string): Promise<void> {
  await owner.query('insert into baodao.jurisdiction (code, key_fingerprint) values ($1, $2) on conflict do nothing', [
    jurisdiction,
    keys.fingerprint,
  ]);
  const { rows } = await owner.query<{ key_fingerprint: string }>(
    'select key_fingerprint from baodao.jurisdiction where code = $1',
    [jurisdiction],
  );
  if (rows[0]?.key_fingerprint !== keys.fingerprint)
    throw new WrongKeys(
      `${file} does not hold the keys of this database. Put back the key file it was started with (BAODAO_KEY_FILE); see docs/operations.md, "Keys".`,
    );
}

/** Opens everything with a lifetime on one database. `more` lets tests and the demo year bring their own clock. */
export async function openHouse(
  config: Config,
  databaseUrl: string,
  more: { now?: () => Temporal.Instant; connections?: number } & PoolOptions = {},
): Promise<OpenHouse> {
  const schema = schemaOf(config.jurisdiction);
  const keys = await loadOrCreateKeys(config.keyFile, config.cryptoProfile);
  const owner = openPool(databaseUrl, schema, 'owner', 6);
  await knowKeys(owner, config.jurisdiction, keys, config.keyFile);
  const connections = more.connections ?? 16;
  const pool = openPool(databaseUrl, schema, 'app', connections, more);
  const reads = openReads(databaseUrl, config.jurisdiction, Math.ceil(connections / 4));
  const dbFor = dbByScope(pool, reads);
  const db = dbFor(config.jurisdiction);
  const keeping = openPool(databaseUrl, schema, 'app', 2, { ...more, keepsPlans: true });
  const news = openNews(db, config.jurisdiction);
  const house: House = {
    config,
    db,
    dbFor,
    keptPlans: dbByScope(keeping),
    news,
    isSpread: await isSpread(owner),
    keys,
    files: filesIn(config.dataDir, config.cryptoProfile),
    log: pino({ level: config.logLevel, base: null, redact: ['req.headers', 'headers'] }),
    now: more.now ?? instant,
    newId: randomUUIDv7,
    listeners: gatherListeners(),
    concerns: gatherConcerns(),
    additions: gatherAdditions(),
    feeds: modules.flatMap((m) => m.feeds),
    papers: Object.assign(Object.create(null), ...modules.map((m) => m.papers)),
    personal: new Map(modules.map((m) => [m.name, m.personal])),
    figures: new Map(
      modules.flatMap((m) => Object.entries(m.figures).map(([name, figure]) => [`${m.name}.${name}`, figure])),
    ),
    exports: gatherExports(),
    keeper: keeperOf(config, owner, keys),
  };
  return {
    house,
    owner,
    async close() {
      // Connections that nobody asks do not keep the program alive, so that it could end in the middle of this.
      const awake = setInterval(() => {}, 60_000);
      try {
        await news.flush();
        await Promise.all([db.destroy(), keeping.end(), reads.end()]);
        await owner.end();
      } finally {
        clearInterval(awake);
      }
    },
  };
}
