import { livingHousehold } from '#modules/people/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import type { JobPayload } from '#platform/jobs.ts';
import { sheetsFollow } from './facts.paper.ts';
import { moveFacts } from './facts.store.ts';

/** Hears that a household was merged: what was known of it goes along. */
export const followMerge = (ctx: Ctx, { id }: JobPayload): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const from = String(id);
    const into = await livingHousehold(tx, from);
    if (into === from) return;
    await moveFacts(tx, from, into);
    await sheetsFollow(tx, from);
  });
