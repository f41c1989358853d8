import { notFound } from '#kernel/refusal.ts';
import type { TxCtx } from '#platform/context.ts';

/** Held until the transaction ends, so that two officers cannot open two cases for one topic. */
export async function lockTopic(tx: TxCtx, id: string): Promise<void> {
  const row = await tx.db.selectFrom('topic').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  if (!row) throw notFound();
}

export async function insertTopicCase(
  tx: TxCtx,
  link: { topicId: string; caseId: string; area: string; organisationId: string; byId: string },
): Promise<void> {
  await tx.db
    .insertInto('topic_case')
    .values({
      topic_id: link.topicId,
      case_id: link.caseId,
      area: link.area,
      organisation_id: link.organisationId,
      by_id: link.byId,
      at: tx.now,
    })
    .execute();
}
