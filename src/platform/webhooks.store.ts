import { sql } from 'kysely';
import type { Ctx, TxCtx } from './context.ts';

export type NewEndpoint = { id: string; area: string; owner: string; url: string; secret_sealed: Buffer };

export async function insertEndpoint(tx: TxCtx, e: NewEndpoint): Promise<void> {
  await tx.db
    .insertInto('webhook_endpoint')
    .values({ ...e, changed_at: tx.now })
    .execute();
}

export async function updateEndpoint(
  tx: TxCtx,
  id: string,
  change: { url?: string; secret_sealed?: Buffer; paused_at?: Temporal.Instant | null },
): Promise<void> {
  await tx.db
    .updateTable('webhook_endpoint')
    .set((eb) => ({ ...change, changed_at: tx.now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** False when this message was queued before. */
export async function insertDelivery(
  tx: TxCtx,
  d: { id: string; area: string; endpoint_id: string; topic: string; ref: string; body_sealed: Buffer },
): Promise<boolean> {
  const row = await tx.db
    .insertInto('webhook_delivery')
    .values({ ...d, created_at: tx.now, next_at: tx.now })
    .onConflict((o) => o.columns(['endpoint_id', 'ref']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** A message that is still to go out, with where it goes. */
export const selectWaiting = (ctx: Ctx, id: string) =>
  ctx.db
    .selectFrom('webhook_delivery as d')
    .innerJoin('webhook_endpoint as e', 'e.id', 'd.endpoint_id')
    .select([
      'd.id',
      'd.area',
      'd.tries',
      'd.topic',
      'd.body_sealed as bodySealed',
      'e.id as endpointId',
      'e.url',
      'e.secret_sealed as secretSealed',
      'e.paused_at as pausedAt',
    ])
    .where('d.id', '=', id)
    .where('d.state', '=', 'waiting')
    .executeTakeFirst();

export async function markSent(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .updateTable('webhook_delivery')
    .set((eb) => ({
      state: 'sent',
      body_sealed: null,
      fault: null,
      next_at: null,
      tries: eb('tries', '+', 1),
      tried_at: ctx.now,
      ended_at: ctx.now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

/** One more try without success; without a next one it is dead. */
export async function markFailed(tx: TxCtx, id: string, fault: string, next: Temporal.Instant | null): Promise<void> {
  await tx.db
    .updateTable('webhook_delivery')
    .set((eb) => ({
      state: next ? 'waiting' : 'dead',
      fault,
      next_at: next,
      tries: eb('tries', '+', 1),
      tried_at: tx.now,
      ended_at: next ? null : tx.now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

/** Dead ones of these endpoints wait again, with all their tries before them; their ids. */
export async function reviveDead(tx: TxCtx, endpoints: readonly string[], one: string | null): Promise<string[]> {
  const rows = await tx.db
    .updateTable('webhook_delivery')
    .set((eb) => ({ state: 'waiting', tries: 0, next_at: tx.now, ended_at: null, version: eb('version', '+', 1) }))
    .where('state', '=', 'dead')
    .where(sql<boolean>`endpoint_id = any(${endpoints}::uuid[])`)
    .$if(one !== null, (q) => q.where('id', '=', one))
    .returning('id')
    .execute();
  return rows.map((r) => r.id);
}

/** What went to these endpoints lately, the newest first; `dead` only those nobody took. */
export const selectDeliveries = (ctx: Ctx, endpoints: readonly string[], only: 'all' | 'dead', limit: number) =>
  ctx.db
    .selectFrom('webhook_delivery')
    .select([
      'id',
      'endpoint_id as endpointId',
      'topic',
      'ref',
      'state',
      'tries',
      'fault',
      'created_at as createdAt',
      'tried_at as triedAt',
      'next_at as nextAt',
    ])
    .where(sql<boolean>`endpoint_id = any(${endpoints}::uuid[])`)
    .$if(only === 'dead', (q) => q.where('state', '=', 'dead'))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
