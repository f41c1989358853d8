import type { Word } from '#kernel/words.ts';
import type { TxCtx } from '#platform/context.ts';

/** What keeps a case open: whose (`by`, a module's own word), which of its things (`ref`), and what people read. */
export type Hold = { by: string; ref: string; says: Word };

/** Keeps a case from being answered and closed until `releaseHold`; holding twice for the same thing is one hold. */
export async function holdCase(tx: TxCtx, c: { id: string; area: string }, { by, ref, says }: Hold): Promise<void> {
  await tx.db
    .insertInto('case_hold')
    .values({
      id: tx.house.newId(),
      case_id: c.id,
      area: c.area,
      held_by: by,
      ref,
      says_zh: says[0],
      says_en: says[1],
      since: tx.now,
    })
    .onConflict((o) => o.columns(['held_by', 'ref']).where('until', 'is', null).doNothing())
    .execute();
}

/** Ends a hold; one that is not there any more is no error. */
export async function releaseHold(tx: TxCtx, { by, ref }: Pick<Hold, 'by' | 'ref'>): Promise<void> {
  await tx.db
    .updateTable('case_hold')
    .set({ until: tx.now })
    .where('held_by', '=', by)
    .where('ref', '=', ref)
    .where('until', 'is', null)
    .execute();
}
