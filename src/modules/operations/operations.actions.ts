import { Refused } from '#kernel/refusal.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { enqueue } from '#platform/jobs.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { OperationsApi, UpkeepReport, UpkeepRow } from './operations.contract.ts';
import { concernsOf, keeperRoles, type Upkeep } from './operations.rules.ts';
import { beginUpkeep, endUpkeep, findUpkeep, lastWhole, listUpkeeps, type StoredUpkeep } from './operations.store.ts';
import { operationWords as w } from './operations.words.ts';

const SHOWN = 30;
const iso = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' });
const present = (u: StoredUpkeep): UpkeepRow => ({
  ...u,
  beganAt: iso(u.beganAt),
  endedAt: u.endedAt && iso(u.endedAt),
});

export const standing: Handler<OperationsApi['standing']> = async (ctx) => {
  const { house, actor } = ctx;
  const found = await house.keeper.standing();
  const done = await listUpkeeps(ctx, SHOWN);
  const lastOf = (what: Upkeep) => done.find((u) => u.what === what && u.outcome !== null);
  const brief = (u: StoredUpkeep | null | undefined) => (u ? { beganAt: iso(u.beganAt), outcome: u.outcome } : null);
  const of = async (what: Upkeep) => ({ last: brief(lastOf(what)), whole: brief(await lastWhole(ctx, what)) });
  const { isSameDisk, backupAgeSeconds: _, ...shown } = found;
  const disks = found.backupDisk && !isSameDisk ? [found.dataDisk, found.backupDisk] : [found.dataDisk];
  return {
    ...shown,
    at: iso(ctx.now),
    concerns: concernsOf({
      ...{ now: iso(ctx.now), disks, isSameDisk, jobs: found.jobs },
      ...{ backup: await of('backup'), drill: await of('drill') },
    }),
    node: process.version,
    upSeconds: Math.round(process.uptime()),
    memoryBytes: process.memoryUsage.rss(),
    backupDir: house.config.backupDir,
    backupDays: house.config.backupDays,
    upkeeps: done.map(present),
    mayAct: actor.kind === 'staff' && keeperRoles.includes(actor.role),
  };
};

/** Asks for one; the work itself is a job, so that nobody waits at an open page for it. */
export const askUpkeep: Handler<OperationsApi['askUpkeep']> = (ctx, { params: { what } }) =>
  once(ctx, async (tx) => {
    const id = await beginUpkeep(tx, what);
    if (!id) throw new Refused('underWay', 409, w.underWay);
    const area = tx.house.config.jurisdiction;
    await record(tx, { kind: 'upkeep', id, area, verb: what, shows: 'staff' }, 'new');
    await enqueue(tx, 'operations.runUpkeep', { id, what });
    return present((await findUpkeep(tx, id))!);
  });

/** Carries out what was asked for or is due; a failure is kept in words and does not try itself again. */
export async function runUpkeep(ctx: Ctx, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const { id, what } = payload as { id: string; what: Upkeep };
  try {
    const report: UpkeepReport = await ctx.house.keeper[what]();
    const isWhole = !(report.differ?.length || report.chains?.faults || report.keysFit === false);
    await endUpkeep(ctx, id, isWhole ? 'whole' : 'failed', report);
  } catch (error) {
    ctx.house.log.error({ upkeep: what, error: (error as Error).message }, 'upkeep failed');
    await endUpkeep(ctx, id, 'failed', { why: (error as Error).message.slice(0, 600) });
  }
}

/** What the house does by itself: a backup every night, a drill on the first Sunday of a month. */
const byItself = (what: Upkeep) => async (ctx: Ctx) => {
  const id = await inTransaction(ctx, (tx) => beginUpkeep(tx, what));
  if (id) await runUpkeep(ctx, { id, what });
};
export const nightlyBackup = byItself('backup');
export async function monthlyDrill(ctx: Ctx): Promise<void> {
  const day = ctx.now.toZonedDateTimeISO('Asia/Shanghai');
  if (day.dayOfWeek === 7 && day.day <= 7) await byItself('drill')(ctx);
}
