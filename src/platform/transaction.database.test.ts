import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { openTestHouse } from '#test/database.ts';
import { inTransaction, later, systemCtx, type TxCtx, whenAnswered } from './context.ts';

const open = await openTestHouse();
const ctx = systemCtx(open.house, 'test');
beforeEach(async () => {
  await open.owner.query(
    'create table if not exists noted (n int primary key); grant all on noted to baodao_app; truncate noted',
  );
});
const write = (tx: TxCtx, n: number) => sql`insert into noted values (${n})`.execute(tx.db);
const noted = async () => (await open.owner.query('select n from noted order by n')).rows.map((r) => r.n);

test('statements are sent without waiting, carried out in the order of asking whichever way they were put together', async () => {
  const seen = await inTransaction(ctx, async (tx) => {
    const count = () => sql<{ n: number }>`select count(*)::int as n from noted`.execute(tx.db);
    const [, first, , second, built] = await Promise.all([
      write(tx, 1),
      count(),
      sql`insert into noted ${tx.db.selectNoFrom(sql`2`.as('n'))}`.execute(tx.db),
      count(),
      tx.db.selectNoFrom(sql<number>`(select count(*)::int from noted)`.as('n')).executeTakeFirstOrThrow(),
    ]);
    return [first.rows[0]!.n, second.rows[0]!.n, built.n];
  });
  expect(seen).toEqual([1, 2, 2]);
});

test('a write that nobody waits for is there when the transaction is over', async () => {
  await inTransaction(ctx, async (tx) => later(tx, write(tx, 7)));
  expect(await noted()).toEqual([7]);
});

test('a write that nobody waits for undoes everything when it fails, and says why', async () => {
  const twice = inTransaction(ctx, async (tx) => {
    await write(tx, 1);
    later(tx, write(tx, 1));
    later(tx, write(tx, 2));
  });
  await expect(twice).rejects.toMatchObject({ code: '23505' });
  const readAfter = inTransaction(ctx, async (tx) => {
    later(tx, write(tx, 3));
    later(tx, write(tx, 3));
    return sql`select 1`.execute(tx.db);
  });
  await expect(readAfter).rejects.toMatchObject({ code: '23505' });
  expect(await noted()).toEqual([]);
});

test('what an answer decides is written before the end, and undoes everything when it fails', async () => {
  const follow = (first: number, then: number) =>
    inTransaction(ctx, async (tx) => whenAnswered(tx, write(tx, first), () => later(tx, write(tx, then))));
  await follow(1, 2);
  expect(await noted()).toEqual([1, 2]);
  await expect(follow(3, 2)).rejects.toMatchObject({ code: '23505' });
  await expect(follow(1, 4)).rejects.toMatchObject({ code: '23505' });
  // Whoever reads on before the answer hears what failed, not that something did.
  const readAfter = inTransaction(ctx, async (tx) => {
    whenAnswered(tx, write(tx, 1), () => {});
    later(tx, write(tx, 5));
    return sql`select 1`.execute(tx.db);
  });
  await expect(readAfter).rejects.toMatchObject({ code: '23505' });
  expect(await noted()).toEqual([1, 2]);
});

test('what goes on after its transaction is over writes nothing', async () => {
  let goOn = () => {};
  const over = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let left: Promise<unknown> = Promise.resolve();
  await inTransaction(ctx, async (tx) => {
    left = over.then(() => write(tx, 9));
    left.catch(() => {});
    await write(tx, 1);
  });
  goOn();
  await expect(left).rejects.toThrow('over');
  expect(await noted()).toEqual([1]);
});
