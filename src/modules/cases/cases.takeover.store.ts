import type { TxCtx } from '#platform/context.ts';

/** Who has it in hand now, and whose word a hand-over of it waits for. */
export async function standingOf(tx: TxCtx, caseId: string) {
  const handling = await tx.db
    .selectFrom('case_handling')
    .select(['account_id as accountId', 'organisation_id as organisationId'])
    .where('case_id', '=', caseId)
    .where('until', 'is', null)
    .executeTakeFirst();
  const offer = await tx.db
    .selectFrom('case_offer')
    .select(['from_id as fromId', 'to_id as toId'])
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return { handling, offer };
}

/** Makes the owner of a running 挂账 somebody else; returns whether there was one of this owner. */
export async function moveSuspension(
  tx: TxCtx,
  caseId: string,
  from: string,
  to: { accountId: string; organisationId: string },
): Promise<boolean> {
  const moved = await tx.db
    .updateTable('case_suspension')
    .set({ owner_id: to.accountId, owner_organisation_id: to.organisationId })
    .where('case_id', '=', caseId)
    .where('owner_id', '=', from)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute();
  return moved.length > 0;
}

/** Puts an offer that waits for somebody before their successor. */
export const readdressOffer = (tx: TxCtx, caseId: string, to: string) =>
  tx.db
    .updateTable('case_offer')
    .set({ to_id: to })
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .execute();
