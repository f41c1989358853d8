import type { Ctx, TxCtx } from '#platform/context.ts';

/* Pictures of papers that came with a request; the caller was let in to the request. */

export const insertPaper = (
  tx: TxCtx,
  p: { id: string; area: string },
  f: { hash: string; mediaType: string; accountId: string },
) =>
  tx.db
    .insertInto('proof_paper')
    .values({
      ...{ id: tx.house.newId(), request_id: p.id, area: p.area, file_hash: f.hash, media_type: f.mediaType },
      ...{ account_id: f.accountId, at: tx.now },
    })
    .onConflict((c) => c.doNothing())
    .execute();
export const papersOf = (ctx: Ctx, requestId: string) =>
  ctx.db
    .selectFrom('proof_paper')
    .select(['id', 'file_hash as hash', 'media_type as mediaType'])
    .where('request_id', '=', requestId)
    .orderBy('at')
    .orderBy('id')
    .execute();
/** Takes their rows away and returns what they named. */
export const dropPapers = async (tx: TxCtx, requestIds: readonly string[]): Promise<string[]> =>
  requestIds.length === 0
    ? []
    : (
        await tx.db
          .deleteFrom('proof_paper')
          .where('request_id', 'in', [...requestIds])
          .returning('file_hash as hash')
          .execute()
      ).map((r) => r.hash);
