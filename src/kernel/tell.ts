import { typeset } from './typeset.ts';
import { type Lang, say, type Word, type WordValues } from './words.ts';

/** `say`, as people read it: on a page, at a desk, on a phone. */
export function tell(word: Word, lang: Lang, values: WordValues = {}): string {
  const text = say(word, lang, values);
  return lang === 'zh' ? typeset(text) : text;
}
