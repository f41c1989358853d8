import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { resealBatch } from './reseal.store.ts';

export type Resealed = { people: number; values: number };

const BATCH = 200;

/**
 * Encrypts everything sealed here with the current key, after a rotation. In small transactions, so that nobody waits and what
 * is done stays done when it is cut off: start it again and it goes on with what is left. Run it when every process has loaded
 * the new keys, and once more to see 0: only then may an old key be dropped.
 */
export async function resealPeople(ctx: Ctx, onProgress: (done: Resealed) => void = () => {}): Promise<Resealed> {
  const done: Resealed = { people: 0, values: 0 };
  let after: string | null = null;
  for (;;) {
    const batch = await inTransaction(ctx, (tx) => resealBatch(tx, after, BATCH));
    if (!batch) break;
    after = batch.last;
    done.people += batch.people;
    done.values += batch.values;
    onProgress({ ...done });
  }
  await inTransaction(ctx, (tx) =>
    record(
      tx,
      {
        kind: 'reseal',
        id: tx.house.newId(),
        area: tx.house.config.jurisdiction,
        verb: 'people',
        shows: 'staff',
        data: { ...done, keyVersion: tx.house.keys.currentVersion },
      },
      'new',
    ),
  );
  return done;
}
