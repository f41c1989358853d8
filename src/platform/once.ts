import { Refused } from '#kernel/refusal.ts';
import { type Ctx, inTransaction, type TxCtx } from './context.ts';
import { open, seal } from './crypto.ts';

/** The id of this command, or of the record it makes, belongs to something else. */
export const keyReused = () =>
  new Refused('keyReused', 422, [
    '这个请求编号已经用在另一件事上。',
    'This Idempotency-Key was already used for something else.',
  ]);

/**
 * Takes the id of a command for this transaction; false when it is taken: carried out already, or given to something else. Waits for a copy that
 * is being carried out now.
 */
export async function claimCommand(tx: TxCtx, id: string, fingerprint: Uint8Array): Promise<boolean> {
  const claimed = await tx.db
    .insertInto('command')
    .values({ id, fingerprint: Buffer.from(fingerprint), at: tx.now })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return claimed !== undefined;
}

/**
 * A refusal that stays known: what was tried is written down after everything else was undone. For the few whose trying is itself
 * the matter (越权派单).
 */
export class TracedRefusal extends Refused {
  readonly trace: (tx: TxCtx) => Promise<void>;
  constructor(refused: Refused, trace: (tx: TxCtx) => Promise<void>) {
    super(refused.code, refused.status, refused.says, { values: refused.values, faults: refused.faults });
    this.trace = trace;
  }
}

/**
 * Carries out a command once: the first time `work` runs and its answer is kept; a repeated command gets that answer and
 * changes nothing; a refused one leaves no trace (but for a TracedRefusal) and may be tried again. Two copies arriving together: the second waits.
 */
export async function once<T>(ctx: Ctx, work: (tx: TxCtx) => Promise<T>): Promise<T> {
  try {
    return await carryOutAgain(ctx, work);
  } catch (refused) {
    // Inside somebody's transaction it is theirs to undo, and the trace theirs to leave.
    if (refused instanceof TracedRefusal && !('inTransaction' in ctx)) await inTransaction(ctx, refused.trace);
    throw refused;
  }
}

/** The database ends one of two transactions that wait for each other; nothing of it is left, and it is carried out once more. */
const isDeadlock = (error: unknown) => (error as { code?: unknown } | null)?.code === '40P01';
async function carryOutAgain<T>(ctx: Ctx, work: (tx: TxCtx) => Promise<T>): Promise<T> {
  for (let left = 2; ; left--)
    try {
      return await carryOut(ctx, work);
    } catch (error) {
      if ('inTransaction' in ctx || left === 0 || !isDeadlock(error)) throw error;
    }
}

/** What a command answered, while that is kept; undefined when it is not known any more. */
export async function answerOf(ctx: Ctx, id: string): Promise<unknown> {
  const row = await ctx.db.selectFrom('command').select('answer').where('id', '=', id).executeTakeFirst();
  return row?.answer ? (JSON.parse(open(ctx.house.keys, row.answer, `command:${id}`)) as unknown) : undefined;
}

function carryOut<T>(ctx: Ctx, work: (tx: TxCtx) => Promise<T>): Promise<T> {
  const { id, fingerprint } = ctx.command;
  const place = `command:${id}`;
  return inTransaction(ctx, async (tx) => {
    if (!(await claimCommand(tx, id, fingerprint))) {
      const first = await tx.db
        .selectFrom('command')
        .select(['fingerprint', 'answer'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      if (Buffer.compare(first.fingerprint, fingerprint) !== 0) throw keyReused();
      return JSON.parse(open(ctx.house.keys, first.answer!, place)) as T;
    }
    const answer = await work(tx);
    await tx.db
      .updateTable('command')
      .set({ answer: Buffer.from(seal(ctx.house.keys, JSON.stringify(answer ?? null), place)) })
      .where('id', '=', id)
      .execute();
    return answer;
  });
}
