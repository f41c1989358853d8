import type { Ctx, TxCtx } from '#platform/context.ts';
import type { KeptFile } from './measures.store.ts';

/* Reports and changes of a measure the caller may see. */

const reports = (ctx: Ctx, measureId: string) =>
  ctx.db
    .selectFrom('measure_report as r')
    .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
    .leftJoin('organisation as v', 'v.id', 'r.verdict_by')
    .select([
      'r.id',
      'o.short_name as unit',
      'r.on_day as onDay',
      'r.body',
      'r.says_done as saysDone',
      'r.file_hash as fileHash',
      'r.file_type as fileType',
      'r.file_name as fileName',
      'r.at',
      'r.verdict',
      'r.verdict_note as verdictNote',
      'v.short_name as verdictBy',
    ])
    .where('r.measure_id', '=', measureId);
export type StoredReport = Awaited<ReturnType<ReturnType<typeof reports>['execute']>>[number];
export const reportsOf = (ctx: Ctx, measureId: string): Promise<StoredReport[]> =>
  reports(ctx, measureId).orderBy('r.at', 'desc').orderBy('r.id', 'desc').execute();

export const insertReport = (
  tx: TxCtx,
  r: {
    measureId: string;
    area: string;
    organisationId: string;
    onDay: string;
    body: string;
    saysDone: boolean;
    accountId: string;
  },
  file: KeptFile | null,
) =>
  tx.db
    .insertInto('measure_report')
    .values({
      id: tx.house.newId(),
      measure_id: r.measureId,
      area: r.area,
      organisation_id: r.organisationId,
      on_day: r.onDay,
      body: r.body,
      says_done: r.saysDone,
      account_id: r.accountId,
      at: tx.now,
      ...(file && { file_hash: file.hash, file_type: file.mediaType, file_name: file.name.slice(0, 120) }),
    })
    .execute();

/** The word on what was last said to be done; false when there is nothing that waits. */
export async function putVerdict(
  tx: TxCtx,
  measureId: string,
  v: { verdict: 'confirmed' | 'returned'; note: string | null; by: string },
): Promise<boolean> {
  const row = await tx.db
    .updateTable('measure_report')
    .set({ verdict: v.verdict, verdict_note: v.note, verdict_by: v.by, verdict_at: tx.now })
    .where('measure_id', '=', measureId)
    .where('says_done', '=', true)
    .where('verdict', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export type ChangeOf = 'due' | 'lead' | 'body' | 'dropped' | 'resumed';
export async function changesOf(ctx: Ctx, measureId: string) {
  const rows = await ctx.db
    .selectFrom('measure_change')
    .select(['id', 'what', 'was', 'becomes', 'reason', 'at'])
    .where('measure_id', '=', measureId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((r) => ({ ...r, what: r.what as ChangeOf }));
}
export const insertChanges = (
  tx: TxCtx,
  of: { measureId: string; area: string; reason: string; accountId: string },
  changes: readonly { what: ChangeOf; was: string; becomes: string }[],
) =>
  tx.db
    .insertInto('measure_change')
    .values(
      changes.map((c) => ({
        ...c,
        id: tx.house.newId(),
        measure_id: of.measureId,
        area: of.area,
        reason: of.reason,
        account_id: of.accountId,
        at: tx.now,
      })),
    )
    .execute();
