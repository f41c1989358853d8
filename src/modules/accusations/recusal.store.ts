import { sql } from 'kysely';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { sealValue } from './accusations.vault.ts';
import type { RecusalSource, RecusalStatus } from './recusal.rules.ts';

type On = { id: string; area: string; organisationId: string };
export type NewRecusal = { source: Exclude<RecusalSource, 'asked'>; accountId: string; reason: unknown };

/** Takes effect with the transaction: from then on the person does not see the accusation. Who stepped aside before stays as it was. */
export async function insertRecusal(tx: TxCtx, a: On, recusal: NewRecusal): Promise<void> {
  const id = tx.house.newId();
  const { source, accountId } = recusal;
  await tx.db
    .insertInto('accusation_recusal')
    .values({
      id,
      accusation_id: a.id,
      area: a.area,
      organisation_id: a.organisationId,
      source,
      status: 'granted',
      account_id: accountId,
      at: tx.now,
      decided_by: tx.actor.kind === 'staff' ? tx.actor.accountId : null,
      decided_at: tx.now,
      reason_sealed: sealValue(tx, 'recusal', id, recusal.reason),
    })
    .onConflict((c) => c.doNothing())
    .execute();
}

/** What the reporter asks for: to be decided here, or moved with the accusation to the organ above. */
export async function insertAsked(tx: TxCtx, a: On, status: 'asked' | 'moved', reason: unknown): Promise<void> {
  const id = tx.house.newId();
  await tx.db
    .insertInto('accusation_recusal')
    .values({
      id,
      accusation_id: a.id,
      area: a.area,
      organisation_id: a.organisationId,
      source: 'asked',
      status,
      at: tx.now,
      ...(status === 'moved' && { decided_at: tx.now }),
      reason_sealed: sealValue(tx, 'recusal', id, reason),
    })
    .execute();
}

/** What the reporter asked for is granted of somebody, or refused; either way they are told in words. */
export async function decideAsked(tx: TxCtx, id: string, accountId: string | null, answer: string): Promise<void> {
  if (tx.actor.kind !== 'staff') throw notFound();
  await tx.db
    .updateTable('accusation_recusal')
    .set({
      status: accountId ? 'granted' : 'refused',
      account_id: accountId,
      decided_by: tx.actor.accountId,
      decided_at: tx.now,
      answer_sealed: sealValue(tx, 'answer', id, answer),
    })
    .where('id', '=', id)
    .where('status', '=', 'asked')
    .execute();
}

/** The accounts that stepped aside from it. */
export async function selectGone(ctx: Ctx, accusationId: string): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('accusation_recusal')
    .select('account_id')
    .where('accusation_id', '=', accusationId)
    .where('status', '=', 'granted')
    .execute();
  return new Set(rows.flatMap((r) => r.account_id ?? []));
}

export async function selectRecusals(ctx: Ctx, accusationId: string) {
  const rows = await ctx.db
    .selectFrom('accusation_recusal')
    .select([
      'id',
      'accusation_id as accusationId',
      'source',
      'status',
      'account_id as accountId',
      'organisation_id as organisationId',
      'at',
      'decided_by as decidedBy',
      'decided_at as decidedAt',
      'reason_sealed as reason',
      'answer_sealed as answer',
    ])
    .where('accusation_id', '=', accusationId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((r) => r as typeof r & { source: RecusalSource; status: RecusalStatus });
}
export type StoredRecusal = Awaited<ReturnType<typeof selectRecusals>>[number];

/** For a row of accusation `a`: is there a request of the reporter that nobody decided? */
export const isAsked = sql<boolean>`exists (select 1 from accusation_recusal r where r.accusation_id = a.id and r.status = 'asked')`;
/** For a row of accusation `a`: did this account step aside from it? */
export const steppedAside = (accountId: string) =>
  sql<boolean>`exists (select 1 from accusation_recusal r where r.accusation_id = a.id and r.status = 'granted' and r.account_id = ${accountId})`;
