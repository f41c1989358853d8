import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { id, moment } from '#kernel/fields.ts';
import { concerns, keeperRoles, upkeeps, watcherRoles } from './operations.rules.ts';

const disk = z.object({ freeBytes: z.number(), totalBytes: z.number() });
/** What came of it, in figures: of a backup what it holds, of a drill what was compared and what differs; or why it failed. */
export const upkeepReport = z.object({
  folder: z.string().optional(),
  takenAt: moment.optional(),
  seconds: z.number().optional(),
  tables: z.int().optional(),
  rows: z.int().optional(),
  files: z.int().optional(),
  bytes: z.number().optional(),
  pruned: z.int().optional(),
  differ: z.array(z.string()).optional(),
  keysFit: z.boolean().optional(),
  chains: z.object({ subjects: z.int(), entries: z.int(), roots: z.int(), faults: z.int() }).optional(),
  why: z.string().optional(),
});
export type UpkeepReport = z.output<typeof upkeepReport>;

export const upkeepRow = z.object({
  id,
  what: z.enum(upkeeps),
  askedBy: z.string().nullable(),
  beganAt: moment,
  endedAt: moment.nullable(),
  outcome: z.enum(['whole', 'failed']).nullable(),
  report: upkeepReport.nullable(),
});
export type UpkeepRow = z.output<typeof upkeepRow>;

export const operationsApi = {
  standing: endpoint({
    method: 'GET',
    path: '/api/operations',
    allow: watcherRoles,
    says: ['系统运行情况', 'How the house runs'],
    output: z.object({
      at: moment,
      concerns: z.array(z.enum(concerns)),
      node: z.string(),
      postgres: z.string(),
      upSeconds: z.int(),
      memoryBytes: z.number(),
      databaseBytes: z.number(),
      dataDisk: disk,
      backupDisk: disk.nullable(),
      backupDir: z.string(),
      backupDays: z.int(),
      jobs: z.object({
        waiting: z.int(),
        oldestSeconds: z.int(),
        failed: z.array(z.object({ name: z.string(), n: z.int() })),
      }),
      upkeeps: z.array(upkeepRow),
      mayAct: z.boolean(),
    }),
  }),
  askUpkeep: endpoint({
    method: 'POST',
    path: '/api/operations/:what',
    allow: keeperRoles,
    says: ['现在备份,或做一次恢复演练', 'Back up now, or rehearse a restore'],
    params: z.object({ what: z.enum(upkeeps) }),
    output: upkeepRow,
  }),
};
export type OperationsApi = typeof operationsApi;
