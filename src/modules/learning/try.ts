import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';

/** Carries something out, looks at the answer and undoes it: what it would do is told by doing it. */
export async function triedOut<T>(ctx: Ctx, work: (tx: TxCtx) => Promise<T>): Promise<T> {
  const seen: T[] = [];
  const back = new Error('only looked');
  try {
    await inTransaction(ctx, async (tx) => {
      seen.push(await work(tx));
      throw back;
    });
  } catch (error) {
    if (error !== back) throw error;
  }
  return seen[0]!;
}
