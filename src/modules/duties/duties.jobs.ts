import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { openUntil } from './duties.open.ts';
import { missTurns, notOpened } from './turns.store.ts';

/** Just after midnight where the duties are: opens what comes up today, and says of what was due yesterday that it was missed. */
export async function turnTheDay(ctx: Ctx): Promise<void> {
  const today = dayOf(ctx.now);
  for (const duty of await notOpened(ctx, today)) await inTransaction(ctx, (tx) => openUntil(tx, duty, today));
  await inTransaction(ctx, async (tx) => {
    for (const { id, area, days } of await missTurns(tx, today))
      await record(tx, { kind: 'duty', id, area, verb: 'miss', shows: 'staff', data: { days } });
  });
}
