import type { CellValue, Workbook, Worksheet } from 'exceljs';
import { readSheet } from '#platform/sheet.ts';
import { noFact } from './facts.words.ts';
import type { ReturnColumn } from './returns.rules.ts';

const LIMITS = { maxRows: 2000, maxBytes: 10 * 2 ** 20 };
const MAX_TEMPLATE = 2 ** 20;
const HEAD_WITHIN = 10;
const MAX_COLUMNS = 60;

export type Heads = { headRow: number; heads: { column: number; head: string }[] };

/**
 * The headings of an office's empty table: the row named, else of the first ten the one with most filled cells (titles and “填报单位” lines
 * have fewer). Throws when it is no xlsx, too large, or has no such row.
 */
export async function readHeads(bytes: Buffer, headRow?: number): Promise<Heads> {
  if (bytes.length > MAX_TEMPLATE) throw noFact('templateTooBig', 413);
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') throw noFact('notATemplate', 415);
  const rows = (await readSheet(bytes, LIMITS)).filter((r) => r.number <= (headRow ?? HEAD_WITHIN));
  const filled = (r: (typeof rows)[number]) => r.cells.filter((c) => typeof c === 'string' && c.trim() !== '').length;
  const most = Math.max(0, ...rows.map(filled));
  const row = headRow ? rows.find((r) => r.number === headRow) : rows.find((r) => filled(r) === most);
  if (!row || filled(row) < 2) throw noFact('noHeadings');
  const heads = row.cells.flatMap((cell, i) => {
    const head = typeof cell === 'string' ? cell.replace(/\s+/g, '').slice(0, 60) : '';
    return head ? [{ column: i + 1, head }] : [];
  });
  return { headRow: row.number, heads: heads.slice(0, MAX_COLUMNS) };
}

const asNumber = (value: string): CellValue => (/^\d{1,10}(\.\d+)?$/.test(value) ? Number(value) : value);
/** Long digit strings stay text: a spreadsheet would round an identity number. */
const cellOf = (c: ReturnColumn, value: string): CellValue =>
  c.is === 'known' && !['serial', 'size', 'birthYear'].includes(c.field) ? value : asNumber(value);

/** How many empty rows the template has before what stands below (“填报人:…”); null when nothing does. */
function roomIn(sheet: Worksheet, firstRow: number): number | null {
  for (let n = firstRow; n <= sheet.rowCount; n += 1) {
    const { values } = sheet.getRow(n);
    if (Array.isArray(values) && values.some((v) => v !== null && v !== undefined && v !== '')) return n - firstRow;
  }
  return null;
}

/** The office's own file with the rows below its headings; widths, borders, titles and what stands below stay. */
export async function fillTemplate(
  template: Buffer,
  form: { columns: readonly ReturnColumn[]; firstRow: number },
  rows: readonly (readonly string[])[],
): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const book: Workbook = new excel.Workbook();
  await book.xlsx.load(template as never);
  const sheet = book.worksheets[0]!;
  const pattern = sheet.getRow(form.firstRow);
  const styles = form.columns.map((c) => ({ ...pattern.getCell(c.column).style }));
  const room = roomIn(sheet, form.firstRow);
  if (room !== null && room < rows.length)
    sheet.spliceRows(form.firstRow, 0, ...Array.from({ length: rows.length - room }, () => []));
  for (const [i, values] of rows.entries()) {
    const row = sheet.getRow(form.firstRow + i);
    if (pattern.height) row.height = pattern.height;
    for (const [j, c] of form.columns.entries()) {
      const cell = row.getCell(c.column);
      cell.style = styles[j] ?? {};
      cell.value = cellOf(c, values[j] ?? '');
      if (c.is === 'known' && c.field !== 'serial') cell.numFmt = '@';
    }
    row.commit();
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
