import type { Ctx, TxCtx } from '#platform/context.ts';

export type NewDecline = {
  n: number;
  organisationId: string;
  accountId: string;
  itemId: string | null;
  clause: string;
  reason: string;
};

export async function insertDecline(tx: TxCtx, c: { id: string; area: string }, d: NewDecline): Promise<void> {
  await tx.db
    .insertInto('case_decline')
    .values({
      id: tx.house.newId(),
      case_id: c.id,
      area: c.area,
      n: d.n,
      organisation_id: d.organisationId,
      account_id: d.accountId,
      mandate_item_id: d.itemId,
      clause: d.clause,
      reason: d.reason,
      at: tx.now,
    })
    .execute();
}

/** What the level above decided about the decline that waits. */
export async function decideDecline(tx: TxCtx, caseId: string, d: { by: string; agreed: boolean }): Promise<void> {
  await tx.db
    .updateTable('case_decline')
    .set({ decided_at: tx.now, decided_by: d.by, agreed: d.agreed })
    .where('case_id', '=', caseId)
    .where('decided_at', 'is', null)
    .execute();
}

/** The units that declined a case, in order: whom a joint handling is asked of. */
export async function declinedBy(ctx: Ctx, caseId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('case_decline')
    .select('organisation_id as id')
    .where('case_id', '=', caseId)
    .orderBy('n')
    .execute();
  return [...new Set(rows.map((r) => r.id))];
}
