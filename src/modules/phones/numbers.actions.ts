import type { Captured } from '#kernel/fields.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { answerOf } from '#platform/once.ts';
import type { numbersApi } from './numbers.contract.ts';
import { parseProvisional } from './numbers.rules.ts';
import { insertNumber, numbersCalled, type StoredNumber, settleNumber, unsettled } from './numbers.store.ts';

const AT_ONCE = 500;

/** The number a phone gave is kept with its record's id, in the transaction that keeps the record. */
export async function keepNumber(tx: TxCtx, captured: Partial<Captured>): Promise<void> {
  const provisional = captured.provisional ? parseProvisional(captured.provisional) : null;
  const { id, madeAt } = captured;
  if (!provisional || !id || !madeAt || tx.actor.kind !== 'staff') return;
  const { area, accountId } = tx.actor;
  await insertNumber(tx, { id, area, provisional, accountId, madeAt });
}

/** Of what the record answered only its number is taken, nothing of what it says. */
async function settle(ctx: Ctx, n: StoredNumber): Promise<StoredNumber> {
  if (n.settled) return n;
  const answer = await answerOf(ctx, n.id);
  if (answer === undefined) return n;
  const given = typeof answer === 'object' && answer !== null && 'number' in answer ? answer.number : null;
  const number = typeof given === 'string' && given.length <= 60 ? given || null : null;
  await settleNumber(ctx, n.id, number);
  return { ...n, settled: true, number };
}

/** Several phones give the same number on one day: all of them are shown, with who wrote and where. */
export const findNumber: Handler<(typeof numbersApi)['findNumber']> = async (ctx, { query }) => {
  const provisional = parseProvisional(query.number);
  const items = [];
  for (const found of provisional ? await numbersCalled(ctx, provisional) : []) {
    const { settled: _, area, placeName, madeAt, arrivedAt, ...n } = await settle(ctx, found);
    items.push({
      ...n,
      placeName: placeName ?? area,
      madeAt: madeAt.toString({ smallestUnit: 'second' }),
      arrivedAt: arrivedAt.toString({ smallestUnit: 'second' }),
    });
  }
  return { items };
};

/** Every hour, long before the answers are forgotten: what became of each number is written beside it. */
export async function settleNumbers(ctx: Ctx): Promise<void> {
  for (const n of await unsettled(ctx, AT_ONCE)) await settle(ctx, n);
}
