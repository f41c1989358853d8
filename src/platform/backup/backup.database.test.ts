import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrationFolders } from '#app/modules.ts';
import { castAtWork } from '#modules/cases/cases.example.ts';
import { openTestHouse } from '#test/database.ts';
import { inTransaction, systemCtx } from '../context.ts';
import { openPool, schemaOf } from '../database.ts';
import { filesIn, storeUpload } from '../files.ts';
import { enqueue, prepareJobs } from '../jobs.ts';
import { migrate, prepareServer, readMigrations } from '../migrate.ts';
import { pruneBackups } from './keep.ts';
import { backupsIn, type Manifest, readManifest } from './manifest.ts';
import { restoreDatabase, restoreFiles } from './restore.ts';
import { writeBackup } from './write.ts';

const migrations = readMigrations(migrationFolders());

describe('a backup', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'baodao-backup-'));
  const open = await openTestHouse();
  const data = join(dir, 'data');
  const { house, owner } = open;
  const schema = schemaOf(house.config.jurisdiction);
  const own: pg.Pool[] = [];
  let taken: { folder: string; manifest: Manifest };
  let n = 0;

  const write = (at: string, from = owner) =>
    writeBackup({
      ...{ config: { ...house.config, dataDir: data }, owner: from, keyFingerprint: house.keys.fingerprint },
      ...{ dir: join(dir, 'backups'), at: Temporal.Instant.from(at) },
    });
  /** An empty database of its own on the same server. */
  const emptyDatabase = async () => {
    const name = `restored_${n++}_${process.pid}`;
    await owner.query(`create database ${name}`);
    const pool = openPool(open.url.replace(/\/[^/]+$/, `/${name}`), schema, 'owner', 2);
    own.push(pool);
    return pool;
  };
  const count = async (pool: pg.Pool, table: string) =>
    (await pool.query<{ n: number }>(`select count(*)::int as n from ${schema}.${table}`)).rows[0]!.n;

  beforeAll(async () => {
    const cast = await castAtWork(open);
    for (const text of ['%PDF-1.4 one', '%PDF-1.4 two']) await storeUpload(filesIn(data, 'gm'), Buffer.from(text));
    await cast.replied();
    await inTransaction(systemCtx(house, 'test'), (tx) => enqueue(tx, 'cases.foldTally', { mark: 'waiting' }));
    // People go on working while it is written: what they do then is in it whole, or not at all.
    let isWriting = true;
    const others = Promise.all(
      ['liu', 'chen', 'zhao'].map(async (login) => {
        while (isWriting) await cast.file({}, login);
      }),
    );
    taken = await write('2026-03-03T18:30:00Z');
    isWriting = false;
    await others;
  });
  afterAll(async () => {
    for (const pool of own) await pool.end();
    rmSync(dir, { recursive: true, force: true });
  });

  test('comes back as it was at one moment, with its waiting work, though everybody worked on', async () => {
    const restored = await emptyDatabase();
    await restoreDatabase({ folder: taken.folder, owner: restored, migrations });
    const rows = (name: string) => taken.manifest.tables.find((t) => t.name === name)!.rows;
    expect(rows('cases')).toBeGreaterThan(0);
    for (const table of ['cases', 'case_reporter', 'journal', 'journal_head', 'staff_account'])
      expect(await count(restored, table), table).toBe(rows(table));
    // A case and what belongs to it came in one transaction.
    expect(rows('case_reporter')).toBe(rows('cases'));
    expect(await count(owner, 'cases')).toBeGreaterThan(rows('cases'));
    const { rows: jobs } = await restored.query(
      `select payload->>'mark' as mark from graphile_worker._private_jobs where payload->>'mark' is not null`,
    );
    expect(jobs).toEqual([{ mark: 'waiting' }]);
    // It can be worked with: numbers go on where they stood, and the application's role may do what it may.
    const asApp = await restored.connect();
    await asApp.query('set role baodao_app');
    expect((await asApp.query('select count(*)::int as n from cases')).rows[0].n).toBe(rows('cases'));
    await expect(asApp.query('delete from journal')).rejects.toThrow(/permission denied/);
    asApp.release(true);
    const again = await write('2026-03-04T18:30:00Z', restored);
    const brief = ({ tables }: Manifest) => tables.map((t) => `${t.name} ${t.rows} ${t.sha256}`);
    expect(brief(again.manifest)).toEqual(brief(taken.manifest));
  });

  test('of a version before is restored as it was then and brought up to date by the next start', async () => {
    const before = migrations.slice(0, -3);
    const old = await emptyDatabase();
    await prepareServer(old);
    await prepareJobs(old);
    await migrate(old, schema, before);
    await old.query(
      `insert into ${schema}.place (code, name, full_name, kind) values ('99', '某地', '某地', 'province')`,
    );
    const { folder } = await write('2026-03-05T18:30:00Z', old);
    const restored = await emptyDatabase();
    await restoreDatabase({ folder, owner: restored, migrations });
    expect(await migrate(restored, schema, migrations)).toEqual(migrations.slice(-3).map((m) => m.name));
    expect((await restored.query(`select name from ${schema}.place where code = '99'`)).rows).toEqual([
      { name: '某地' },
    ]);
  });

  test('that is damaged, incomplete or from a later version is refused by name, and leaves nothing behind', async () => {
    const copy = (what: string) => {
      const folder = join(dir, 'backups', what);
      cpSync(taken.folder, folder, { recursive: true });
      return folder;
    };
    const restored = await emptyDatabase();
    const refused = (folder: string, says: RegExp) =>
      expect(restoreDatabase({ folder, owner: restored, migrations })).rejects.toThrow(says);
    const edited = (folder: string, change: (m: Manifest) => void) => {
      const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
      change(manifest);
      writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
      return folder;
    };
    await refused(
      edited(copy('later'), (m) => m.migrations.push({ name: '20990101_0000_x__y.sql', digest: 'x' })),
      /更新版本的程序.*newer version/,
    );
    await refused(
      edited(copy('form'), (m) => Object.assign(m, { format: 2, tables: 'elsewhere' })),
      /更新版本的程序.*newer version/,
    );
    await refused(
      edited(copy('other'), (m) => {
        m.migrations[0]!.digest = 'x';
      }),
      /another version/,
    );
    const cut = copy('cut');
    const cases = join(cut, 'tables', 'cases.zst');
    writeFileSync(cases, readFileSync(cases).subarray(0, -20));
    await expect(restoreDatabase({ folder: cut, owner: restored, migrations })).rejects.toThrow();
    const none = copy('none');
    rmSync(join(none, 'manifest.json'));
    await refused(none, /no backup/);
    expect((await restored.query('select from pg_namespace where nspname = $1', [schema])).rowCount).toBe(0);
  });

  test('shares its files with others, notices one that is missing or changed, and goes when it need not be kept', async () => {
    const { folder, manifest } = taken;
    const target = join(dir, 'restored');
    expect([await restoreFiles(folder, target), manifest.files.count]).toEqual([2, 2]);
    const [one, two] = readFileSync(join(folder, 'files.list'), 'utf8').split('\n') as [string, string];
    const shared = join(dir, 'backups', 'files');
    writeFileSync(join(shared, two), 'changed');
    await expect(restoreFiles(folder, target)).rejects.toThrow(`${two} is damaged`);
    rmSync(join(shared, one));
    await expect(restoreFiles(folder, target)).rejects.toThrow(`${one} is missing`);
    // The next backup finds the copy wanting and makes it again.
    expect((await write('2026-03-06T18:30:00Z')).manifest.files.count).toBe(2);
    expect(await restoreFiles(folder, target)).toBe(2);
    const list = readFileSync(join(folder, 'files.list'), 'utf8');
    writeFileSync(join(folder, 'files.list'), `${list}${one}\n`);
    await expect(restoreFiles(folder, target)).rejects.toThrow(/files.list is damaged/);
    writeFileSync(join(folder, 'files.list'), list);
    expect(await pruneBackups(join(dir, 'backups'), 1)).toBe(2);
    expect((await backupsIn(join(dir, 'backups'))).map((f) => f.slice(-18))).toEqual([
      '2026-03-03T183000Z',
      '2026-03-06T183000Z',
    ]);
    expect((await readManifest(folder)).jurisdiction).toBe(house.config.jurisdiction);
    expect(existsSync(join(dir, 'backups', 'later'))).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['files.list', 'jobs.zst', 'manifest.json', 'tables']);
  });
});
