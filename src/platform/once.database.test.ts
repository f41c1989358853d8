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

test('an answer that an earlier version kept, not packed, is given too', async () => {
  const ctx = systemCtx(house, 'test');
  await once(ctx, async () => '新的');
  const { id } = ctx.command;
  const kept = Buffer.from(seal(house.keys, '{"number":"SQ-1"}', `command:${id}`));
  await owner.query('update command set answer = $1 where id = $2', [kept, id]);
  expect(await answerOf(ctx, id)).toEqual({ number: 'SQ-1' });
  expect(await once(ctx, async () => '新的')).toEqual({ number: 'SQ-1' });
});
