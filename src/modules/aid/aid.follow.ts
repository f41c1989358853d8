import { livingHousehold } from '#modules/people/index.ts';
import type { Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/context.ts';
import type { JobPayload } from '#platform/jobs.ts';
import { record } from '#platform/journal.ts';
import { entryOf } from './aid.act.ts';
import { formsFollow } from './aid.form.ts';
import { custodyFollows } from './aid.registers.store.ts';
import { aidOfMember, aidsOfHousehold, lockAid, openTwin, saveAid } from './aid.store.ts';

/**
 * Two records of a household became one: what stands on the first goes with it. Of two open applications of a kind the one that was there stays;
 * the other is kept where it is, for the desk to end.
 */
export const aidFollowsMerge = (ctx: Ctx, payload: JobPayload): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const from = String(payload.id);
    const into = await livingHousehold(tx, from);
    if (into === from) return;
    for (const a of await aidsOfHousehold(tx, from)) {
      if (await openTwin(tx, a, into)) continue;
      await saveAid(tx, a.id, { household_id: into });
      await record(tx, entryOf(a, 'merge'));
    }
    await custodyFollows(tx, from, into);
    await formsFollow(tx, from);
  });

/** A re-check ended what an application had brought (its own decision and notice): the application says so too. */
export const aidHearsOfEnd = (ctx: Ctx, payload: JobPayload): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const id = await aidOfMember(tx, String(payload.id));
    if (!id) return;
    const a = await lockAid(tx, id, 'anyVersion');
    if (a.status !== 'approved' && a.status !== 'phasingOut') return;
    await saveAid(tx, a.id, { status: 'stopped', ended_at: tx.now });
    await record(tx, entryOf(a, 'recheckEnded'));
  });
