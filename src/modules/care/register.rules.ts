/** A register of people who receive help, as offices keep it: read row by row. Pure. */
import { normalName, readIdNumber } from '#kernel/identity.ts';
import {
  type Columns,
  lineOf,
  type TableCell,
  type TableFault,
  type TableFields,
  type TableRow,
} from '#kernel/table.ts';
import { say, type Word, type WordValues } from '#kernel/words.ts';
import { faults as personFaults } from '#modules/people/people.words.ts';
import { birthYearIn, dayIn, lostDigits } from '#modules/people/roll.rules.ts';
import { rollFaultWords } from '#modules/people/roll.words.ts';
import {
  type CareClass,
  type Circumstance,
  careClasses,
  circumstances,
  monthsAfter,
  subjectFault,
} from './care.rules.ts';
import { careClassWords, circumstanceWords } from './care.words.ts';
import {
  otherCircumstanceWords,
  otherClassWords,
  type RegisterField,
  type RegisterRule,
  registerFaultWords,
  registerFields,
  registerFieldWords,
  registerHeadings,
  whoseWords,
} from './register.words.ts';

export const registerTable: TableFields<RegisterField> = {
  fields: registerFields,
  headings: registerHeadings,
  words: registerFieldWords,
};
export type RegisterFault = TableFault<RegisterField>;

/** One line of a register, as it was understood. */
export type RegisterLine = {
  row: number;
  name: string;
  head: string | null;
  idNumber: string | null;
  birthYear: number | null;
  address: string;
  careClass: CareClass;
  /** Whose benefit it is: one person's, or the household's. */
  isPersonal: boolean;
  amountCents: number | null;
  circumstance: Circumstance;
  since: string;
  lastCheckedOn: string | null;
  nextOn: string | null;
  number: string | null;
};
/** What holds for rows that do not say. */
export type RegisterDefaults = { careClass: CareClass | null; since: string };

const MAX_NUMBER = 80;
const MAX_CENTS = 10_000_000;
const NEXT_MONTHS = 60;

/** What is wrong with a row, in both languages. */
export function registerFault(
  row: number,
  field: RegisterField,
  rule: RegisterRule,
  values: WordValues = {},
): RegisterFault {
  const inLang = (lang: 0 | 1): WordValues => ({ field: registerFieldWords[field][lang], ...values });
  const word = registerFaultWords[rule];
  return { row, field, rule, zh: say(word, 'zh', inLang(0)), en: say(word, 'en', inLang(1)) };
}
/** A fault in the words of another rule. */
export const registerSaying = (row: number, field: RegisterField, rule: string, [zh, en]: Word): RegisterFault => ({
  ...{ row, field, rule, zh, en },
});

/** A word of a column of choices: brackets are signs like others, for 特困(集中供养) is not 特困. */
const choiceOf = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()[\]·・:;,、/*_-]/g, '');
const byWord = <K extends string>(keys: readonly K[], ...words: Readonly<Record<K, readonly string[]>>[]) =>
  new Map(keys.flatMap((k) => [k, ...words.flatMap((w) => w[k])].map((word) => [choiceOf(word), k] as const)));
const classByWord = byWord(careClasses, careClassWords, otherClassWords);
const circumstanceByWord = byWord(circumstances, circumstanceWords, otherCircumstanceWords);
const whoseByWord = byWord(['household', 'person'] as const, whoseWords);
const needyAlone = ['特困', '五保', '特困人员', '特困供养', '五保户', '特困户'];

/** Yuan a month as people write them, in cents; null when they cannot be read. */
export function centsIn(cell: TableCell): number | null {
  const text = lineOf(cell)
    .normalize('NFKC')
    .replace(/[¥,\s]|人民币|元|整|每月|\/月|\/人/g, '');
  if (!/^\d+(?:\.\d{1,2})?$/.test(text)) return null;
  const cents = Math.round(Number(text) * 100);
  return cents >= 1 && cents <= MAX_CENTS ? cents : null;
}

/**
 * The day in a cell, or of the month in it the first or the last. 2025.1 kept as a number may be January or October: it is not guessed.
 */
export function dayOrMonthIn(cell: TableCell, end: 'first' | 'last'): string | null {
  const text = lineOf(cell).normalize('NFKC');
  const month = /^(\d{4})(?:[-/.年]\s?(\d{1,2})月?|(\d{2}))$/.exec(text);
  if (!month) return dayIn(typeof cell === 'string' ? text : cell);
  const m = Number(month[2] ?? month[3]);
  if ((typeof cell === 'number' && !Number.isInteger(cell)) || m < 1 || m > 12) return null;
  const first = Temporal.PlainDate.from({ year: Number(month[1]), month: m, day: 1 });
  return (end === 'first' ? first : first.with({ day: first.daysInMonth })).toString();
}

/** Reads one row, or says everything that is wrong with it. */
export function readRegister(
  { number: row, cells }: TableRow,
  columns: Columns<RegisterField>,
  today: string,
  defaults: RegisterDefaults,
): { read: RegisterLine } | { faults: RegisterFault[] } {
  const cell = (f: RegisterField): TableCell => (columns[f] === undefined ? null : (cells[columns[f]] ?? null));
  const line = (f: RegisterField) => lineOf(cell(f));
  const faults: RegisterFault[] = [];
  const fault = (f: RegisterField, rule: RegisterRule, values?: WordValues) =>
    void faults.push(registerFault(row, f, rule, values));
  const who = readWho(row, cell, faults);
  const { careClass, isPersonal } = readClass(line, defaults.careClass, fault);
  const circumstance = line('circumstance') ? circumstanceByWord.get(choiceOf(line('circumstance'))) : 'steady';
  if (!circumstance) fault('circumstance', 'circumstance');
  const amountCents = line('amount') ? centsIn(cell('amount')) : null;
  if (line('amount') && amountCents === null) fault('amount', 'amount');
  const days = readDays(cell, today, defaults.since, fault);
  const number = line('number').normalize('NFKC') || null;
  if (number && number.length > MAX_NUMBER) fault('number', 'tooLong', { max: MAX_NUMBER });
  if (faults.length > 0 || !who || !careClass || !circumstance || !days) return { faults };
  return { read: { row, ...who, careClass, isPersonal, amountCents, circumstance, ...days, number } };
}

type Cell = (f: RegisterField) => TableCell;
type Blame = (f: RegisterField, rule: RegisterRule, values?: WordValues) => void;

function readWho(row: number, cell: Cell, faults: RegisterFault[]) {
  const line = (f: RegisterField) => lineOf(cell(f));
  const said = (f: RegisterField, rule: string, word: Word) => void faults.push(registerSaying(row, f, rule, word));
  const name = normalName(line('name'));
  if (line('name') === '') faults.push(registerFault(row, 'name', 'required'));
  else if (!name) said('name', 'name', personFaults.name);
  const isLost = lostDigits(cell('idNumber'));
  if (isLost) said('idNumber', 'lostDigits', rollFaultWords.lostDigits);
  const id = line('idNumber') && !isLost ? readIdNumber(line('idNumber')) : null;
  if (typeof id === 'string') said('idNumber', id, id === 'date' ? personFaults.idNumberDate : personFaults.idNumber);
  const born = line('born') ? birthYearIn(cell('born')) : null;
  if (line('born') && (born === null || born < 1880)) faults.push(registerFault(row, 'born', 'born'));
  if (!name || typeof id === 'string') return null;
  return {
    name,
    head: normalName(line('head')),
    idNumber: id?.value ?? null,
    birthYear: id ? Number(id.birthDate.slice(0, 4)) : born,
    address: line('address'),
  };
}

function readClass(line: (f: RegisterField) => string, byDefault: CareClass | null, fault: Blame) {
  const said = choiceOf(line('careClass'));
  const careClass = said ? classByWord.get(said) : byDefault;
  if (!careClass) fault('careClass', said ? (needyAlone.includes(said) ? 'whichNeedy' : 'careClass') : 'required');
  const whose = line('whose') ? whoseByWord.get(choiceOf(line('whose'))) : null;
  if (whose === undefined) fault('whose', 'whose');
  if (!careClass || whose === undefined) return { careClass: null, isPersonal: false };
  const mustBePerson = subjectFault(careClass, null) !== null;
  if (whose === 'household' && mustBePerson) fault('whose', 'householdNotMeant');
  if (whose === 'person' && subjectFault(careClass, '-') !== null) fault('whose', 'personNotMeant');
  return { careClass, isPersonal: mustBePerson || whose === 'person' };
}

function readDays(cell: Cell, today: string, byDefault: string, fault: Blame) {
  const read = (f: RegisterField, end: 'first' | 'last') => {
    if (lineOf(cell(f)) === '') return null;
    const day = dayOrMonthIn(cell(f), end);
    if (!day) fault(f, 'day');
    else if (f !== 'next' && day > today) fault(f, 'future');
    return day;
  };
  const since = read('since', 'first') ?? byDefault;
  const lastCheckedOn = read('lastChecked', 'first');
  const nextOn = read('next', 'last');
  if (nextOn && nextOn < (lastCheckedOn ?? since)) fault('next', 'nextBefore');
  if (nextOn && nextOn > monthsAfter(today, NEXT_MONTHS)) fault('next', 'nextFar');
  return { since, lastCheckedOn, nextOn };
}

/** An address as two tables may write it: without spaces and 号, and the longer may begin with names of places. */
export function isSameAddress(a: string, b: string): boolean {
  const [x = '', y = ''] = [a, b].map((t) =>
    t
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s,、.号#-]/g, ''),
  );
  return x !== '' && y !== '' && (x.endsWith(y) || y.endsWith(x));
}
