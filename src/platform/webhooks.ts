import { randomBytes } from 'node:crypto';
import type { Delivery } from '#kernel/delivery.ts';
import { faulty } from '#kernel/refusal.ts';
import { type Ctx, inTransaction, type TxCtx } from './context.ts';
import { open, seal } from './crypto.ts';
import { enqueue, type Job } from './jobs.ts';
import { record } from './journal.ts';
import { postOnce, urlFault, WebhookRefused } from './webhooks.send.ts';
import { signatureHeaders, signatureOf } from './webhooks.sign.ts';
import {
  insertDelivery,
  insertEndpoint,
  markFailed,
  markSent,
  reviveDead,
  selectDeliveries,
  selectWaiting,
  updateEndpoint,
} from './webhooks.store.ts';

/** After so many tries, over about 17 hours, an operator has to look. */
export const MAX_TRIES = 10;
/** Minutes until the next try. */
export const backoffMinutes = (tries: number): number => Math.min(2 ** tries, 720);

export const secretPlace = (endpointId: string) => `webhook.secret:${endpointId}`;
export const bodyPlace = (deliveryId: string) => `webhook.body:${deliveryId}`;
/** A secret for signatures, to be shown once. */
export const newSecret = (): string => `bds_${randomBytes(32).toString('base64url')}`;

const allowsInner = (ctx: Ctx) => ctx.house.config.webhooksMayStayInside;

function checkUrl(ctx: Ctx, url: string): void {
  const fault = urlFault(url, allowsInner(ctx));
  if (fault === 'innerAddress')
    throw faulty('url', fault, [
      '这是内网地址。要向内网推送,请管理员设置 BAODAO_WEBHOOK_ALLOW_PRIVATE=1。',
      'This is an inner address. To send there the administrator sets BAODAO_WEBHOOK_ALLOW_PRIVATE=1.',
    ]);
  if (fault)
    throw faulty('url', fault, [
      '地址要以 http:// 或 https:// 开头,不带用户名和密码。',
      'An address that begins with http:// or https://, without user and password.',
    ]);
}

/** Makes an endpoint; its secret is returned this once. */
export async function addEndpoint(
  tx: TxCtx,
  e: { area: string; owner: string; url: string },
): Promise<{ id: string; secret: string }> {
  checkUrl(tx, e.url);
  const id = tx.house.newId();
  const secret = newSecret();
  await insertEndpoint(tx, { id, ...e, secret_sealed: Buffer.from(seal(tx.house.keys, secret, secretPlace(id))) });
  return { id, secret };
}

export async function moveEndpoint(tx: TxCtx, id: string, url: string): Promise<void> {
  checkUrl(tx, url);
  await updateEndpoint(tx, id, { url });
}
export const pauseEndpoint = (tx: TxCtx, id: string, isPaused: boolean) =>
  updateEndpoint(tx, id, { paused_at: isPaused ? tx.now : null });
/** Another secret from now on, also for what still waits; returned this once. */
export async function rotateEndpoint(tx: TxCtx, id: string): Promise<string> {
  const secret = newSecret();
  await updateEndpoint(tx, id, { secret_sealed: Buffer.from(seal(tx.house.keys, secret, secretPlace(id))) });
  return secret;
}

/** Sends a message if and only if the transaction commits. `ref` names it: queued again, it is the same one (false). */
export async function queueWebhook(
  tx: TxCtx,
  m: { endpointId: string; area: string; topic: string; ref: string; body: unknown },
): Promise<boolean> {
  const id = tx.house.newId();
  const isNew = await insertDelivery(tx, {
    id,
    area: m.area,
    endpoint_id: m.endpointId,
    topic: m.topic,
    ref: m.ref,
    body_sealed: Buffer.from(seal(tx.house.keys, JSON.stringify(m.body), bodyPlace(id))),
  });
  if (isNew) await sendLater(tx, id, tx.now);
  return isNew;
}

const sendLater = (tx: TxCtx, id: string, at: Temporal.Instant) =>
  enqueue(tx, 'platform.sendWebhook', { delivery: id }, { at, key: `webhook:${id}` });

/** Sends dead messages of these endpoints again, or one of them; how many. */
export async function resendDead(tx: TxCtx, endpoints: readonly string[], one: string | null = null): Promise<number> {
  const ids = await reviveDead(tx, endpoints, one);
  for (const id of ids) await sendLater(tx, id, tx.now);
  return ids.length;
}

const SHOWN = 100;
const iso = (at: Temporal.Instant | null) => at?.toString({ smallestUnit: 'second' }) ?? null;

/** What went lately to these endpoints, each with the name of whoever is behind it. */
export async function deliveriesOf(
  ctx: Ctx,
  names: ReadonlyMap<string, string>,
  only: 'all' | 'dead',
): Promise<Delivery[]> {
  const rows = await selectDeliveries(ctx, [...names.keys()], only, SHOWN);
  return rows.map(({ endpointId, createdAt, triedAt, nextAt, state, id, topic, tries, fault }) => ({
    id,
    to: names.get(endpointId) ?? '',
    topic,
    // Held to these words by the database.
    state: state as Delivery['state'],
    tries,
    fault,
    createdAt: createdAt.toString({ smallestUnit: 'second' }),
    triedAt: iso(triedAt),
    nextAt: iso(nextAt),
  }));
}

/** Posts one waiting message, signed at this moment. Says nothing of its words, of the secret, or of what was answered. */
async function send(ctx: Ctx, id: string): Promise<void> {
  const d = await selectWaiting(ctx, id);
  if (!d?.bodySealed) return;
  try {
    // What is paused is not lost: it is found among the dead.
    if (d.pausedAt) throw new WebhookRefused('paused', true);
    const { keys, config } = ctx.house;
    const body = Buffer.from(open(keys, d.bodySealed, bodyPlace(id)), 'utf8');
    const timestamp = String(Math.floor(ctx.now.epochMilliseconds / 1000));
    const signature = signatureOf(config.cryptoProfile, open(keys, d.secretSealed, secretPlace(d.endpointId)), {
      timestamp,
      id,
      body,
    });
    await postOnce(
      d.url,
      {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'baodao',
        [signatureHeaders.id]: id,
        [signatureHeaders.timestamp]: timestamp,
        [signatureHeaders.signature]: signature,
      },
      body,
      { allowsInner: allowsInner(ctx) },
    );
    await markSent(ctx, id);
  } catch (error) {
    if (!(error instanceof WebhookRefused)) throw error;
    await fail(ctx, d, error);
  }
}

const fail = (ctx: Ctx, d: { id: string; area: string; tries: number; topic: string }, error: WebhookRefused) =>
  inTransaction(ctx, async (tx) => {
    const tries = d.tries + 1;
    const next = error.final || tries >= MAX_TRIES ? null : tx.now.add({ minutes: backoffMinutes(tries) });
    await markFailed(tx, d.id, error.fault, next);
    if (next) return sendLater(tx, d.id, next);
    await record(tx, {
      kind: 'webhook',
      id: d.id,
      area: d.area,
      verb: 'die',
      shows: 'staff',
      data: { topic: d.topic, tries, fault: error.fault },
    });
  });

export const sendWebhook: Job = { run: (ctx, payload) => send(ctx, String(payload.delivery)) };
