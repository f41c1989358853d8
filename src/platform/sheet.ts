import { isCsvLike, readCsv } from './sheet.csv.ts';
import { sheetRefused } from './sheet.refused.ts';
import type { SheetLimits, SheetRow } from './sheet.row.ts';
import { readXlsx } from './sheet.xlsx.ts';
import { isZip } from './sheet.zip.ts';

export const COMMAND_LINE_LIMITS: SheetLimits = { maxRows: 200_000, maxBytes: 100 * 2 ** 20 };

const OLD_EXCEL = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * The filled rows of the first sheet of an xlsx file, or of a csv text in UTF-8, UTF-16 or GB18030: told apart by content, not
 * by name. Throws Refused for everything else, and for what is larger unpacked than the limits allow.
 */
export async function readSheet(bytes: Uint8Array, limits: SheetLimits): Promise<SheetRow[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length === 0) throw sheetRefused.empty();
  if (buffer.subarray(0, 8).equals(OLD_EXCEL)) throw sheetRefused.oldExcel();
  if (isZip(buffer)) return readXlsx(buffer, limits);
  if (isCsvLike(buffer)) return readCsv(buffer, limits);
  throw sheetRefused.notASheet();
}
