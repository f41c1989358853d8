import { concepts } from './concepts.rules.ts';

/** What somebody wrote: a line that names the matter, and the matter. */
export type Doc = { readonly title: string; readonly body: string };

/** Beyond this a text says nothing new about what it is about, and reading it must stay quick. */
export const READ_TITLE = 200;
export const READ_BODY = 4000;

export type Run = { readonly at: number; readonly text: string };
/** The stretches of Han characters or letters in a text, with where each begins; figures, signs and spaces part them. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const match of text.matchAll(/[\p{Script=Han}a-zA-Z]+/gu)) runs.push({ at: match.index, text: match[0] });
  return runs;
}

type Entry = { readonly word: string; readonly concepts: string[] };
/** The words of the thesaurus by their first character, longest first. */
const entries = new Map<string, Entry[]>();
for (const [concept, words] of Object.entries(concepts))
  for (const each of words.split(' ')) {
    const word = each.toLowerCase();
    const same = entries.get(word[0]!) ?? [];
    const known = same.find((entry) => entry.word === word);
    if (known) known.concepts.push(concept);
    else same.push({ word, concepts: [concept] });
    entries.set(word[0]!, same);
  }
for (const same of entries.values()) same.sort((a, b) => b.word.length - a.word.length);

export type KnownWord = { readonly at: number; readonly word: string; readonly concepts: readonly string[] };
/** Words of the thesaurus in a text, the longest first at each place; they do not overlap. */
export function knownWords(text: string): KnownWord[] {
  const low = text.toLowerCase();
  // A letter whose small form is longer would move every place behind it.
  const read = low.length === text.length ? low : text;
  const found: KnownWord[] = [];
  let at = 0;
  while (at < read.length) {
    const from = at;
    const entry = entries.get(read[at]!)?.find(({ word }) => read.startsWith(word, from));
    if (entry) found.push({ at, ...entry });
    at += entry?.word.length ?? 1;
  }
  return found;
}

export type Counts = Map<string, number>;
const count = (counts: Counts, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

const LONGEST_GRAM = 3;
/** How often each run of one to three characters stands in a text. */
export function gramsOf(text: string): Counts {
  const counts: Counts = new Map();
  for (const run of runsOf(text)) {
    const low = run.text.toLowerCase();
    for (let n = 1; n <= LONGEST_GRAM; n++)
      for (let i = 0; i + n <= low.length; i++) count(counts, low.slice(i, i + n));
  }
  return counts;
}

/** How often words of the thesaurus stand in a text, by word (`=`) and by what they mean (`#`). */
export function meaningsOf(text: string): { words: Counts; groups: Counts } {
  const words: Counts = new Map();
  const groups: Counts = new Map();
  for (const known of knownWords(text)) {
    count(words, `=${known.word}`);
    for (const concept of known.concepts) count(groups, `#${concept}`);
  }
  return { words, groups };
}
