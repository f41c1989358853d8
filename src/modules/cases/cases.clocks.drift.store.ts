import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import type { Word } from '#kernel/words.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';

/** Whose limits a recount counts anew: those a case has by itself, or those of the procedure of a petition. */
export type LimitsOf = 'case' | 'petition';
export type Drift = {
  clockId: string;
  caseId: string;
  area: string;
  says: Word;
  kept: Temporal.Instant;
  counted: Temporal.Instant;
};

/** Keeps what a recount found. A drift found again keeps its first night; one not found any more is settled. */
export async function keepRecount(
  tx: TxCtx,
  run: { of: LimitsOf; counted: number; drifts: readonly Drift[] },
): Promise<void> {
  const { of, drifts } = run;
  await tx.db
    .insertInto('case_recount')
    .values({ of, at: tx.now, area: '', counted: run.counted, drifted: drifts.length })
    .onConflict((c) => c.columns(['of', 'at']).doNothing())
    .execute();
  for (const d of drifts)
    await tx.db
      .insertInto('case_clock_drift')
      .values({
        clock_id: d.clockId,
        of,
        says_zh: d.says[0],
        says_en: d.says[1],
        area: d.area,
        case_id: d.caseId,
        kept: d.kept,
        counted: d.counted,
        found_at: tx.now,
        seen_at: tx.now,
      })
      .onConflict((c) =>
        c.column('clock_id').doUpdateSet((eb) => ({
          kept: eb.ref('excluded.kept'),
          counted: eb.ref('excluded.counted'),
          found_at: sql`case when case_clock_drift.settled_at is null then case_clock_drift.found_at else excluded.found_at end`,
          seen_at: eb.ref('excluded.seen_at'),
          settled_at: null,
        })),
      )
      .execute();
  await tx.db
    .updateTable('case_clock_drift')
    .set({ settled_at: tx.now })
    .where('of', '=', of)
    .where('settled_at', 'is', null)
    .where('seen_at', '<', tx.now)
    .execute();
}

const MOST = 200;
/** Drifts that stand, in the actor's place; and the last recount, of both kinds together. */
export async function selectDrift(ctx: Ctx) {
  const runs = await ctx.db
    .selectFrom('case_recount')
    .distinctOn('of')
    .select(['at', 'counted', 'drifted'])
    .orderBy('of')
    .orderBy('at', 'desc')
    .execute();
  const last = runs.reduce<(typeof runs)[number] | null>(
    (sum, run) => ({
      at: sum && Temporal.Instant.compare(sum.at, run.at) > 0 ? sum.at : run.at,
      counted: run.counted + (sum?.counted ?? 0),
      drifted: run.drifted + (sum?.drifted ?? 0),
    }),
    null,
  );
  if (ctx.actor.kind !== 'staff') return { last, items: [] };
  const { from, before } = prefixRange(ctx.actor.area);
  const items = await ctx.db
    .selectFrom('case_clock_drift as d')
    .innerJoin('cases as c', 'c.id', 'd.case_id')
    .where('d.settled_at', 'is', null)
    .where('d.area', '>=', from)
    .where('d.area', '<', before)
    .select([
      'd.clock_id as clockId',
      'd.case_id as caseId',
      'c.number',
      'd.says_zh as zh',
      'd.says_en as en',
      'd.kept',
      'd.counted',
      'd.found_at as foundAt',
    ])
    .orderBy('d.found_at')
    .orderBy('d.clock_id')
    .limit(MOST)
    .execute();
  return { last, items: items.map(({ zh, en, ...d }) => ({ ...d, says: [zh ?? '', en ?? ''] as [string, string] })) };
}

/** What moved the end of a limit, oldest first, each with who did it; `by` is null for the house itself. */
export async function selectClockChanges(ctx: Ctx, clockId: string) {
  const rows = await ctx.db
    .selectFrom('case_clock_change as x')
    .leftJoin('staff_account as a', 'a.id', 'x.account_id')
    .leftJoin('organisation as o', 'o.id', 'x.organisation_id')
    .where('x.clock_id', '=', clockId)
    .select([
      'x.at',
      'x.amount',
      'x.source',
      'x.still_from as stillFrom',
      'x.still_to as stillTo',
      'a.name as actor',
      'o.short_name as organisation',
    ])
    .orderBy('x.at')
    .orderBy('x.id')
    .execute();
  return rows.map(({ stillFrom: from, stillTo: to, ...row }) => ({ ...row, still: from && to ? { from, to } : null }));
}

/** `still`: on which days it stood still; with a negative amount, which days run again. */
export type LimitChange = { amount: number; source: string; still?: { from: string; to: string } | undefined };

export async function insertClockChange(
  tx: TxCtx,
  of: LimitChange & { clockId: string; caseId: string; area: string },
): Promise<void> {
  if (of.amount === 0) return;
  const by = tx.actor.kind === 'staff' ? tx.actor : null;
  await tx.db
    .insertInto('case_clock_change')
    .values({
      id: tx.house.newId(),
      area: of.area,
      clock_id: of.clockId,
      case_id: of.caseId,
      at: tx.now,
      amount: of.amount,
      source: of.source,
      still_from: of.still?.from ?? null,
      still_to: of.still?.to ?? null,
      account_id: by?.accountId ?? null,
      organisation_id: by?.organisationId ?? null,
    })
    .execute();
}
