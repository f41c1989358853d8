import type { Ctx, TxCtx } from '#platform/context.ts';

export type NewSuspension = {
  reason: string;
  plan: string;
  nextReview: string;
  ownerId: string;
  ownerOrganisationId: string;
  proposedBy: string;
};

export async function insertSuspension(tx: TxCtx, c: { id: string; area: string }, s: NewSuspension): Promise<void> {
  await tx.db
    .insertInto('case_suspension')
    .values({
      id: tx.house.newId(),
      case_id: c.id,
      area: c.area,
      reason: s.reason,
      plan: s.plan,
      owner_id: s.ownerId,
      owner_organisation_id: s.ownerOrganisationId,
      next_review: s.nextReview,
      proposed_by: s.proposedBy,
      proposed_at: tx.now,
    })
    .execute();
}

/** The one that runs now. */
export const openSuspension = (ctx: Ctx, caseId: string) =>
  ctx.db
    .selectFrom('case_suspension as s')
    .innerJoin('staff_account as a', 'a.id', 's.owner_id')
    .innerJoin('organisation as o', 'o.id', 's.owner_organisation_id')
    .select([
      's.reason',
      's.plan',
      's.next_review as nextReview',
      'a.name as ownerName',
      'o.short_name as organisation',
      's.approved_at as approvedAt',
    ])
    .where('s.case_id', '=', caseId)
    .where('s.ended_at', 'is', null)
    .executeTakeFirst();

/** The second person's word; returns what was agreed. */
export async function approveOpen(tx: TxCtx, caseId: string, approvedBy: string) {
  await tx.db
    .updateTable('case_suspension')
    .set({ approved_by: approvedBy, approved_at: tx.now })
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .execute();
  return (await openSuspension(tx, caseId))!;
}

export async function postponeReview(tx: TxCtx, caseId: string, nextReview: string): Promise<void> {
  await tx.db
    .updateTable('case_suspension')
    .set({ next_review: nextReview })
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .execute();
}

export async function endSuspension(
  tx: TxCtx,
  caseId: string,
  how: 'refused' | 'resumed' | 'changed' | 'withdrawn',
): Promise<void> {
  await tx.db
    .updateTable('case_suspension')
    .set({ ended_at: tx.now, ended_how: how })
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .execute();
}
