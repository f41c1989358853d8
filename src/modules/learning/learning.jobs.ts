import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { eraseLearners } from './learners.store.ts';
import { KEEP_YEARS } from './learning.rules.ts';

/** Who learnt here is forgotten two years after their last term (domain §10.2). */
export async function forgetLearners(ctx: Ctx): Promise<void> {
  const before = Temporal.PlainDate.from(dayOf(ctx.now)).subtract({ years: KEEP_YEARS }).toString();
  await inTransaction(ctx, (tx) => eraseLearners(tx, before));
}
