import type { Ctx, TxCtx } from '#platform/context.ts';

/** From now on nothing of this household is ended against its will; `source` is what asks for it, and takes it back. */
export async function holdEnds(tx: TxCtx, h: { source: string; area: string; householdId: string }): Promise<void> {
  await tx.db
    .insertInto('care_hold')
    .values({ source: h.source, area: h.area, household_id: h.householdId, at: tx.now })
    .execute();
}
export async function letEnd(tx: TxCtx, source: string): Promise<void> {
  await tx.db.updateTable('care_hold').set({ lifted_at: tx.now }).where('source', '=', source).execute();
}

/** Also when the household has been merged since: it is held under either name. */
export async function isHeld(ctx: Ctx, householdId: string): Promise<boolean> {
  const living = ctx.db
    .selectFrom('household as l')
    .select((eb) => eb.fn.coalesce('l.merged_into', 'l.id').as('id'))
    .where('l.id', '=', householdId);
  const row = await ctx.db
    .selectFrom('care_hold as k')
    .innerJoin('household as h', 'h.id', 'k.household_id')
    .select('k.source')
    .where('k.lifted_at', 'is', null)
    .where((eb) => eb(eb.fn.coalesce('h.merged_into', 'h.id'), '=', living))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
