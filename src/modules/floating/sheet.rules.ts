/** A list of members who are away, as branches keep it, read row by row. Pure. */
import { isDay } from '#kernel/identity.ts';
import { parseTime } from '#kernel/table.time.ts';
import {
  type Columns,
  headingOf,
  lineOf,
  type TableCell,
  type TableFault,
  type TableFields,
  type TableRow,
  valuesByWord,
} from '#kernel/table.ts';
import { say, type WordValues } from '#kernel/words.ts';
import { type Direction, directions, type Reason, reasons } from './floating.rules.ts';
import { directionWords, reasonWords } from './floating.words.ts';
import {
  otherDirectionWords,
  otherReasonWords,
  type SheetField,
  type SheetRule,
  sheetFaultWords,
  sheetFields,
  sheetFieldWords,
  sheetHeadings,
} from './sheet.words.ts';

export const floatingTable: TableFields<SheetField> = {
  fields: sheetFields,
  headings: sheetHeadings,
  words: sheetFieldWords,
};
export const neededColumns = ['name', 'phone', 'home'] as const satisfies readonly SheetField[];
export type FloatingFault = TableFault<SheetField>;
export type SheetMember = {
  row: number;
  name: string;
  phone: string;
  home: string;
  direction: Direction;
  leftOn: string;
  province: string;
  whereabouts: string | null;
  reason: Reason;
  hasCard: boolean;
  inflow: string | null;
  until: string | null;
};

const directionByWord = valuesByWord<Direction>(directions, directionWords, otherDirectionWords);
const reasonByWord = valuesByWord<Reason>(reasons, reasonWords, otherReasonWords);
const yes = ['是', '有', '持有', '持证', 'yes', 'y', '1', '√'];
const not = ['', '否', '无', '没有', '未持有', 'no', 'n', '0', '×'];
const needed = ['name', 'phone', 'home', 'direction', 'leftOn', 'province', 'reason'] as const;
const MAX: Partial<Record<SheetField, number>> = { name: 60, phone: 30, province: 40, whereabouts: 200, inflow: 120 };

/** What is wrong with a row, in both languages. */
export function floatingFault(
  row: number,
  field: SheetField,
  rule: SheetRule,
  zhValues: WordValues = {},
  enValues: WordValues = zhValues,
): FloatingFault {
  const word = sheetFaultWords[rule];
  return {
    row,
    field,
    rule,
    zh: say(word, 'zh', { field: sheetFieldWords[field][0], ...zhValues }),
    en: say(word, 'en', { field: sheetFieldWords[field][1], ...enValues }),
  };
}

/** 2026-01-31, 2026.1.31, a date of the spreadsheet; a month alone is its first day. */
export function dayIn(cell: TableCell): string | null {
  const text = lineOf(cell)
    .normalize('NFKC')
    .replace(/[年月./]/g, '-')
    .replace(/日|号/g, '');
  const parts = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?-?$/.exec(text);
  if (parts) {
    const day = `${parts[1]}-${parts[2]?.padStart(2, '0')}-${(parts[3] ?? '1').padStart(2, '0')}`;
    return isDay(day) ? day : null;
  }
  return parseTime(cell)?.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString() ?? null;
}

/** Reads one row: the member, or everything that is wrong with it. */
export function readMember(
  { number: row, cells }: TableRow,
  columns: Columns<SheetField>,
): { read: SheetMember } | { faults: FloatingFault[] } {
  const cell = (f: SheetField): TableCell => (columns[f] === undefined ? null : (cells[columns[f]] ?? null));
  const line = (f: SheetField) => lineOf(cell(f));
  const faults: FloatingFault[] = [];
  const fault = (f: SheetField, rule: SheetRule, values?: WordValues) =>
    void faults.push(floatingFault(row, f, rule, values));
  for (const f of needed) if (line(f) === '') fault(f, 'required');
  for (const [f, max] of Object.entries(MAX) as [SheetField, number][])
    if (line(f).length > max) fault(f, 'tooLong', { max });
  const direction = directionByWord.get(headingOf(line('direction')));
  if (line('direction') && !direction)
    fault('direction', 'direction', { known: directions.map((d) => directionWords[d][0]).join('、') });
  const reason = reasonByWord.get(headingOf(line('reason')));
  if (line('reason') && !reason) fault('reason', 'reason', { known: reasons.map((r) => reasonWords[r][0]).join('、') });
  const card = line('card').normalize('NFKC').toLowerCase();
  if (!yes.includes(card) && !not.includes(card)) fault('card', 'card');
  const leftOn = dayIn(cell('leftOn'));
  if (line('leftOn') && !leftOn) fault('leftOn', 'date');
  const until = line('until') ? dayIn(cell('until')) : null;
  if (line('until') && !until) fault('until', 'date');
  if (faults.length > 0 || !direction || !reason || !leftOn) return { faults };
  return {
    read: {
      ...{ row, name: line('name'), phone: line('phone'), home: line('home'), direction, leftOn },
      ...{ province: line('province'), whereabouts: line('whereabouts') || null, reason },
      ...{ hasCard: yes.includes(card), inflow: line('inflow') || null, until },
    },
  };
}
