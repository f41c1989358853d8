import type { Vector } from './features.rules.ts';
import type { Model } from './learn.rules.ts';
import { type Doc, knownWords, READ_TITLE, runsOf } from './text.rules.ts';

const SHOWN = 5;
const LONGEST_GRAM = 3;
/** Reading further for words to show costs more than it tells. */
const READ = 1500;
/** A word that did less than this share of what the first one did is not worth naming. */
const WORTH = 0.15;

/**
 * The words of the text that decided for a category: what each feature added is laid on the characters it stands on, and the text
 * is cut into words as a dictionary would. Every word returned stands in the title or the body as it is.
 */
export function decidingWords(model: Model, doc: Doc, vector: Vector, category: string): string[] {
  const adds = contributionsOf(model, vector, category);
  const weights = new Map<string, number>();
  for (const text of [doc.title.slice(0, READ_TITLE), doc.body.slice(0, READ)]) {
    const heat = heatOf(text, adds);
    for (const { at, word } of wordsOf(text)) {
      let sum = 0;
      for (let i = at; i < at + word.length; i++) sum += heat[i]!;
      weights.set(word, (weights.get(word) ?? 0) + sum);
    }
  }
  const ranked = [...weights].filter(([, weight]) => weight > 0).sort((a, b) => b[1] - a[1]);
  const least = (ranked[0]?.[1] ?? 0) * WORTH;
  return ranked
    .filter(([, weight]) => weight >= least)
    .map(([word]) => word)
    .filter((word, i, all) => !all.slice(0, i).some((better) => better.includes(word)))
    .slice(0, SHOWN);
}

type Adds = (key: string) => number;
/** How much each feature of the text speaks for the category rather than for the others. */
function contributionsOf({ categories, space, weights }: Model, { ids, values }: Vector, category: string): Adds {
  const own = weights[categories.indexOf(category)];
  const others = weights.filter((row) => row !== own);
  const adds = new Map<number, number>();
  for (const [j, id] of ids.entries()) {
    const mean = others.reduce((sum, row) => sum + row[id]!, 0) / Math.max(others.length, 1);
    adds.set(id, ((own?.[id] ?? 0) - mean) * values[j]!);
  }
  return (key) => adds.get(space.index.get(key) ?? -1) ?? 0;
}

/** What was added, character by character. */
function heatOf(text: string, adds: Adds): Float64Array {
  const heat = new Float64Array(text.length);
  const warm = (at: number, n: number, add: number) => {
    for (let i = at; i < at + n; i++) heat[i]! += add / n;
  };
  for (const run of runsOf(text)) {
    const low = run.text.toLowerCase();
    for (let n = 1; n <= LONGEST_GRAM; n++)
      for (let i = 0; i + n <= low.length; i++) warm(run.at + i, n, adds(low.slice(i, i + n)));
  }
  for (const { at, word, concepts } of knownWords(text)) {
    const meant = concepts.reduce((sum, concept) => sum + adds(`#${concept}`), 0);
    warm(at, word.length, adds(`=${word}`) + meant);
  }
  return heat;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** Words of two characters or more: those of the thesaurus whole, the rest as the dictionary cuts them. */
function wordsOf(text: string): { at: number; word: string }[] {
  const known = knownWords(text)
    .filter(({ word }) => word.length > 1)
    .map(({ at, word }) => ({ at, word: text.slice(at, at + word.length) }));
  const taken = new Uint8Array(text.length);
  for (const { at, word } of known) taken.fill(1, at, at + word.length);
  const others = [...segmenter.segment(text)]
    .filter(({ segment }) => segment.length > 1 && /^[\p{Script=Han}a-zA-Z]+$/u.test(segment))
    .filter(({ index, segment }) => !taken.subarray(index, index + segment.length).some(Boolean))
    .map(({ index, segment }) => ({ at: index, word: segment }));
  return [...known, ...others];
}
