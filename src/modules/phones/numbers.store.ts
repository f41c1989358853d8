import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { placeName } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';

/** Every read begins here: what was written down in the actor's place. */
function visibleNumbers({ db, actor }: Ctx) {
  const all = db
    .selectFrom('phone_number as n')
    .innerJoin('staff_account as a', 'a.id', 'n.account_id')
    .select((eb) => [
      'n.id',
      'n.area',
      'n.provisional',
      'n.number',
      'n.settled',
      'a.name as by',
      'n.made_at as madeAt',
      'n.arrived_at as arrivedAt',
      placeName(eb.ref('n.area')).as('placeName'),
    ]);
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff') return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where('n.area', '>=', from).where('n.area', '<', before);
}
export type StoredNumber = Awaited<ReturnType<typeof numbersCalled>>[number];

/** The newest first: a phone counts anew each year. */
export const numbersCalled = (ctx: Ctx, provisional: string) =>
  visibleNumbers(ctx)
    .where('n.provisional', '=', provisional)
    .orderBy('n.made_at', 'desc')
    .orderBy('n.id')
    .limit(20)
    .execute();
export const unsettled = (ctx: Ctx, limit: number) =>
  visibleNumbers(ctx).where('n.settled', '=', false).orderBy('n.id').limit(limit).execute();

export async function insertNumber(
  tx: TxCtx,
  n: { id: string; area: string; provisional: string; accountId: string; madeAt: string },
): Promise<void> {
  await tx.db
    .insertInto('phone_number')
    .values({
      ...{ id: n.id, area: n.area, provisional: n.provisional, account_id: n.accountId },
      ...{ made_at: Temporal.Instant.from(n.madeAt), arrived_at: tx.now },
    })
    .onConflict((c) => c.doNothing())
    .execute();
}
export const settleNumber = (ctx: Ctx, id: string, number: string | null) =>
  ctx.db.updateTable('phone_number').set({ settled: true, number }).where('id', '=', id).execute();
