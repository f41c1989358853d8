import { isWithin } from '#kernel/area.ts';
import { faulty } from '#kernel/refusal.ts';
import { type Receipt, receiverFor, registerAll, reportInput } from '#modules/cases/index.ts';
import { dayOf, isOpenOn, placeOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { once } from '#platform/once.ts';
import type { OrderInput } from './orders.contract.ts';
import { serviceIn, tierOf } from './orders.rules.ts';
import { sendOrder } from './orders.send.ts';
import { insertOrder } from './orders.store.ts';
import { catalogueRefusals, serviceWords } from './orders.words.ts';

/** 点单 from the portal: registered, and already with the first provider of the place when the receipt is shown. */
export function order(ctx: Ctx, input: OrderInput): Promise<Receipt> {
  return once(ctx, async (tx) => {
    const place = isWithin(input.area, tx.house.config.jurisdiction) ? await placeOf(tx, input.area) : null;
    if (!place || !isOpenOn(place, dayOf(tx.now))) throw faulty('area', 'unknown', catalogueRefusals.unknownPlace);
    const service = input.service ?? serviceIn(input.body);
    const { area, body, placeNote, name, phone, wantedDay, wantedPart } = input;
    const said = reportInput.parse({
      kind: 'order',
      channel: 'web',
      area,
      body,
      placeNote,
      tier: tierOf(service),
      ...(service && { category: serviceWords[service][0] }),
      reporter: { name, phone },
    });
    const [receipt] = await registerAll(tx, [{ ...said, receiver: await receiverFor(tx, area) }]);
    await insertOrder(tx, receipt!, { service, wantedDay: wantedDay ?? null, wantedPart });
    await sendOrder(tx, receipt!.id);
    return receipt!;
  });
}
