import { sql } from 'kysely';
import type { Ctx, TxCtx } from './context.ts';
import { enqueue, type Job } from './jobs.ts';
import { recordAll } from './journal.ts';

/** The verb of the tombstone: an entry that says which entries of its own chain lost their words, and why. */
export const REMOVED = 'dataRemoved';
/** Why words may leave the journal: their term is over, or whose they were asked for it. */
export type RemovalReason = 'retention' | 'rightsRequest';

/**
 * Takes the data out of every entry of these subjects (domain §12.19) and returns of how many. The entries stay, with when, where, what and who; each
 * chain gets one more entry that names those emptied. `verifyChains` takes an empty entry for whole only when such an entry follows it.
 */
export async function removeData(tx: TxCtx, kind: string, ids: readonly string[], why: RemovalReason): Promise<number> {
  if (ids.length === 0) return 0;
  const chains = await tx.db
    .selectFrom('journal')
    .select([
      'subject_id as id',
      sql<string>`(array_agg(area order by seq))[1]`.as('area'),
      sql<number[]>`array_agg(seq order by seq)`.as('seqs'),
    ])
    .where('subject_kind', '=', kind)
    .where('subject_id', 'in', ids)
    .where('verb', '<>', REMOVED)
    .where(sql<boolean>`data <> '{}'::jsonb`)
    .groupBy('subject_id')
    .execute();
  if (chains.length === 0) return 0;
  await recordAll(
    tx,
    chains.map(({ id, area, seqs }) => ({ kind, id, area, verb: REMOVED, shows: 'resident', data: { why, seqs } })),
  );
  const emptied = { kind, ids: chains.map((c) => c.id) };
  // Where the journal lies on another machine, two people may not write to it in one transaction: the owner's part follows.
  if (tx.house.isSpread) await enqueue(tx, 'platform.emptyNamedEntries', emptied);
  else await emptyNamed(tx, emptied);
  return chains.reduce((n, { seqs }) => n + seqs.length, 0);
}

const emptyNamed = (ctx: Ctx, { kind, ids }: { kind: string; ids: readonly string[] }) =>
  sql`select empty_named_entries(${kind}, ${ids}::uuid[])`.execute(ctx.db);

/** What `removeData` left to be done: as often as it is done, the same. */
export const emptyNamedEntries: Job = {
  run: async (ctx, payload) => {
    await emptyNamed(ctx, payload as { kind: string; ids: string[] });
  },
};
