import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '#platform/jsx.ts';
import { startCluster } from '#platform/cluster.ts';
import { openPool, schemaOf } from '#platform/database.ts';
import { describeSchema } from '#platform/describe.ts';

// The modules draw pages in .tsx, which can be loaded once jsx.ts is.
const { prepareDatabase } = await import('#app/open.ts');

/** Writes db/schema.sql and db/tables.ts from a freshly migrated database. */
const dir = mkdtempSync(join(tmpdir(), 'baodao-describe-'));
const cluster = await startCluster(dir, { fsync: 'off' });
const owner = openPool(cluster.url, schemaOf('1501'), 'owner', 2);
try {
  await prepareDatabase(owner, '1501');
  const { sql, types } = await describeSchema(owner, schemaOf('1501'));
  writeFileSync(join(import.meta.dirname, '../db/schema.sql'), sql);
  writeFileSync(join(import.meta.dirname, '../db/tables.ts'), types);
} finally {
  await owner.end();
  await cluster.stop();
  rmSync(dir, { recursive: true, force: true });
}
