/** How tables of offices are read: cells as people mean them, headings as people write them. Pure. */
import { fromPadded } from './area.ts';
import type { Word } from './words.ts';

/** What stands in a cell of a table; a date of Excel comes as wall-clock time. */
export type TableCell = string | number | boolean | Temporal.PlainDateTime | null;
/** `number` is the row's number as a spreadsheet program shows it. */
export type TableRow = { readonly number: number; readonly cells: readonly TableCell[] };
/** For each field the index of its column. */
export type Columns<F extends string> = Partial<Record<F, number>>;
/** The fields a table may have, in the order in which they choose their columns, with the headings each is known by, the most telling first. */
export type TableFields<F extends string> = {
  readonly fields: readonly F[];
  readonly headings: Readonly<Record<F, readonly string[]>>;
  readonly words: Readonly<Record<F, Word>>;
};
/** What is wrong with one row, said in both languages. */
export type TableFault<F extends string> = { row: number; field: F; rule: string; zh: string; en: string };

// ZWNJ, ZWJ and the Mongolian vowel separator stay: Mongolian and emoji need them.
const NOT_TEXT = /(?![\n\t])\p{Cc}|[\u200B\u200E\u200F\u2060\uFEFF\uFFFE\uFFFF]|[\u202A-\u202E\u2061-\u2069]/gu;

/** A text as people see it: no control signs, one kind of line end, no spaces around lines, at most one empty line in a row. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(NOT_TEXT, '')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

export const textOf = (cell: TableCell | undefined): string =>
  cell === null || cell === undefined ? '' : cleanText(String(cell));
export const lineOf = (cell: TableCell | undefined): string => textOf(cell).replace(/\s+/g, ' ');

/** A heading as it is compared: 联系电话*, 联系电话(必填) and 联 系 电 话 are the same. */
export const headingOf = (cell: TableCell | undefined): string =>
  lineOf(cell)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]/g, '')
    .replace(/[*::]/g, '')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .replaceAll('_', ' ')
    .trim();

/** Which column holds which field, by its heading; a column is used once, the first of two alike. */
export function detectColumns<F extends string>(
  cells: readonly TableCell[],
  { fields, headings, words }: TableFields<F>,
): Columns<F> {
  const found = cells.map(headingOf);
  const columns: Columns<F> = {};
  const taken = new Set<number>();
  for (const field of fields) {
    const known = [...headings[field], ...words[field]].map(headingOf);
    const column = known.map((name) => found.indexOf(name)).find((i) => i >= 0 && !taken.has(i));
    if (column === undefined) continue;
    columns[field] = column;
    taken.add(column);
  }
  return columns;
}

/** A column's choices by every word for them: the key, our own words, those of other systems. */
export const valuesByWord = <K extends string>(
  keys: readonly K[],
  words: Readonly<Record<K, Word>>,
  more: Partial<Record<K, readonly string[]>>,
): ReadonlyMap<string, K> =>
  new Map(keys.flatMap((key) => [key, ...words[key], ...(more[key] ?? [])].map((word) => [headingOf(word), key])));

/** A place as a table names it: a code of any length, padded with zeros or not, or a name. */
export function areaTextOf(cell: TableCell | undefined): string {
  const text = lineOf(cell).normalize('NFKC');
  if (/^\d{12}$/.test(text)) return fromPadded(text) ?? text;
  return text;
}
