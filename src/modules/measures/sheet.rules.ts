/** A table of measures as offices keep it, read row by row; merged cells come with their value in each row. Pure. */
import { parseTime } from '#kernel/table.time.ts';
import {
  type Columns,
  lineOf,
  type TableCell,
  type TableFault,
  type TableFields,
  type TableRow,
  textOf,
} from '#kernel/table.ts';
import { say, type WordValues } from '#kernel/words.ts';
import {
  type SheetField,
  type SheetRule,
  sheetFaultWords,
  sheetFields,
  sheetFieldWords,
  sheetHeadings,
} from './sheet.words.ts';

export const measureTable: TableFields<SheetField> = {
  fields: sheetFields,
  headings: sheetHeadings,
  words: sheetFieldWords,
};
export const neededColumns = ['body', 'lead', 'due'] as const satisfies readonly SheetField[];
export type MeasureFault = TableFault<SheetField>;
export type SheetMeasure = {
  row: number;
  /** Null: the next free one. */
  nth: number | null;
  body: string;
  lead: string;
  units: string[];
  dueOn: string;
  proof: string;
};

/** What is wrong with a row, in both languages. */
export function measureFault(row: number, field: SheetField, rule: SheetRule, values: WordValues = {}): MeasureFault {
  const inLang = (lang: 0 | 1): WordValues => ({ field: sheetFieldWords[field][lang], ...values });
  const word = sheetFaultWords[rule];
  return { row, field, rule, zh: say(word, 'zh', inLang(0)), en: say(word, 'en', inLang(1)) };
}

const lastDay = (year: number, month: number): string =>
  Temporal.PlainYearMonth.from({ year, month }).toPlainDate({ day: 31 }).toString();
/** A day as offices write it: any date, and `2026年6月`, `6月底前` (of the year of issue), `2026年底`, `年底前`, `二季度末`. */
export function dueIn(cell: TableCell | undefined, year: number): string | null {
  if (cell === null || cell === undefined) return null;
  const said =
    typeof cell === 'string'
      ? cell
          .normalize('NFKC')
          .trim()
          .replace(/以?前(?:完成)?$|完成$/, '')
      : cell;
  const t = typeof said === 'string' ? said.replace(/\s/g, '') : '';
  const inYear = /^(?:(\d{4})年?|今年|本年)?(?:年)?(?:年?底|12月底|年末)$/.exec(t);
  if (inYear) return `${inYear[1] ?? year}-12-31`;
  const inMonth = /^(?:(\d{4})[年.\-/])?(\d{1,2})月?(?:底|末|份)?$/.exec(t);
  if (inMonth && /[月年.\-/]/.test(t)) {
    const month = Number(inMonth[2]);
    return month >= 1 && month <= 12 ? lastDay(Number(inMonth[1] ?? year), month) : null;
  }
  const quarter = /^(?:(\d{4})年)?第?([一二三四1-4])季度(?:底|末)?$/.exec(t);
  if (quarter) {
    const n = '一二三四'.indexOf(quarter[2] ?? '') + 1 || Number(quarter[2]);
    return lastDay(Number(quarter[1] ?? year), n * 3);
  }
  const short = /^(\d{1,2})月(\d{1,2})日?$/.exec(t);
  const at = parseTime(short ? `${year}-${short[1]}-${short[2]}` : said);
  return at?.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString() ?? null;
}

const namesIn = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(/[、,;/\n]|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u)
    .map((p) => p.replace(/^[::]|等$/g, '').trim())
    .filter(Boolean);
const nthIn = (cell: TableCell | undefined): number | null | 'wrong' => {
  const t = lineOf(cell)
    .normalize('NFKC')
    .replace(/^第|[条.、]$/g, '');
  if (t === '') return null;
  const n = Number(t);
  return Number.isInteger(n) && n >= 1 && n <= 500 ? n : 'wrong';
};

/** One row, or everything that is wrong with it. */
export function readMeasure(
  row: TableRow,
  columns: Columns<SheetField>,
  year: number,
): { read: SheetMeasure } | { faults: MeasureFault[] } {
  const cell = (f: SheetField) => (columns[f] === undefined ? undefined : row.cells[columns[f]]);
  const faults: MeasureFault[] = [];
  const bad = (field: SheetField, rule: SheetRule, values: WordValues = {}) =>
    void faults.push(measureFault(row.number, field, rule, values));
  const body = textOf(cell('body'));
  const proof = textOf(cell('proof'));
  const leads = namesIn(textOf(cell('lead')));
  const nth = nthIn(cell('nth'));
  const dueText = lineOf(cell('due'));
  const dueOn = dueIn(cell('due'), year);
  if (body.length < 2) bad('body', 'required');
  if (body.length > 1000) bad('body', 'tooLong', { max: 1000 });
  if (proof.length > 500) bad('proof', 'tooLong', { max: 500 });
  if (nth === 'wrong') bad('nth', 'nth', { part: lineOf(cell('nth')) });
  if (leads.length === 0) bad('lead', 'required');
  if (leads.length > 1) bad('lead', 'manyLeads', { part: leads.join('、') });
  if (dueText === '') bad('due', 'required');
  else if (!dueOn) bad('due', 'day', { part: dueText });
  const [lead] = leads;
  if (faults.length > 0 || !dueOn || !lead || nth === 'wrong') return { faults };
  const units = namesIn(textOf(cell('units'))).filter((u) => u !== lead);
  return {
    read: {
      row: row.number,
      nth,
      body,
      lead,
      units: [...new Set(units)],
      dueOn,
      proof: proof.length < 2 ? '见措施内容' : proof,
    },
  };
}
