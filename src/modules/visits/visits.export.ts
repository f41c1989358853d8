import { say } from '#kernel/words.ts';
import { dayOf } from '#modules/places/index.ts';
import { inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { visitConsoleWords as w } from './visits.console.words.ts';
import type { visitsApi } from './visits.contract.ts';
import { selectVisits } from './visits.store.ts';
import { rowsOf, staffOf } from './visits.view.ts';
import { visitHowWords, visitResultWords, visitWords } from './visits.words.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST = 5000;

/** The list as a table, without a word of what was said; who took it, when and what for stands on every printed page and in the journal. */
export const exportVisits: Handler<(typeof visitsApi)['exportVisits']> = async (ctx, { query }) => {
  const self = staffOf(ctx);
  const { why, ...filter } = query;
  const { items } = await selectVisits(ctx, filter, MOST);
  const rows = await rowsOf(ctx, items);
  await inTransaction(ctx, (tx) =>
    record(
      tx,
      {
        kind: 'export',
        id: tx.house.newId(),
        area: self.area,
        verb: 'export',
        shows: 'staff',
        data: { visits: rows.length, why, ...filter },
      },
      'new',
    ),
  );
  const at = ctx.now.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString({ smallestUnit: 'minute' });
  const mark = say(visitWords.watermark, 'zh', { who: self.name, at: at.replace('T', ' '), why });
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet(visitWords.sheet[0], {
    views: [{ state: 'frozen', ySplit: 2 }],
    // An ampersand begins a code there.
    headerFooter: { oddHeader: `&C${mark.replaceAll('&', '&&')}`, oddFooter: `&C${mark.replaceAll('&', '&&')}` },
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
  });
  const columns = [
    { head: w.day, width: 12, of: (r: (typeof rows)[number]) => r.day },
    { head: w.place, width: 34, of: (r: (typeof rows)[number]) => r.placeName },
    { head: w.household, width: 12, of: (r: (typeof rows)[number]) => r.household ?? '' },
    { head: w.address, width: 28, of: (r: (typeof rows)[number]) => r.address },
    { head: w.purpose, width: 18, of: (r: (typeof rows)[number]) => r.purposeSays[0] },
    { head: w.how, width: 12, of: (r: (typeof rows)[number]) => visitHowWords[r.how][0] },
    { head: w.result, width: 12, of: (r: (typeof rows)[number]) => visitResultWords[r.result][0] },
    { head: w.unit, width: 18, of: (r: (typeof rows)[number]) => r.unit },
    { head: w.needs, width: 8, of: (r: (typeof rows)[number]) => r.needs },
    { head: w.needsOpen, width: 10, of: (r: (typeof rows)[number]) => r.needsOpen },
    { head: w.correctionsOpen, width: 12, of: (r: (typeof rows)[number]) => r.correctionsOpen },
  ];
  columns.forEach((c, i) => {
    sheet.getColumn(i + 1).width = c.width;
  });
  sheet.addRow([mark]).font = { italic: true, color: { argb: 'FF888888' } };
  sheet.addRow(columns.map((c) => c.head[0])).font = { bold: true };
  for (const r of rows) sheet.addRow(columns.map((c) => c.of(r)));
  const content = Buffer.from(await book.xlsx.writeBuffer());
  return { content, mediaType: XLSX, name: `${visitWords.sheet[0]}-${dayOf(ctx.now)}.xlsx` };
};
