import { sql } from 'kysely';
import type { TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import { sealedFields } from './people.rules.ts';
import { columnOf, placeOfSeal } from './people.store.ts';

const columns = Object.values(columnOf);

/** Encrypts anew up to `limit` people, from `after` on, who have a value sealed by another key version; null when there are none left. */
export async function resealBatch(
  tx: TxCtx,
  after: string | null,
  limit: number,
): Promise<{ last: string; people: number; values: number } | null> {
  const { keys } = tx.house;
  const old = columns.map((column) => sql`get_byte(${sql.ref(column)}, 0) <> ${keys.currentVersion}`);
  let query = tx.db.selectFrom('person').select(['id', ...columns]);
  if (after) query = query.where('id', '>', after);
  const rows = await query
    .where(sql<boolean>`(${sql.join(old, sql` or `)})`)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute();
  let values = 0;
  for (const row of rows) {
    const anew: Partial<Record<(typeof columns)[number], Buffer>> = {};
    for (const field of sealedFields) {
      const sealed = row[columnOf[field]];
      if (!sealed || sealed[0] === keys.currentVersion) continue;
      const place = placeOfSeal(field, row.id);
      anew[columnOf[field]] = Buffer.from(seal(keys, open(keys, sealed, place), place));
      values += 1;
    }
    await tx.db.updateTable('person').set(anew).where('id', '=', row.id).execute();
  }
  const last = rows.at(-1)?.id;
  return last ? { last, people: rows.length, values } : null;
}
