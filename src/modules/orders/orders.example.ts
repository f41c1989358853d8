import { settleServices } from '#demo/orders.ts';
import { castAtWork, MAHUABAN } from '#modules/cases/cases.example.ts';
import { systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { order } from './orders.birth.ts';
import { orderInput } from './orders.contract.ts';
import { passOnUntaken, sendReported } from './orders.send.ts';
import { viewOrder } from './orders.view.ts';

/* What the tests of this module share: 麻花板 with its catalogue, and somebody at home who orders. */

const CAST = ['heating', 'mahuabanProperty'] as const;

export async function ordersAtWork(open: { house: House }) {
  const { house } = open;
  const cast = await castAtWork(open);
  await settleServices(house, new Map(CAST.map((key) => [key, cast.unit(key)])));
  /** Ordered on the portal. */
  const ordered = (input: Record<string, unknown> = {}) =>
    order(
      { ...cast.ctxOf({ kind: 'visitor' }), lang: 'zh' },
      orderInput.parse({ area: MAHUABAN, body: '暖气不热,家里只有十五度。', phone: '19900001234', ...input }),
    );
  return {
    ...cast,
    ordered,
    see: (ctx: Parameters<typeof viewOrder>[0], id: string) => viewOrder(ctx, id),
    /** What the house does by itself. */
    sendReported: (id: string) => sendReported(systemCtx(house, 'sendReported'), { id }),
    watch: () => passOnUntaken(systemCtx(house, 'passOnUntaken')),
    verbs: async (id: string) => (await cast.journal(id)).map((e) => e.verb),
  };
}
export type OrdersAtWork = Awaited<ReturnType<typeof ordersAtWork>>;

/** A visit from ten to noon of the tests' first day, or later by so many hours. */
export const visitAt = (now: Temporal.Instant, hours = 1) => ({
  visitFrom: now.add({ hours }).toString(),
  visitTo: now.add({ hours: hours + 2 }).toString(),
});
