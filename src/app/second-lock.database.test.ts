import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { schemaOf } from '#platform/database.ts';
import { LOCKED_BY_PLACE } from '#platform/scope.ts';
import { openTestHouse } from '#test/database.ts';
import { readSchema } from './safeguards.ts';

/* The second lock (docs/decisions/0045): the application's role, without the application, sees nothing of anybody. */

const open = await openTestHouse();
/** On many machines there is no such lock (docs/scaling.md). */
const isThere = !open.house.isSpread;
const schema = schemaOf(open.house.config.jurisdiction);
const VILLAGE = '150124201213';

/** Tables about somebody that are read in the clear by design, or hold nothing of anybody; each with its reason. */
const WITHOUT: Readonly<Record<string, string>> = {
  hotline_source: 'the secret of a platform',
  webhook_delivery: 'numbers and moments for other systems',
  webhook_endpoint: 'the secret of a subscriber',
  enrolment_draw: 'the seed of a draw',
};
/** What a table is about somebody by: sealed values, strokes of a pen, or who it is. */
const PERSONAL = /(?:^|_)sealed$|^strokes|^(?:person|household|member|membership|learner|child|reader|nominee)_id$/;
const tables = readSchema(readFileSync(join(import.meta.dirname, '../../db/schema.sql'), 'utf8'));

const lockedTables = async () =>
  (
    await open.owner.query<{ tablename: string }>(
      "select tablename from pg_policies where schemaname = $1 and policyname = 'second_lock' order by 1",
      [schema],
    )
  ).rows.map((r) => r.tablename);

/** A row in every locked table, whatever it may mean: what guards the meaning is taken off this database first. */
async function fill(names: readonly string[]): Promise<void> {
  const { rows: checks } = await open.owner.query<{ of: string; name: string }>(
    `select conrelid::regclass::text as of, conname as name from pg_constraint
      where connamespace = $1::regnamespace and contype in ('c', 'x') and conrelid <> 0`,
    [schema],
  );
  for (const c of checks) await open.owner.query(`alter table ${c.of} drop constraint ${c.name}`);
  const { rows: columns } = await open.owner.query<{ of: string; name: string; type: string }>(
    `select table_name as of, column_name as name, udt_name as type from information_schema.columns
      where table_schema = $1 and is_nullable = 'NO' and column_default is null and is_identity = 'NO'`,
    [schema],
  );
  const client = await open.owner.connect();
  await client.query('set session_replication_role = replica');
  for (const of of names) {
    const own = columns.filter((c) => c.of === of);
    const values = own.map(({ name, type }) => (name === 'area' ? `'${VILLAGE}'` : (DUMMY[type] ?? `'1'::${type}`)));
    await client.query(`insert into ${of} (${own.map((c) => c.name).join(', ')}) values (${values.join(', ')})`);
  }
  await client.query('reset session_replication_role');
  client.release();
}
const DUMMY: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  bytea: `'\\x01'`,
  timestamptz: 'now()',
  date: 'current_date',
  jsonb: `'{}'`,
  bool: 'true',
  tsvector: `''`,
  tstzrange: `'[2026-01-01,2026-01-02)'`,
  daterange: `'[2026-01-01,2026-01-02)'`,
  _text: `'{}'`,
  _uuid: `'{}'`,
};

let locked: readonly string[] = [];
const app = new pg.Client({ connectionString: open.url, options: `-c search_path=${schema} -c role=baodao_app` });
/** How many rows of each table the raw connection sees. */
const seen = async () => {
  const { rows } = await app.query<{ of: string; n: string }>(
    locked.map((of) => `select '${of}' as of, count(*) as n from ${of}`).join(' union all '),
  );
  return new Map(rows.map((r) => [r.of, Number(r.n)]));
};
const empty = (rows: ReadonlyMap<string, number>) =>
  [...rows]
    .filter(([, n]) => n > 0)
    .map(([of]) => of)
    .sort();

beforeAll(async () => {
  locked = await lockedTables();
  await fill(locked);
  await app.connect();
  return () => app.end();
});

test.runIf(isThere)('every table about somebody has the lock, and no reason stands for one that has it', () => {
  const about = tables.filter((t) => t.columns.some((c) => PERSONAL.test(c.name))).map((t) => t.name);
  expect(about.length).toBeGreaterThan(70);
  expect(about.filter((name) => !locked.includes(name) && !(name in WITHOUT))).toEqual([]);
  expect(locked.filter((name) => name in WITHOUT)).toEqual([]);
});

describe.runIf(isThere)('a raw connection of the application’s role', () => {
  test('sees nothing in any of them, nor after a declaration has ended', async () => {
    expect(empty(await seen())).toEqual([]);
    await app.query(`begin; set local baodao.scope = '150124'`);
    // The database may read the tables side by side, in whatever order.
    expect(empty(await seen())).toEqual([...locked].sort());
    await app.query('commit');
    // The setting reads as empty text now, which every code begins with.
    expect((await app.query(`select current_setting('baodao.scope', true) as s`)).rows).toEqual([{ s: '' }]);
    expect(empty(await seen())).toEqual([]);
  });

  test('sees who lives where, what is known of them and what they receive only in the place it declared', async () => {
    await app.query(`begin; set local baodao.scope = '150124202'`);
    const elsewhere = await seen();
    await app.query('commit');
    expect(locked.filter((of) => elsewhere.get(of) === 0)).toEqual([...LOCKED_BY_PLACE]);
  });

  test('writes nothing, and cannot take the lock off', async () => {
    const write = (of: string) =>
      app.query(`insert into ${of} select * from ${of} limit 0`).then(
        () => app.query(`update ${of} set area = area`).then((r) => r.rowCount),
        () => 0,
      );
    for (const of of ['person', 'case_reporter', 'opinion']) expect(await write(of), of).toBe(0);
    await expect(
      app.query(`insert into command (id, fingerprint, at) values (gen_random_uuid(), '', now())`),
    ).rejects.toThrow(/row-level security/);
    await expect(app.query('alter table person disable row level security')).rejects.toThrow(/owner/);
    await expect(app.query('set row_security = off; select 1 from person')).rejects.toThrow(/row-level security/);
    await app.query('reset row_security');
  });
});

test.runIf(isThere)(
  'a connection of the house forgets for whom it read: staff of a village, then nobody, then the house',
  async () => {
    const { dbFor } = open.house;
    const facts = (scope: string) => dbFor(scope).selectFrom('fact').select('id').where('area', '=', VILLAGE).execute();
    const other = await Promise.all(Array.from({ length: 25 }, () => facts('150124202')));
    expect(other.flat()).toEqual([]);
    expect((await facts(VILLAGE)).length).toBeGreaterThan(0);
    for (let n = 0; n < 25; n++) expect(await dbFor('').selectFrom('opinion').select('id').execute()).toEqual([]);
    const inOne = dbFor('150124202').transaction();
    expect(
      await inOne.execute((tx) => tx.selectFrom('fact').select('id').where('area', '=', VILLAGE).execute()),
    ).toEqual([]);
    expect((await facts(open.house.config.jurisdiction)).length).toBeGreaterThan(0);
  },
);
