import { type RawBuilder, sql } from 'kysely';
import { type Ctx, inTransaction } from './context.ts';
import { schemaOf } from './database.ts';
import { oldFiles, removeDrafts, removeFile, removeOld } from './files.ts';
import { declaring } from './scope.ts';

/** Where a row of any table of a jurisdiction may name a kept file by its hash. */
async function namingColumns({ db }: Pick<Ctx, 'db'>, schema: RawBuilder<string> = sql<string>`current_schema()`) {
  const { rows } = await sql<{ table: string; column: string; isList: boolean }>`
    select c.table_name as "table", c.column_name as "column", c.data_type = 'ARRAY' as "isList"
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = ${schema} and t.table_type = 'BASE TABLE'
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
  let removed = 0;
  for await (const hashes of oldFiles(files, before)) {
    const named = await namedAmong(ctx, hashes);
    for (const hash of hashes) if (!named.has(hash) && (await removeOld(files, hash, before))) removed += 1;
  }
  return { files: removed, drafts: await removeDrafts(files, before) };
}

/**
 * Which of these a row names, in any jurisdiction of this database: they may share the folder. Each is asked in its own name, or the second lock would
 * hide rows from us and their files would be taken for nobody's.
 */
async function namedAmong(ctx: Ctx, hashes: readonly string[]): Promise<Set<string>> {
  const named = new Set<string>();
  const { rows: jurisdictions } = await sql<{ code: string }>`select code from baodao.jurisdiction`.execute(ctx.db);
  if (!jurisdictions.some(({ code }) => code === ctx.house.config.jurisdiction))
    throw new Error('the house is not among the jurisdictions of its database');
  for (const { code } of jurisdictions)
    await inTransaction(ctx, async ({ db }) => {
      const schema = schemaOf(code);
      await sql.raw(declaring(code, true)).execute(db);
      for (const { table, column, isList } of await namingColumns({ db }, sql<string>`${schema}`)) {
        const [from, name, asked] = [sql.id(schema, table), sql.ref(column), sql`${[...hashes]}::text[]`];
        const { rows } = await (isList
          ? sql<{ hash: string }>`select unnest(${name}) as hash from ${from} where ${name} && ${asked}`
          : sql<{ hash: string }>`select ${name} as hash from ${from} where ${name} = any(${asked})`
        ).execute(db);
        for (const { hash } of rows) named.add(hash);
      }
    });
  return named;
}
