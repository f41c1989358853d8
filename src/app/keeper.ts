import { mkdir, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type pg from 'pg';
import { backupWords } from '#platform/backup/backup.words.ts';
import { BackupUnusable, backupsIn } from '#platform/backup/manifest.ts';
import type { Config } from '#platform/config.ts';
import type { Keys } from '#platform/crypto.ts';
import type { Disk, Keeper, Standing } from '#platform/house.ts';
import { readMigrations } from '#platform/migrate.ts';
import { migrationFolders } from './modules.ts';

/** What the owner of the database does for the house. Loaded when it is asked: once a night, or when somebody presses the button. */
export function keeperOf(config: Config, owner: pg.Pool, keys: Keys): Keeper {
  const { backupDir: dir } = config;
  return {
    async backup() {
      const [{ writeBackup }, { pruneBackups }] = await Promise.all([
        import('#platform/backup/write.ts'),
        import('#platform/backup/keep.ts'),
      ]);
      const at = Temporal.Now.instant();
      const { folder, manifest, bytes } = await writeBackup({
        config,
        owner,
        keyFingerprint: keys.fingerprint,
        dir,
        at,
      });
      const pruned = await pruneBackups(dir, config.backupDays);
      const rows = manifest.tables.reduce((n, t) => n + t.rows, 0);
      return { folder, rows, files: manifest.files.count, bytes, pruned };
    },
    async drill() {
      const { drillRestore } = await import('#platform/backup/drill.ts');
      const folder = (await backupsIn(dir)).at(-1);
      if (!folder) throw new BackupUnusable(backupWords.noneYet, { dir });
      await mkdir(config.dataDir, { recursive: true });
      return drillRestore({ folder, scratch: config.dataDir, keys, migrations: readMigrations(migrationFolders()) });
    },
    standing: () => standingOf(config, owner),
  };
}

async function standingOf(config: Config, owner: pg.Pool): Promise<Standing> {
  const { rows } = await owner.query<{ v: string; bytes: number; waiting: number; oldest: number }>(
    `select current_setting('server_version') as v, pg_database_size(current_database())::float8 as bytes,
       (select count(*)::int from graphile_worker.jobs where attempts < max_attempts and run_at <= now()) as waiting,
       (select coalesce(max(extract(epoch from now() - run_at)), 0)::float8 from graphile_worker.jobs
         where attempts < max_attempts and run_at <= now() and locked_at is null) as oldest`,
  );
  const { rows: failed } = await owner.query<{ name: string; n: number }>(
    `select task_identifier as name, count(*)::int as n from graphile_worker.jobs where attempts >= max_attempts group by 1 order by 2 desc limit 20`,
  );
  const [dataDisk, backupDisk] = [await diskOf(config.dataDir), await diskOf(config.backupDir)];
  return {
    postgres: rows[0]!.v,
    databaseBytes: rows[0]!.bytes,
    dataDisk: dataDisk ?? { freeBytes: 0, totalBytes: 0 },
    backupDisk,
    isSameDisk: (await deviceOf(config.dataDir)) === (await deviceOf(config.backupDir)),
    backupAgeSeconds: await newestAge(config.backupDir),
    jobs: { waiting: rows[0]!.waiting, oldestSeconds: Math.round(rows[0]!.oldest), failed },
  };
}

async function newestAge(dir: string): Promise<number | null> {
  const newest = (await backupsIn(dir)).at(-1);
  const made = newest && (await stat(newest).catch(() => null))?.mtimeMs;
  return made ? Math.round((Date.now() - made) / 1000) : null;
}

/** The nearest folder that is there already: a backup folder is made with the first backup. */
async function nearest(path: string): Promise<string> {
  for (let dir = path; ; dir = dirname(dir))
    if ((await stat(dir).catch(() => null)) || dir === dirname(dir)) return dir;
}
const deviceOf = async (path: string) => (await stat(await nearest(path))).dev;
async function diskOf(path: string): Promise<Disk | null> {
  const found = await statfs(await nearest(path)).catch(() => null);
  return found && { freeBytes: found.bavail * found.bsize, totalBytes: found.blocks * found.bsize };
}
