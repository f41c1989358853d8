import type { Ctx, TxCtx } from '#platform/context.ts';
import type { CheckKind, DueWindow } from './care.rules.ts';

export const insertCheck = (
  tx: TxCtx,
  c: { id: string; area: string; memberId: string; kind: CheckKind } & DueWindow,
) =>
  tx.db
    .insertInto('care_check')
    .values({
      id: c.id,
      area: c.area,
      member_id: c.memberId,
      kind: c.kind,
      opens_on: c.opensOn,
      due_on: c.dueOn,
      state: 'due',
    })
    .execute();

/** What is open of these members; a benefit has at most one open check of each kind. */
export async function openChecks(ctx: Ctx, memberIds: readonly string[]) {
  if (memberIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('care_check')
    .select(['id', 'member_id as memberId', 'kind', 'due_on as dueOn', 'opens_on as opensOn', 'state'])
    .where('member_id', 'in', [...new Set(memberIds)])
    .where('settled_at', 'is', null)
    .orderBy('due_on')
    .execute();
  return rows.map((r) => ({ ...r, kind: r.kind as CheckKind }));
}

/** The benefit is over: nothing of it is due any more. What was seen before stays. */
export const dropChecks = (tx: TxCtx, memberId: string, on: string) =>
  tx.db
    .updateTable('care_check')
    .set((eb) => ({ state: 'dropped', settled_on: on, settled_at: tx.now, version: eb('version', '+', 1) }))
    .where('member_id', '=', memberId)
    .where('settled_at', 'is', null)
    .execute();
