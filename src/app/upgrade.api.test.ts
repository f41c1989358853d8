import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { readManifest } from '#platform/backup/manifest.ts';
import { verifyChains } from '#platform/chain.ts';
import { readConfig } from '#platform/config.ts';
import { schemaOf } from '#platform/database.ts';
import { readMigrations } from '#platform/migrate.ts';
import { cookiesOf, startApi } from '#test/api.ts';
import { createDatabase, databaseAt } from '#test/server.ts';
import { restoreCommand } from './commands/backup.ts';
import { gatherJobs } from './jobs.ts';
import { migrationFolders, modules } from './modules.ts';
import { openHouse, prepareDatabase } from './open.ts';

/* What an office does that has worked with an earlier version: restores the backup of then with the program of today, and goes on. */

const FIXTURE = join(import.meta.dirname, '../../test/fixtures/backup-2026-11-28.tar.gz');
type Shown = { as: string; id: string; number: string; status: string; body: string; reporter: string | null };
type Before = {
  password: string;
  cases: (Shown & { replies: string[]; entries: string[] })[];
  files: { as: string; case: string; id: string; bytes: number; sha256: string }[];
};

/** What a migration since has counted anew out of the rows that it counts. */
const COUNTED_ANEW = { case_tally: 'the levels of a day are kept apart since' };

describe('a backup of an earlier version', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'baodao-upgrade-'));
  execFileSync('tar', ['-xzf', FIXTURE, '-C', dir]);
  const before = JSON.parse(readFileSync(join(dir, 'expected.json'), 'utf8')) as Before;
  const folder = join(dir, 'backups', readdirSync(join(dir, 'backups')).find((name) => name.endsWith('Z'))!);
  const manifest = await readManifest(folder);

  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(inject('template'), inject('workers'), name);
  const url = databaseAt(inject('template'), name);
  const config = readConfig({ BAODAO_DATA_DIR: join(dir, 'data'), DATABASE_URL: url, BAODAO_LOG: 'silent' });
  mkdirSync(config.dataDir);
  copyFileSync(join(dir, 'keys.json'), config.keyFile);
  const told = await restoreCommand.run({ config, args: [folder], flags: {}, progress: () => {} });

  let now = Temporal.Instant.from(manifest.takenAt).add({ minutes: 10 });
  const open = await openHouse(config, url, { now: () => now, connections: 4 });
  afterAll(async () => {
    await open.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const setNow = (at: string | Temporal.Instant) => {
    now = Temporal.Instant.from(at);
  };
  const api = await startApi({ ...open, url, setNow });
  const signIn = async (login: string) => {
    const entered = await api.visitor.post('/api/sign-in', { body: { login, password: before.password } });
    expect(entered.status, login).toBe(200);
    return api.withCookie(cookiesOf(entered));
  };
  const cookies = new Map<string, ReturnType<typeof signIn>>();
  const as = (login: string) => {
    if (!cookies.has(login)) cookies.set(login, signIn(login));
    return cookies.get(login)!;
  };

  test('comes back row by row, and every migration since has run over it', async () => {
    const rows = manifest.tables.reduce((n, t) => n + t.rows, 0);
    expect(told).toMatchObject({ rows, tables: manifest.tables.length, files: manifest.files.count });
    const known = readMigrations(migrationFolders()).map((m) => m.name);
    const since = known.filter((m) => !manifest.migrations.some((old) => old.name === m));
    expect(since.length).toBeGreaterThan(10);
    const schema = schemaOf(config.jurisdiction);
    const { rows: applied } = await open.owner.query<{ name: string }>(
      `select name from ${schema}.migration order by name`,
    );
    expect(applied.map((m) => m.name)).toEqual([...known].sort());
    const counts = await Promise.all(
      manifest.tables.map(async (t) => {
        const { rows: found } = await open.owner.query<{ n: number }>(
          `select count(*)::int as n from ${schema}."${t.name}"`,
        );
        return [t.name, found[0]!.n] as const;
      }),
    );
    const others = counts.filter(([table, n]) => n !== manifest.tables.find((t) => t.name === table)!.rows);
    expect(others.map(([table]) => table).filter((table) => !(table in COUNTED_ANEW))).toEqual([]);
    // What is numbered goes on behind the last number that was given.
    const { rows: numbered } = await open.owner.query<{ of: string; by: string; last: number | null }>(
      `select c.table_name as of, c.column_name as by, s.last_value::int as last
         from information_schema.columns c
         join pg_sequences s on format('%I.%I', s.schemaname, s.sequencename) = pg_get_serial_sequence(format('%I.%I', c.table_schema, c.table_name), c.column_name)
        where c.table_schema = $1 and c.is_identity = 'YES'`,
      [schema],
    );
    expect(numbered.length).toBeGreaterThan(0);
    for (const { of, by, last } of numbered) {
      const { rows: most } = await open.owner.query<{ n: number }>(
        `select coalesce(max("${by}"), 0)::int as n from ${schema}."${of}"`,
      );
      expect(last ?? 0, of).toBeGreaterThanOrEqual(most[0]!.n);
    }
    const tasks = gatherJobs(modules);
    const { rows: waiting } = await open.owner.query<{ task: string }>(
      'select distinct task_identifier as task from graphile_worker.jobs',
    );
    expect(waiting.map((j) => j.task).filter((task) => !tasks.has(task))).toEqual([]);
  });

  test('shows every case as the earlier version showed it: words, sealed names, answers, the journal to its last hash', async () => {
    expect(before.cases.length).toBeGreaterThan(20);
    for (const { as: login, replies, entries, ...shown } of before.cases) {
      const { status, body } = await (await as(login)).get(`/api/cases/${shown.id}`);
      expect(status, shown.number).toBe(200);
      expect({ ...shown, reporter: body.reporter.name }).toEqual(shown);
      expect(body).toMatchObject({ number: shown.number, status: shown.status, body: shown.body });
      expect(body.replies.map((r: { text: string }) => r.text)).toEqual(replies);
      expect(
        body.timeline.map((e: { seq: number; verb: string; hash: string }) => `${e.seq} ${e.verb} ${e.hash}`),
      ).toEqual(entries);
    }
    const { entries, faults } = await verifyChains(open.house.db, 'gm');
    expect(faults).toEqual([]);
    expect(entries).toBeGreaterThanOrEqual(manifest.tables.find((t) => t.name === 'journal')!.rows);
  });

  test('opens its files', async () => {
    expect(before.files.length).toBeGreaterThan(0);
    for (const file of before.files) {
      const cookie = await (await as(file.as)).cookie();
      const sent = await api.app.inject({ url: `/api/cases/${file.case}/files/${file.id}`, headers: { cookie } });
      const found = {
        bytes: sent.rawPayload.length,
        sha256: createHash('sha256').update(sent.rawPayload).digest('hex'),
      };
      expect(found, file.id).toEqual({ bytes: file.bytes, sha256: file.sha256 });
    }
  });

  test('goes on: a case of then is acted on now, and the journal holds both', async () => {
    const staff = await as('zhao');
    const mine = before.cases.filter((c) => c.as === 'zhao');
    const { items } = (await staff.get('/api/cases?limit=200')).body;
    const it = items.find(
      (c: { id: string; open: string[] }) => c.open.includes('note') && mine.some((m) => m.id === c.id),
    );
    const noted = await staff.post(`/api/cases/${it.id}/note`, {
      version: it.version,
      body: { text: '升级以后接着办。' },
    });
    expect(noted.status, noted.text).toBe(200);
    const entries = noted.body.timeline.map((e: { verb: string }) => e.verb);
    expect(entries).toHaveLength(mine.find((c) => c.id === it.id)!.entries.length + 1);
    expect(noted.body.timeline.at(-1)).toMatchObject({ verb: 'note', data: { text: '升级以后接着办。' } });
    expect((await verifyChains(open.house.db, 'gm')).faults).toEqual([]);
  });

  test('is left as it is by a program that is older than the data, in words', async () => {
    const schema = schemaOf(config.jurisdiction);
    const later = '20990101_0000_cases__from_tomorrow.sql';
    await open.owner.query(`insert into ${schema}.migration (name, digest) values ($1, 'x')`, [later]);
    await open.owner.query('drop procedure baodao.lock');
    const refused = await prepareDatabase(open.owner, config.jurisdiction).catch((error) => error);
    expect(refused).toMatchObject({ code: 'dataRefused', values: { name: later } });
    expect(refused.says).toEqual([expect.stringContaining('新版本的程序'), expect.stringContaining('newer version')]);
    const { rows } = await open.owner.query(`select from pg_proc where proname = 'lock'`);
    expect(rows, 'nothing was touched').toEqual([]);
  });
});
