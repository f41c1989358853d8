import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTestHouse } from '#test/database.ts';
import { inTransaction, systemCtx } from './context.ts';
import { triesOf } from './tries.store.ts';

test('tries are counted within an hour of the first, begin anew after it, and are forgotten', async () => {
  const { house } = await openTestHouse();
  await inTransaction(systemCtx(house, 'test'), async (tx) => {
    await sql`create temp table opinion (id text, tries integer not null default 0, tries_since timestamptz) on commit drop`.execute(
      tx.db,
    );
    await sql`insert into opinion (id) values ('a'), ('b')`.execute(tx.db);
    const { countTry, forgetTries } = triesOf('opinion');
    const after = (minutes: number) => ({ ...tx, now: tx.now.add({ minutes }) });
    const said = [];
    for (const minutes of [0, 1, 59, 61]) said.push(await countTry(after(minutes), 'a'));
    expect(said).toEqual([1, 2, 3, 1]);
    await forgetTries(tx, 'a');
    expect([await countTry(after(62), 'a'), await countTry(tx, 'b'), await countTry(tx, 'nobody')]).toEqual([1, 1, 0]);
  });
});
