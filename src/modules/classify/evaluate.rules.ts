import { marginsOf } from './classify.rules.ts';
import { type Example, learned } from './learn.rules.ts';
import { randomFrom, shuffled } from './random.rules.ts';
import type { Doc } from './text.rules.ts';

export type Verdict = { readonly truth: string; readonly said: string };
export type Score = { readonly accuracy: number; readonly macroF1: number };

/** Accuracy, and the mean over the true categories of the harmonic mean of precision and recall. */
export function scoreOf(verdicts: readonly Verdict[]): Score {
  const categories = [...new Set(verdicts.map((v) => v.truth))];
  const f1 = categories.map((category) => {
    const hit = verdicts.filter((v) => v.truth === category && v.said === category).length;
    const missed = verdicts.filter((v) => v.truth === category && v.said !== category).length;
    const wrong = verdicts.filter((v) => v.truth !== category && v.said === category).length;
    return (2 * hit) / (2 * hit + missed + wrong);
  });
  const right = verdicts.filter((v) => v.truth === v.said).length;
  return { accuracy: right / verdicts.length, macroF1: f1.reduce((sum, x) => sum + x, 0) / f1.length };
}

/** Which part each example belongs to; every category is spread evenly over the parts. */
export function foldsOf(examples: readonly Example[], folds: number, seed: number): number[] {
  const random = randomFrom(seed);
  const fold: number[] = new Array(examples.length).fill(0);
  let turn = 0;
  for (const category of [...new Set(examples.map((e) => e.category))].sort()) {
    const own = examples.flatMap((e, i) => (e.category === category ? [i] : []));
    for (const i of shuffled(own, random)) fold[i] = turn++ % folds;
  }
  return fold;
}

export function judge(train: readonly Example[], test: readonly Example[], others: readonly Doc[] = []): Verdict[] {
  const model = learned(train, others);
  return test.map((example) => ({ truth: example.category, said: marginsOf(model, example).best }));
}

/** Learns from all parts but one and judges that one, for each; the mean over the parts. */
export function crossValidate(
  examples: readonly Example[],
  {
    folds,
    seed,
    more = [],
    others = [],
  }: { folds: number; seed: number; more?: readonly Example[]; others?: readonly Doc[] },
): Score & { train: number; test: number } {
  const fold = foldsOf(examples, folds, seed);
  const scores = Array.from({ length: folds }, (_, k) => {
    const train = examples.filter((_, i) => fold[i] !== k);
    return scoreOf(
      judge(
        [...train, ...more],
        examples.filter((_, i) => fold[i] === k),
        others,
      ),
    );
  });
  const mean = (of: (s: Score) => number) => scores.reduce((sum, s) => sum + of(s), 0) / folds;
  const test = Math.round(examples.length / folds);
  return { accuracy: mean((s) => s.accuracy), macroF1: mean((s) => s.macroF1), train: examples.length - test, test };
}
