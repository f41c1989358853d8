import { sql } from 'kysely';
import { type Ctx, inTransaction, type TxCtx } from './context.ts';
import { schemaOf } from './database.ts';

/** The jurisdictions of this database that lie below the house's own by their division codes, in order. */
export async function jurisdictionsBelow(ctx: Ctx): Promise<string[]> {
  const own = ctx.house.config.jurisdiction;
  const { rows } = await sql<{ code: string }>`
    select code from baodao.jurisdiction where starts_with(code, ${own}) and code <> ${own} order by code`.execute(
    ctx.db,
  );
  return rows.map((r) => r.code);
}

/** Tables or columns that a schema which was not brought up to date does not have. */
const OUT_OF_DATE = ['42P01', '42703', '3F000'];

/**
 * Reads in another jurisdiction's schema, and only reads: everything that `read` asks through its context stands in that schema. Null when
 * that jurisdiction has not been brought up to the program's version. A house reads sums of others, never their records (docs/scaling.md).
 */
export async function readIn<T>(ctx: Ctx, code: string, read: (there: TxCtx) => Promise<T>): Promise<T | null> {
  const { house } = ctx;
  const there = { ...house, config: { ...house.config, jurisdiction: code } };
  try {
    return await inTransaction({ ...ctx, house: there }, async (tx) => {
      await sql`set transaction read only`.execute(tx.db);
      await sql`set local search_path to ${sql.id(schemaOf(code))}`.execute(tx.db);
      return read(tx);
    });
  } catch (error) {
    if (OUT_OF_DATE.includes((error as { code?: string }).code ?? '')) return null;
    throw error;
  }
}
