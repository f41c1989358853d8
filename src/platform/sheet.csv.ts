import { CsvError, parse } from 'csv-parse/sync';
import { sheetRefused } from './sheet.refused.ts';
import type { SheetLimits, SheetRow } from './sheet.row.ts';

const MAX_RECORD = 1_000_000;
const UTF16_LE = Buffer.from([0xff, 0xfe]);

/** Text has no zero bytes, except in UTF-16, which says so by its first two. */
export const isCsvLike = (bytes: Buffer): boolean => bytes.subarray(0, 2).equals(UTF16_LE) || !bytes.includes(0);

function decode(bytes: Buffer): string {
  if (bytes.subarray(0, 2).equals(UTF16_LE)) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: Excel in China saves csv in GB 18030.
  }
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    throw sheetRefused.notASheet();
  }
}

/** The sign that stands most often in the first line. */
function delimiterOf(text: string): string {
  const line = text.slice(0, 4000).split('\n')[0] ?? '';
  const count = (sign: string) => line.split(sign).length;
  return [',', '\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

export function readCsv(bytes: Buffer, limits: SheetLimits): SheetRow[] {
  if (bytes.length > limits.maxBytes) throw sheetRefused.tooBig(limits);
  const text = decode(bytes);
  let records: string[][];
  try {
    records = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MAX_RECORD,
      to: limits.maxRows + 1,
    });
  } catch (error) {
    if (error instanceof CsvError) throw sheetRefused.csvBroken(Number(error.lines) || 1);
    throw error;
  }
  if (records.length > limits.maxRows) throw sheetRefused.tooManyRows(limits);
  const rows = records.map((cells, i) => ({ number: i + 1, cells }));
  return rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
}
