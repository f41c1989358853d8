import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Config } from '../config.ts';
import { schemaOf } from '../database.ts';
import { syncFolder } from '../durable.ts';
import { type CopiedTable, folderNameOf, type Manifest } from './manifest.ts';

export type BackupJob = {
  config: Config;
  owner: pg.Pool;
  keyFingerprint: string;
  /** Where backups lie; each becomes a folder of its own beside `files`, which they share. */
  dir: string;
  at: Temporal.Instant;
  told?: (table: number, of: number) => void;
};

/**
 * Writes one consistent backup while everybody works on: the tables as they stood at one moment (a read-only snapshot), then the files
 * they name, which never change once they are there. It lies under its name only when it is whole and on disk. Returns its folder.
 */
export async function writeBackup(job: BackupJob): Promise<{ folder: string; manifest: Manifest; bytes: number }> {
  const folder = join(job.dir, folderNameOf(job.at));
  const draft = `${folder}.partial`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(join(draft, 'tables'), { recursive: true, mode: 0o700 });
  try {
    const tables = await copyTables(job, draft);
    const files = await copyFiles(job.config.dataDir, job.dir, draft);
    const manifest: Manifest = { ...tables, files };
    await writeFile(join(draft, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`, {
      mode: 0o600,
      flush: true,
    });
    await syncFolder(draft);
    await rename(draft, folder);
    await syncFolder(job.dir);
    return { folder, manifest, bytes: (await sizeOf(folder)) + files.bytes };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

const ORDINARY = `select c.relname as name, array_agg(a.attname order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relnamespace = $1::regnamespace and c.relkind = 'r' and c.relname <> 'migration' group by 1 order by 1`;
const SEQUENCES = `select sequencename as name, coalesce(last_value, start_value)::text as last, last_value is not null as called
  from pg_sequences where schemaname = $1 order by 1`;
/** Waiting work as the queue was told of it; what runs at this moment will simply be done again. */
const JOBS = `select t.identifier, j.payload, j.run_at, j.key, j.max_attempts from graphile_worker._private_jobs j
  join graphile_worker._private_tasks t on t.id = j.task_id where j.attempts < j.max_attempts and j.payload->>'jurisdiction' = `;

async function copyTables(job: BackupJob, draft: string): Promise<Omit<Manifest, 'files'>> {
  const { config, owner } = job;
  const schema = schemaOf(config.jurisdiction);
  const client = await owner.connect();
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    // Rows in the order in which they lie: the same again when a restored table is copied out to be compared.
    await client.query('set local synchronize_seqscans = off');
    const { rows: listed } = await client.query<{ name: string; columns: string[] }>(
      ORDINARY.replace('array_agg(a.attname', 'array_agg(a.attname::text'),
      [schema],
    );
    const tables: CopiedTable[] = [];
    for (const { name, columns } of listed) {
      const list = columns.map((c) => `"${c}"`).join(', ');
      // As a question: a table that is copied by its name is read from another machine beside the snapshot.
      const all = `copy (select ${list} from ${schema}."${name}") to stdout`;
      const copied = await copyOut(client, all, join(draft, 'tables', name));
      tables.push({ name, columns, ...copied });
      job.told?.(tables.length, listed.length);
    }
    const queue = `copy (${JOBS}'${config.jurisdiction}') to stdout`;
    const jobs = {
      ...{ name: 'jobs', columns: ['identifier', 'payload', 'run_at', 'key', 'max_attempts'] },
      ...(await copyOut(client, queue, join(draft, 'jobs'))),
    };
    const { rows: sequences } = await client.query(SEQUENCES, [schema]);
    const { rows: migrations } = await client.query(`select name, digest from ${schema}.migration order by name`);
    const { rows: server } = await client.query<{ v: string }>(`select current_setting('server_version') as v`);
    return {
      ...{ format: 1, jurisdiction: config.jurisdiction, takenAt: job.at.toString({ smallestUnit: 'second' }) },
      ...{ postgres: server[0]!.v, cryptoProfile: config.cryptoProfile, keyFingerprint: job.keyFingerprint },
      ...{ migrations, tables, jobs, sequences },
    };
  } finally {
    await client.query('rollback').catch(() => {});
    client.release();
  }
}

/** Hashes what passes and hands it on. */
export function hashing(): { through: Transform; digest: () => string } {
  const hash = createHash('sha256');
  const through = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { through, digest: () => hash.digest('hex') };
}

async function copyOut(client: pg.PoolClient, statement: string, path: string) {
  const out = client.query(copyTo(statement));
  const { through, digest } = hashing();
  await pipeline(out, through, createZstdCompress(), createWriteStream(`${path}.zst`, { mode: 0o600, flush: true }));
  return { rows: out.rowCount ?? 0, sha256: digest() };
}

/** Files are named by their content, so one that an earlier backup holds is not copied again. `files.list` says which belong to this one. */
async function copyFiles(dataDir: string, dir: string, draft: string): Promise<Manifest['files']> {
  const [from, into] = [join(dataDir, 'files'), join(dir, 'files')];
  const names = (await filesBelow(from)).sort();
  let bytes = 0;
  const kept: string[] = [];
  for (const name of names) {
    const size = await copyOne(join(from, name), join(into, name));
    // Erased while we were at it: nothing names it any more.
    if (size === null) continue;
    bytes += size;
    kept.push(name);
  }
  const list = kept.map((name) => `${name}\n`).join('');
  await writeFile(join(draft, 'files.list'), list, { mode: 0o600, flush: true });
  return { count: kept.length, bytes, sha256: createHash('sha256').update(list).digest('hex') };
}

async function copyOne(source: string, target: string): Promise<number | null> {
  const size = (await stat(source).catch(() => null))?.size ?? null;
  if (size === null || (await stat(target).catch(() => null))?.size === size) return size;
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await copyFile(source, `${target}.partial`);
  await rename(`${target}.partial`, target);
  return size;
}

/** `ab/cd/<hash>` of every kept file below a folder of files. */
export async function filesBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names
    .map((n) => n.replaceAll('\\', '/'))
    .filter((name) => /^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}$/.test(name));
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder, { recursive: true })) {
    const entry = await stat(join(folder, name));
    if (entry.isFile()) bytes += entry.size;
  }
  return bytes;
}
