import { sql } from 'kysely';
import type { TxCtx } from './context.ts';
import { record } from './journal.ts';

/** The verb of the tombstone: an entry that says which entries of its own chain lost their words, and why. */
export const REMOVED = 'dataRemoved';
/** Why words may leave the journal: their term is over, or whose they were asked for it. */
export type RemovalReason = 'retention' | 'rightsRequest';

/**
 * Takes the data out of every entry of these subjects (domain §12.19). The entries stay, with when, where, what and who; each chain gets one more entry
 * that names those emptied. `verifyChains` takes an empty entry for whole only when such an entry follows it.
 */
export async function removeData(tx: TxCtx, kind: string, ids: readonly string[], why: RemovalReason): Promise<number> {
  let emptied = 0;
  for (const id of ids) {
    const { rows } = await sql<{ seq: number; area: string }>`
      select seq, area from remove_journal_data(${kind}, ${id}::uuid, ${REMOVED}) order by seq`.execute(tx.db);
    const [first] = rows;
    if (!first) continue;
    emptied += rows.length;
    await record(tx, {
      kind,
      id,
      area: first.area,
      verb: REMOVED,
      shows: 'resident',
      data: { why, seqs: rows.map((r) => r.seq) },
    });
  }
  return emptied;
}
