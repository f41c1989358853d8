import { monitorEventLoopDelay } from 'node:perf_hooks';
import { gatherJobs } from '#app/jobs.ts';
import { modules } from '#app/modules.ts';
import { systemCtx } from '#platform/context.ts';
import { type Row, round } from './rows.ts';

/*
 * Every job that recurs, once: how long it takes with so many cases, and how long at a stretch it kept the process to itself, for so long did everybody
 * else wait. Backups and what sends things out are left to their own tests.
 */

const NOT_HERE = new Set(['operations.nightlyBackup', 'operations.monthlyDrill', 'inbox.readMailbox']);
const SHOWN = 6;
const LOOKED_MS = 5;

type Found = { job: string; ms: number; heldMs: number };
let found: Found[] = [];

export const night: Row = {
  bench: 'night',
  async prepare({ house }) {
    found = [];
    for (const [job, { every, run }] of gatherJobs(modules)) {
      if (!every || NOT_HERE.has(job)) continue;
      const loop = monitorEventLoopDelay({ resolution: LOOKED_MS });
      loop.enable();
      const begun = performance.now();
      await run(systemCtx(house, job), {});
      loop.disable();
      found.push({ job, ms: round(performance.now() - begun, 0), heldMs: round(loop.max / 1e6, 0) });
    }
  },
  measure: async () => ({
    jobs: found.length,
    longest: found.toSorted((a, b) => b.ms - a.ms).slice(0, SHOWN),
    heldMost: found.toSorted((a, b) => b.heldMs - a.heldMs).slice(0, SHOWN),
  }),
};
