import type { Word } from '#kernel/words.ts';
import { entryWords } from './cases.words.ts';

const isWord = (value: unknown): value is Word =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');

const own: Readonly<Record<string, Word | undefined>> = entryWords;

/** The sentence of an entry: that of the verb, else the one another module left in it when it wrote it down. */
export function sentenceOf(entry: { verb: string; data: Readonly<Record<string, unknown>> }): Word | null {
  if (Object.hasOwn(own, entry.verb)) return own[entry.verb] ?? null;
  const { says } = entry.data;
  return isWord(says) ? says : null;
}

/** The values that a sentence may name: texts, numbers, and words in the language asked for. */
export function valuesOf(
  data: Readonly<Record<string, unknown>>,
  say: (word: Word) => string,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]): [string, string | number][] =>
      isWord(value)
        ? [[name, say(value)]]
        : typeof value === 'string' || typeof value === 'number'
          ? [[name, value]]
          : [],
    ),
  );
}
