import { livingHousehold } from '#modules/people/index.ts';
import { dropFiles } from '#modules/phones/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { forgetFiles } from '#platform/file-forget.ts';
import type { JobPayload } from '#platform/jobs.ts';
import { daysBefore } from './care.rules.ts';
import { PHOTO_DAYS } from './checks.rules.ts';
import { followHousehold } from './checks.store.ts';
import { moveBenefits } from './members.store.ts';
import { deletePhotos } from './visits.store.ts';

/** Every night: pictures of checks that were settled 30 days ago go, rows first, then the files themselves. */
export async function dropPhotos(ctx: Ctx): Promise<void> {
  const until = daysBefore(dayOf(ctx.now), PHOTO_DAYS);
  const hashes = await inTransaction(ctx, async (tx) => dropFiles(tx, await deletePhotos(tx, until)));
  await forgetFiles(ctx, hashes);
}

/** A household was corrected: when its place is another now, its benefits are seen there. */
export async function follow(ctx: Ctx, payload: JobPayload): Promise<void> {
  const { id } = payload;
  if (typeof id === 'string') await inTransaction(ctx, (tx) => followHousehold(tx, id));
}

/** A household was merged into another: its benefits are that one's, at its place. */
export async function followMerge(ctx: Ctx, { id }: JobPayload): Promise<void> {
  if (typeof id !== 'string') return;
  await inTransaction(ctx, async (tx) => {
    const into = await livingHousehold(tx, id);
    if (into === id) return;
    await moveBenefits(tx, id, into);
    await followHousehold(tx, into);
  });
}
