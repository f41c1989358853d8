import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Stage } from './aid.rules.ts';

/* The stages in which temporary relief is paid. The caller has made sure that the application is the actor's to see. */
type At = { id: string; area: string };

export const addStages = (tx: TxCtx, a: At, stages: readonly Stage[]) =>
  stages.length === 0
    ? Promise.resolve([])
    : tx.db
        .insertInto('aid_stage')
        .values(
          stages.map((s, i) => ({ application_id: a.id, area: a.area, nth: i + 1, on_day: s.on, cents: s.cents })),
        )
        .execute();

export const stagesOf = (ctx: Ctx, aidId: string) =>
  ctx.db
    .selectFrom('aid_stage as s')
    .leftJoin('staff_account as p', 'p.id', 's.paid_by')
    .select(['s.nth', 's.on_day as on', 's.cents', 's.paid_on as paidOn', 's.voucher', 'p.name as by'])
    .where('s.application_id', '=', aidId)
    .orderBy('s.nth')
    .execute();

/** False when it was paid already, or there is none. */
export async function saveStagePaid(
  tx: TxCtx,
  aidId: string,
  nth: number,
  paid: { on: string; voucher: string; by: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('aid_stage')
    .set((eb) => ({ paid_on: paid.on, voucher: paid.voucher, paid_by: paid.by, version: eb('version', '+', 1) }))
    .where('application_id', '=', aidId)
    .where('nth', '=', nth)
    .where('paid_on', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
