import { decidingWords } from './explain.rules.ts';
import { type Vector, vectorOf } from './features.rules.ts';
import { type Model, marginOf } from './learn.rules.ts';
import type { Doc } from './text.rules.ts';

/** How sharply margins become probabilities: the value with the least log loss in cross-validation. */
const SHARPNESS = 4;

/** How far a text lies on the side of each category, and the category it lies most on. */
export function marginsOf(model: Model, doc: Doc): { best: string; margins: number[]; vector: Vector } {
  const vector = vectorOf(model.space, doc);
  const margins = model.weights.map((weights) => marginOf(weights, vector));
  const best = margins.reduce((top, margin, k) => (margin > margins[top]! ? k : top), 0);
  return { best: model.categories[best]!, margins, vector };
}

export function probabilitiesOf(margins: readonly number[]): number[] {
  const top = Math.max(...margins);
  const odds = margins.map((margin) => Math.exp((margin - top) * SHARPNESS));
  const sum = odds.reduce((a, b) => a + b, 0);
  return odds.map((odd) => odd / sum);
}

export type CategorySuggestion = { readonly category: string; readonly probability: number; readonly words: string[] };

const SHOWN = 3;
/** Below this a further category is a guess that only costs reading. */
const LEAST = 0.1;
/** A machine that has read some hundreds of texts is never certain. */
const MOST_SURE = 0.99;
/** Learned from fewer, how sure it is says nothing yet. */
export const FEW_EXAMPLES = 5;
/** With fewer characters there is nothing to go by. */
export const LEAST_TEXT = 6;

/** The likeliest categories of a text, the first one always, each with the words that decided. */
export function suggestCategories(model: Model, doc: Doc): CategorySuggestion[] {
  const { margins, vector } = marginsOf(model, doc);
  const probabilities = probabilitiesOf(margins);
  return model.categories
    .map((category, k) => ({ category, probability: probabilities[k]! }))
    .sort((a, b) => b.probability - a.probability)
    .filter(({ probability }, i) => i === 0 || probability >= LEAST)
    .slice(0, SHOWN)
    .map(({ category, probability }) => ({
      category,
      probability: Math.min(MOST_SURE, Math.round(probability * 100) / 100),
      words: decidingWords(model, doc, vector, category),
    }));
}
