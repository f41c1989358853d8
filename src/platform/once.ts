import { deflateSync, inflateSync } from 'node:zlib';
import { Refused } from '#kernel/refusal.ts';
import { type Ctx, inTransaction, later, type TxCtx } from './context.ts';
import { openBytes, sealBytes } from './crypto.ts';
import type { Db } from './database.ts';
import { statement } from './statement.ts';
import { isEcho } from './transaction.ts';

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
 * `ahead` is sent in the same breath as the claim, before it is known whether this is the first time: it may read and lock, never write.
 */
export async function once<T, A = undefined>(
  ctx: Ctx,
  work: (tx: TxCtx, read: A) => Promise<T>,
  ahead?: (tx: TxCtx) => Promise<A>,
): Promise<T> {
  try {
    return await carryOutAgain(ctx, work, ahead);
  } catch (refused) {
    // Inside somebody's transaction it is theirs to undo, and the trace theirs to leave.
    if (refused instanceof TracedRefusal && !('inTransaction' in ctx)) await inTransaction(ctx, refused.trace);
    throw refused;
  }
}
type Work<T, A> = (tx: TxCtx, read: A) => Promise<T>;
type Ahead<A> = ((tx: TxCtx) => Promise<A>) | undefined;

/** The database ends one of two transactions that wait for each other; nothing of it is left, and it is carried out once more. */
const isDeadlock = (error: unknown) => (error as { code?: unknown } | null)?.code === '40P01';
async function carryOutAgain<T, A>(ctx: Ctx, work: Work<T, A>, ahead: Ahead<A>): Promise<T> {
  for (let left = 2; ; left--)
    try {
      return await carryOut(ctx, work, ahead);
    } catch (error) {
      if ('inTransaction' in ctx || left === 0 || !isDeadlock(error)) throw error;
    }
}

/** What a command answered, while that is kept; undefined when it is not known any more. */
export async function answerOf(ctx: Ctx, id: string): Promise<unknown> {
  const row = await ctx.db.selectFrom('command').select('answer').where('id', '=', id).executeTakeFirst();
  return row?.answer ? readAnswer(ctx, id, row.answer) : undefined;
}

function carryOut<T, A>(ctx: Ctx, work: Work<T, A>, ahead: Ahead<A>): Promise<T> {
  const { id, fingerprint } = ctx.command;
  return inTransaction(ctx, async (tx) => {
    const claiming = claimCommand(tx, id, fingerprint);
    const reading = ahead?.(tx) as Promise<A>;
    // Whether it went well matters only to the first.
    reading?.catch(() => {});
    if (!(await claiming)) return firstAnswer<T>(tx, reading);
    const answer = await work(tx, await reading);
    later(tx, keepAnswer(tx, id, answer));
    return answer;
  });
}

const placeOf = (id: string) => `command:${id}`;
/** Small enough to lie in the row itself instead of in pieces beside it; a small window is quick to set up. */
const PACKING = { level: 1, memLevel: 4, windowBits: 12, chunkSize: 4096 } as const;
/** With which byte what is packed so begins, and no JSON does: earlier versions kept the text as it was. */
const PACKED = 0x48;
function keepAnswer({ house: { keys }, db }: TxCtx, id: string, answer: unknown): Promise<unknown> {
  const packed = deflateSync(JSON.stringify(answer ?? null), PACKING);
  return keep(db, { id, answer: Buffer.from(sealBytes(keys, packed, placeOf(id), 'field')) }, 'one');
}
function readAnswer({ house: { keys } }: Ctx, id: string, kept: Uint8Array): unknown {
  const said = openBytes(keys, kept, placeOf(id), 'field');
  return JSON.parse((said[0] === PACKED ? inflateSync(said) : said).toString('utf8')) as unknown;
}
const keep = statement((db: Db, at: { id: string; answer: Buffer }, _: 'one') =>
  db.updateTable('command').set({ answer: at.answer }).where('id', '=', at.id),
);

/** What the command of this context answered when it was carried out. */
async function firstAnswer<T>(tx: TxCtx, reading: Promise<unknown>): Promise<T> {
  const { id, fingerprint } = tx.command;
  const first = await tx.db
    .selectFrom('command')
    .select(['fingerprint', 'answer'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
    // After something that failed the database answers nothing more: that is what to tell. A line that broke says nothing about the command.
    .catch(async (error: unknown) => {
      if (isEcho(error)) await reading;
      throw error;
    });
  if (Buffer.compare(first.fingerprint, fingerprint) !== 0) throw keyReused();
  return readAnswer(tx, id, first.answer!) as T;
}
