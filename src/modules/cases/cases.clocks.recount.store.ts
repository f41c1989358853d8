import type { Ctx, TxCtx } from '#platform/context.ts';

const kept = [
  'id',
  'case_id as caseId',
  'area',
  'purpose',
  'rule_id as ruleId',
  'source',
  'unit',
  'amount',
  'duty',
  'start',
  'due',
  'shown',
  'rolled',
  'provisional',
  'state',
  'ended_at as endedAt',
] as const;

export const selectClock = (ctx: Ctx, caseId: string, id: string) =>
  ctx.db.selectFrom('case_clock').select(kept).where('case_id', '=', caseId).where('id', '=', id).executeTakeFirst();

const RECOUNT_BATCH = 1000;
/** Every running limit, in batches: there may be a hundred thousand of them. */
export async function* clocksToRecount(ctx: Ctx) {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await ctx.db
      .selectFrom('case_clock')
      .select(kept)
      .where('state', '=', 'running')
      .where('id', '>', after)
      .orderBy('id')
      .limit(RECOUNT_BATCH)
      .execute();
    yield* rows;
    if (rows.length < RECOUNT_BATCH) return;
    after = rows.at(-1)!.id;
  }
}

/** Running clocks whose end lay beyond the calendar when they were set. */
export const selectProvisional = (ctx: Ctx) =>
  ctx.db
    .selectFrom('case_clock')
    .select([
      'id',
      'case_id as caseId',
      'purpose',
      'unit',
      'amount',
      'duty',
      'start',
      'rule_id as ruleId',
      'source',
      'due',
    ])
    .where('state', '=', 'running')
    .where('provisional', '=', true)
    .orderBy('start')
    .limit(2000)
    .execute();

export async function saveDue(
  tx: TxCtx,
  id: string,
  due: { due: Temporal.Instant; shown: Temporal.Instant; rolled: boolean; provisional: boolean },
): Promise<void> {
  await tx.db.updateTable('case_clock').set(due).where('id', '=', id).execute();
}
