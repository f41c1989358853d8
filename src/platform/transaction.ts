import { CompiledQuery, Transaction } from 'kysely';
import type { Tables } from '#db/tables.ts';
import type { Db, Tx } from './database.ts';

/** What comes after a statement that failed; whoever looks for the reason looks before it. */
export const isEcho = (error: unknown) => (error as { code?: unknown } | null)?.code === '25P02';

/**
 * Carries out `work` in a transaction that does not wait between its statements: each goes to the server when it is asked, in the order of asking, and the
 * answers come in that order (Kysely's own lets each wait for the answer to the one before). So a read sent after a lock sees what the lock waited for,
 * and whoever needs no answer need not wait for one. Beginning and ending are sent along with what stands beside them.
 * `sent` takes what is not waited for one by one: all of it is before the transaction ends, and its failure is the transaction's. `following` takes
 * what sends more once it is answered: the end is sent after that.
 */
export function transact<T>(
  db: Db,
  work: (tx: Tx, sent: Promise<unknown>[], following: Promise<unknown>[]) => Promise<T>,
): Promise<T> {
  const executor = db.getExecutor();
  return executor.provideConnection(async (connection) => {
    const say = (text: string) => connection.executeQuery<{ command?: string }>(CompiledQuery.raw(text));
    let isOver = false;
    const own = executor.withConnectionProvider({
      // Work that goes on by itself after its transaction has ended must not write outside of one.
      provideConnection: (use) => (isOver ? Promise.reject(new Error('the transaction is over')) : use(connection)),
    });
    const tx = new Transaction<Tables>({ config: NOTHING, driver: NOTHING, dialect: NOTHING, executor: own });
    const begun = say('begin');
    begun.catch(() => {});
    const sent: Promise<unknown>[] = [begun];
    const following: Promise<unknown>[] = [];
    try {
      const result = await work(tx, sent, following);
      await Promise.all(following);
      const ending = say('commit');
      isOver = true;
      const [ended, ...others] = await Promise.allSettled([ending, ...sent]);
      const failed = firstOf(others) ?? firstOf([ended]);
      if (failed) throw failed.reason;
      // The server ends a transaction in which something failed by undoing it, whatever it was told.
      if (ended.status === 'fulfilled' && ended.value.rows[0]?.command === 'ROLLBACK') throw new Error('undone');
      return result;
    } catch (error) {
      isOver = true;
      // Undoing what is undone already does no harm; a connection that is lost undoes it by itself.
      await say('rollback').catch(() => {});
      const failed = isEcho(error) && firstOf(await Promise.allSettled([...sent, ...following]));
      throw failed ? failed.reason : error;
    }
  });
}

const firstOf = (ends: readonly PromiseSettledResult<unknown>[]) => {
  const failed = ends.filter((e) => e.status === 'rejected');
  return failed.find((e) => !isEcho(e.reason)) ?? failed[0];
};

/** Kysely asks a transaction for these and uses none of them: it is on its connection already. */
const NOTHING = {} as never;
