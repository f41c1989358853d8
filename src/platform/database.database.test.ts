import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTestHouse } from '#test/database.ts';
import { inTransaction, systemCtx } from './context.ts';

test('a read by the key of one row is planned once, a list each time', async () => {
  const { house } = await openTestHouse();
  const kept = await inTransaction(systemCtx(house, 'test'), async ({ db }) => {
    const unit = db.selectFrom('organisation').select('name').where('area', '>=', '15');
    for (const id of [house.newId(), house.newId()]) {
      await unit.where('id', '=', id).execute();
      await unit.orderBy('id').limit(5).execute();
    }
    return sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db);
  });
  expect(kept.rows.map((r) => r.statement)).toEqual([
    'select "name" from "organisation" where "area" >= $1 and "id" = $2',
  ]);
});
