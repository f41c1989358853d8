import type { Ctx, TxCtx } from '#platform/context.ts';
import type { DisputeKind, MediationStatus } from './mediations.rules.ts';
import { visibleMediations } from './mediations.store.ts';
import { opened, sealed } from './mediations.vault.ts';

/** When and where it meets next; null when nothing is set. The caller opened the mediation. */
export async function appointmentOf(ctx: Ctx, mediationId: string): Promise<{ at: string; place: string } | null> {
  const row = await ctx.db
    .selectFrom('mediation_appointment')
    .select(['id', 'at', 'where_sealed'])
    .where('mediation_id', '=', mediationId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  return { at: row.at.toString(), place: opened<string>(ctx, 'appointment', row.id, row.where_sealed) ?? '—' };
}
export const endAppointment = (tx: TxCtx, mediationId: string) =>
  tx.db
    .updateTable('mediation_appointment')
    .set({ ended_at: tx.now })
    .where('mediation_id', '=', mediationId)
    .where('ended_at', 'is', null)
    .execute();
export async function putAppointment(
  tx: TxCtx,
  m: { id: string; area: string },
  a: { at: Temporal.Instant; place: string; accountId: string },
): Promise<void> {
  await endAppointment(tx, m.id);
  const id = tx.house.newId();
  await tx.db
    .insertInto('mediation_appointment')
    .values({
      ...{ id, mediation_id: m.id, area: m.area, at: a.at, account_id: a.accountId, made_at: tx.now },
      where_sealed: sealed(tx, 'appointment', id, a.place),
    })
    .execute();
}

/** The actor's own mediations in one of these states, the next to meet first. */
export async function ownInStates(ctx: Ctx, statuses: readonly MediationStatus[], limit: number) {
  const rows = await visibleMediations(ctx)
    .leftJoin('mediation_appointment as p', (join) =>
      join.onRef('p.mediation_id', '=', 'm.id').on('p.ended_at', 'is', null),
    )
    .select(['m.id', 'm.number', 'm.area', 'm.kind', 'm.status', 'p.id as appointmentId', 'p.at', 'p.where_sealed'])
    .where('m.status', 'in', [...statuses])
    .where('m.erased_at', 'is', null)
    .orderBy(
      (eb) => eb.ref('p.at'),
      (o) => o.asc().nullsLast(),
    )
    .orderBy('m.id')
    .limit(limit)
    .execute();
  return rows.map(({ appointmentId, at, where_sealed, ...r }) => ({
    ...r,
    kind: r.kind as DisputeKind,
    status: r.status as MediationStatus,
    appointment:
      appointmentId && at
        ? { at: at.toString(), place: opened<string>(ctx, 'appointment', appointmentId, where_sealed) ?? '—' }
        : null,
  }));
}
