import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { entryOf } from './rights.actions.ts';
import { KEPT_YEARS } from './rights.rules.ts';
import { emptyRights, lateRights } from './rights.store.ts';

/** Says of each request whose day is over that it is late, every night until it is answered: the queue and whoever listens hear of it. */
export const tellLate = (ctx: Ctx): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    for (const r of await lateRights(tx, dayOf(tx.now))) await record(tx, entryOf(r, 'late'));
  });

/** After three years a request is its number, its kind, its days and what was decided. */
export async function forgetRights(ctx: Ctx): Promise<void> {
  const before = ctx.now.toZonedDateTimeISO('Asia/Shanghai').subtract({ years: KEPT_YEARS }).toInstant();
  await emptyRights(ctx, before);
}
