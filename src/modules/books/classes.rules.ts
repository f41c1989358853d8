/** 中国图书馆分类法 (中图法, 5th edition): its 22 top classes, as data. Letters L, M, W and Y name no class. */
import type { Word } from '#kernel/words.ts';

export const bookClasses = [
  'A',
  'B',
  'C',
  'D',
  'E',
  'F',
  'G',
  'H',
  'I',
  'J',
  'K',
  'N',
  'O',
  'P',
  'Q',
  'R',
  'S',
  'T',
  'U',
  'V',
  'X',
  'Z',
] as const;
export type BookClass = (typeof bookClasses)[number];

export const bookClassWords: Readonly<Record<BookClass, Word>> = {
  A: ['马克思主义、列宁主义、毛泽东思想、邓小平理论', 'Marxism, Leninism, Mao Zedong Thought, Deng Xiaoping Theory'],
  B: ['哲学、宗教', 'Philosophy, religion'],
  C: ['社会科学总论', 'Social sciences in general'],
  D: ['政治、法律', 'Politics, law'],
  E: ['军事', 'Military science'],
  F: ['经济', 'Economics'],
  G: ['文化、科学、教育、体育', 'Culture, science, education, sports'],
  H: ['语言、文字', 'Languages'],
  I: ['文学', 'Literature'],
  J: ['艺术', 'Art'],
  K: ['历史、地理', 'History, geography'],
  N: ['自然科学总论', 'Natural sciences in general'],
  O: ['数理科学和化学', 'Mathematics, physics, chemistry'],
  P: ['天文学、地球科学', 'Astronomy, earth sciences'],
  Q: ['生物科学', 'Biology'],
  R: ['医药、卫生', 'Medicine, health'],
  S: ['农业科学', 'Agriculture'],
  T: ['工业技术', 'Technology'],
  U: ['交通运输', 'Transport'],
  V: ['航空、航天', 'Aviation, space'],
  X: ['环境科学、安全科学', 'Environment, safety'],
  Z: ['综合性图书', 'General works'],
};
/** A class as it is written on a spine or in a table: I247.5, TS972, 文学. */
export function classIn(text: string): BookClass | null {
  const t = text.normalize('NFKC').trim();
  if (/^[A-Za-z]{1,2}[\w./-]*$/.test(t)) return bookClasses.find((c) => c === t.charAt(0).toUpperCase()) ?? null;
  return t === '' ? null : (bookClasses.find((c) => namesOf(bookClassWords[c][0]).includes(t)) ?? null);
}
const namesOf = (zh: string) => [zh, ...zh.split('、')];
