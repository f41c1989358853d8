import type { Ctx, TxCtx } from '#platform/context.ts';
import type { PetitionPart } from './petitions.rules.ts';
import type { StoredPetition } from './petitions.store.ts';

type Of = Pick<StoredPetition, 'caseId' | 'area' | 'round'>;

export type Hand = { accountId: string; organisationId: string; part: PetitionPart };

export async function noteHand(tx: TxCtx, p: Of, part: 'organ' | 'approver' | 'sender' | 'reviewer'): Promise<void> {
  if (tx.actor.kind !== 'staff') return;
  await tx.db
    .insertInto('petition_hand')
    .values({
      case_id: p.caseId,
      area: p.area,
      account_id: tx.actor.accountId,
      organisation_id: tx.actor.organisationId,
      part,
      since: tx.now,
    })
    .onConflict((o) => o.doNothing())
    .execute();
}

/** Everybody who had a hand in it, in the procedure or in the handling of the case before and beside it. */
export async function selectHands(ctx: Ctx, caseId: string): Promise<Hand[]> {
  const [own, handled, replied] = await Promise.all([
    ctx.db
      .selectFrom('petition_hand')
      .select(['account_id as accountId', 'organisation_id as organisationId', 'part'])
      .where('case_id', '=', caseId)
      .execute(),
    ctx.db
      .selectFrom('case_handling')
      .select(['account_id as accountId', 'organisation_id as organisationId'])
      .where('case_id', '=', caseId)
      .execute(),
    ctx.db
      .selectFrom('case_reply')
      .select(['account_id as accountId', 'organisation_id as organisationId'])
      .where('case_id', '=', caseId)
      .execute(),
  ]);
  return [
    ...(own as Hand[]),
    ...[...handled, ...replied].map((h) => ({
      accountId: h.accountId ?? '',
      organisationId: h.organisationId,
      part: 'organ' as const,
    })),
  ];
}

export async function hasConflict(ctx: Ctx, caseId: string, accountId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('petition_conflict')
    .select('case_id')
    .where('case_id', '=', caseId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row !== undefined;
}

/** False when it had been declared before. */
export async function insertConflict(tx: TxCtx, p: Of, accountId: string, what: string): Promise<boolean> {
  const row = await tx.db
    .insertInto('petition_conflict')
    .values({ case_id: p.caseId, area: p.area, account_id: accountId, what, declared_at: tx.now })
    .onConflict((o) => o.doNothing())
    .returning('case_id')
    .executeTakeFirst();
  return row !== undefined;
}
