import { typeset } from '#kernel/typeset.ts';
import { type Lang, say, type Word, type WordValues } from '#kernel/words.ts';

/** `say`, as it is printed on a page for residents. */
export function tell(word: Word, lang: Lang, values: WordValues = {}): string {
  const text = say(word, lang, values);
  return lang === 'zh' ? typeset(text) : text;
}
