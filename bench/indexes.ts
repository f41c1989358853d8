import type pg from 'pg';

/*
 * Many millions of rows go in three times as fast where no index is kept in step; building them afterwards takes a part of what that saves. Those that are
 * waiting stand in a table, so that a load that was broken off leaves nothing out.
 */

/** Takes off what only makes reading fast, and remembers it. */
export async function setIndexesAside(client: pg.PoolClient, tables: readonly string[]): Promise<void> {
  await client.query('create table if not exists waiting_index (def text not null)');
  const { rows } = await client.query<{ name: string; def: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as def from pg_index i
     where i.indrelid = any($1::text[]::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [tables],
  );
  for (const { name, def } of rows) {
    await client.query('begin');
    await client.query('insert into waiting_index values ($1)', [def]);
    await client.query(`drop index ${name}`);
    await client.query('commit');
  }
}

/** Puts them back, one by one. */
export async function putIndexesBack(client: pg.PoolClient, told: (def: string) => void): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>("select to_regclass('waiting_index') is not null as there");
  if (!rows[0]!.there) return;
  await client.query("set maintenance_work_mem = '1GB'");
  const waiting = await client.query<{ def: string }>('select def from waiting_index');
  for (const { def } of waiting.rows) {
    await client.query('begin');
    await client.query(def);
    await client.query('delete from waiting_index where def = $1', [def]);
    await client.query('commit');
    told(def);
  }
  await client.query('drop table waiting_index; reset maintenance_work_mem');
}
