import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type ChainReport, verifyChains } from '../chain.ts';
import { startCluster } from '../cluster.ts';
import type { Keys } from '../crypto.ts';
import { openDb, openPool, schemaOf } from '../database.ts';
import type { Migration } from '../migrate.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { checkFile, FOR_RESTORE, fileListOf, restoreDatabase } from './restore.ts';
import { hashing } from './write.ts';

export type DrillReport = {
  folder: string;
  takenAt: string;
  seconds: number;
  tables: number;
  rows: number;
  files: number;
  bytes: number;
  /** Tables that did not come back as they were written. */
  differ: string[];
  chains: Pick<ChainReport, 'subjects' | 'entries' | 'roots'> & { faults: number };
  /** Whether the keys in use here are those the backup needs. */
  keysFit: boolean;
};
export type Drill = {
  folder: string;
  /** The scratch cluster is made below it and taken away again. */
  scratch: string;
  keys: Keys;
  migrations: readonly Migration[];
};

/**
 * 恢复演练 (product N16): restores a backup into a database of its own that exists for this alone, copies every table out again and compares,
 * proves the journal, and looks at every file. Nothing of the running system is touched. Throws BackupUnusable when it cannot be restored.
 */
export async function drillRestore({ folder, scratch, keys, migrations }: Drill): Promise<DrillReport> {
  const began = performance.now();
  const manifest = await readManifest(folder);
  const dir = await mkdtemp(join(scratch, 'drill-'));
  try {
    const files = await checkFiles(folder, manifest);
    const cluster = await startCluster(dir, { fsync: 'off', max_connections: '20', ...FOR_RESTORE });
    try {
      const owner = openPool(cluster.url, schemaOf(manifest.jurisdiction), 'owner', 2);
      const db = openDb(openPool(cluster.url, schemaOf(manifest.jurisdiction), 'owner', 2));
      try {
        await restoreDatabase({ folder, owner, migrations });
        const differ = await compareTables(owner, manifest);
        const { subjects, entries, roots, faults } = await verifyChains(db, manifest.cryptoProfile);
        return {
          ...{ folder, takenAt: manifest.takenAt, seconds: Math.round((performance.now() - began) / 1000) },
          ...{ tables: manifest.tables.length, rows: manifest.tables.reduce((n, t) => n + t.rows, 0) },
          ...{ files, bytes: manifest.files.bytes, differ, keysFit: keys.fingerprint === manifest.keyFingerprint },
          chains: { subjects, entries, roots, faults: faults.length },
        };
      } finally {
        await db.destroy();
        await owner.end();
      }
    } finally {
      await cluster.stop();
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function checkFiles(folder: string, manifest: Manifest): Promise<number> {
  const names = await fileListOf(folder, manifest);
  for (const name of names) await checkFile(join(dirname(folder), 'files', name), name, manifest);
  return names.length;
}

/** Every table copied out again, byte by byte as it was when the backup was made. */
async function compareTables(owner: pg.Pool, manifest: Manifest): Promise<string[]> {
  const differ: string[] = [];
  const schema = schemaOf(manifest.jurisdiction);
  const client = await owner.connect();
  try {
    await client.query('set synchronize_seqscans = off');
    for (const { name, columns, rows, sha256 } of manifest.tables) {
      const out = client.query(
        copyTo(`copy ${schema}."${name}" (${columns.map((c) => `"${c}"`).join(', ')}) to stdout`),
      );
      const { through, digest } = hashing();
      await pipeline(out, through, nowhere());
      if (out.rowCount !== rows || digest() !== sha256) differ.push(name);
    }
  } finally {
    client.release();
  }
  return differ;
}

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
