import { randomBytes } from 'node:crypto';
import { faulty, notFound, Refused } from '#kernel/refusal.ts';
import { placeOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { blindIndex } from '#platform/crypto.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { findClient, insertClient, revokeClient, type StoredClient, selectClients } from './clients.store.ts';
import type { Client, open311Api } from './open311.contract.ts';

type Api = typeof open311Api;

const iso = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' });

/** The key is nowhere in the database: only what it is under the house's own secret. */
export const keyHash = (ctx: Ctx, key: string) => Buffer.from(blindIndex(ctx.house.keys, 'open311.key', key));

const present = (c: StoredClient): Client => ({
  ...c,
  datum: c.datum === 'gcj02' || c.datum === 'bd09' ? c.datum : 'wgs84',
  filed: Number(c.filed ?? 0),
  lastAt: c.lastAt ? iso(c.lastAt) : null,
  issuedAt: iso(c.issuedAt),
  revokedAt: c.revokedAt ? iso(c.revokedAt) : null,
});

export const clients: Handler<Api['clients']> = async (ctx) => ({
  clients: (await selectClients(ctx)).map(present),
  baseUrl: `${ctx.house.config.publicUrl}/open311/v2`,
});

export const issueKey: Handler<Api['issueKey']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    if (tx.actor.kind !== 'staff') throw notFound();
    if (!(await placeOf(tx, input.area)))
      throw faulty('area', 'unknown', ['没有这个地方,请重新选择。', 'There is no such place: please choose again.']);
    const key = `bd_${randomBytes(24).toString('base64url')}`;
    const id = await insertClient(tx, {
      ...input,
      keyHash: keyHash(tx, key),
      keyEnd: key.slice(-4),
      issuedBy: tx.actor.accountId,
    });
    await record(
      tx,
      {
        kind: 'open311Client',
        id,
        area: input.area,
        verb: 'issue',
        shows: 'staff',
        data: { name: input.name, perHour: input.perHour, datum: input.datum },
      },
      'new',
    );
    return { ...present((await findClient(tx, id))!), key };
  });

export const revokeKey: Handler<Api['revokeKey']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const before = await findClient(tx, params.id);
    if (!before) throw notFound();
    if (!(await revokeClient(tx, params.id)))
      throw new Refused('revokedBefore', 409, ['这个密钥已经停用。', 'This key has been revoked before.']);
    await record(tx, {
      kind: 'open311Client',
      id: params.id,
      area: before.area,
      verb: 'revoke',
      shows: 'staff',
      data: { reason: input.reason },
    });
    return present((await findClient(tx, params.id))!);
  });
