import type { EntryView } from '../entries.contract.ts';
import { pointsOf, tenths, totalOf } from '../scheme.rules.ts';

export type Stage = 'self' | 'review';
export type TypedMark = { score: number | null; word: string; records: string[] };
/** What stands in the form, by item. */
export type Typed = Readonly<Record<string, TypedMark>>;

/** A form begins with what was saved; a review begins with what the organisation scored, to be looked at item by item. */
export function startTyped(e: EntryView, stage: Stage | null): Typed {
  if (!stage) return {};
  const hasReview = e.lines.some((l) => l.review);
  return Object.fromEntries(
    e.lines.map((l) => {
      const saved = stage === 'self' ? l.self : (l.review ?? (hasReview ? null : l.self));
      const records = l.evidence.flatMap((p) => (p.recordId ? [p.recordId] : []));
      const word = stage === 'self' ? (l.self?.word ?? '') : (l.review?.word ?? '');
      return [l.item.id, { score: saved?.score ?? null, word, records: stage === 'self' ? records : [] }];
    }),
  );
}
const plan = (l: EntryView['lines'][number]) => ({
  sign: l.item.sign,
  weight: tenths(l.item.weight),
  cap: tenths(l.item.cap),
});
export const pointsNow = (l: EntryView['lines'][number], score: number | null): number | null =>
  score === null ? null : pointsOf(plan(l), tenths(score)) / 100;
/** The total of what stands in the form now. */
export const typedTotal = (e: EntryView, typed: Typed): number =>
  totalOf(e.lines.map((l) => ({ ...plan(l), score: tenths(typed[l.item.id]?.score ?? 0) }))) / 100;
