import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTestHouse } from '#test/database.ts';
import type { Db } from './database.ts';
import { statement } from './statement.ts';

const open = await openTestHouse();

test('a statement is put together once for each kind and filled in each time', async () => {
  let made = 0;
  const add = statement((_: Db, at: { one: number; two: number }, sign: '+' | '-') => {
    made += 1;
    return sql<{ n: number }>`select ${at.one}::int ${sql.raw(sign)} ${at.two}::int + ${100}::int as n`;
  });
  const ask = async (one: number, two: number, sign: '+' | '-') => (await add(open.house.db, { two, one }, sign))[0]!.n;
  expect(await ask(1, 2, '+')).toBe(103);
  expect(await ask(5, 7, '+')).toBe(112);
  expect(await ask(5, 7, '-')).toBe(98);
  expect(made).toBe(2);
});

test('values kept from the planner arrive all the same', async () => {
  const among = statement(
    (db: Db, at: { code: string; ids: string[] }, _: 'one') =>
      db
        .selectFrom('place')
        .select('code')
        .where('code', '>=', at.code)
        .where('code', '=', sql<string>`any(${at.ids}::text[])`)
        .orderBy('code'),
    { code: 'text', ids: 'text[]' },
  );
  const { rows } = await open.owner.query<{ code: string }>('select code from place order by code limit 3');
  const [a, b, c] = rows.map((r) => r.code) as [string, string, string];
  expect(await among(open.house.db, { code: b, ids: [a, b, c] }, 'one')).toEqual([{ code: b }, { code: c }]);
});
