import type { Ctx } from '#platform/context.ts';

/** What the latest entry of this kind in a case's journal holds. */
export async function lastEntryData(ctx: Ctx, caseId: string, verb: string): Promise<unknown> {
  const row = await ctx.db
    .selectFrom('journal')
    .select('data')
    .where('subject_kind', '=', 'case')
    .where('subject_id', '=', caseId)
    .where('verb', '=', verb)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return row.data;
}
