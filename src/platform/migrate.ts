import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { APP_ROLE } from './database.ts';
import { SCOPE_SETTING } from './scope.ts';
import { grantNumbers, handOut, isSpread, liesOnAMachine, statementsOf } from './spread.ts';

export type Migration = { name: string; sql: string };

/** All migrations of the given folders in order of their timestamps; names are `20261124_1000_cases__create.sql`. */
export function readMigrations(folders: readonly string[]): Migration[] {
  const found = folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .map((file) => ({ name: file, sql: readFileSync(join(folder, file), 'utf8') })),
  );
  for (const { name } of found)
    if (!/^\d{8}_\d{4}_[a-z0-9]+__[a-z0-9_]+\.sql$/.test(name))
      throw new Error(`migration ${name}: not a name like 20261124_1000_cases__create.sql`);
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const digestOf = (sql: string) => createHash('sha256').update(sql).digest('hex').slice(0, 16);

/**
 * What all jurisdictions share: the application's role, the `baodao` schema, and equality in exclusion constraints
 * (btree_gist, part of every PostgreSQL and trusted: the owner of the database may create it).
 */
export async function prepareServer(owner: pg.Pool): Promise<void> {
  await owner.query(`
    select pg_advisory_lock(815001);
    do $$ begin
      if not exists (select from pg_roles where rolname = '${APP_ROLE}') then create role ${APP_ROLE} nologin; end if;
      -- Between the machines of Citus everybody comes in their own name: where pg_hba.conf lets them, there is no password to it.
      if exists (select from pg_extension where extname = 'citus') then alter role ${APP_ROLE} login; end if;
      -- A superuser may take any role; anyone else must have been given it.
      if not pg_has_role(current_user, '${APP_ROLE}', 'USAGE') then execute format('grant ${APP_ROLE} to %I', current_user); end if;
    end $$;
    create schema if not exists baodao;
    create extension if not exists btree_gist with schema baodao;
    create table if not exists baodao.jurisdiction (code text primary key, key_fingerprint text not null, created_at timestamptz not null default now());
    grant usage on schema baodao to ${APP_ROLE};
    grant select on baodao.jurisdiction to ${APP_ROLE};
    ${LOCK}
    select pg_advisory_unlock(815001);`);
}

/**
 * The second lock, for migrations to put on tables with personal data: `call baodao.lock('opinion')`. Nothing is seen or written before a place was declared;
 * with 'by place' only rows of that place are seen. A setting that was set once and fell back reads as empty text, which would match every row:
 * it counts as none. The comparison stands in a sub-select, so that it is read once for a statement and not for each row.
 */
const LOCK = `
    create or replace procedure baodao.lock(name text, how text default 'declared') language plpgsql as $$
    declare
      place text := 'nullif(current_setting(''${SCOPE_SETTING}'', true), '''')';
      declared text := format('%s is not null', place);
      seen text := case how when 'declared' then declared
        when 'by place' then format('area >= (select %1$s) and area < (select %1$s || ''~'')', place) end;
    begin
      if seen is null then raise exception 'baodao.lock: % is no way to lock', how; end if;
      -- What a session declared does not reach the machines of Citus: a policy there would hide everything from everybody.
      if exists (select from pg_extension where extname = 'citus') then return; end if;
      execute format('alter table %I enable row level security', name);
      execute format('drop policy if exists second_lock on %I', name);
      execute format('create policy second_lock on %I to ${APP_ROLE} using (%s) with check (%s)', name, seen, declared);
    end $$;`;

/**
 * Brings one schema up to date; returns the names it applied. A merged migration must never be edited: its digest is checked. Where there are many machines
 * it is then given to one of them, unless there is more to be done with it `here`.
 */
export async function migrate(
  owner: pg.Pool,
  schema: string,
  migrations: readonly Migration[],
  stays: 'here' | 'anywhere' = 'anywhere',
): Promise<string[]> {
  const client = await owner.connect();
  const applied: string[] = [];
  try {
    await client.query('select pg_advisory_lock(815002)');
    const spread = await isSpread(client);
    const isHandedOut = spread && (await liesOnAMachine(client, schema));
    const leaves = spread && !isHandedOut && stays === 'anywhere';
    await client.query(`create schema if not exists ${schema}; set search_path to ${schema};
      create table if not exists migration (name text primary key, digest text not null, applied_at timestamptz not null default now())`);
    const done = new Map(
      (await client.query<{ name: string; digest: string }>('select name, digest from migration')).rows.map((r) => [
        r.name,
        r.digest,
      ]),
    );
    for (const { name, sql } of migrations) {
      const known = done.get(name);
      if (known && known !== digestOf(sql)) throw new Error(`migration ${name} was changed after it had been applied`);
      if (known) continue;
      await client.query('begin');
      for (const statement of isHandedOut ? statementsOf(sql) : [sql]) await client.query(statement);
      await client.query('insert into migration (name, digest) values ($1, $2)', [name, digestOf(sql)]);
      await client.query('commit');
      applied.push(name);
    }
    if (leaves) await handOut(client, schema);
    // What was restored is of this version already, and leaves all the same.
    if (applied.length > 0 || leaves) await grant(client, schema);
    if (isHandedOut || leaves) await grantNumbers(client, schema);
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch(() => {});
    client.release();
  }
  return applied;
}

/** A table whose comment begins with "append-only" can be read and added to by the application, never changed. */
async function grant(client: pg.PoolClient, schema: string): Promise<void> {
  const { rows } = await client.query<{ name: string; appendOnly: boolean }>(
    `select c.relname as name, coalesce(obj_description(c.oid) like 'append-only%', false) as "appendOnly"
       from pg_class c where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p', 'v') and c.relname <> 'migration'`,
    [schema],
  );
  await client.query(
    `grant usage on schema ${schema} to ${APP_ROLE}; grant usage on all sequences in schema ${schema} to ${APP_ROLE}`,
  );
  for (const { name, appendOnly } of rows) {
    await client.query(
      `revoke all on ${schema}.${name} from ${APP_ROLE}; grant ${appendOnly ? 'select, insert' : 'select, insert, update, delete'} on ${schema}.${name} to ${APP_ROLE}`,
    );
  }
}
