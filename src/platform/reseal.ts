import { sql } from 'kysely';
import { type Ctx, inTransaction, type TxCtx } from './context.ts';
import { openBytes, type SealPurpose, sealBytes } from './crypto.ts';
import { record } from './journal.ts';

/** A table with sealed columns: its key, and for each column where a row's value belongs (the context it was sealed with). */
export type Sealed = {
  readonly table: string;
  readonly key: string;
  readonly columns: Readonly<Record<string, (id: string) => string>>;
  /** The key its columns are sealed by; the house's usual one when left out. */
  readonly purpose?: SealPurpose;
  /** How many rows fit into memory together, where values are large. */
  readonly batch?: number;
};
export type Resealed = { rows: number; values: number };

const BATCH = 200;
const ownSealed: readonly Sealed[] = [
  { table: 'command', key: 'id', columns: { answer: (id) => `command:${id}` } },
  { table: 'webhook_endpoint', key: 'id', columns: { secret_sealed: (id) => `webhook.secret:${id}` } },
  { table: 'webhook_delivery', key: 'id', columns: { body_sealed: (id) => `webhook.body:${id}` } },
];

/**
 * Encrypts everything sealed with the current key, after a rotation. In small transactions, so that nobody waits and what is done
 * stays done when it is cut off: start it again and it goes on with what is left. Run it when every process has loaded the new
 * keys, and once more to see 0: only then may an old key be dropped.
 */
export async function resealAll(
  ctx: Ctx,
  sealed: readonly Sealed[],
  onProgress: (done: Resealed) => void = () => {},
): Promise<Resealed> {
  const done: Resealed = { rows: 0, values: 0 };
  for (const of of [...ownSealed, ...sealed]) {
    let after: string | null = null;
    for (;;) {
      const batch: Batch | null = await inTransaction(ctx, (tx) => resealBatch(tx, of, after, of.batch ?? BATCH));
      if (!batch) break;
      after = batch.last;
      done.rows += batch.rows;
      done.values += batch.values;
      onProgress({ ...done });
    }
  }
  await inTransaction(ctx, (tx) =>
    record(
      tx,
      {
        kind: 'reseal',
        id: tx.house.newId(),
        area: tx.house.config.jurisdiction,
        verb: 'all',
        shows: 'staff',
        data: { ...done, keyVersion: tx.house.keys.currentVersion },
      },
      'new',
    ),
  );
  return done;
}

type Batch = { last: string; rows: number; values: number };

/** Encrypts anew up to `limit` rows, from `after` on, that have a value sealed by another key version; null when none is left. */
export async function resealBatch(tx: TxCtx, of: Sealed, after: string | null, limit: number): Promise<Batch | null> {
  const { keys } = tx.house;
  const { purpose = 'field' } = of;
  const names = Object.keys(of.columns);
  const key = sql.ref(of.key);
  const isOld = sql.join(
    names.map((name) => sql`get_byte(${sql.ref(name)}, 0) <> ${keys.currentVersion}`),
    sql` or `,
  );
  const { rows } = await sql<Record<string, Buffer | null> & { id: string }>`
    select ${key} as id, ${sql.join(names.map((name) => sql.ref(name)))} from ${sql.table(of.table)}
     where (${isOld}) ${after ? sql`and ${key} > ${after}` : sql``} order by ${key} limit ${limit} for update`.execute(
    tx.db,
  );
  let values = 0;
  for (const row of rows) {
    const anew = names.flatMap((name) => {
      const value = row[name];
      if (!value || value[0] === keys.currentVersion) return [];
      const place = of.columns[name]!(row.id);
      const plain = openBytes(keys, value, place, purpose);
      return [sql`${sql.ref(name)} = ${Buffer.from(sealBytes(keys, plain, place, purpose))}`];
    });
    values += anew.length;
    await sql`update ${sql.table(of.table)} set ${sql.join(anew)} where ${key} = ${row.id}`.execute(tx.db);
  }
  const last = rows.at(-1)?.id;
  return last ? { last, rows: rows.length, values } : null;
}
