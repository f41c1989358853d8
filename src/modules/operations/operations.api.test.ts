import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { monthlyDrill, nightlyBackup, runUpkeep } from './operations.actions.ts';

describe('running and backups', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'baodao-operations-'));
  const open = await openTestHouse({ BAODAO_BACKUP_DIR: join(dir, 'backups') });
  const api = await startApi(open);
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const standing = async () => (await api.as('admin').get('/api/operations')).body;
  const carryOut = (id: string, what: string) => runUpkeep(systemCtx(open.house, 'operations.runUpkeep'), { id, what });

  test('without a backup says so, and whoever may not run the house learns nothing', async () => {
    expect((await standing()).concerns).toEqual(expect.arrayContaining(['noBackup', 'noDrill']));
    for (const login of ['liu', 'zhao', 'sun']) {
      expect((await api.as(login).get('/api/operations')).status).toBe(403);
      expect((await api.as(login).post('/api/operations/backup', {})).status).toBe(403);
    }
  });

  test('one at a time is asked for, carried out by a job, and can be read by a clerk', async () => {
    const asked = await api.as('admin').post('/api/operations/backup', {});
    expect(asked.body).toMatchObject({ what: 'backup', outcome: null });
    expect(await api.as('admin').post('/api/operations/backup', {})).toMatchObject({
      status: 409,
      body: { code: 'underWay' },
    });
    await carryOut(asked.body.id, 'backup');
    const { upkeeps, concerns } = await standing();
    expect(upkeeps[0]).toMatchObject({
      outcome: 'whole',
      askedBy: expect.any(String),
      report: { rows: expect.any(Number), bytes: expect.any(Number) },
    });
    expect(concerns).not.toContain('noBackup');
  });

  test('a drill restores the newest backup beside the house and compares everything', async () => {
    const asked = await api.as('admin').post('/api/operations/drill', {});
    await carryOut(asked.body.id, 'drill');
    const { upkeeps, concerns } = await standing();
    expect(upkeeps[0]).toMatchObject({
      what: 'drill',
      outcome: 'whole',
      report: { differ: [], keysFit: true, chains: { faults: 0 } },
    });
    expect(concerns).not.toContain('noDrill');
  });

  test('a drill of a damaged backup fails in words, and the house says so until it is mended', async () => {
    const newest = join(
      dir,
      'backups',
      readdirSync(join(dir, 'backups'))
        .filter((f) => f.endsWith('Z'))
        .sort()
        .at(-1)!,
    );
    writeFileSync(join(newest, 'files.list'), 'x');
    open.setNow('2026-03-08T20:30:00Z');
    api.forget('admin');
    await monthlyDrill(systemCtx(open.house, 'operations.monthlyDrill'));
    // The 9th here is a Monday: not its day.
    expect((await standing()).upkeeps[0].outcome).toBe('whole');
    open.setNow('2026-04-04T20:30:00Z');
    api.forget('admin');
    await monthlyDrill(systemCtx(open.house, 'operations.monthlyDrill'));
    const { upkeeps, concerns } = await standing();
    expect(upkeeps[0]).toMatchObject({
      what: 'drill',
      outcome: 'failed',
      askedBy: null,
      report: { why: expect.any(String) },
    });
    expect(concerns).toEqual(expect.arrayContaining(['backupOld', 'drillFailed']));
    await nightlyBackup(systemCtx(open.house, 'operations.nightlyBackup'));
    expect((await standing()).concerns).not.toContain('backupOld');
  });
});
