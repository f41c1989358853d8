import { lineOf, type TableCell, type TableFault, type TableFields, type TableRow } from '#kernel/table.ts';
import { say, type WordValues } from '#kernel/words.ts';
import type { Away, Placed } from './rosters.rules.ts';
import { isAway } from './rosters.rules.ts';
import {
  type RosterColumn,
  type RosterFault,
  rosterColumns,
  rosterColumnWords,
  rosterFaultWords,
} from './sheet.words.ts';

/* A roster that hangs on the wall already, read from the table it was made in. */

export const rosterTable: TableFields<RosterColumn> = {
  fields: rosterColumns,
  words: rosterColumnWords,
  headings: {
    day: ['值班日期', '时间', '日期'],
    people: ['值班人员', '值班干部', '带班人员', '值班员', '姓名', '值班人'],
  },
};

/** The day a cell means, in the month the table is for: 2026-04-01, 2026/4/1, 4月1日, 4.1, 1日, 1, or a date of Excel. */
export function dayIn(cell: TableCell | undefined, month: string): string | null {
  if (cell !== null && typeof cell === 'object') return cell.toPlainDate().toString();
  const text = lineOf(cell)
    .normalize('NFKC')
    .replace(/\s|(星期|周)[一二三四五六日天]|\(.*\)/g, '');
  const [year, inMonth] = month.split('-');
  const whole = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  const alone = /^(\d{1,2})日?$/.exec(text);
  if (!whole && !alone) return null;
  const [y = year, m = inMonth, d = alone?.[1]] = whole?.slice(1) ?? [];
  try {
    return Temporal.PlainDate.from(
      { year: Number(y), month: Number(m), day: Number(d) },
      { overflow: 'reject' },
    ).toString();
  } catch {
    return null;
  }
}

/** The names in a cell, however they are kept apart; a name of two characters is often written with a space between them. */
export const namesIn = (cell: TableCell | undefined): string[] =>
  lineOf(cell)
    .normalize('NFKC')
    .replace(/^(\p{Script=Han}) +(\p{Script=Han})$/u, '$1$2')
    .split(/[、,;/\s]+/)
    .map((name) => name.replace(/\(.*\)|[\d-]{7,}/g, '').trim())
    .filter(Boolean);

type Known = {
  month: string;
  perDay: number;
  people: readonly { id: string; name: string }[];
  away: readonly Away[];
};
type Fault = TableFault<RosterColumn>;

/** Every row with what is wrong with it; whoever is meant where nothing is. */
export function readRoster(
  rows: readonly TableRow[],
  columns: Partial<Record<RosterColumn, number>>,
  known: Known,
): { placed: Placed[]; faults: Fault[] } {
  const placed: Placed[] = [];
  const faults: Fault[] = [];
  const rowOf = new Map<string, number>();
  for (const row of rows) {
    const cell = (c: RosterColumn) => (columns[c] === undefined ? null : row.cells[columns[c]]);
    const wrong = (field: RosterColumn, rule: RosterFault, values: WordValues = {}) =>
      void faults.push({
        ...{ row: row.number, field, rule },
        zh: say(rosterFaultWords[rule], 'zh', values),
        en: say(rosterFaultWords[rule], 'en', values),
      });
    const names = namesIn(cell('people'));
    if (lineOf(cell('day') ?? null) === '' && names.length === 0) continue;
    const day = dayIn(cell('day'), known.month);
    if (!day) {
      wrong('day', 'dayUnread');
      continue;
    }
    if (day.slice(0, 7) !== known.month) wrong('day', 'dayOutside', { month: known.month });
    const before = rowOf.get(day);
    if (before !== undefined && known.perDay === 1) wrong('day', 'dayTwice', { first: before });
    rowOf.set(day, before ?? row.number);
    if (names.length === 0) wrong('people', 'nobody');
    for (const name of names) {
      const [who, another] = known.people.filter((p) => p.name === name);
      if (!who) wrong('people', 'stranger', { name });
      else if (another) wrong('people', 'namesake', { name });
      else if (placed.some((p) => p.day === day && p.accountId === who.id)) wrong('people', 'personTwice', { name });
      else if (isAway(known.away, who.id, day)) wrong('people', 'onLeave', { name });
      else placed.push({ day, accountId: who.id });
    }
    const n = placed.filter((p) => p.day === day).length;
    // The same day twice is told as such already.
    const isTold = before !== undefined && known.perDay === 1;
    if (n > known.perDay && !isTold) wrong('people', 'tooMany', { n, perDay: known.perDay });
  }
  return { placed, faults };
}
