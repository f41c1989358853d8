import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import type { TxCtx } from '#platform/context.ts';

/* Activities planned in one act. */

export async function insertBatch(
  tx: TxCtx,
  b: { id: string; area: string; accountId: string; made: number },
): Promise<void> {
  await tx.db
    .insertInto('activity_batch')
    .values({ id: b.id, area: b.area, account_id: b.accountId, at: tx.now, made: b.made })
    .execute();
}

/** One of the actor's own place, taken for this transaction. */
export async function lockBatch(tx: TxCtx, id: string): Promise<{ area: string; isUndone: boolean }> {
  if (tx.actor.kind !== 'staff') throw notFound();
  const { from, before } = prefixRange(tx.actor.area);
  const row = await tx.db
    .selectFrom('activity_batch')
    .select(['area', 'undone_at as undoneAt'])
    .where('id', '=', id)
    .where('area', '>=', from)
    .where('area', '<', before)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return { area: row.area, isUndone: row.undoneAt !== null };
}

/** Those that nobody touched since go; what was changed, called or cancelled is somebody's work by now and stays. */
export async function dropUntouched(tx: TxCtx, batchId: string): Promise<{ id: string; area: string }[]> {
  await tx.db.updateTable('activity_batch').set({ undone_at: tx.now }).where('id', '=', batchId).execute();
  return tx.db
    .deleteFrom('activity')
    .where('batch_id', '=', batchId)
    .where('status', '=', 'planned')
    .where('version', '=', 1)
    .returning(['id', 'area'])
    .execute();
}
export async function countInBatch(tx: TxCtx, batchId: string): Promise<number> {
  const row = await tx.db
    .selectFrom('activity')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('batch_id', '=', batchId)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
