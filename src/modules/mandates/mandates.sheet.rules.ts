import {
  type Columns,
  headingOf,
  lineOf,
  type TableFields,
  type TableRow,
  textOf,
  valuesByWord,
} from '#kernel/table.ts';
import { say, type Word, type WordValues } from '#kernel/words.ts';
import { type Duty, duties, type ItemRefusal, normalCode } from './mandates.items.rules.ts';
import {
  otherDutyWords,
  type SheetField,
  sheetFaultWords,
  sheetFields,
  sheetFieldWords,
  sheetHeadings,
} from './mandates.sheet.words.ts';
import { dutyWords, itemFaultWords } from './mandates.words.ts';

export type Mapping = Columns<SheetField>;
export const itemTable: TableFields<SheetField> = {
  fields: sheetFields,
  headings: sheetHeadings,
  words: sheetFieldWords,
};
export type SheetRule = keyof typeof sheetFaultWords | ItemRefusal;
export type SheetFault = { row: number; name: string; field: SheetField; rule: SheetRule; zh: string; en: string };
/** One row as it was understood; whether it may stand in the list the rules of items say. */
export type ReadItem = {
  row: number;
  code: string;
  title: string;
  duty: Duty;
  basis: string;
  lead: string;
  how: string;
  description: string;
  words: string[];
};

const MAX: Readonly<Record<SheetField, number>> = {
  code: 12,
  title: 200,
  duty: 20,
  basis: 500,
  lead: 60,
  how: 1000,
  description: 2000,
  words: 300,
};
const MAX_WORDS = 30;
const MAX_WORD = 20;
const NEEDED = ['code', 'title', 'duty', 'basis'] as const;

export const missingOf = (mapping: Mapping): SheetField[] => NEEDED.filter((field) => mapping[field] === undefined);

const dutyByWord = valuesByWord<Duty>(duties, dutyWords, otherDutyWords);

const ITEM_FIELD = { code: 'code', title: 'title', basis: 'basis', leadName: 'lead' } as const;
type ItemField = keyof typeof ITEM_FIELD;
/** The column that an item's field stands in. */
export const columnOf = (field: ItemField): SheetField => ITEM_FIELD[field];

/** How a person finds the row again: what it calls itself. */
export const nameOf = (r: { code: string; title: string }): string =>
  [r.code, r.title].filter(Boolean).join(' ') || '—';

const ruleWords: Readonly<Record<SheetRule, Word>> = { ...itemFaultWords, ...sheetFaultWords };
/** What is wrong with a row, said in both languages. */
export function faultOf(
  at: { row: number; name: string },
  field: SheetField,
  rule: SheetRule,
  values: WordValues = {},
): SheetFault {
  const word = ruleWords[rule];
  const inLang = (lang: 0 | 1): WordValues => ({ field: sheetFieldWords[field][lang], ...values });
  return { ...at, field, rule, zh: say(word, 'zh', inLang(0)), en: say(word, 'en', inLang(1)) };
}

/** Reads one row: what it says, and what of it cannot be understood. */
export function readRow(
  { number: row, cells }: TableRow,
  mapping: Mapping,
): { read: ReadItem | null; faults: SheetFault[]; name: string } {
  const cell = (field: SheetField) => (mapping[field] === undefined ? null : (cells[mapping[field]] ?? null));
  const code = normalCode(lineOf(cell('code')));
  const title = lineOf(cell('title'));
  const name = nameOf({ code, title }).slice(0, 80);
  const faults: SheetFault[] = [];
  const fault = (field: SheetField, rule: SheetRule, values: WordValues = {}) => {
    faults.push(faultOf({ row, name }, field, rule, values));
  };
  for (const field of sheetFields)
    if (textOf(cell(field)).length > MAX[field]) fault(field, 'tooLong', { max: MAX[field] });
  const words = [...new Set(lineOf(cell('words')).split(/[、,\uFF0C;\uFF1B\s]+/u))].filter(Boolean).slice(0, MAX_WORDS);
  if (words.some((word) => word.length > MAX_WORD)) fault('words', 'tooLong', { max: MAX_WORD });
  const dutyText = lineOf(cell('duty'));
  const duty = dutyByWord.get(headingOf(dutyText));
  if (!duty) fault('duty', dutyText ? 'duty' : 'required');
  if (!duty || faults.length > 0) return { read: null, faults, name };
  const basis = textOf(cell('basis'));
  const how = textOf(cell('how'));
  const description = textOf(cell('description'));
  const lead = lineOf(cell('lead'));
  // A dash is how many lists say "none".
  const read = { row, code, title, duty, basis, lead: /^[-—/]*$/.test(lead) ? '' : lead, how, description, words };
  return { read, faults, name };
}
