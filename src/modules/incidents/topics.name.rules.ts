import { type Counts, type Told, weightOf } from './topics.rules.ts';
import { foldText, pairsOf } from './topics.text.rules.ts';
import { wholeWords } from './topics.words.rules.ts';

/** What a topic is called by: the place its cases name most, and the words they share. */
export type TopicName = { readonly place: string | null; readonly words: readonly string[] };

const MAX_WORDS = 3;
/** A word of the titles says so much more than one of the bodies. */
const TITLE = 6;
const MAX_SIGNS = 6;
/** A word of the topic stands in at least this share of its cases. */
const SHARED = 0.34;
/** It is taken longer as long as this share of the cases that have the shorter one have the longer one too. */
const GROWS = 0.7;
const READ_CASES = 80;
const FUNCTION =
  /[的了在是有和与及从到对把被这那我你他她它也都不没就还要能会可请让给向为之以于而且但因所如果其等者个多位住本很更最再又才却吗呢吧啊请问您们]/u;
/** Han only, and not begun with the last sign of a division's name (新城区|噪音). */
const HAN_ONLY = /^(?![市区县旗镇乡])\p{Script=Han}+$/u;
/** Of a few cases only the titles are read: they are short and end where a thought ends. */
const SMALL = 8;

/** What so many of all texts say, says nothing about one matter: 建议, 什么, 附近. */
const EVERYDAY = 0.08;
/** With fewer texts than this the numbers say nothing yet. */
const FEW = 50;
const isEveryday = (pair: string, { texts, parts }: Counts) =>
  texts >= FEW && (parts.get(pair) ?? 0) > texts * EVERYDAY;
/** Words that stand side by side in this share of the cases are said as one. */
const JOINED = 0.25;

export function nameOf(cases: readonly Told[], places: ReadonlyMap<string, number>, counts: Counts): TopicName {
  const place = placeOf(places, cases.length);
  const isSmall = cases.length < SMALL;
  const texts = cases.slice(0, READ_CASES).map((c) => foldText(c.title, isSmall ? c.title : c.body));
  const titles = cases.slice(0, READ_CASES).map((c) => c.title.normalize('NFKC').toLowerCase());
  const stands = (part: string) => texts.filter((t) => t.includes(part)).length;
  const taken = pairsAround([...places.keys()], texts);
  const words: string[] = [];
  for (const seed of seedsOf(texts, titles, counts)) {
    if (words.length === MAX_WORDS) break;
    const grown = taken.has(seed) ? null : grow(seed, texts, stands, taken);
    for (const pair of pairsOf(grown ?? seed).keys()) taken.add(pair);
    const word = grown && wholeWords(grown, texts);
    if (word && !words.includes(word)) words.push(word);
  }
  return { place, words: inOrder(words, titles, stands, texts.length) };
}

/** The words in the order in which people say them, those joined that are said in one breath. */
function inOrder(
  words: readonly string[],
  titles: readonly string[],
  stands: (part: string) => number,
  texts: number,
): string[] {
  const before = (a: string, b: string) =>
    titles.filter((t) => t.includes(a) && t.includes(b) && t.indexOf(a) < t.indexOf(b)).length;
  const sorted = [...words].sort((a, b) => before(b, a) - before(a, b) || (a < b ? -1 : 1));
  const said: string[] = [];
  for (const word of sorted) {
    const joined = (said.at(-1) ?? '') + word;
    if (said.length > 0 && stands(joined) >= texts * JOINED) said[said.length - 1] = joined;
    else said.push(word);
  }
  return said;
}

/** The name most cases have; a longer one that contains it when most of those have it too. */
function placeOf(places: ReadonlyMap<string, number>, cases: number): string | null {
  const known = [...places].filter(([, n]) => n * 3 >= cases).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const [first] = known;
  if (!first) return null;
  const longer = known.filter(([name, n]) => name.startsWith(first[0]) && n >= GROWS * first[1]);
  return longer.sort((a, b) => b[0].length - a[0].length)[0]![0];
}

/** The pairs that say most about the topic, the best first: shared by its cases, in their titles, and rare elsewhere. */
function seedsOf(texts: readonly string[], titles: readonly string[], counts: Counts): string[] {
  const inTexts = new Map<string, number>();
  for (const text of texts) for (const pair of pairsOf(text).keys()) inTexts.set(pair, (inTexts.get(pair) ?? 0) + 1);
  const inTitles = new Map<string, number>();
  for (const text of titles) for (const pair of pairsOf(text).keys()) inTitles.set(pair, (inTitles.get(pair) ?? 0) + 1);
  const wanted = Math.max(2, texts.length * SHARED);
  return [...inTexts]
    .filter(
      ([pair, n]) =>
        n >= wanted && HAN_ONLY.test(pair) && !FUNCTION.test(pair) && inTitles.has(pair) && !isEveryday(pair, counts),
    )
    .map(
      ([pair, n]) =>
        [
          pair,
          (n + TITLE * (inTitles.get(pair) ?? 0)) * weightOf(counts.parts.get(pair) ?? 1, counts.texts) ** 2,
        ] as const,
    )
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([pair]) => pair);
}

/** The pairs inside the names and across their ends. */
function pairsAround(names: readonly string[], texts: readonly string[]): Set<string> {
  const found = new Set(names.flatMap((name) => [...pairsOf(name).keys()]));
  for (const text of texts)
    for (const name of names)
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
        found.add(text.slice(at - 1, at + 1));
        found.add(text.slice(at + name.length - 1, at + name.length + 1));
      }
  return found;
}

/** The pair made longer as far as most go on the same way; null when it goes on into a word that is taken: then it is a torn edge. */
function grow(
  seed: string,
  texts: readonly string[],
  stands: (part: string) => number,
  taken: ReadonlySet<string>,
): string | null {
  let word = seed;
  while (word.length < MAX_SIGNS) {
    const next = new Set<string>();
    for (const text of texts)
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (at > 0) next.add(text[at - 1] + word);
        if (at + word.length < text.length) next.add(word + text[at + word.length]);
      }
    const has = stands(word);
    const best = [...next]
      .filter((w) => HAN_ONLY.test(w) && stands(w) >= GROWS * has)
      .sort((a, b) => stands(b) - stands(a) || (a < b ? -1 : 1));
    if (best.some((w) => [...pairsOf(w).keys()].some((pair) => taken.has(pair)))) return null;
    const longer = best.find((w) => !FUNCTION.test(w));
    if (!longer) return word;
    word = longer;
  }
  return word;
}
