import { livingHousehold } from '#modules/people/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import type { JobPayload } from '#platform/jobs.ts';
import { moveVisits } from './visits.store.ts';

/** Hears that a household was merged: its visits are read at the other. */
export const visitsFollowMerge = (ctx: Ctx, { id }: JobPayload): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const from = String(id);
    const into = await livingHousehold(tx, from);
    if (into !== from) await moveVisits(tx, from, into);
  });
