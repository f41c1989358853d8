/** A term's classes as a table: one row a class. Pure. */

import { parseTime } from '#kernel/table.time.ts';
import { type Columns, headingOf, lineOf, type TableFault, type TableFields, type TableRow } from '#kernel/table.ts';
import { say, type WordValues } from '#kernel/words.ts';
import { type EnrolmentMode, modes } from './learning.rules.ts';
import { modeWords } from './learning.words.ts';
import {
  type ClassSheetField,
  classSheetFaultWords,
  classSheetFields,
  classSheetHeadings,
  classSheetWords,
} from './sheet.words.ts';

export const classTable: TableFields<ClassSheetField> = {
  fields: classSheetFields,
  headings: classSheetHeadings,
  words: classSheetWords,
};
export const neededColumns = [
  'name',
  'course',
  'teacher',
  'room',
  'seats',
  'weekday',
  'from',
] as const satisfies readonly ClassSheetField[];
export type ClassFault = TableFault<ClassSheetField>;
type Rule = keyof typeof classSheetFaultWords;

export function classFault(row: number, field: ClassSheetField, rule: Rule, values: WordValues = {}): ClassFault {
  const inLang = (lang: 0 | 1): WordValues => ({ field: classSheetWords[field][lang], ...values });
  return {
    row,
    field,
    rule,
    zh: say(classSheetFaultWords[rule], 'zh', inLang(0)),
    en: say(classSheetFaultWords[rule], 'en', inLang(1)),
  };
}

/** A class as it stands in a row, names not looked up yet. */
export type ClassRow = {
  readonly name: string;
  readonly subject: string;
  readonly course: string;
  readonly teachers: readonly string[];
  readonly room: string;
  readonly seats: number;
  readonly kept: number;
  readonly mode: EnrolmentMode;
  readonly weekdays: readonly number[];
  readonly from: number;
  readonly minutes: number;
  readonly sessions: number;
  readonly fromDay: string | null;
  readonly youngest: number | null;
  readonly feeFen: number;
  readonly feeBasis: string;
  readonly needs: string;
};
const DAYS = '一二三四五六日';
/** 周二、周四 or 星期二 or 2: Monday is 1. Null when something of it is no weekday. */
export function weekdaysIn(text: string): number[] | null {
  const parts = text
    .normalize('NFKC')
    .replace(/星期|礼拜|周|每/g, '')
    .replaceAll('天', '日')
    .split(/[、,;\s]*/)
    .filter(Boolean);
  const found = parts.map((p) => (/^[1-7]$/.test(p) ? Number(p) : DAYS.indexOf(p) + 1));
  return found.length > 0 && found.every((n) => n > 0) ? [...new Set(found)].sort((a, b) => a - b) : null;
}
const CLOCK =
  /^(上午|下午)?\s*(\d{1,2})[:时点](\d{2})?分?(?:\s*[-~—至到]+\s*(?:上午|下午)?\s*(\d{1,2})[:时点](\d{2})?分?)?$/;
/** 9:00, 14:30-16:00 or 下午2点: minutes from midnight, and how long when the end is written. */
export function clockIn(text: string): { from: number; minutes: number | null } | null {
  const [, half, h, m = '0', toH, toM = '0'] = CLOCK.exec(text.normalize('NFKC').trim()) ?? [];
  if (h === undefined) return null;
  const late = (hour: number) => (half === '下午' && hour < 12 ? hour + 12 : hour);
  const from = late(Number(h)) * 60 + Number(m);
  if (toH === undefined) return from < 1440 ? { from, minutes: null } : null;
  const minutes = late(Number(toH)) * 60 + Number(toM) - from;
  return from < 1440 && minutes > 0 ? { from, minutes } : null;
}
const modeOf = (text: string): EnrolmentMode | null =>
  text === ''
    ? 'first_come'
    : (modes.find((m) => modeWords[m].includes(text)) ??
      (/抽签|摇号/.test(text) ? 'lottery' : /先/.test(text) ? 'first_come' : null));
const MINUTES = 90;
const SESSIONS = 15;
const most: Partial<Record<ClassSheetField, number>> = { name: 40, course: 60, feeBasis: 120, needs: 300, subject: 30 };

/** One row, or everything that is wrong with it. */
export function readClassRow(
  row: TableRow,
  columns: Columns<ClassSheetField>,
): { read: ClassRow } | { faults: ClassFault[] } {
  const cell = (f: ClassSheetField) => (columns[f] === undefined ? null : (row.cells[columns[f]] ?? null));
  const line = (f: ClassSheetField) => lineOf(cell(f));
  const faults: ClassFault[] = [];
  const fault = (field: ClassSheetField, rule: Rule, values: WordValues = {}) =>
    void faults.push(classFault(row.number, field, rule, values));
  const whole = (f: ClassSheetField, otherwise: number | null): number | null => {
    const text = line(f)
      .normalize('NFKC')
      .replace(/[人岁次分钟]+$/u, '');
    if (text === '') return otherwise;
    if (!/^\d{1,4}$/.test(text)) fault(f, 'number');
    return Number(text);
  };
  for (const f of ['name', 'course', 'teacher', 'room', 'seats', 'weekday', 'from'] as const)
    if (!line(f)) fault(f, 'missing');
  for (const [f, max] of Object.entries(most) as [ClassSheetField, number][])
    if ([...line(f)].length > max) fault(f, 'tooLong', { max });
  const weekdays = weekdaysIn(line('weekday'));
  if (line('weekday') && !weekdays) fault('weekday', 'weekday');
  const clock = clockIn(line('from'));
  if (line('from') && !clock) fault('from', 'time');
  const mode = modeOf(headingOf(cell('mode')));
  if (!mode) fault('mode', 'mode');
  const firstDay = line('fromDay') === '' ? null : parseTime(cell('fromDay'));
  if (line('fromDay') && !firstDay) fault('fromDay', 'day');
  const yuan = line('fee').normalize('NFKC').replace(/元$/, '');
  if (yuan !== '' && !/^\d{1,5}(\.\d{1,2})?$/.test(yuan)) fault('fee', 'number');
  const numbers = {
    seats: whole('seats', null),
    kept: whole('kept', 0) ?? 0,
    minutes: whole('minutes', clock?.minutes ?? MINUTES) ?? MINUTES,
    sessions: whole('sessions', SESSIONS) ?? SESSIONS,
    youngest: whole('youngest', null),
  };
  if (faults.length > 0 || !weekdays || !clock || !mode || numbers.seats === null) return { faults };
  return {
    read: {
      ...{ name: line('name'), subject: line('subject'), course: line('course'), room: line('room') },
      teachers: line('teacher')
        .split(/[、,\uFF0C;\uFF1B]/u)
        .map((t) => t.trim())
        .filter(Boolean),
      ...numbers,
      seats: numbers.seats,
      ...{ mode, weekdays, from: clock.from },
      fromDay: firstDay ? firstDay.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString() : null,
      feeFen: Math.round(Number(yuan || '0') * 100),
      ...{ feeBasis: line('feeBasis'), needs: line('needs') },
    },
  };
}
