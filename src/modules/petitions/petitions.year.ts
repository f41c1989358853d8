import type { Output } from '#kernel/endpoint.ts';
import type { Ctx } from '#platform/context.ts';
import type { PetitionsApi, Span } from './petitions.contract.ts';
import { withheld } from './petitions.year.rules.ts';
import { countByTopic, countByUnit, countLate, countMoves, countSuggestions } from './petitions.year.store.ts';

type Figures = Output<PetitionsApi['statistics']>;
const noCounts = {
  ...{ registered: 0, transferredIn: 0, accepted: 0, decided: 0, supported: 0, extended: 0 },
  ...{ reviewed: 0, changedOnReview: 0 },
};
/** What is said of petitions and so of those who brought them; how an organ kept its limits is its own. */
const ofPersons = [
  ...(['registered', 'transferredIn', 'accepted', 'decided', 'supported', 'reviewed', 'changedOnReview'] as const),
];

/** The figures of the yearly report (信访工作条例 41): by topic and by unit, never by person, and nothing small enough to be somebody. */
export async function countBySpan(ctx: Ctx, span: Span, area: string): Promise<Figures> {
  const [topics, units, late, suggestions, moves] = await Promise.all([
    countByTopic(ctx, span, area),
    countByUnit(ctx, span, area),
    countLate(ctx, span, area),
    countSuggestions(ctx, span, area),
    countMoves(ctx, span, area),
  ]);
  const lateOf = new Map(late.map((l) => [l.unitId, l.late]));
  // Who only reviews has registered nothing and may be late all the same.
  const others = late.filter((l) => !units.some((u) => u.unitId === l.unitId));
  const all = [
    ...units.map((u) => ({ ...u, late: lateOf.get(u.unitId) ?? 0 })),
    ...others.map((l) => ({ ...noCounts, ...l })),
  ];
  const told = Object.fromEntries(ofPersons.map((key) => [key, withheld(all.map((u) => Number(u[key])))]));
  const topicCounts = withheld(topics.map((t) => Number(t.registered)));
  const { registered, ...done } = moves;
  const [ideas, adopted, partly] = withheld(
    [suggestions.registered, suggestions.adopted, suggestions.partly].map(Number),
  );
  return {
    registered: Number(registered),
    byTopic: topics.map((t, i) => ({ topic: t.topic, registered: topicCounts[i] ?? null })),
    byUnit: all.map((u, i) => ({
      ...{ unitId: u.unitId, unit: u.unit, extended: Number(u.extended), late: Number(u.late) },
      ...(Object.fromEntries(ofPersons.map((key) => [key, told[key]?.[i] ?? null])) as Record<
        (typeof ofPersons)[number],
        number | null
      >),
    })),
    moves: {
      transferred: Number(done.transferred),
      assigned: Number(done.assigned),
      supervised: Number(done.supervised),
    },
    suggestions: { registered: ideas ?? null, adopted: adopted ?? null, partly: partly ?? null },
  };
}
