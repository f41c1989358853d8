import { allAtOnce, type Steps } from '#kernel/steps.ts';
import { type Space, spaceOf, type Vector, vectorOf } from './features.rules.ts';
import { type Random, randomFrom, shuffled } from './random.rules.ts';
import type { Doc } from './text.rules.ts';

export type Example = Doc & { readonly category: string };
/** What was learned: for each category how much every feature speaks for it; the last weight is the category's own. */
export type Model = {
  readonly categories: readonly string[];
  readonly space: Space;
  readonly weights: readonly Float32Array[];
};

/** How dear a mistake is against plain weights, and when to stop; found by cross-validation with `baodao eval classify`. */
const COST = 4;
const ROUNDS = 40;
const CLOSE_ENOUGH = 0.1;
const PAUSE = 500;
const SEED = 1;

/** Everything that can be told apart: two categories with an example each. */
export const canLearn = (examples: readonly Example[]) => new Set(examples.map((e) => e.category)).size >= 2;

/**
 * Learns from examples: one linear support vector machine per category (dual coordinate descent, squared hinge). It pauses at every
 * `yield`, so that who drives it can let other work pass. `others` have no category; they only tell which words are rare. The same examples in the same order give the same model.
 */
export function* learn(examples: readonly Example[], others: readonly Doc[] = []): Steps<Model> {
  const categories = [...new Set(examples.map((e) => e.category))].sort();
  const space = yield* spaceOf([...examples, ...others]);
  const vectors: Vector[] = [];
  for (const example of examples) {
    vectors.push(vectorOf(space, example));
    if (vectors.length % 20 === 0) yield;
  }
  const weights: Float32Array[] = [];
  for (const [k, category] of categories.entries()) {
    const signs = examples.map((e) => (e.category === category ? 1 : -1));
    weights.push(yield* separate(vectors, signs, space.index.size, randomFrom(SEED + k)));
  }
  return { categories, space, weights };
}

/** Runs a learning to its end without letting anything pass. */
export const learned = (examples: readonly Example[], others: readonly Doc[] = []): Model =>
  allAtOnce(learn(examples, others));

/** The weights that part one category from the others (Hsieh and others, ICML 2008, algorithm 1). */
function* separate(
  vectors: readonly Vector[],
  signs: readonly number[],
  features: number,
  random: Random,
): Steps<Float32Array> {
  const weights = new Float64Array(features + 1);
  const alphas = new Float64Array(vectors.length);
  const slack = 1 / (2 * COST);
  const squares = vectors.map((v) => v.values.reduce((sum, x) => sum + x * x, 1) + slack);
  const order = vectors.map((_, i) => i);
  let steps = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let worst = 0;
    for (const i of shuffled(order, random)) {
      if (++steps % PAUSE === 0) yield;
      const vector = vectors[i]!;
      const sign = signs[i]!;
      const before = alphas[i]!;
      const gradient = sign * marginOf(weights, vector) - 1 + before * slack;
      const pull = before === 0 ? Math.min(gradient, 0) : gradient;
      worst = Math.max(worst, Math.abs(pull));
      if (Math.abs(pull) < 1e-9) continue;
      const after = Math.max(before - gradient / squares[i]!, 0);
      alphas[i] = after;
      add(weights, vector, (after - before) * sign);
    }
    if (worst < CLOSE_ENOUGH) break;
  }
  return Float32Array.from(weights);
}

export function marginOf(weights: Float32Array | Float64Array, { ids, values }: Vector): number {
  let sum = weights[weights.length - 1]!;
  for (let j = 0; j < ids.length; j++) sum += weights[ids[j]!]! * values[j]!;
  return sum;
}

function add(weights: Float64Array, { ids, values }: Vector, by: number): void {
  for (let j = 0; j < ids.length; j++) weights[ids[j]!]! += by * values[j]!;
  weights[weights.length - 1]! += by;
}
