import { isWithin } from '#kernel/area.ts';
import { faulty, notFound } from '#kernel/refusal.ts';
import { placeOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import {
  addEndpoint,
  deliveriesOf,
  moveEndpoint,
  pauseEndpoint,
  queueWebhook,
  resendDead,
  rotateEndpoint,
} from '#platform/webhooks.ts';
import type { Subscriber, subscribersApi } from './subscribers.contract.ts';
import {
  insertSubscriber,
  listSubscribers,
  lockSubscriber,
  type StoredSubscriber,
  selectSubscriber,
  updateSubscriber,
} from './subscribers.store.ts';

type Api = typeof subscribersApi;

const iso = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' });

const present = ({ endpointId: _, createdAt, pausedAt, ...s }: StoredSubscriber): Subscriber => ({
  ...s,
  createdAt: iso(createdAt),
  pausedAt: pausedAt ? iso(pausedAt) : null,
});

const noted = (tx: TxCtx, s: { id: string; area: string }, verb: string, data: Record<string, unknown>) =>
  record(tx, { kind: 'subscriber', id: s.id, area: s.area, verb, shows: 'staff', data });

export const subscribers: Handler<Api['subscribers']> = async (ctx) => ({
  items: (await listSubscribers(ctx)).map(present),
});

export const addSubscriber: Handler<Api['addSubscriber']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    if (tx.actor.kind !== 'staff') throw notFound();
    const { area, url, ...settings } = input;
    if (!isWithin(area, tx.actor.area) || !(await placeOf(tx, area)))
      throw faulty('area', 'unknown', ['没有这个地方,请重新选择。', 'There is no such place: please choose again.']);
    const { id: endpointId, secret } = await addEndpoint(tx, { area, owner: 'subscriber', url });
    const id = await insertSubscriber(tx, { ...settings, area, endpointId, createdBy: tx.actor.accountId });
    await noted(tx, { id, area }, 'add', { name: input.name, url, events: input.events });
    return { ...present(await selectSubscriber(tx, id)), secret };
  });

export const changeSubscriber: Handler<Api['changeSubscriber']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const s = await lockSubscriber(tx, params.id);
    if (input.url !== s.url) await moveEndpoint(tx, s.endpointId, input.url);
    await updateSubscriber(tx, s.id, input);
    await noted(tx, s, 'change', { name: input.name, url: input.url, events: input.events });
    return present(await selectSubscriber(tx, s.id));
  });

export const rotateSubscriber: Handler<Api['rotateSubscriber']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const s = await lockSubscriber(tx, params.id);
    const secret = await rotateEndpoint(tx, s.endpointId);
    await noted(tx, s, 'rotate', input);
    return { ...present(s), secret };
  });

export const pauseSubscriber: Handler<Api['pauseSubscriber']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const s = await lockSubscriber(tx, params.id);
    await pauseEndpoint(tx, s.endpointId, input.isPaused);
    await noted(tx, s, input.isPaused ? 'pause' : 'goOn', { reason: input.reason });
    return present(await selectSubscriber(tx, s.id));
  });

export const testSubscriber: Handler<Api['testSubscriber']> = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const { endpointId, area } = await selectSubscriber(tx, params.id);
    const body = { event: 'test', at: iso(tx.now) };
    return {
      queued: await queueWebhook(tx, { endpointId, area, topic: 'test', ref: `test:${tx.command.id}`, body }),
    };
  });

const namesIn = async (ctx: Ctx) => new Map((await listSubscribers(ctx)).map((s) => [s.endpointId, s.name]));

export const deliveries: Handler<Api['deliveries']> = async (ctx, { query }) => ({
  deliveries: await deliveriesOf(ctx, await namesIn(ctx), query.only),
});

export const resend: Handler<Api['resend']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const resent = await resendDead(tx, [...(await namesIn(tx)).keys()], input.id ?? null);
    if (input.id && resent === 0) throw notFound();
    return { resent };
  });
