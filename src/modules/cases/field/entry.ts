import { type Lang, say, type Word } from '#kernel/words.ts';
import { sentenceOf, valuesOf } from '../cases.entry.rules.ts';
import { callbackWords, outcomeWords } from '../cases.words.ts';

const outcomes: Readonly<Record<string, Word>> = outcomeWords;
const results: Readonly<Record<string, Word>> = callbackWords;

/** What an entry of the journal says on the phone: its sentence with the names filled in, and the text it carries. */
export function entryText(
  entry: { verb: string; data: Readonly<Record<string, unknown>> },
  lang: Lang,
): { says: string; text: string | null } {
  const word = sentenceOf(entry);
  const says = word
    ? say(
        word,
        lang,
        valuesOf(entry.data, (value) => say(value, lang)),
      )
    : entry.verb;
  const how = outcomes[String(entry.data.outcome ?? '')] ?? results[String(entry.data.result ?? '')];
  const text = [how && say(how, lang), entry.data.text, entry.data.note, entry.data.clause].filter(
    (t) => typeof t === 'string' && t !== '',
  );
  return { says, text: text.length > 0 ? text.join(':') : null };
}
