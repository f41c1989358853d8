import { type Ctx, inTransaction } from './context.ts';
import { insertForm } from './export.store.ts';
import { record } from './journal.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const A4 = 9;

type Shown = string | number | null;
/** One sheet: a heading row that stays in sight, then a row for each thing. */
export type SheetOut = {
  name: string;
  columns: readonly { head: string; width?: number; isText?: boolean }[];
  rows: readonly (readonly Shown[])[];
  portrait?: boolean;
};

/** An xlsx file as offices print it: A4, as wide as the sheet, the headings on every page. */
export async function sheetFile(name: string, sheets: readonly SheetOut[]) {
  // Loaded when a table is made: it is large, and few are.
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  for (const { name: title, columns, rows, portrait } of sheets) {
    const sheet = book.addWorksheet(title, {
      views: [{ state: 'frozen', ySplit: 1 }],
      pageSetup: {
        paperSize: A4,
        orientation: portrait ? 'portrait' : 'landscape',
        fitToPage: true,
        fitToHeight: 0,
        printTitlesRow: '1:1',
      },
    });
    sheet.columns = columns.map((c) => ({ header: c.head, width: c.width ?? 12 }));
    for (const [i, c] of columns.entries()) if (c.isText) sheet.getColumn(i + 1).numFmt = '@';
    sheet.getRow(1).font = { bold: true };
    for (const row of rows) sheet.addRow([...row]);
  }
  const content = Buffer.from(await book.xlsx.writeBuffer());
  return { content, mediaType: XLSX, name: `${name}.xlsx` };
}

/** Writes down that somebody took a fixed form out, and how much of what was in it: in the journal, and in the log of exports. */
export const recordExport = (ctx: Ctx, area: string, data: Record<string, unknown>) =>
  inTransaction(ctx, async (tx) => {
    await record(tx, { kind: 'export', id: tx.house.newId(), area, verb: 'export', shows: 'staff', data }, 'new');
    const rows = data.rows ?? Object.values(data).find((v) => typeof v === 'number');
    const name = typeof data.of === 'string' ? data.of : (Object.keys(data)[0] ?? 'form');
    if (tx.actor.kind === 'staff') await insertForm(tx, tx.actor, name, typeof rows === 'number' ? rows : null);
  });
