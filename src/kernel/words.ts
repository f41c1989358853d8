/** A text a person reads, in Chinese and in English. `{name}` is replaced by the value of that name. */
export type Word = readonly [zh: string, en: string];
export type Lang = 'zh' | 'en';
export type WordValues = Readonly<Record<string, string | number>>;

/** Between a label and what it labels. */
export const colon: Word = ['\uff1a', ': '];

/** The word in one language, its `{holes}` filled; a hole without a value stays visible, so that it is noticed. */
export function say(word: Word, lang: Lang, values: WordValues = {}): string {
  const text = lang === 'zh' ? word[0] : word[1];
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}
