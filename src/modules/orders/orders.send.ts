import { caseForWork, handTo, moveCase, receiverFor, type StoredCase } from '#modules/cases/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import type { JobPayload } from '#platform/jobs.ts';
import { nextProvider, type Service, serviceIn } from './orders.rules.ts';
import {
  findOrder,
  hadIt,
  insertOrder,
  isTakeTimeOver,
  type NamedProvider,
  providersFor,
  saveOrder,
  untakenOrders,
} from './orders.store.ts';
import { serviceNamed } from './orders.words.ts';

/** The same transaction with the house at work in it. */
export const asHouse = (tx: TxCtx): TxCtx => ({ ...tx, actor: { kind: 'system', what: 'orders' } });

/** Who is asked next for an order; null when the place names nobody or everybody had it. */
export async function nextFor(ctx: Ctx, c: { id: string; area: string }, service: Service | null) {
  if (!service) return null;
  const providers = await providersFor(ctx, c.area, service, dayOf(ctx.now));
  return nextProvider<NamedProvider>(providers, await hadIt(ctx, c.id));
}

/**
 * Sends an order that lies where it was received to the first provider of its place, in the house's name. One whose words name no
 * service, or for which the place has nobody, stays with the person who answers for it. Doing it again does nothing.
 */
export async function sendOrder(tx: TxCtx, caseId: string): Promise<void> {
  const house = asHouse(tx);
  const c = await caseForWork(house, caseId);
  if (c.kind !== 'order' || c.status !== 'received') return;
  // Chosen at the counter it stands as the category; else the words say it.
  const service = serviceNamed(c.category ?? '') ?? serviceIn(`${c.title}${c.body}`);
  await insertOrder(house, c, { service, wantedDay: null, wantedPart: 'any' });
  const order = await findOrder(house, caseId);
  const next = await nextFor(house, c, order?.service ?? null);
  if (next)
    await moveCase(house, c, 'dispatch', () =>
      handTo(house, c, { organisationId: next.organisationId, how: 'dispatched' }),
    );
}

/** Hears of every new case; orders are sent on. */
export const sendReported = (ctx: Ctx, payload: JobPayload): Promise<void> =>
  inTransaction(ctx, (tx) => sendOrder(tx, String(payload.id)));

/** Not taken: the next provider is asked; after the last one the community does it itself, by a person with a name. */
async function passOn(tx: TxCtx, c: StoredCase): Promise<void> {
  const order = await findOrder(tx, c.id);
  const next = await nextFor(tx, c, order?.service ?? null);
  if (next)
    return moveCase(tx, c, 'passOn', () => handTo(tx, c, { organisationId: next.organisationId, how: 'passedOn' }), {
      hasNextProvider: true,
    });
  const near = await receiverFor(tx, c.area);
  await moveCase(
    tx,
    c,
    'passOn',
    () => handTo(tx, c, { organisationId: near.organisationId, personId: near.accountId, how: 'steppedIn' }),
    { hasNextProvider: false },
  );
  await insertOrder(tx, c, { service: null, wantedDay: null, wantedPart: 'any' });
  await saveOrder(tx, c.id, { stepped_in_at: tx.now });
}

const BATCH = 200;
/** Every minute: orders that nobody took in their time. Each is decided on the locked case, so that it happens once however many processes watch. */
export async function passOnUntaken(ctx: Ctx): Promise<void> {
  for (const id of await untakenOrders(ctx, BATCH))
    await inTransaction(ctx, async (tx) => {
      const c = await caseForWork(tx, id);
      if (c.status === 'dispatched' && (await isTakeTimeOver(tx, id))) await passOn(tx, c);
    });
}
