import type { Ctx } from '#platform/context.ts';
import { EXPORT_YEARS, forgetOldExports } from '#platform/export.store.ts';

/** The log goes as the audit log does, after three years (domain §10.2). */
export async function forgetExports(ctx: Ctx): Promise<void> {
  await forgetOldExports(ctx, ctx.now.subtract({ hours: EXPORT_YEARS * 366 * 24 }));
}
