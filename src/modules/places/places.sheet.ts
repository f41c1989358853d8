import type ExcelJS from 'exceljs';
import { Refused } from '#kernel/refusal.ts';
import { type PlaceKind, type PlaceRow, placeKinds } from './places.rules.ts';
import { placeKindWords, placeRefusalWords } from './places.words.ts';

const unreadable = () => new Refused('sheetUnreadable', 422, placeRefusalWords.sheetUnreadable);

const headings: Readonly<Record<string, keyof PlaceRow>> = {
  代码: 'code',
  区划代码: 'code',
  code: 'code',
  名称: 'name',
  name: 'name',
  类别: 'kind',
  kind: 'kind',
  启用日期: 'validFrom',
  'valid from': 'validFrom',
  停用日期: 'validTo',
  'valid to': 'validTo',
  别名: 'aliases',
  aliases: 'aliases',
};
const kindsByWord = new Map<string, PlaceKind>(
  placeKinds.flatMap((kind) => [kind, ...placeKindWords[kind]].map((word) => [word, kind] as const)),
);

/** A cell as text: Excel keeps codes as numbers and days as moments in UTC, whatever they look like. */
function textOf(cell: ExcelJS.Cell): string {
  if (cell.value instanceof Date) return cell.value.toISOString().slice(0, 10);
  return cell.text.trim();
}

/** The rows of the first sheet of an xlsx file; its first row names the columns. Only reads: the rules come after. */
export async function readPlaceSheet(bytes: Uint8Array): Promise<unknown[]> {
  // Loaded when a table comes: it is large, and few ever come.
  const { Workbook } = (await import('exceljs')).default;
  const book = new Workbook();
  try {
    await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  } catch {
    throw unreadable();
  }
  const sheet = book.worksheets[0];
  if (!sheet) throw unreadable();
  const columns = new Map<keyof PlaceRow, number>();
  sheet.getRow(1).eachCell((cell, column) => {
    const heading = headings[textOf(cell).toLowerCase()];
    if (heading) columns.set(heading, column);
  });
  if (!columns.has('code') || !columns.has('name') || !columns.has('kind')) throw unreadable();
  const rows: unknown[] = [];
  sheet.eachRow((row, number) => {
    if (number === 1) return;
    const cell = (of: keyof PlaceRow) => {
      const column = columns.get(of);
      return column === undefined ? '' : textOf(row.getCell(column));
    };
    const kind = cell('kind');
    rows.push({
      code: cell('code'),
      name: cell('name'),
      kind: kindsByWord.get(kind) ?? kind,
      ...(cell('validFrom') && { validFrom: cell('validFrom') }),
      ...(cell('validTo') && { validTo: cell('validTo') }),
      ...(cell('aliases') && {
        aliases: cell('aliases')
          .split(/[、,\uFF0C;\uFF1B\s]+/u)
          .filter(Boolean),
      }),
    });
  });
  return rows;
}
