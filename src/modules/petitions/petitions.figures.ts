import type { Output } from '#kernel/endpoint.ts';
import type { Ctx } from '#platform/context.ts';
import type { PetitionsApi, Span } from './petitions.contract.ts';
import { countByTopic, countByUnit, countLate, countSuggestions } from './petitions.list.store.ts';

/** The figures of the yearly report (信访工作条例 41): by topic and by unit, never by person. */
export async function countBySpan(ctx: Ctx, span: Span, area: string): Promise<Output<PetitionsApi['statistics']>> {
  const [byTopic, units, late, suggestions] = await Promise.all([
    countByTopic(ctx, span, area),
    countByUnit(ctx, span, area),
    countLate(ctx, span, area),
    countSuggestions(ctx, span, area),
  ]);
  const lateOf = new Map(late.map((l) => [l.unitId, l.late]));
  const byUnit = units.map(({ unitId, ...unit }) => ({ ...unit, late: lateOf.get(unitId) ?? 0 }));
  // Who only reviews has registered nothing and may be late all the same.
  const others = late.filter((l) => !units.some((u) => u.unitId === l.unitId));
  return {
    byTopic,
    byUnit: [...byUnit, ...others.map((l) => ({ ...noCounts, unit: l.unit, late: l.late }))],
    suggestions,
  };
}

const noCounts = {
  registered: 0,
  transferredIn: 0,
  accepted: 0,
  decided: 0,
  supported: 0,
  extended: 0,
  reviewed: 0,
  changedOnReview: 0,
};
