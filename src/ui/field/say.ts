import { tell } from '#kernel/tell.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import { useSettings } from './settings.ts';

/** `const say = useSay()` … `say(words.title)`: the word in the language of this phone. */
export function useSay(): (word: Word, values?: WordValues) => string {
  const { lang } = useSettings();
  return (word, values) => tell(word, lang, values);
}
