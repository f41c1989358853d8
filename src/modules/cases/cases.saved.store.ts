import type { Ctx, TxCtx } from '#platform/context.ts';
import type { SavedView } from './cases.saved.contract.ts';

export async function viewsOf(ctx: Ctx, accountId: string): Promise<SavedView[]> {
  const rows = await ctx.db
    .selectFrom('case_view')
    .select(['id', 'name', 'filter'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows as unknown as SavedView[];
}

export const putView = (
  tx: TxCtx,
  { accountId, area }: { accountId: string; area: string },
  { name, filter }: Omit<SavedView, 'id'>,
) =>
  tx.db
    .insertInto('case_view')
    .values({
      id: tx.house.newId(),
      account_id: accountId,
      area,
      name,
      filter: JSON.stringify(filter),
      created_at: tx.now,
    })
    .onConflict((o) => o.columns(['account_id', 'name']).doUpdateSet((eb) => ({ filter: eb.ref('excluded.filter') })))
    .execute();

/** Whether there was one of this person's by that id. */
export async function removeView(tx: TxCtx, accountId: string, id: string): Promise<boolean> {
  const removed = await tx.db
    .deleteFrom('case_view')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .returning('id')
    .executeTakeFirst();
  return removed !== undefined;
}
