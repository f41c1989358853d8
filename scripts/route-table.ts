import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '#platform/jsx.ts';
import { startCluster } from '#platform/cluster.ts';
import { readConfig } from '#platform/config.ts';
import { openPool, schemaOf } from '#platform/database.ts';

// Pages are .tsx: they can be loaded only after the line above has taught Node how.
const { openHouse, prepareDatabase } = await import('#app/open.ts');
const { routeTable } = await import('#test/routes.ts');

/** Writes src/app/routes.table.json: who is let in where, to be read in review whenever it changes. */
const dir = mkdtempSync(join(tmpdir(), 'baodao-routes-'));
const cluster = await startCluster(dir, { fsync: 'off' });
const config = readConfig({ BAODAO_DATA_DIR: dir, BAODAO_LOG: 'silent' });
try {
  const owner = openPool(cluster.url, schemaOf(config.jurisdiction), 'owner', 1);
  await prepareDatabase(owner, config.jurisdiction);
  await owner.end();
  const open = await openHouse(config, cluster.url);
  const table = await routeTable(open);
  await open.close();
  writeFileSync(join(import.meta.dirname, '../src/app/routes.table.json'), `${JSON.stringify(table, null, 2)}\n`);
} finally {
  await cluster.stop();
  rmSync(dir, { recursive: true, force: true });
}
