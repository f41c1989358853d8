/** A table of books as reading rooms keep it, read row by row. Pure. */
import { type Columns, lineOf, type TableFault, type TableFields, type TableRow } from '#kernel/table.ts';
import { say, type WordValues } from '#kernel/words.ts';
import { copyNumber } from './books.rules.ts';
import { type BookClass, classIn } from './classes.rules.ts';
import { readIsbn } from './isbn.rules.ts';
import {
  type SheetField,
  type SheetRule,
  sheetFaultWords,
  sheetFields,
  sheetFieldWords,
  sheetHeadings,
} from './sheet.words.ts';

export const bookTable: TableFields<SheetField> = {
  fields: sheetFields,
  headings: sheetHeadings,
  words: sheetFieldWords,
};
export const neededColumns = ['title', 'class'] as const satisfies readonly SheetField[];
export type BookFault = TableFault<SheetField>;
export type SheetBook = {
  row: number;
  isbn: string | null;
  title: string;
  authors: string | null;
  publisher: string | null;
  year: number | null;
  class: BookClass;
  forChildren: boolean;
  number: string | null;
  copies: number;
  shelf: string | null;
};

/** What is wrong with a row, in both languages. */
export function bookFault(row: number, field: SheetField, rule: SheetRule, values: WordValues = {}): BookFault {
  const inLang = (lang: 0 | 1): WordValues => ({ field: sheetFieldWords[field][lang], ...values });
  const word = sheetFaultWords[rule];
  return { row, field, rule, zh: say(word, 'zh', inLang(0)), en: say(word, 'en', inLang(1)) };
}
const MAX: Partial<Record<SheetField, number>> = { title: 200, authors: 200, publisher: 100, shelf: 30 };
const YES = /^(?:是|有|√|y|yes|true|1|少儿|儿童)$/i;
const MOST_COPIES = 50;

/** 2008, 2008年, 2008-05, 2008.5.1. */
const yearIn = (text: string): number | null => Number(/^(\d{4})(?!\d)/.exec(text.normalize('NFKC'))?.[1]) || null;

/** One row, or everything that is wrong with it. */
export function readBook(row: TableRow, columns: Columns<SheetField>): { read: SheetBook } | { faults: BookFault[] } {
  const line = (f: SheetField) => lineOf(columns[f] === undefined ? undefined : row.cells[columns[f]]);
  const faults: BookFault[] = [];
  const bad = (field: SheetField, rule: SheetRule, values: WordValues = {}) =>
    void faults.push(bookFault(row.number, field, rule, { part: line(field), ...values }));
  for (const f of neededColumns) if (line(f) === '') bad(f, 'required');
  for (const [f, max] of Object.entries(MAX) as [SheetField, number][])
    if (line(f).length > max) bad(f, 'tooLong', { max });
  const isbn = line('isbn') === '' ? null : readIsbn(line('isbn'));
  if (isbn && 'why' in isbn)
    if (isbn.why === 'shape') bad('isbn', 'isbnShape');
    else bad('isbn', 'isbnCheck', { digit: isbn.digit });
  const year = line('year') === '' ? null : yearIn(line('year'));
  if (line('year') !== '' && year === null) bad('year', 'year');
  const bookClass = classIn(line('class'));
  if (line('class') !== '' && !bookClass) bad('class', 'class');
  const copies =
    line('copies') === ''
      ? 1
      : Number(
          line('copies')
            .normalize('NFKC')
            .replace(/[册本]$/, ''),
        );
  if (!Number.isInteger(copies) || copies < 1 || copies > MOST_COPIES) bad('copies', 'copies');
  const number = line('number') === '' ? null : copyNumber(line('number'));
  if (line('number') !== '' && !number) bad('number', 'number');
  if (number && copies > 1) bad('copies', 'oneNumber');
  if (faults.length > 0 || !bookClass || (isbn && 'why' in isbn)) return { faults };
  return {
    read: {
      ...{ row: row.number, isbn: isbn?.isbn ?? null, title: line('title'), year, class: bookClass, number, copies },
      ...{ authors: line('authors') || null, publisher: line('publisher') || null, shelf: line('shelf') || null },
      forChildren: YES.test(line('children')),
    },
  };
}
