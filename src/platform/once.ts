import { Refused } from '#kernel/refusal.ts';
import { type Ctx, inTransaction, later, type TxCtx } from './context.ts';
import { open, seal } from './crypto.ts';
import type { Db } from './database.ts';
import { statement } from './statement.ts';

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
  const claimed = await claim(tx.db, { id, fingerprint: Buffer.from(fingerprint), at: tx.now }, 'one');
  return claimed.length > 0;
}
type Claimed = { id: string; fingerprint: Buffer; at: Temporal.Instant };
const claim = statement((db: Db, at: Claimed, _: 'one') =>
  db
    .insertInto('command')
    .values({ id: at.id, fingerprint: at.fingerprint, at: at.at })
    .onConflict((c) => c.doNothing())
    .returning('id'),
);

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
  return row?.answer ? (JSON.parse(open(ctx.house.keys, row.answer, placeOf(id))) as unknown) : undefined;
}

function carryOut<T>(ctx: Ctx, work: (tx: TxCtx) => Promise<T>): Promise<T> {
  const { id, fingerprint } = ctx.command;
  return inTransaction(ctx, async (tx) => {
    if (!(await claimCommand(tx, id, fingerprint))) return firstAnswer<T>(tx);
    const answer = await work(tx);
    later(tx, keepAnswer(tx, id, answer));
    return answer;
  });
}

const placeOf = (id: string) => `command:${id}`;
const keepAnswer = (tx: TxCtx, id: string, answer: unknown): Promise<unknown> =>
  keep(tx.db, { id, answer: Buffer.from(seal(tx.house.keys, JSON.stringify(answer ?? null), placeOf(id))) }, 'one');
const keep = statement((db: Db, at: { id: string; answer: Buffer }, _: 'one') =>
  db.updateTable('command').set({ answer: at.answer }).where('id', '=', at.id),
);

/** What the command of this context answered when it was carried out. */
async function firstAnswer<T>(tx: TxCtx): Promise<T> {
  const { id, fingerprint } = tx.command;
  const first = await tx.db
    .selectFrom('command')
    .select(['fingerprint', 'answer'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (Buffer.compare(first.fingerprint, fingerprint) !== 0) throw keyReused();
  return JSON.parse(open(tx.house.keys, first.answer!, placeOf(id))) as T;
}
