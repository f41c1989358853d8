import { livingHousehold } from '#modules/people/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { forgetFiles } from '#platform/file-forget.ts';
import type { JobPayload } from '#platform/jobs.ts';
import { record } from '#platform/journal.ts';
import { type AnswerLevel, isAbove, levelDue } from './climbs.rules.ts';
import { climb, waitingSince } from './corrections.store.ts';
import { dropWaiting } from './slips.store.ts';
import { entryOf } from './visit.entry.ts';
import { ANSWER_DAYS, WAITING_DAYS } from './visits.rules.ts';
import { lockVisit, moveVisits } from './visits.store.ts';

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

/**
 * Every night: what a household said and nobody answered within a week goes to the next one responsible. It stands in their list and on their
 * desk, open browsers hear of it, the household reads on its slip where it lies, and the journal keeps it.
 */
export async function climbCorrections(ctx: Ctx): Promise<void> {
  const today = dayOf(ctx.now);
  for (const c of await waitingSince(ctx, ctx.now.subtract({ hours: 24 * ANSWER_DAYS }))) {
    const [from, to] = [c.level as AnswerLevel, levelDue(dayOf(c.at), today)];
    if (!isAbove(to, from)) continue;
    await inTransaction(ctx, async (tx) => {
      const v = await lockVisit(tx, c.visitId);
      if (await climb(tx, c.id, from, to)) await record(tx, entryOf(v, 'climb', { correction: c.id, from, to }));
    });
  }
}
