import type { Model } from './learn.rules.ts';

/** A model as a text and a row of numbers, to be kept and read again. */
export type Packed = { readonly head: string; readonly numbers: Float32Array };

export function packed({ categories, space, weights }: Model): Packed {
  const keys: string[] = new Array(space.index.size);
  for (const [key, id] of space.index) keys[id] = key;
  const numbers = new Float32Array(space.rarity.length + weights.length * (keys.length + 1));
  numbers.set(space.rarity);
  for (const [k, row] of weights.entries()) numbers.set(row, space.rarity.length + k * (keys.length + 1));
  return { head: JSON.stringify({ categories, keys }), numbers };
}

/** The model again; null for what is none. */
export function unpacked({ head, numbers }: Packed): Model | null {
  const { categories, keys } = JSON.parse(head) as { categories: string[]; keys: string[] };
  const n = keys.length;
  if (numbers.length !== n + categories.length * (n + 1)) return null;
  return {
    categories,
    space: { index: new Map(keys.map((key, id) => [key, id])), rarity: numbers.slice(0, n) },
    weights: categories.map((_, k) => numbers.slice(n + k * (n + 1), n + (k + 1) * (n + 1))),
  };
}
