import type { Steps } from '#kernel/steps.ts';
import { type Counts, type Doc, gramsOf, meaningsOf, READ_BODY, READ_TITLE } from './text.rules.ts';

/** A text as numbers: which features it has, and how much of each; its length is one. */
export type Vector = { readonly ids: Int32Array; readonly values: Float32Array };
/** Which features there are, and how rare each is. */
export type Space = { readonly index: ReadonlyMap<string, number>; readonly rarity: Float32Array };

/** One kind of evidence: each is brought to length one by itself, so that a long body does not drown a plain title. */
type Block = { readonly counts: Counts; readonly weight: number; readonly byRarity: boolean };

const TITLE = 1.3;
const BODY = 1;
const GROUPS = 0.5;
const WORDS = 0.6;

function blocksOf(doc: Doc): Block[] {
  const parts = [
    { text: doc.title.slice(0, READ_TITLE), weight: TITLE },
    { text: doc.body.slice(0, READ_BODY), weight: BODY },
  ];
  return parts.flatMap(({ text, weight }) => {
    const { words, groups } = meaningsOf(text);
    return [
      { counts: gramsOf(text), weight, byRarity: true },
      { counts: groups, weight: weight * GROUPS, byRarity: false },
      { counts: words, weight: weight * WORDS, byRarity: true },
    ];
  });
}

/** A run of characters seen once is chance; a word of the thesaurus is not. */
const seenEnough = (key: string, documents: number) => documents >= (key[0] === '#' || key[0] === '=' ? 1 : 2);

export function* spaceOf(docs: readonly Doc[]): Steps<Space> {
  const documents = new Map<string, number>();
  let n = 0;
  for (const doc of docs) {
    const seen = new Set(blocksOf(doc).flatMap((block) => [...block.counts.keys()]));
    for (const key of seen) documents.set(key, (documents.get(key) ?? 0) + 1);
    if (++n % 20 === 0) yield;
  }
  const index = new Map<string, number>();
  for (const [key, in_] of documents) if (seenEnough(key, in_)) index.set(key, index.size);
  const rarity = new Float32Array(index.size);
  for (const [key, id] of index) rarity[id] = Math.log((docs.length + 1) / ((documents.get(key) ?? 0) + 1) + 1);
  return { index, rarity };
}

export function vectorOf(space: Space, doc: Doc): Vector {
  const sums = new Map<number, number>();
  for (const { counts, weight, byRarity } of blocksOf(doc)) {
    const known: [number, number][] = [];
    let square = 0;
    for (const [key, times] of counts) {
      const id = space.index.get(key);
      if (id === undefined) continue;
      const value = (1 + Math.log(times)) * (byRarity ? space.rarity[id]! : 1);
      known.push([id, value]);
      square += value * value;
    }
    const scale = weight / (Math.sqrt(square) || 1);
    for (const [id, value] of known) sums.set(id, (sums.get(id) ?? 0) + value * scale);
  }
  let square = 0;
  for (const value of sums.values()) square += value * value;
  const length = Math.sqrt(square) || 1;
  return { ids: Int32Array.from(sums.keys()), values: Float32Array.from(sums.values(), (value) => value / length) };
}
