import type { Ctx, TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import type { AidStep, Limit, LimitUnit } from './aid.clocks.rules.ts';
import { no } from './aid.refusals.words.ts';
import type { AidKind } from './aid.rules.ts';
import type { StandardView } from './aid.views.contract.ts';

/** Every limit there is: a few dozen rows, read whole so that rules choose among them. */
export async function selectLimits(ctx: Ctx): Promise<Limit[]> {
  const rows = await ctx.db
    .selectFrom('aid_limit')
    .select(['area', 'kind', 'step', 'valid_from as validFrom', 'unit', 'amount', 'source'])
    .orderBy('step')
    .orderBy('area')
    .orderBy('kind')
    .orderBy('valid_from')
    .execute();
  return rows.map((r) => ({
    ...r,
    kind: r.kind as Limit['kind'],
    step: r.step as AidStep,
    unit: r.unit as LimitUnit,
  }));
}

export async function selectStandards(ctx: Ctx): Promise<StandardView[]> {
  const rows = await ctx.db
    .selectFrom('aid_standard')
    .select(['area', 'kind', 'valid_from as validFrom', 'cents', 'delegated_cents as delegatedCents', 'source'])
    .orderBy('kind')
    .orderBy('area')
    .orderBy('valid_from')
    .execute();
  return rows.map((r) => ({ ...r, kind: r.kind as AidKind }));
}

/** What a place decided for a kind, as it holds on a day: the narrowest place, then the newest; null when nothing was decided. */
export function standardFor(
  standards: readonly StandardView[],
  at: { area: string; kind: AidKind; day: string },
): StandardView | null {
  const fitting = standards.filter((s) => s.kind === at.kind && s.validFrom <= at.day && at.area.startsWith(s.area));
  return fitting.sort((a, b) => b.area.length - a.area.length || (a.validFrom < b.validFrom ? 1 : -1))[0] ?? null;
}

const there = (error: unknown): never => {
  throw violation(error)?.constraint?.endsWith('_pkey') ? no('limitThere', 'validFrom') : error;
};
export const insertLimit = (tx: TxCtx, l: Limit) =>
  tx.db
    .insertInto('aid_limit')
    .values({
      area: l.area,
      kind: l.kind,
      step: l.step,
      valid_from: l.validFrom,
      unit: l.unit,
      amount: l.amount,
      source: l.source,
    })
    .execute()
    .catch(there);
export const insertStandard = (tx: TxCtx, s: StandardView) =>
  tx.db
    .insertInto('aid_standard')
    .values({
      area: s.area,
      kind: s.kind,
      valid_from: s.validFrom,
      cents: s.cents,
      delegated_cents: s.delegatedCents,
      source: s.source,
    })
    .execute()
    .catch(there);
