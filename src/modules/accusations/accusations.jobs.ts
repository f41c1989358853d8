import { type Ctx, inTransaction } from '#platform/context.ts';
import { step } from './accusations.act.ts';
import { lockForHouse, selectOpenIds } from './accusations.store.ts';
import { type Accused, moveTo, wayOn } from './recusal.move.ts';

/** Whether it climbed: nobody is left at its organ who may read it, and an organ above has somebody. */
const climbOne = (ctx: Ctx, id: string): Promise<boolean> =>
  inTransaction(ctx, async (tx) => {
    const { a, accused } = await lockForHouse(tx, id);
    // Closed since the list was read.
    if (a.status === 'closed') return false;
    const { concern, to } = await wayOn(tx, a, accused as Accused, null);
    if (!to) return false;
    await step(tx, a, 'climb', new Set(['house']), { goesOn: true }, () => moveTo(tx, a.id, to, concern));
    return true;
  });

/**
 * A post ends by its date, without anybody stepping aside. What then lies with an organ where nobody is left goes to the organ above,
 * as it does after the last one stepped aside; where there is none it waits, its reporter is told, and it is tried again.
 */
export async function climbUnattended(ctx: Ctx): Promise<void> {
  for (const id of await selectOpenIds(ctx)) await climbOne(ctx, id);
}
