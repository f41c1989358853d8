import { sql } from 'kysely';
import type { Ctx } from './context.ts';
import { oldFiles, removeDrafts, removeFile, removeOld } from './files.ts';

/** Where a row of any table may name a kept file by its hash; jurisdictions of one database share the folder. */
async function namingColumns({ db }: Ctx) {
  const { rows } = await sql<{ schema: string; table: string; column: string; isList: boolean }>`
    select c.table_schema as "schema", c.table_name as "table", c.column_name as "column", c.data_type = 'ARRAY' as "isList"
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema ~ '^j[0-9]+$' and t.table_type = 'BASE TABLE'
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
    const named = columns.map(({ schema, table, column, isList }) =>
      isList
        ? sql`exists (select from ${sql.id(schema, table)} where ${sql.ref(column)} @> array[${hash}])`
        : sql`exists (select from ${sql.id(schema, table)} where ${sql.ref(column)} = ${hash})`,
    );
    const { rows } = await sql<{ isNamed: boolean }>`select ${sql.join(named, sql` or `)} as "isNamed"`.execute(ctx.db);
    if (rows[0]?.isNamed !== false) continue;
    await removeFile(ctx.house.files, hash);
    removed += 1;
  }
  return removed;
}

/** Between a file and the row that names it lies one request, never days. */
const UNNAMED_MS = 2 * 24 * 60 * 60 * 1000;

/**
 * Removes what was kept and is named by nobody: uploads whose record was refused, or whose process was killed between the file and the row. Returns
 * how many files, and how many drafts that were cut off in the middle.
 */
export async function sweepFiles(ctx: Ctx, now = Date.now()): Promise<{ files: number; drafts: number }> {
  const { files } = ctx.house;
  // By the clock that wrote the files, whatever time the house lives in.
  const before = now - UNNAMED_MS;
  const columns = await namingColumns(ctx);
  let removed = 0;
  for await (const hashes of oldFiles(files, before)) {
    const named = await namedAmong(ctx, columns, hashes);
    for (const hash of hashes) if (!named.has(hash) && (await removeOld(files, hash, before))) removed += 1;
  }
  return { files: removed, drafts: await removeDrafts(files, before) };
}

async function namedAmong(ctx: Ctx, columns: Awaited<ReturnType<typeof namingColumns>>, hashes: readonly string[]) {
  const asked = sql`${[...hashes]}::text[]`;
  const each = columns.map(({ schema, table, column, isList }) =>
    isList
      ? sql`select unnest(${sql.ref(column)}) as hash from ${sql.id(schema, table)} where ${sql.ref(column)} && ${asked}`
      : sql`select ${sql.ref(column)} as hash from ${sql.id(schema, table)} where ${sql.ref(column)} = any(${asked})`,
  );
  const { rows } = await sql<{ hash: string }>`${sql.join(each, sql` union `)}`.execute(ctx.db);
  return new Set(rows.map((r) => r.hash));
}
