import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { Refused } from '#kernel/refusal.ts';
import { openTestHouse } from '#test/database.ts';
import { systemCtx } from './context.ts';
import { seal } from './crypto.ts';
import { answerOf, once } from './once.ts';

const { house, owner } = await openTestHouse();

test('a repeated command gets the first answer and does nothing again', async () => {
  const ctx = systemCtx(house, 'test');
  let done = 0;
  const work = async () => ({ done: ++done });
  expect(await once(ctx, work)).toEqual({ done: 1 });
  expect(await once(ctx, work)).toEqual({ done: 1 });
  const together = systemCtx(house, 'test');
  const answers = await Promise.all([once(together, work), once(together, work), once(together, work)]);
  expect(answers).toEqual([{ done: 2 }, { done: 2 }, { done: 2 }]);
});

test('what is read ahead is handed to the work, and refuses only the first time', async () => {
  const ctx = systemCtx(house, 'test');
  expect(
    await once(
      ctx,
      async (_, read) => read.n + 1,
      async () => ({ n: 1 }),
    ),
  ).toBe(2);
  const gone = new Refused('gone', 404, ['没有了。', 'Gone.']);
  const again = once(
    ctx,
    async () => 0,
    () => Promise.reject(gone),
  );
  expect(await again).toBe(2);
  const first = once(
    systemCtx(house, 'test'),
    async () => 0,
    () => Promise.reject(gone),
  );
  await expect(first).rejects.toBe(gone);
});

test('a repetition whose line breaks is not told what was read ahead: it says nothing about the command', async () => {
  const ctx = systemCtx(house, 'test');
  await once(ctx, async () => 1);
  const stale = new Refused('stale', 412, ['已经改过了。', 'It was changed.']);
  const LOCK = 20_261_129;
  await owner.query('select pg_advisory_lock($1)', [LOCK]);
  const again = once(
    ctx,
    async () => 2,
    async (tx) => {
      const asking = sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.db);
      // So that the line still stands when the answer of the first time is asked for behind it.
      const waiting = sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx.db).catch(() => {});
      await owner.query('select pg_terminate_backend($1::int)', [(await asking).rows[0]!.pid]);
      await waiting;
      throw stale;
    },
  );
  await expect(again).rejects.not.toBe(stale);
  await owner.query('select pg_advisory_unlock_all()');
  expect(await once(ctx, async () => 2)).toBe(1);
});

test('an answer that an earlier version kept, not packed, is given too', async () => {
  const ctx = systemCtx(house, 'test');
  await once(ctx, async () => '新的');
  const { id } = ctx.command;
  const kept = Buffer.from(seal(house.keys, '{"number":"SQ-1"}', `command:${id}`));
  await owner.query('update command set answer = $1 where id = $2', [kept, id]);
  expect(await answerOf(ctx, id)).toEqual({ number: 'SQ-1' });
  expect(await once(ctx, async () => '新的')).toEqual({ number: 'SQ-1' });
});
