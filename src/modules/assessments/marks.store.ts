import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Upload } from '#platform/module.ts';

/* Scores, proofs, appeals and changes of an organisation in a round. Callers hold an entry they may see. */

export const stages = ['self', 'review', 'final'] as const;
export type Stage = (typeof stages)[number];
export type Mark = { entryId: string; itemId: string; stage: Stage; score: number; word: string | null };
export async function marksOf(ctx: Ctx, entryIds: readonly string[]): Promise<Mark[]> {
  if (entryIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('score_mark')
    .select(['entry_id as entryId', 'item_id as itemId', 'stage', 'score', 'word'])
    .where('entry_id', 'in', entryIds)
    .execute();
  return rows.map((r) => ({ ...r, stage: r.stage as Stage }));
}
export async function putMarks(
  tx: TxCtx,
  e: { id: string; area: string },
  stage: Stage,
  marks: readonly { itemId: string; score: number; word: string | null }[],
): Promise<void> {
  if (marks.length === 0) return;
  await tx.db
    .insertInto('score_mark')
    .values(
      marks.map((m) => ({ entry_id: e.id, item_id: m.itemId, stage, area: e.area, score: m.score, word: m.word })),
    )
    .onConflict((c) =>
      c
        .columns(['entry_id', 'item_id', 'stage'])
        .doUpdateSet((eb) => ({ score: eb.ref('excluded.score'), word: eb.ref('excluded.word') })),
    )
    .execute();
}

export type EvidenceRowKind = 'file' | 'record' | 'survey';
export async function evidenceOf(ctx: Ctx, entryIds: readonly string[]) {
  if (entryIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('score_evidence')
    .select([
      'id',
      'entry_id as entryId',
      'item_id as itemId',
      'kind',
      'hash',
      'media_type as mediaType',
      'name',
      'record_id as recordId',
      'record_on as on',
      'asked',
      'satisfied',
      'for_appeal as forAppeal',
    ])
    .where('entry_id', 'in', entryIds)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((r) => ({ ...r, kind: r.kind as EvidenceRowKind }));
}
export type Evidence = Awaited<ReturnType<typeof evidenceOf>>[number];
type At = { id: string; area: string };
const common = (tx: TxCtx, e: At, itemId: string, by: string) => ({
  id: tx.house.newId(),
  entry_id: e.id,
  item_id: itemId,
  area: e.area,
  account_id: by,
  at: tx.now,
});
export const insertFiles = (
  tx: TxCtx,
  e: At,
  of: { itemId: string; by: string; forAppeal: boolean },
  files: readonly Upload[],
) =>
  tx.db
    .insertInto('score_evidence')
    .values(
      files.map((f) => ({
        ...common(tx, e, of.itemId, of.by),
        kind: 'file',
        hash: f.hash,
        media_type: f.mediaType,
        name: f.name.slice(0, 200) || 'file',
        for_appeal: of.forAppeal,
      })),
    )
    .execute();
export const insertSurvey = (
  tx: TxCtx,
  e: At,
  s: { itemId: string; by: string; source: string; asked: number; satisfied: number; on: string },
) =>
  tx.db
    .insertInto('score_evidence')
    .values({
      ...common(tx, e, s.itemId, s.by),
      kind: 'survey',
      name: s.source,
      asked: s.asked,
      satisfied: s.satisfied,
      record_on: s.on,
    })
    .execute();
/** The records confirmed for an item, all anew. */
export async function putRecords(
  tx: TxCtx,
  e: At,
  of: { itemId: string; by: string },
  records: readonly { id: string; title: string; day: string }[],
): Promise<void> {
  await tx.db
    .deleteFrom('score_evidence')
    .where('entry_id', '=', e.id)
    .where('item_id', '=', of.itemId)
    .where('kind', '=', 'record')
    .execute();
  if (records.length === 0) return;
  await tx.db
    .insertInto('score_evidence')
    .values(
      records.map((r) => ({
        ...common(tx, e, of.itemId, of.by),
        kind: 'record',
        name: r.title,
        record_id: r.id,
        record_on: r.day,
      })),
    )
    .execute();
}
export const deleteEvidence = (tx: TxCtx, entryId: string, id: string) =>
  tx.db
    .deleteFrom('score_evidence')
    .where('entry_id', '=', entryId)
    .where('id', '=', id)
    .returning(['hash'])
    .executeTakeFirst();

export const appealsOf = (ctx: Ctx, entryId: string) =>
  ctx.db
    .selectFrom('score_appeal')
    .select(['item_id as itemId', 'reason', 'at', 'answer', 'score', 'answered_at as answeredAt'])
    .where('entry_id', '=', entryId)
    .execute();
export const insertAppeals = (tx: TxCtx, e: At, by: string, items: readonly { itemId: string; reason: string }[]) =>
  tx.db
    .insertInto('score_appeal')
    .values(
      items.map((i) => ({
        entry_id: e.id,
        item_id: i.itemId,
        area: e.area,
        reason: i.reason,
        at: tx.now,
        account_id: by,
      })),
    )
    .execute();
export const answerAppeal = (
  tx: TxCtx,
  entryId: string,
  by: string,
  a: { itemId: string; score: number; answer: string },
) =>
  tx.db
    .updateTable('score_appeal')
    .set({ answer: a.answer, score: a.score, answered_at: tx.now, answered_by: by })
    .where('entry_id', '=', entryId)
    .where('item_id', '=', a.itemId)
    .execute();

export const changesOf = (ctx: Ctx, entryId: string) =>
  ctx.db
    .selectFrom('score_change')
    .select(['id', 'kind', 'item_id as itemId', 'before', 'after', 'reason', 'at'])
    .where('entry_id', '=', entryId)
    .orderBy('at')
    .orderBy('id')
    .execute();
export const insertChange = (
  tx: TxCtx,
  e: At,
  c: {
    kind: 'correct' | 'downgrade';
    itemId: string | null;
    before: number;
    after: number;
    reason: string;
    by: string;
  },
) =>
  tx.db
    .insertInto('score_change')
    .values({
      id: tx.house.newId(),
      entry_id: e.id,
      area: e.area,
      kind: c.kind,
      item_id: c.itemId,
      before: c.before,
      after: c.after,
      reason: c.reason,
      account_id: c.by,
      at: tx.now,
    })
    .execute();
