import { sql } from 'kysely';
import { dropFilesUsedBy } from '#modules/phones/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { visibleMediations } from './mediations.store.ts';

const running = ['valid', 'jointlyApplied', 'courtAccepted', 'confirmed', 'notConfirmed', 'performing'];
/** What is still to be performed and was not spoken of to the end; for the house's own work. */
export async function dueInstalments(ctx: Ctx) {
  const rows = await ctx.db
    .selectFrom('mediation_instalment as i')
    .innerJoin('mediation as m', 'm.id', 'i.mediation_id')
    .select([
      'i.id',
      'i.mediation_id as mediationId',
      'i.nth',
      'i.due_on as dueOn',
      'i.done_on as doneOn',
      'i.reminded',
    ])
    .where('i.done_on', 'is', null)
    .where('m.status', 'in', running)
    .where((eb) => eb.or([eb('i.reminded', 'is', null), eb('i.reminded', '<>', 'over')]))
    .limit(5000)
    .execute();
  return rows.map((r) => ({ ...r, reminded: r.reminded as 'soon' | 'over' | null }));
}
export const putReminded = (tx: TxCtx, id: string, reminded: 'soon' | 'over') =>
  tx.db.updateTable('mediation_instalment').set({ reminded }).where('id', '=', id).execute();

export async function keptLongEnough(ctx: Ctx) {
  return await ctx.db
    .selectFrom('mediation')
    .select(['id', 'keep_years as years'])
    .select(sql<string>`to_char(archived_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`.as('archivedOn'))
    .where('archived_at', 'is not', null)
    .where('keep_years', '>', 0)
    .where('erased_at', 'is', null)
    .where('archived_at', '<', ctx.now.subtract({ hours: 24 * 365 * 9 }))
    .limit(500)
    .execute()
    .then((rows) => rows.map(({ years, ...r }) => ({ ...r, keepYears: years ?? 0 })));
}
/** What was said, who they were and their papers go; number, kind and result stay for the figures. Returns the files that nothing here names any more. */
export async function eraseContent(tx: TxCtx, id: string): Promise<string[]> {
  const gone = await tx.db.deleteFrom('mediation_file').where('mediation_id', '=', id).returning('file_hash').execute();
  await tx.db
    .updateTable('mediation_party')
    .set({ said_sealed: null, mac: null })
    .where('mediation_id', '=', id)
    .execute();
  await tx.db
    .updateTable('mediation_record')
    .set({ body_sealed: null, witness_sealed: null })
    .where('mediation_id', '=', id)
    .execute();
  await tx.db.updateTable('mediation_appointment').set({ where_sealed: null }).where('mediation_id', '=', id).execute();
  await tx.db.updateTable('mediation_instalment').set({ what_sealed: null }).where('mediation_id', '=', id).execute();
  await tx.db
    .updateTable('mediation')
    .set({ body_sealed: null, agreement_sealed: null, court_sealed: null, erased_at: tx.now })
    .where('id', '=', id)
    .execute();
  const records = await tx.db.selectFrom('mediation_record').select('id').where('mediation_id', '=', id).execute();
  const onPhones = await dropFilesUsedBy(
    tx,
    records.map((r) => r.id),
  );
  return [...gone.map((r) => r.file_hash), ...onPhones];
}

/** Of the actor's own mediations: what is still to be performed, and which may still go to the court. */
export async function ownDays(ctx: Ctx) {
  const instalments = await visibleMediations(ctx)
    .innerJoin('mediation_instalment as i', 'i.mediation_id', 'm.id')
    .select(['i.id', 'i.due_on as dueOn', 'm.number'])
    .where('i.done_on', 'is', null)
    .where('m.status', 'in', running)
    .execute();
  const windows = await visibleMediations(ctx)
    .select(['m.id', 'm.number'])
    .where('m.status', 'in', ['valid', 'performing'])
    .where('m.filed_on', 'is', null)
    .where('m.is_status', '=', false)
    .execute();
  const appointments = await visibleMediations(ctx)
    .innerJoin('mediation_appointment as p', 'p.mediation_id', 'm.id')
    .select(['p.id', 'p.at', 'm.number'])
    .where('p.ended_at', 'is', null)
    .execute();
  return { instalments, windows, appointments };
}
