import { prefixRange } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { type Ctx, mostOf, type TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { isPhoneAdmin } from './house.rules.ts';

/** Where a key stands sealed. Never change it: those sealed before would no longer open. */
const placeOfSeal = (id: string) => `phone.key:${id}`;
export const sealedPhone: Sealed = { table: 'phone', key: 'id', columns: { key_sealed: placeOfSeal } };

export type Phone = {
  id: string;
  area: string;
  accountId: string;
  holder: string;
  name: string;
  key: Buffer;
  sessionId: string | null;
  registeredAt: Temporal.Instant;
  lastSeenAt: Temporal.Instant;
  letGo: { at: Temporal.Instant; by: string; why: string } | null;
};

const phones = ({ db }: Ctx) =>
  db
    .selectFrom('phone as p')
    .innerJoin('staff_account as a', 'a.id', 'p.account_id')
    .leftJoin('staff_account as r', 'r.id', 'p.revoked_by')
    .select([
      'p.id',
      'p.area',
      'p.account_id',
      'a.name as holder',
      'p.name',
      'p.key_sealed',
      'p.session_id',
      'p.registered_at',
      'p.last_seen_at',
      'p.revoked_at',
      'p.revoked_why',
      'r.name as revoker',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof phones>['execute']>>[number];
const phoneOf = (ctx: Ctx, r: Row): Phone => ({
  id: r.id,
  area: r.area,
  accountId: r.account_id,
  holder: r.holder,
  name: r.name,
  key: Buffer.from(open(ctx.house.keys, r.key_sealed, placeOfSeal(r.id)), 'base64'),
  sessionId: r.session_id,
  registeredAt: r.registered_at,
  lastSeenAt: r.last_seen_at,
  letGo: r.revoked_at && { at: r.revoked_at, by: r.revoker ?? '', why: r.revoked_why ?? '' },
});

/** Whoever asks: the phone itself, by its id, which nobody can guess. */
export async function phoneById(ctx: Ctx, id: string): Promise<Phone | null> {
  const row = await phones(ctx).where('p.id', '=', id).executeTakeFirst();
  return row ? phoneOf(ctx, row) : null;
}

/** One's own, and for an administrator those of the place; everybody else's are not there. */
function visiblePhones(ctx: Ctx) {
  const { actor } = ctx;
  if (actor.kind !== 'staff') return phones(ctx).where('p.id', 'is', null);
  const { from, before } = prefixRange(actor.area);
  return phones(ctx).where((eb) =>
    isPhoneAdmin(actor.role)
      ? eb.or([eb('p.account_id', '=', actor.accountId), eb.and([eb('p.area', '>=', from), eb('p.area', '<', before)])])
      : eb('p.account_id', '=', actor.accountId),
  );
}

export async function selectPhones(ctx: Ctx): Promise<Phone[]> {
  const rows = await visiblePhones(ctx).orderBy('p.last_seen_at', 'desc').limit(mostOf(ctx, 500)).execute();
  return rows.map((r) => phoneOf(ctx, r));
}

export async function lockPhone(tx: TxCtx, id: string): Promise<Phone> {
  const row = await visiblePhones(tx).where('p.id', '=', id).forNoKeyUpdate('p').executeTakeFirst();
  if (!row) throw notFound();
  return phoneOf(tx, row);
}

export type NewPhone = { id: string; area: string; accountId: string; name: string; key: Buffer; sessionId: string };
/** False when a phone of this id is there already. */
export async function insertPhone(tx: TxCtx, p: NewPhone): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('phone')
    .values({
      id: p.id,
      area: p.area,
      account_id: p.accountId,
      name: p.name,
      key_sealed: Buffer.from(seal(tx.house.keys, p.key.toString('base64'), placeOfSeal(p.id))),
      registered_at: tx.now,
      last_seen_at: tx.now,
      session_id: p.sessionId,
    })
    .onConflict((o) => o.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function seePhone(ctx: Ctx, id: string, sessionId: string, area: string): Promise<void> {
  await ctx.db
    .updateTable('phone')
    .set({ last_seen_at: ctx.now, session_id: sessionId, area })
    .where('id', '=', id)
    .execute();
}

export async function markLetGo(tx: TxCtx, id: string, by: string, why: string): Promise<void> {
  await tx.db
    .updateTable('phone')
    .set((eb) => ({
      revoked_at: tx.now,
      revoked_by: by,
      revoked_why: why,
      session_id: null,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}
