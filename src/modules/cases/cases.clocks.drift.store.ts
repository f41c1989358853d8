import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { ClockPurpose } from './cases.clocks.rules.ts';

export type Drift = {
  clockId: string;
  caseId: string;
  area: string;
  kept: Temporal.Instant;
  counted: Temporal.Instant;
};

/** Keeps what a recount found. A drift found again keeps its first night; one not found any more is settled. */
export async function keepRecount(tx: TxCtx, run: { counted: number; drifts: readonly Drift[] }): Promise<void> {
  const { drifts } = run;
  await tx.db
    .insertInto('case_recount')
    .values({ at: tx.now, area: '', counted: run.counted, drifted: drifts.length })
    .onConflict((c) => c.column('at').doNothing())
    .execute();
  for (const d of drifts)
    await tx.db
      .insertInto('case_clock_drift')
      .values({
        clock_id: d.clockId,
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
    .where('settled_at', 'is', null)
    .where('seen_at', '<', tx.now)
    .execute();
}

const MOST = 200;
/** Drifts that stand, in the actor's place; and the last recount. */
export async function selectDrift(ctx: Ctx) {
  const last = await ctx.db
    .selectFrom('case_recount')
    .select(['at', 'counted', 'drifted'])
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (ctx.actor.kind !== 'staff') return { last: last ?? null, items: [] };
  const { from, before } = prefixRange(ctx.actor.area);
  const items = await ctx.db
    .selectFrom('case_clock_drift as d')
    .innerJoin('case_clock as k', 'k.id', 'd.clock_id')
    .innerJoin('cases as c', 'c.id', 'd.case_id')
    .where('d.settled_at', 'is', null)
    .where('d.area', '>=', from)
    .where('d.area', '<', before)
    .select([
      'd.clock_id as clockId',
      'd.case_id as caseId',
      'c.number',
      'k.purpose',
      'd.kept',
      'd.counted',
      'd.found_at as foundAt',
    ])
    .orderBy('d.found_at')
    .orderBy('d.clock_id')
    .limit(MOST)
    .execute();
  return { last: last ?? null, items: items.map((i) => ({ ...i, purpose: i.purpose as ClockPurpose })) };
}

/** What moved the end of a limit, oldest first, each with who did it; `by` is null for the house itself. */
export const selectClockChanges = (ctx: Ctx, clockId: string) =>
  ctx.db
    .selectFrom('case_clock_change as x')
    .leftJoin('staff_account as a', 'a.id', 'x.account_id')
    .leftJoin('organisation as o', 'o.id', 'x.organisation_id')
    .where('x.clock_id', '=', clockId)
    .select(['x.at', 'x.amount', 'x.source', 'a.name as actor', 'o.short_name as organisation'])
    .orderBy('x.at')
    .orderBy('x.id')
    .execute();

export async function insertClockChange(
  tx: TxCtx,
  of: { clockId: string; caseId: string; area: string; amount: number; source: string },
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
      account_id: by?.accountId ?? null,
      organisation_id: by?.organisationId ?? null,
    })
    .execute();
}
