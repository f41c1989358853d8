import { sql } from 'kysely';
import type { TxCtx } from '#platform/context.ts';

/** Two imports of one source take turns, batch by batch, so that each sees what the other has registered. */
export async function lockSource(tx: TxCtx, source: string): Promise<void> {
  const key = `cases.import ${tx.house.config.jurisdiction} ${source}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx.db);
}
