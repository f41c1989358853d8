import { expect, test } from 'vitest';
import { concernsOf, type Looked } from './operations.rules.ts';

const at = (hours: number, outcome: 'whole' | 'failed' = 'whole') => ({
  beganAt: new Date(Date.parse('2026-03-03T00:00:00Z') - hours * 3_600_000).toISOString(),
  outcome,
});
const well: Looked = {
  now: '2026-03-03T00:00:00Z',
  backup: { last: at(5), whole: at(5) },
  drill: { last: at(100), whole: at(100) },
  disks: [{ freeBytes: 50, totalBytes: 100 }],
  isSameDisk: false,
  jobs: { oldestSeconds: 3, failed: [] },
};

test.each([
  [{}, []],
  [{ backup: { last: null, whole: null } }, ['noBackup']],
  [{ backup: { last: at(36), whole: at(36) } }, []],
  [{ backup: { last: at(36.1), whole: at(36.1) } }, ['backupOld']],
  [{ backup: { last: at(2, 'failed'), whole: at(26) } }, ['backupFailed']],
  [{ drill: { last: null, whole: null } }, ['noDrill']],
  [{ drill: { last: at(35 * 24), whole: at(35 * 24) } }, []],
  [{ drill: { last: at(35 * 24 + 1), whole: at(35 * 24 + 1) } }, ['drillOld']],
  [{ drill: { last: at(1, 'failed'), whole: at(900) } }, ['drillFailed']],
  [{ isSameDisk: true, disks: [{ freeBytes: 9, totalBytes: 100 }] }, ['sameDisk', 'diskLow']],
  [{ disks: [{ freeBytes: 10, totalBytes: 100 }] }, []],
  [{ jobs: { oldestSeconds: 901, failed: [{}] } }, ['jobsLate', 'jobsFailed']],
] as const)('%j has to be seen to: %j', (change, found) => {
  expect(concernsOf({ ...well, ...change } as Looked)).toEqual(found);
});
