import { sql } from 'kysely';
import type { Role, StaffActor } from '#kernel/actor.ts';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import { placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { type EmergencyVerdict, type EmergencyWhy, reviewerRoles } from './emergency.rules.ts';

const places = {
  reason_sealed: (id: string) => `emergency.reason:${id}`,
  note_sealed: (id: string) => `emergency.note:${id}`,
} as const;
export const sealedEmergency: Sealed = { table: 'emergency_access', key: 'id', columns: places };

/** One's own, and for those who review that of their place. */
function visibleEmergencies({ db, actor }: Ctx) {
  const all = db.selectFrom('emergency_access as e');
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  const isAbove = reviewerRoles.some((r) => r === actor.role);
  return all.where(
    sql<boolean>`(e.account_id = ${actor.accountId} or (${isAbove} and e.area >= ${from} and e.area < ${before}))`,
  );
}
const rows = (ctx: Ctx) =>
  visibleEmergencies(ctx)
    .innerJoin('staff_account as a', 'a.id', 'e.account_id')
    .leftJoin('staff_account as r', 'r.id', 'e.reviewed_by')
    .selectAll('e')
    .select((eb) => ['a.name as who', 'r.name as reviewer', placeName(eb.ref('e.area')).as('placeName')]);
type Raw = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = ({ house }: Ctx, r: Raw) => ({
  ...{ id: r.id, area: r.area, placeName: r.placeName ?? r.area, accountId: r.account_id, postId: r.post_id },
  ...{ who: r.who, reviewer: r.reviewer, role: r.role as Role, why: r.why as EmergencyWhy },
  ...{ startedAt: r.started_at, until: r.until, endedAt: r.ended_at, version: r.version },
  verdict: r.verdict as EmergencyVerdict | null,
  reason: open(house.keys, r.reason_sealed, places.reason_sealed(r.id)),
  note: r.note_sealed && open(house.keys, r.note_sealed, places.note_sealed(r.id)),
});
export type StoredEmergency = ReturnType<typeof typed>;

export const selectEmergencies = async (ctx: Ctx): Promise<StoredEmergency[]> =>
  (await rows(ctx).orderBy('e.started_at', 'desc').limit(200).execute()).map((r) => typed(ctx, r));
export async function emergencyById(ctx: Ctx, id: string): Promise<StoredEmergency> {
  const row = await rows(ctx).where('e.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(ctx, row);
}
export async function lockEmergency(tx: TxCtx, id: string): Promise<StoredEmergency> {
  const row = await rows(tx).where('e.id', '=', id).forNoKeyUpdate('e').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && row.version !== tx.version) throw stale();
  return typed(tx, row);
}
export const hasOpen = async (ctx: Ctx, accountId: string): Promise<boolean> =>
  (await ctx.db
    .selectFrom('emergency_access')
    .select('id')
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('until', '>', ctx.now)
    .executeTakeFirst()) !== undefined;

export type NewEmergency = {
  id: string;
  postId: string;
  role: Role;
  area: string;
  why: EmergencyWhy;
  reason: string;
  until: Temporal.Instant;
};
/** The post and what is written of it begin together; the post ends by itself at its moment. */
export async function insertEmergency(tx: TxCtx, by: StaffActor, n: NewEmergency, days: { from: string; to: string }) {
  const { role, area, until } = n;
  const of = { account_id: by.accountId, organisation_id: by.organisationId, role, area, until };
  await tx.db
    .insertInto('post')
    .values({ id: n.postId, ...of, valid_from: days.from, valid_to: days.to })
    .execute();
  await tx.db
    .insertInto('emergency_access')
    .values({
      ...{ id: n.id, post_id: n.postId, ...of, why: n.why, started_at: tx.now },
      reason_sealed: Buffer.from(seal(tx.house.keys, n.reason, places.reason_sealed(n.id))),
    })
    .execute();
}
export async function endEmergency(tx: TxCtx, e: StoredEmergency): Promise<void> {
  await tx.db
    .updateTable('emergency_access')
    .set((eb) => ({ ended_at: tx.now, version: eb('version', '+', 1) }))
    .where('id', '=', e.id)
    .execute();
  await tx.db.updateTable('post').set({ until: tx.now }).where('id', '=', e.postId).execute();
}
export const putReview = (tx: TxCtx, id: string, by: string, verdict: EmergencyVerdict, note: string) =>
  tx.db
    .updateTable('emergency_access')
    .set((eb) => ({
      ...{ reviewed_by: by, reviewed_at: tx.now, verdict, version: eb('version', '+', 1) },
      note_sealed: Buffer.from(seal(tx.house.keys, note, places.note_sealed(id))),
    }))
    .where('id', '=', id)
    .execute();
