import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { startCluster } from '#platform/cluster.ts';
import type { Config } from '#platform/config.ts';
import { openPool, schemaOf } from '#platform/database.ts';
import { loadOrCreateKeys } from '#platform/keyfile.ts';
import { takeLock } from '#platform/lock.ts';
import { readMigrations } from '#platform/migrate.ts';
import { bringUpToDate, type Command, Unusable, withHouse } from '../command.ts';
import { migrationFolders } from '../modules.ts';

export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup [DIR]',
  says: 'Writes a consistent backup while everybody works on: the database, and the files, which later backups share. The keys are not in it.',
  options: {},
  run: ({ config, args }) =>
    withHouse({ ...config, ...(args[0] && { backupDir: resolve(args[0]) }) }, 'backup', ({ house }) =>
      house.keeper.backup(),
    ),
};

export const backupDrill: Command = {
  name: 'backup drill',
  usage: 'backup drill [DIR]',
  says: 'Restores the newest backup into a database made for this alone, compares everything and takes it away again. Exits with 1 when it does not come back whole.',
  options: {},
  run: ({ config, args }) =>
    withHouse({ ...config, ...(args[0] && { backupDir: resolve(args[0]) }) }, 'backup drill', async ({ house }) => {
      const report = await house.keeper.drill();
      if (report.differ.length > 0 || report.chains.faults > 0 || !report.keysFit) process.exitCode = 1;
      return report;
    }),
};

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore BACKUP',
  says: 'Puts a backup (one folder of them) into an empty data directory or database. The key file it was made with must be in its place.',
  options: {},
  async run({ config, args: [folder], progress }) {
    if (!folder) throw new Unusable('Which backup? For example: baodao restore backups/2026-11-28T183000Z');
    const { readManifest } = await import('#platform/backup/manifest.ts');
    const { restoreDatabase, restoreFiles } = await import('#platform/backup/restore.ts');
    const manifest = await readManifest(resolve(folder));
    if (manifest.jurisdiction !== config.jurisdiction)
      throw new Unusable(
        `The backup is of ${manifest.jurisdiction}: set BAODAO_JURISDICTION=${manifest.jurisdiction}.`,
      );
    await checkKeys(config, manifest);
    const files = await restoreFiles(resolve(folder), config.dataDir);
    await intoEmpty(config, async (url) => {
      const owner = openPool(url, schemaOf(config.jurisdiction), 'owner', 2);
      try {
        const told = (i: number, of: number) => progress(`\r${i} of ${of} tables`);
        await restoreDatabase({ folder: resolve(folder), owner, migrations: readMigrations(migrationFolders()), told });
        progress('\n');
      } finally {
        await owner.end();
      }
      await bringUpToDate(config, url);
    });
    return {
      takenAt: manifest.takenAt,
      tables: manifest.tables.length,
      rows: manifest.tables.reduce((n, t) => n + t.rows, 0),
      files,
    };
  },
};

/** Without its keys a backup opens to nobody: better said before than found out after. */
async function checkKeys(
  config: Config,
  manifest: { keyFingerprint: string; cryptoProfile: 'gm' | 'intl' },
): Promise<void> {
  if (!existsSync(config.keyFile))
    throw new Unusable(
      `Put the key file of this backup to ${config.keyFile} first (or set BAODAO_KEY_FILE): without it what is sealed stays closed for ever.`,
    );
  const keys = await loadOrCreateKeys(config.keyFile, manifest.cryptoProfile);
  if (keys.fingerprint !== manifest.keyFingerprint)
    throw new Unusable(`${config.keyFile} does not hold the keys this backup was made with.`);
}

async function intoEmpty(config: Config, work: (url: string) => Promise<void>): Promise<void> {
  if (config.databaseUrl) return work(config.databaseUrl);
  const dir = `${config.dataDir}/postgres`;
  if (existsSync(dir) && readdirSync(dir).length > 0)
    throw new Unusable(
      `${config.dataDir} holds a database already: restore into an empty data directory (BAODAO_DATA_DIR).`,
    );
  const { FOR_RESTORE } = await import('#platform/backup/restore.ts');
  const lock = takeLock(config.dataDir, 'restore');
  try {
    const cluster = await startCluster(config.dataDir, FOR_RESTORE);
    try {
      await work(cluster.url);
    } finally {
      await cluster.stop();
    }
  } finally {
    lock.release();
  }
}
