import { type Lang, say, type Word, type WordValues } from '#kernel/words.ts';
import { callbackWords, entryWords, outcomeWords } from '../cases.words.ts';

const isWord = (value: unknown): value is Word =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');

const outcomes: Readonly<Record<string, Word>> = outcomeWords;
const results: Readonly<Record<string, Word>> = callbackWords;

/** What an entry of the journal says on the phone: its sentence with the names filled in, and the text it carries. */
export function entryText(
  entry: { verb: string; data: Readonly<Record<string, unknown>> },
  lang: Lang,
): { says: string; text: string | null } {
  const values: WordValues = Object.fromEntries(
    Object.entries(entry.data).flatMap(([name, value]) =>
      isWord(value)
        ? [[name, say(value, lang)]]
        : typeof value === 'string' || typeof value === 'number'
          ? [[name, value]]
          : [],
    ),
  );
  const words: Readonly<Record<string, Word>> = entryWords;
  const word = words[entry.verb];
  const says = word ? say(word, lang, values) : entry.verb;
  const how = outcomes[String(entry.data.outcome ?? '')] ?? results[String(entry.data.result ?? '')];
  const text = [how && say(how, lang), entry.data.text, entry.data.note].filter(
    (t) => typeof t === 'string' && t !== '',
  );
  return { says, text: text.length > 0 ? text.join(':') : null };
}
