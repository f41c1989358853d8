import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import '#platform/jsx.ts';
import { readConfig } from '#platform/config.ts';
import { openPool, schemaOf } from '#platform/database.ts';
import type { Heard } from './heard.setup.ts';
import { createDatabase, databaseAt, dropDatabases, TEMPLATE, workersOf } from './server.ts';

const { prepareDatabase } = await import('#app/open.ts');

/*
 * npm run test:spread -- postgres://owner@coordinator/baodao [which tests]: what a cluster of machines will not plan of all that the tests ask
 * (docs/scaling.md). The tests run on the embedded server and what they ask is written down; then each statement is planned on the cluster, in a
 * transaction that is rolled back: half a minute for all of them, where the tests themselves take an hour there.
 */

/** Every statement heard in a run of `which` tests, with the values of its first time. */
function heardIn(which: readonly string[]): Map<string, Heard['values']> {
  const dir = mkdtempSync(join(tmpdir(), 'baodao-heard-'));
  spawnSync('vitest', ['run', '--project', 'database', ...which], {
    stdio: 'inherit',
    env: { ...process.env, BAODAO_HEARD: dir },
  });
  const heard = new Map<string, Heard['values']>();
  for (const file of readdirSync(dir))
    for (const line of readFileSync(join(dir, file), 'utf8').split('\n').filter(Boolean)) {
      const { text, values } = JSON.parse(line) as Heard;
      if (!heard.has(text)) heard.set(text, values);
    }
  rmSync(dir, { recursive: true });
  return heard;
}

/** With its values in it: a statement that writes to several tables is not planned for values that are yet to come. */
const filled = (text: string, values: Heard['values']) =>
  text.replace(/\$(\d+)/g, (_, n) => {
    const value = values[Number(n) - 1];
    return value == null ? 'null' : pg.escapeLiteral(value);
  });

/** Values that no server takes, and tables that a test makes for itself: no matter of many machines. */
const ELSEWHERE_TOO = /^22|^42P01$/;

/** What the planner says against it, or nothing. */
async function refused(client: pg.Client, statement: string): Promise<string | undefined> {
  await client.query('begin');
  try {
    await client.query(`explain ${statement}`);
    return undefined;
  } catch (error) {
    const { code = '', message } = error as pg.DatabaseError;
    return ELSEWHERE_TOO.test(code) ? undefined : message;
  } finally {
    await client.query('rollback');
  }
}

const [url, ...which] = process.argv.slice(2);
if (!url) throw new Error('npm run test:spread -- postgres://owner@coordinator/baodao [which tests]');
const heard = heardIn(which);
if (heard.size === 0) throw new Error('no statement was heard: did the tests run?');
const { jurisdiction } = readConfig({});
const schema = schemaOf(jurisdiction);
await dropDatabases(url);
await createDatabase(url, await workersOf(url), TEMPLATE);
const at = databaseAt(url, TEMPLATE);
const owner = openPool(at, schema, 'owner', 1);
await prepareDatabase(owner, jurisdiction);
await owner.end();

const client = new pg.Client({ connectionString: at });
await client.connect();
await client.query(`set search_path = ${schema}`);
let failed = 0;
for (const [text, values] of heard) {
  const why = await refused(client, filled(text, values));
  if (why === undefined) continue;
  failed += 1;
  console.log(`${why}\n    ${text.replace(/\s+/g, ' ').slice(0, 600)}\n`);
}
await client.end();
await dropDatabases(url);
console.log(`${heard.size - failed} planned, ${failed} refused`);
process.exitCode = failed > 0 ? 1 : 0;
