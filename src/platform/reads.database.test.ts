import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openTestHouse } from '#test/database.ts';
import { type Db, openDb, openPool, openReads, schemaOf, willPass } from './database.ts';
import { statement } from './statement.ts';

const open = await openTestHouse();
const { jurisdiction } = open.house.config;
const reads = openReads(open.url, jurisdiction, 2);
afterAll(() => reads.end());

const ways: string[] = [];
const query = pg.Client.prototype.query;
pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
  const { name, text } = given[0] as { name?: string; text: string };
  if (name?.startsWith('read')) ways.push(text);
  return Reflect.apply(query, this, given) as never;
} as never;
afterAll(() => {
  pg.Client.prototype.query = query;
});
beforeEach(() => void ways.splice(0));

test('everybody gets their own answer, and a refusal is the asker’s alone', async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      i % 7 === 3
        ? reads.ask('select 1 / $1::int as n', [0]).catch((error: { code: string }) => error.code)
        : reads.ask('select $1::int as n, $2::text as said, null as none', [i, `第${i}个 "\\,{`]),
    ),
  );
  answers.forEach((answer, i) => {
    expect(answer).toEqual(i % 7 === 3 ? '22012' : [{ n: i, said: `第${i}个 "\\,{`, none: null }]);
  });
  // A text that was refused is sent again; one that is right after it is not disturbed.
  for (let twice = 0; twice < 2; twice++)
    await expect(reads.ask('select nothing from nowhere', [])).rejects.toMatchObject({ code: '42P01' });
  expect(await reads.ask('select true as yes', [])).toEqual([{ yes: true }]);
});

test('a line lets the program end while nobody asks, but not in the middle of its own end', () => {
  const program = `
    const { openReads } = await import(${JSON.stringify(join(import.meta.dirname, 'database.ts'))});
    const reads = openReads(${JSON.stringify(open.url)}, '${jurisdiction}', 2);
    await reads.ask('select 1 as n', []);
    await reads.end();
    console.log('ended');`;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  expect([stdout.trim(), status]).toEqual(['ended', 0]);
});

test('values come back as everywhere else', async () => {
  const at = Temporal.Instant.from('2026-11-28T21:00:00.5Z');
  const [row] = await reads.ask(
    `select $1::timestamptz as at, $2::date as day, $3::text[] as words, 7::bigint as many, '{"a":[1,"二"]}'::jsonb as said, $4::bool as no, repeat('长', 40000) as long`,
    [at, Temporal.PlainDate.from('2026-11-28'), ['一, "二"', 'a\\b'], false],
  );
  expect(row).toMatchObject({
    day: '2026-11-28',
    words: ['一, "二"', 'a\\b'],
    many: 7,
    said: { a: [1, '二'] },
    no: false,
  });
  expect(String(row!.at)).toBe(at.toString());
  expect(row!.long).toBe('长'.repeat(40000));
  expect(await reads.ask('select $1::jsonb as a, $2::bytea as b', [{ c: '二' }, Buffer.from('三')])).toEqual([
    { a: { c: '二' }, b: Buffer.from('三') },
  ]);
});

test('a line that breaks fails what waits on it, and the next question opens another', async () => {
  const slow = reads.ask('select pg_sleep(600) as s', []);
  const ended = expect(slow).rejects.toSatisfy(willPass);
  await expect
    .poll(async () => {
      const { rows } = await open.owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'baodao reads' and query like '%pg_sleep(600)%' and pid <> pg_backend_pid()`,
      );
      return rows.length;
    })
    .toBeGreaterThan(0);
  await ended;
  expect(await reads.ask('select 1 as n', [])).toEqual([{ n: 1 }]);
});

test('what compares places, what is asked in a transaction and what declared no place goes the usual way', async () => {
  const { house } = open;
  const facts = statement((db: Db, at: { id: string }, _: 'one') =>
    db.selectFrom('fact').select('id').where('id', '=', at.id),
  );
  const places = statement(
    (_: Db, at: { code: string }, __: 'one') =>
      sql<{ n: number }>`select count(*)::int as n from place where code = ${at.code}`,
  );
  const [id, code] = ['00000000-0000-0000-0000-000000000000', jurisdiction];
  expect(await places(house.db, { code }, 'one')).toEqual([{ n: 1 }]);
  expect(ways).toHaveLength(1);
  await facts(house.db, { id }, 'one');
  await house.db.transaction().execute((tx) => places(tx, { code }, 'one'));
  const pool = openPool(open.url, schemaOf(jurisdiction), 'app', 1);
  const nobodys = openDb(pool, '', reads);
  await places(nobodys, { code }, 'one');
  await nobodys.destroy();
  expect(ways).toHaveLength(1);
});
