import { sheetRefused } from './sheet.refused.ts';
import type { Cell, SheetLimits, SheetRow } from './sheet.row.ts';
import { walkXml } from './sheet.xml.ts';

type Known = {
  strings: readonly string[];
  isDate: readonly boolean[];
  uses1904: boolean;
  limits: SheetLimits;
};
type Merge = { top: number; bottom: number; left: number; right: number };
type Row = { number: number; cells: Cell[] };

/** What lies further to the right is not read: no table of people's words is as wide. */
const MAX_COLUMNS = 256;
const MAX_SERIAL = 2_958_465; // 9999-12-31
const BEFORE_1900 = Temporal.PlainDate.from('1899-12-30');
const FROM_1904 = Temporal.PlainDate.from('1904-01-01');

/** A day number of Excel as wall-clock time, to the second; null for what is none. */
export function momentOfSerial(serial: number, uses1904 = false): Temporal.PlainDateTime | null {
  if (!(serial >= 0) || serial > MAX_SERIAL) return null;
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  return (uses1904 ? FROM_1904 : BEFORE_1900)
    .add({ days })
    .toPlainDateTime()
    .add({ seconds: seconds - days * 86_400 });
}

/** Excel writes signs that XML cannot hold as _x000D_. */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** `AB12` as column and row, counted from 0 and 1; null where it is none. */
function placeOf(reference: string | undefined): { column: number; row: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference ?? '');
  if (!match) return null;
  const column = [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(match[2]) };
}

function cellOf(type: string, style: number, raw: string, known: Known): Cell {
  if (raw === '') return null;
  if (type === 's') return unescaped(known.strings[Number(raw)] ?? '');
  if (type === 'str' || type === 'inlineStr') return unescaped(raw);
  if (type === 'b') return raw === '1';
  if (type === 'e') return null; // #N/A and the like: nothing that anybody said
  if (type === 'd') return raw;
  const number = Number(raw);
  if (Number.isNaN(number)) return raw;
  return (known.isDate[style] ? momentOfSerial(number, known.uses1904) : null) ?? number;
}

const isFilled = (cell: Cell | undefined) =>
  cell !== null && cell !== undefined && (typeof cell !== 'string' || cell.trim() !== '');

/** The filled rows of a sheet. A merged range has its one value in every row that also says something of its own. */
export function rowsOf(xml: string, known: Known): SheetRow[] {
  const rows: Row[] = [];
  const merges: Merge[] = [];
  let row: Row = { number: 0, cells: [] };
  let column = -1;
  let type = '';
  let style = 0;
  let raw = '';
  let isValue = false;
  let isReading = false;
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'row') {
        row = { number: Number(attribute('r') ?? row.number + 1), cells: [] };
        column = -1;
      } else if (name === 'c') {
        column = placeOf(attribute('r'))?.column ?? column + 1;
        type = attribute('t') ?? 'n';
        style = Number(attribute('s') ?? 0);
        raw = '';
      } else if (name === 'v' || name === 't') isValue = true;
      else if (name === 'rPh') isReading = true;
      else if (name === 'mergeCell') {
        const [from, to] = (attribute('ref') ?? '').split(':').map(placeOf);
        if (from && to) merges.push({ top: from.row, bottom: to.row, left: from.column, right: to.column });
      }
    },
    text(piece) {
      if (isValue && !isReading) raw += piece;
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'rPh') isReading = false;
      else if (name === 'c' && column < MAX_COLUMNS) {
        while (row.cells.length < column) row.cells.push(null);
        row.cells[column] = cellOf(type, style, raw, known);
      } else if (name === 'row' && row.cells.some(isFilled)) {
        rows.push(row);
        if (rows.length > known.limits.maxRows) throw sheetRefused.tooManyRows(known.limits);
      }
    },
  });
  spread(rows, merges);
  return rows;
}

/**
 * Gives merged values to the rows they span, and only to rows that are there. True merges do not overlap, so there is an end to
 * the cells they can fill; a file made to keep us busy is refused.
 */
function spread(rows: readonly Row[], merges: readonly Merge[]): void {
  const indexOf = new Map(rows.map((row, i) => [row.number, i]));
  let left = rows.length * MAX_COLUMNS;
  for (const merge of merges) {
    const first = indexOf.get(merge.top);
    const value = first === undefined ? null : rows[first]!.cells[merge.left];
    if (first === undefined || value === undefined || !isFilled(value)) continue;
    const right = Math.min(merge.right, MAX_COLUMNS - 1);
    for (let i = first + 1; i < rows.length && rows[i]!.number <= merge.bottom; i++) {
      left -= Math.max(1, right - merge.left + 1);
      if (left < 0) throw sheetRefused.damaged();
      fill(rows[i]!.cells, merge.left, right, value);
    }
  }
}

function fill(cells: Cell[], from: number, to: number, value: Cell): void {
  while (cells.length <= to) cells.push(null);
  for (let column = from; column <= to; column++) if (!isFilled(cells[column])) cells[column] = value;
}
