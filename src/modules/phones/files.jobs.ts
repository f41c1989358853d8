import type { Ctx } from '#platform/context.ts';
import { deleteUnused } from './files.store.ts';
import { KEEP_UNUSED_DAYS } from './phones.rules.ts';

/** Files whose record did not come: after 30 days it will not come any more. Those of the tray stay. */
export async function dropUnusedFiles(ctx: Ctx): Promise<void> {
  await deleteUnused(ctx, ctx.now.subtract({ hours: 24 * KEEP_UNUSED_DAYS }));
}
