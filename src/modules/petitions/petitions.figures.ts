import type { Output } from '#kernel/endpoint.ts';
import type { Ctx } from '#platform/context.ts';
import type { PetitionsApi, Span } from './petitions.contract.ts';
import { countByTopic, countByUnit, countSuggestions } from './petitions.list.store.ts';

/** The figures of the yearly report (信访工作条例 41): by topic and by unit, never by person. */
export async function countBySpan(ctx: Ctx, span: Span, area: string): Promise<Output<PetitionsApi['statistics']>> {
  const [byTopic, byUnit, suggestions] = await Promise.all([
    countByTopic(ctx, span, area),
    countByUnit(ctx, span, area),
    countSuggestions(ctx, span, area),
  ]);
  return { byTopic, byUnit, suggestions };
}
