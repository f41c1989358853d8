import { livingHousehold } from '#modules/people/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { forgetFiles } from '#platform/file-forget.ts';
import type { JobPayload } from '#platform/jobs.ts';
import { dropWaiting } from './slips.store.ts';
import { WAITING_DAYS } from './visits.rules.ts';
import { moveVisits } from './visits.store.ts';

/** Hears that a household was merged: its visits are read at the other. */
export const visitsFollowMerge = (ctx: Ctx, { id }: JobPayload): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const from = String(id);
    const into = await livingHousehold(tx, from);
    if (into !== from) await moveVisits(tx, from, into);
  });

/** Every night: scans of sheets that nobody wrote a visit for within a year go, rows first, then the files themselves. */
export async function dropWaitingScans(ctx: Ctx): Promise<void> {
  const before = ctx.now.subtract({ hours: 24 * WAITING_DAYS });
  await forgetFiles(ctx, await inTransaction(ctx, (tx) => dropWaiting(tx, before)));
}
