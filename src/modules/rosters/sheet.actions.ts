import { inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { viewRoster } from './rosters.actions.ts';
import type { rostersApi } from './rosters.contract.ts';
import { rosterById } from './rosters.store.ts';
import { sheetWords as w } from './rosters.words.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const weekday = (day: string) => w.weekdays[0][Temporal.PlainDate.from(day).dayOfWeek - 1] ?? '';

/** The month as a sheet to hang on the wall: a row a day. */
export const exportRoster: Handler<(typeof rostersApi)['exportRoster']> = async (ctx, { params }) => {
  const roster = await viewRoster(ctx, await rosterById(ctx, params.id));
  await inTransaction(ctx, (tx) =>
    record(
      tx,
      {
        kind: 'export',
        id: tx.house.newId(),
        area: roster.area,
        verb: 'export',
        shows: 'staff',
        data: { roster: roster.month },
      },
      'new',
    ),
  );
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet(roster.month, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = [
    { header: w.day[0], width: 14 },
    { header: w.weekday[0], width: 8 },
    { header: w.people[0], width: 30 },
    { header: w.what[0], width: 14 },
  ];
  sheet.getRow(1).font = { bold: true };
  for (const d of roster.days)
    sheet.addRow([d.day, weekday(d.day), d.people.map((p) => p.name).join('、'), d.name || w[d.is][0]]);
  sheet.pageSetup = { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 1 };
  const content = Buffer.from(await book.xlsx.writeBuffer());
  return { content, mediaType: XLSX, name: `${roster.unit}-${w.sheet[0]}-${roster.month}.xlsx` };
};
