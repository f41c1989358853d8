import { notFound } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import { handDay } from '#modules/rosters/index.ts';
import type { TxCtx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { led, seen, tell } from './handovers.acting.ts';
import type { handoversApi } from './handovers.contract.ts';
import { lockHandover, type StoredHandover, saveHandover } from './handovers.store.ts';
import { dropThing as deleteThing, insertThings, saveThing, selectThings } from './things.store.ts';

type Api = typeof handoversApi;

/** What goes along: a day on duty changes hands, everything else was counted together. With nothing taken it all stays. */
export async function takeThings(tx: TxCtx, h: StoredHandover, isTaken: boolean): Promise<void> {
  const today = dayOf(tx.now);
  for (const thing of await selectThings(tx, h.id)) {
    const [rosterId = '', day = ''] = thing.ref.split('/');
    // A day that is over, or that its holder has swapped meanwhile, is nobody's to give.
    const moves = async () => day >= today && (await handDay(tx, { rosterId, day }, h.fromId, h.toId));
    const taken = isTaken && (thing.kind !== 'day' || (await moves()));
    await saveThing(tx, thing.id, taken ? 'taken' : 'stays');
  }
}

export const addThing: Handler<Api['addThing']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const h = await lockHandover(tx, params.id);
    led(tx, h, 'note');
    await insertThings(tx, h, [{ kind: 'own', ref: tx.house.newId(), says: [input.text, input.text] }]);
    await saveHandover(tx, h.id, {});
    await tell(tx, h, 'addThing', { text: input.text });
    return seen(tx, h.id);
  });

export const dropThing: Handler<Api['dropThing']> = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const h = await lockHandover(tx, params.id);
    led(tx, h, 'note');
    if (!(await deleteThing(tx, h.id, params.thingId))) throw notFound();
    await saveHandover(tx, h.id, {});
    await tell(tx, h, 'dropThing', { thingId: params.thingId });
    return seen(tx, h.id);
  });
