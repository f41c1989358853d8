import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';

/** Two imports of one source take turns, batch by batch, so that each sees what the other has registered. */
export async function lockSource(tx: TxCtx, source: string): Promise<void> {
  const key = `cases.import ${tx.house.config.jurisdiction} ${source}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx.db);
}

/** Which of these codes are places. */
export async function selectCodes(ctx: Ctx, codes: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('place')
    .select('code')
    .where(sql<boolean>`code = any(${codes}::text[])`)
    .execute();
  return new Set(rows.map((r) => r.code));
}

/** The places inside `within` that have one of these names: the full one, the short one, or another one. */
export async function selectNamed(
  ctx: Ctx,
  names: readonly string[],
  within: string,
): Promise<{ code: string; name: string; isFull: boolean }[]> {
  const { from, before } = prefixRange(within);
  const { rows } = await sql<{ code: string; name: string; isFull: boolean }>`
    select p.code, n.name, n."isFull"
    from place p
    cross join lateral (
      select p.full_name as name, true as "isFull"
      union select p.name, false
      union select a.alias, false from place_alias a where a.area = p.code
    ) n
    where p.code >= ${from} and p.code < ${before} and n.name = any(${names}::text[])`.execute(ctx.db);
  return rows;
}
