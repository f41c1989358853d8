import { MARK_SIGN } from '#kernel/export.ts';
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
  if (isZip(buffer)) return withoutMark(await readXlsx(buffer, limits));
  if (isCsvLike(buffer)) return withoutMark(readCsv(buffer, limits).map(fused));
  throw sheetRefused.notASheet();
}

/** Below a table of ours stands who took it out: no row of it. */
function withoutMark(rows: SheetRow[]): SheetRow[] {
  let end = rows.length;
  while (end > 0 && String(rows[end - 1]?.cells[0] ?? '').startsWith(MARK_SIGN)) end--;
  return rows.slice(0, end);
}

/** The apostrophe our own texts have before what a spreadsheet would take for a formula. */
const fused = (row: SheetRow): SheetRow => ({
  ...row,
  cells: row.cells.map((cell) => (typeof cell === 'string' && /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell)),
});
