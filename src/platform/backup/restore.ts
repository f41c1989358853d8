import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { hash } from '../crypto.ts';
import { schemaOf } from '../database.ts';
import { prepareJobs } from '../jobs.ts';
import { type Migration, migrate, prepareServer } from '../migrate.ts';
import { backupWords as w } from './backup.words.ts';
import { BackupUnusable, type CopiedTable, type Manifest, readManifest } from './manifest.ts';
import { hashing } from './write.ts';

export type Restoring = {
  /** The backup: `…/2026-11-28T183000Z`. */
  folder: string;
  owner: pg.Pool;
  /** All migrations this program knows. */
  migrations: readonly Migration[];
  told?: (table: number, of: number) => void;
};

/** A restore holds every table, index and reference in one transaction: more locks than a server expects of one by default. */
export const FOR_RESTORE = { max_locks_per_transaction: '1024' };

/**
 * Puts a backup into a database that has no such jurisdiction yet: the tables as they were built then, their rows, what refers to what
 * checked anew, waiting jobs. Bringing it up to today's version is the next start's work. Throws BackupUnusable before it writes.
 */
export async function restoreDatabase({ folder, owner, migrations, told }: Restoring): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const schema = schemaOf(manifest.jurisdiction);
  const built = migrationsOf(manifest, migrations);
  const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from pg_namespace where nspname = $1', [
    schema,
  ]);
  if (rows[0]!.n > 0) throw new BackupUnusable(w.notEmpty, { schema });
  await prepareServer(owner);
  await prepareJobs(owner);
  // Migrations of an earlier version and references that are put back are for tables that lie here; the next start gives them to a machine.
  await migrate(owner, schema, built, 'here');
  const client = await owner.connect();
  try {
    await client.query(`begin; set local search_path to ${schema}`);
    const references = await dropReferences(client, schema);
    await client.query(`truncate ${manifest.tables.map((t) => `${schema}."${t.name}"`).join(', ')}`);
    for (const [i, table] of manifest.tables.entries()) {
      await copyIn(client, `${schema}."${table.name}"`, table, join(folder, 'tables', `${table.name}.zst`));
      told?.(i + 1, manifest.tables.length);
    }
    for (const add of references) await client.query(add);
    for (const { name, last, called } of manifest.sequences)
      await client.query('select setval($1::regclass, $2::bigint, $3)', [`${schema}."${name}"`, last, called]);
    await client.query(
      'insert into baodao.jurisdiction (code, key_fingerprint) values ($1, $2) on conflict do nothing',
      [manifest.jurisdiction, manifest.keyFingerprint],
    );
    await restoreJobs(client, folder, manifest);
    await client.query('commit');
    return manifest;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    await owner.query(`drop schema if exists ${schema} cascade`);
    throw error;
  } finally {
    client.release();
    await owner.query('analyze');
  }
}

/** The migrations the backup was built by: all of them must be known, and the same. */
function migrationsOf(manifest: Manifest, known: readonly Migration[]): Migration[] {
  const byName = new Map(known.map((m) => [m.name, m]));
  return manifest.migrations.map(({ name, digest }) => {
    const found = byName.get(name);
    if (!found) throw new BackupUnusable(w.newer, { name });
    if (createHash('sha256').update(found.sql).digest('hex').slice(0, 16) !== digest)
      throw new BackupUnusable(w.other, { name });
    return found;
  });
}

/** Rows come in the order of their tables' names: what refers to what is taken away meanwhile, and checked when it is put back. */
async function dropReferences(client: pg.PoolClient, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; says: string }>(
    `select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as says
     from pg_constraint where connamespace = $1::regnamespace and contype = 'f' and conparentid = 0`,
    [schema],
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint "${name}"`);
  return rows.map(({ table, name, says }) => `alter table ${table} add constraint "${name}" ${says}`);
}

async function copyIn(client: pg.PoolClient, target: string, table: CopiedTable, path: string): Promise<void> {
  const list = table.columns.map((c) => `"${c}"`).join(', ');
  const { through, digest } = hashing();
  const into = client.query(copyFrom(`copy ${target} (${list}) from stdin`));
  await pipeline(createReadStream(path), createZstdDecompress(), through, into);
  if (digest() !== table.sha256 || into.rowCount !== table.rows) throw new BackupUnusable(w.damaged, { path });
}

async function restoreJobs(client: pg.PoolClient, folder: string, { jobs }: Manifest): Promise<void> {
  await client.query(
    'create temp table waiting (identifier text, payload json, run_at timestamptz, key text, max_attempts int) on commit drop',
  );
  await copyIn(client, 'pg_temp.waiting', jobs, join(folder, 'jobs.zst'));
  await client.query(`select graphile_worker.add_job(identifier, payload, run_at => run_at, job_key => key, max_attempts => max_attempts)
    from waiting order by run_at`);
}

/** Copies the files of a backup into a data directory; each must be what its name says. Returns how many. */
export async function restoreFiles(folder: string, dataDir: string): Promise<number> {
  const manifest = await readManifest(folder);
  let copied = 0;
  for (const name of await fileListOf(folder, manifest)) {
    const source = join(dirname(folder), 'files', name);
    await checkFile(source, name, manifest);
    const target = join(dataDir, 'files', name);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await copyFile(source, target);
    copied++;
  }
  return copied;
}

export async function fileListOf(folder: string, manifest: Manifest): Promise<string[]> {
  const text = await readFile(join(folder, 'files.list'), 'utf8');
  if (createHash('sha256').update(text).digest('hex') !== manifest.files.sha256)
    throw new BackupUnusable(w.listDamaged, { folder });
  return text.split('\n').filter(Boolean);
}

/** Is the copy of a file there, and what its name says? */
export async function checkFile(source: string, name: string, { cryptoProfile }: Manifest): Promise<void> {
  if (!(await stat(source).catch(() => null))) throw new BackupUnusable(w.fileMissing, { name });
  const found = Buffer.from(hash(cryptoProfile, await readFile(source))).toString('hex');
  if (found !== name.slice(6)) throw new BackupUnusable(w.fileDamaged, { name });
}
