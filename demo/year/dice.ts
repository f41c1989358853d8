import { type Random, randomFrom } from '#modules/classify/random.rules.ts';

/** Chance that is the same for the same seed and the same use of it, whatever else the year throws. */
export type Dice = {
  /** 0 … n − 1. */
  upTo(n: number): number;
  between(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** One of several by their weights. */
  weighed<T>(list: readonly (readonly [T, number])[]): T;
  chance(share: number): boolean;
};

/** What a name adds to a seed (FNV-1a): each part of the year has its own run of numbers. */
function mixed(seed: number, name: string): number {
  let h = (0x811c9dc5 ^ seed) >>> 0;
  for (const c of name) h = Math.imul(h ^ (c.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return h;
}

export function diceFor(seed: number, name: string): Dice {
  const random: Random = randomFrom(mixed(seed, name));
  const upTo = (n: number) => Math.floor(random() * n);
  return {
    upTo,
    between: (from, to) => from + upTo(to - from + 1),
    pick: (list) => list[upTo(list.length)]!,
    weighed(list) {
      let left = random() * list.reduce((sum, [, w]) => sum + w, 0);
      for (const [one, w] of list) {
        left -= w;
        if (left < 0) return one;
      }
      return list.at(-1)![0];
    },
    chance: (share) => random() < share,
  };
}
