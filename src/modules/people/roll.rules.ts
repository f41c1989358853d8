/** A household roll as offices keep it: read row by row, gathered into households. Pure. */
import { isDay, normalName, normalPhone, readIdNumber } from '#kernel/identity.ts';
import { parseTime } from '#kernel/table.time.ts';
import {
  areaTextOf,
  type Columns,
  headingOf,
  lineOf,
  type TableCell,
  type TableFault,
  type TableFields,
  type TableRow,
  valuesByWord,
} from '#kernel/table.ts';
import { say, type Word, type WordValues } from '#kernel/words.ts';
import { type Relation, relations } from './people.rules.ts';
import { peopleWords, faults as personFaults } from './people.words.ts';
import {
  otherRelationWords,
  type RollField,
  type RollRule,
  rollFaultWords,
  rollFields,
  rollFieldWords,
  rollHeadings,
} from './roll.words.ts';

export const rollTable: TableFields<RollField> = { fields: rollFields, headings: rollHeadings, words: rollFieldWords };
export const neededColumns = ['name', 'relation'] as const satisfies readonly RollField[];
export type RollFault = TableFault<RollField>;

/** One person of a roll, as it was understood. */
export type RollPerson = {
  row: number;
  /** What the row calls its household; empty: the one of the row above. */
  household: string;
  area: string;
  address: string;
  name: string;
  relation: Relation;
  idNumber: string | null;
  phone: string | null;
  birthYear: number | null;
  since: string | null;
};
/** The rows of one household, in the order of the table. `refused`: rows of it that cannot be read. */
export type RollHome = { rows: RollPerson[]; refused: { row: number; isHead: boolean }[] };

const ADDRESS_MAX = 120;
const relationByWord = valuesByWord<Relation>(relations, peopleWords.relations, otherRelationWords);

/** What is wrong with a row, in both languages. */
export function rollFault(row: number, field: RollField, rule: RollRule, values: WordValues = {}): RollFault {
  const inLang = (lang: 0 | 1): WordValues => ({ field: rollFieldWords[field][lang], ...values });
  const word = rollFaultWords[rule];
  return { row, field, rule, zh: say(word, 'zh', inLang(0)), en: say(word, 'en', inLang(1)) };
}
/** A fault in the words of another rule: how a name, a number or a database refuses. */
export const faultSaying = (row: number, field: RollField, rule: string, [zh, en]: Word): RollFault => ({
  row,
  field,
  rule,
  zh,
  en,
});

/** The day in a cell, as the wall clock of the county has it; null when it cannot be read. */
export function dayIn(cell: TableCell): string | null {
  const text = lineOf(cell);
  if (isDay(text)) return text;
  return parseTime(cell)?.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString() ?? null;
}

/**
 * An identity number that a spreadsheet kept as a number: from the sixteenth digit on it has only noughts, so that what can still be read
 * is the number of somebody else.
 */
export const lostDigits = (cell: TableCell): boolean =>
  (typeof cell === 'number' && Math.abs(cell) >= 1e15) ||
  /^\d(?:\.\d+)?E\+?1[4-9]$/i.test(lineOf(cell).normalize('NFKC'));

/** A day number of Excel in a cell that was not formatted as a date; five digits are no year. */
function yearOfSerial(text: string): number | null {
  if (!/^\d{5}$/.test(text)) return null;
  return Temporal.PlainDate.from('1899-12-30').add({ days: Number(text) }).year;
}

/** The year of birth in a cell that holds a date, a month, or a year; null when it cannot be read. */
export function birthYearIn(cell: TableCell): number | null {
  const text = lineOf(cell).normalize('NFKC');
  const short = /^(\d{4})(?:[-/.年]\s*(\d{1,2})?月?)?$/.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text);
  const month = short?.[2] ? Number(short[2]) : 1;
  if (short?.[1] && month >= 1 && month <= 12) return Number(short[1]);
  const day = dayIn(cell);
  return day ? Number(day.slice(0, 4)) : yearOfSerial(text);
}

/** Reads one row: the person, or everything that is wrong with it. `isHead`: whether it was meant to be the head's. */
export function readRoll(
  { number: row, cells }: TableRow,
  columns: Columns<RollField>,
  today: string,
): { read: RollPerson } | { faults: RollFault[]; household: string; isHead: boolean } {
  const cell = (field: RollField): TableCell => (columns[field] === undefined ? null : (cells[columns[field]] ?? null));
  const line = (field: RollField) => lineOf(cell(field));
  const faults: RollFault[] = [];
  const fault = (field: RollField, rule: RollRule, values: WordValues = {}) =>
    faults.push(rollFault(row, field, rule, values));
  const said = (field: RollField, rule: string, word: Word) => faults.push(faultSaying(row, field, rule, word));

  const household = line('household').normalize('NFKC');
  const name = normalName(line('name'));
  if (line('name') === '') fault('name', 'required');
  else if (!name) said('name', 'name', personFaults.name);
  const relation = relationByWord.get(headingOf(line('relation')));
  if (!relation) fault('relation', line('relation') ? 'relation' : 'required');
  // Full-width digits are typed by whoever has Chinese input on: the same door.
  const address = line('address').replace(/[０-９Ａ-Ｚａ-ｚ－]/g, (sign) => sign.normalize('NFKC'));
  if (address.length > ADDRESS_MAX) fault('address', 'tooLong', { max: ADDRESS_MAX });
  const isLost = lostDigits(cell('idNumber'));
  const id = line('idNumber') && !isLost ? readIdNumber(line('idNumber')) : null;
  if (isLost) fault('idNumber', 'lostDigits');
  if (typeof id === 'string') said('idNumber', id, id === 'date' ? personFaults.idNumberDate : personFaults.idNumber);
  const phone = line('phone') ? normalPhone(line('phone')) : null;
  if (line('phone') && !phone) said('phone', 'phone', personFaults.phone);
  const birthYear = line('born') ? birthYearIn(cell('born')) : null;
  if (line('born') && (birthYear === null || birthYear < 1880)) fault('born', 'born');
  const born = typeof id === 'object' && id ? id.birthDate : null;
  if ((born ?? '') > today || (birthYear ?? 0) > Number(today.slice(0, 4))) fault(born ? 'idNumber' : 'born', 'future');
  const since = line('since') ? dayIn(cell('since')) : null;
  if (line('since') && !since) fault('since', 'since');
  if (since && since > today) fault('since', 'future');
  if (faults.length > 0 || !name || !relation) return { faults, household, isHead: relation === 'head' };
  const idNumber = typeof id === 'object' && id ? id.value : null;
  const area = areaTextOf(cell('area'));
  return { read: { row, household, area, address, name, relation, idNumber, phone, birthYear, since } };
}

/**
 * Gathers rows into households: by the number where the table has one (an empty cell, as merged ones are, belongs to the row above), else
 * from each head to the next. Rows before the first head stand in a household of their own, which has none.
 */
export function gather(
  rows: readonly (RollPerson | { row: number; household: string; isHead: boolean })[],
): RollHome[] {
  const homes: RollHome[] = [];
  const byNumber = new Map<string, RollHome>();
  let current: RollHome | undefined;
  const begin = () => {
    const home: RollHome = { rows: [], refused: [] };
    homes.push(home);
    return home;
  };
  for (const r of rows) {
    const isHead = 'relation' in r ? r.relation === 'head' : r.isHead;
    if (r.household) {
      current = byNumber.get(r.household) ?? begin();
      byNumber.set(r.household, current);
    } else if (!current || (byNumber.size === 0 && isHead)) current = begin();
    if ('relation' in r) current.rows.push(r);
    else current.refused.push({ row: r.row, isHead });
  }
  return homes;
}

/** What keeps a whole household out: one fault on each of its rows, so that the report names every one. */
export function homeFaults(home: RollHome): RollFault[] {
  const heads = home.rows.filter((r) => r.relation === 'head');
  const refusedHead = home.refused.find((r) => r.isHead);
  const all = (fault: (r: RollPerson) => RollFault) => home.rows.map(fault);
  if (heads.length === 0 && refusedHead)
    return all((r) => rollFault(r.row, 'relation', 'withHead', { first: refusedHead.row }));
  if (heads.length === 0) return all((r) => rollFault(r.row, 'relation', 'noHead'));
  if (home.rows.every((r) => r.address === '')) {
    const [first, ...others] = home.rows;
    if (!first) return [];
    return [
      rollFault(first.row, 'address', 'required'),
      ...others.map((r) => rollFault(r.row, 'address', 'withHome', { first: first.row })),
    ];
  }
  return [];
}
