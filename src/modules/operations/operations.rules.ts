import type { Role } from '#kernel/actor.ts';

/** Who runs the house looks and acts; who audits it looks. */
export const keeperRoles: readonly Role[] = ['systemAdmin'];
export const watcherRoles: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditAdmin'];

export const upkeeps = ['backup', 'drill'] as const;
export type Upkeep = (typeof upkeeps)[number];

/** A backup takes minutes and a drill not much longer: one that is still open after this was cut off with the program. */
export const CUT_OFF_HOURS = 6;
/** Backups are made every night; one missed night is no alarm at noon yet. */
const BACKUP_HOURS = 36;
const DRILL_DAYS = 35;
const LATE_SECONDS = 15 * 60;
const LEAST_FREE = 0.1;

export const concerns = [
  'noBackup',
  'backupOld',
  'backupFailed',
  'noDrill',
  'drillOld',
  'drillFailed',
  'sameDisk',
  'diskLow',
  'jobsLate',
  'jobsFailed',
] as const;
export type Concern = (typeof concerns)[number];

export type Last = { beganAt: string; outcome: 'whole' | 'failed' | null } | null;
export type Looked = {
  now: string;
  /** The last one that ended, and the last one that was whole. */
  backup: { last: Last; whole: Last };
  drill: { last: Last; whole: Last };
  disks: { freeBytes: number; totalBytes: number }[];
  isSameDisk: boolean;
  jobs: { oldestSeconds: number; failed: readonly unknown[] };
};

const hoursSince = (then: string, now: string) => (Date.parse(now) - Date.parse(then)) / 3_600_000;

/** What whoever runs the house has to see to, the gravest first. Empty: all is well. */
export function concernsOf({ now, backup, drill, disks, isSameDisk, jobs }: Looked): Concern[] {
  const found = new Set<Concern>();
  if (!backup.whole) found.add('noBackup');
  else if (hoursSince(backup.whole.beganAt, now) > BACKUP_HOURS) found.add('backupOld');
  if (backup.last?.outcome === 'failed') found.add('backupFailed');
  if (drill.last?.outcome === 'failed') found.add('drillFailed');
  else if (!drill.whole) found.add('noDrill');
  else if (hoursSince(drill.whole.beganAt, now) > DRILL_DAYS * 24) found.add('drillOld');
  if (isSameDisk) found.add('sameDisk');
  if (disks.some((d) => d.totalBytes > 0 && d.freeBytes < d.totalBytes * LEAST_FREE)) found.add('diskLow');
  if (jobs.oldestSeconds > LATE_SECONDS) found.add('jobsLate');
  if (jobs.failed.length > 0) found.add('jobsFailed');
  return concerns.filter((c) => found.has(c));
}
