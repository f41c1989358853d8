/** A county's list of proofs as a table. Pure. */
import {
  type Columns,
  headingOf,
  lineOf,
  type TableFault,
  type TableFields,
  type TableRow,
  textOf,
  valuesByWord,
} from '#kernel/table.ts';
import { say, type WordValues } from '#kernel/words.ts';
import type { ItemInput } from './lists.contract.ts';
import { itemFaults } from './proofs.rules.ts';
import {
  kindTable,
  remitTable,
  type SheetField,
  sheetFaultWords,
  sheetFields,
  sheetFieldWords,
  sheetHeadings,
} from './sheet.words.ts';

export const proofTable: TableFields<SheetField> = {
  fields: sheetFields,
  headings: sheetHeadings,
  words: sheetFieldWords,
};
export const neededColumns = ['code', 'name', 'kind'] as const satisfies readonly SheetField[];
export type ProofFault = TableFault<SheetField>;
type Rule = keyof typeof sheetFaultWords;

/** What is wrong with a row, in both languages. */
export function proofFault(row: number, field: SheetField, rule: Rule, values: WordValues = {}): ProofFault {
  const inLang = (lang: 0 | 1): WordValues => ({ field: sheetFieldWords[field][lang], ...values });
  return {
    row,
    field,
    rule,
    zh: say(sheetFaultWords[rule], 'zh', inLang(0)),
    en: say(sheetFaultWords[rule], 'en', inLang(1)),
  };
}
const kinds = valuesByWord(kindTable.keys, kindTable.words, kindTable.more);
const remits = valuesByWord(remitTable.keys, remitTable.words, remitTable.more);
const YES = /^(?:是|要|须|需要?|√|y|yes|true|1)$/i;
const most: Partial<Record<SheetField, number>> = {
  name: 80,
  law: 120,
  article: 60,
  purpose: 300,
  procedure: 1000,
  form: 2000,
  materials: 500,
  who: 120,
  how: 600,
  words: 200,
};

/** One row, or everything that is wrong with it: the same rules as on the form. */
export function readItem(row: TableRow, columns: Columns<SheetField>): { read: ItemInput } | { faults: ProofFault[] } {
  const cell = (f: SheetField) => (columns[f] === undefined ? undefined : row.cells[columns[f]]);
  const line = (f: SheetField) => lineOf(cell(f));
  const faults: ProofFault[] = [];
  const kind = kinds.get(headingOf(cell('kind')));
  if (!kind) faults.push(proofFault(row.number, 'kind', 'kindWrong'));
  const daysText = line('validDays')
    .normalize('NFKC')
    .replace(/天|日$/, '');
  const days = daysText === '' ? null : Number(daysText);
  if (days !== null && !Number.isInteger(days)) faults.push(proofFault(row.number, 'validDays', 'daysWrong'));
  for (const [field, max] of Object.entries(most) as [SheetField, number][])
    if (textOf(cell(field)).length > max) faults.push(proofFault(row.number, field, 'tooLong', { max }));
  if (!kind || faults.length > 0) return { faults };
  const read: ItemInput = {
    code: line('code').normalize('NFKC'),
    name: line('name'),
    kind,
    law: line('law'),
    article: line('article'),
    remit: kind === 'issue' ? (remits.get(headingOf(cell('remit'))) ?? null) : null,
    purpose: textOf(cell('purpose')),
    procedure: textOf(cell('procedure')),
    form: textOf(cell('form')),
    materials: textOf(cell('materials')),
    validDays: kind === 'issue' ? days : null,
    needsMeeting: YES.test(line('needsMeeting').normalize('NFKC')),
    who: textOf(cell('who')),
    how: textOf(cell('how')),
    words: line('words'),
  };
  const wrong = itemFaults(read).map(({ field, fault }) => proofFault(row.number, field, fault));
  return wrong.length > 0 ? { faults: wrong } : { read };
}
