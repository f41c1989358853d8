import { sql } from 'kysely';
import type { Ctx } from './context.ts';
import { removeFile } from './files.ts';

/** Where a row of any table may name a kept file by its hash. */
async function namingColumns({ db }: Ctx) {
  const { rows } = await sql<{ table: string; column: string; isList: boolean }>`
    select c.table_name as "table", c.column_name as "column", c.data_type = 'ARRAY' as "isList"
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
      and c.data_type in ('text', 'ARRAY') and c.column_name ~ '(^|_)(hash|evidence|files)$'`.execute(db);
  return rows;
}

/**
 * Removes the content of kept files that no row of any table names any more. The same content may have come with another record too: then it
 * stays. Call it after the transaction that took the rows away has ended. Returns how many were removed.
 */
export async function forgetFiles(ctx: Ctx, hashes: readonly string[]): Promise<number> {
  const columns = hashes.length === 0 ? [] : await namingColumns(ctx);
  let removed = 0;
  for (const hash of new Set(hashes)) {
    const named = columns.map(({ table, column, isList }) =>
      isList
        ? sql`exists (select from ${sql.table(table)} where ${sql.ref(column)} @> array[${hash}])`
        : sql`exists (select from ${sql.table(table)} where ${sql.ref(column)} = ${hash})`,
    );
    const { rows } = await sql<{ isNamed: boolean }>`select ${sql.join(named, sql` or `)} as "isNamed"`.execute(ctx.db);
    if (rows[0]?.isNamed !== false) continue;
    await removeFile(ctx.house.files, hash);
    removed += 1;
  }
  return removed;
}
