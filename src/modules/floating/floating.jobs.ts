import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { KEPT_YEARS } from './floating.rules.ts';
import { eraseEnded } from './floating.store.ts';

/** Every night: what was kept of members whose time away ended three years ago goes (docs/privacy.md). */
export async function forgetFloating(ctx: Ctx): Promise<void> {
  const before = Temporal.PlainDate.from(dayOf(ctx.now)).subtract({ years: KEPT_YEARS }).toString();
  await inTransaction(ctx, (tx) => eraseEnded(tx, before));
}
