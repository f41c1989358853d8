import { dayOf } from '#modules/places/index.ts';
import { inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { staffOf } from './aid.act.ts';
import { listAid } from './aid.actions.ts';
import { aidColumnWords, exportPurposeWords, watermark } from './aid.console.words.ts';
import type { AidApi } from './aid.contract.ts';
import { stepWords } from './aid.means.words.ts';
import type { AidRow } from './aid.views.contract.ts';
import { aidKindWords, aidStatusWords, aidWords } from './aid.words.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const cells: Readonly<Record<keyof typeof aidColumnWords, (r: AidRow) => string | number | null>> = {
  number: (r) => r.number,
  kind: (r) => aidKindWords[r.kind][0],
  status: (r) => aidStatusWords[r.status][0],
  applicant: (r) => r.applicant,
  size: (r) => r.size,
  place: (r) => r.placeName,
  appliedOn: (r) => r.appliedOn,
  due: (r) => (r.due ? `${stepWords[r.due.step][0]} ${r.due.day}${r.due.isOverdue ? '(已超期)' : ''}` : null),
  amount: (r) => (r.amountCents === null ? null : r.amountCents / 100),
  paidFrom: (r) => r.paidFrom,
};
const widths: Partial<Record<keyof typeof aidColumnWords, number>> = {
  number: 30,
  place: 34,
  due: 26,
  kind: 24,
  status: 22,
};

/** The list as a table: who took it, when and what for stands on every page of it, and in the journal. */
export const exportAid: Handler<AidApi['exportAid']> = async (ctx, given) => {
  const { purpose, ...query } = given.query;
  const self = staffOf(ctx);
  const { items } = await listAid(ctx, { ...given, query });
  await inTransaction(ctx, (tx) =>
    record(
      tx,
      {
        kind: 'export',
        id: tx.house.newId(),
        area: query.area ?? self.area,
        verb: 'export',
        shows: 'staff',
        data: { aid: items.length, purpose },
      },
      'new',
    ),
  );
  // Loaded when a table is made: it is large, and few are.
  const { Workbook } = (await import('exceljs')).default;
  const book = new Workbook();
  const mark = watermark(self.name, dayOf(ctx.now), exportPurposeWords[purpose][0]);
  const sheet = book.addWorksheet(aidWords.sheet[0], {
    views: [{ state: 'frozen', ySplit: 2 }],
    headerFooter: { oddHeader: `&C&14&K999999${mark}`, oddFooter: `&L${mark}&R&P / &N` },
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0, printTitlesRow: '1:2' },
  });
  const keys = Object.keys(aidColumnWords) as (keyof typeof aidColumnWords)[];
  sheet.columns = keys.map((key) => ({ key, width: widths[key] ?? 14 }));
  sheet.addRow([mark]).font = { color: { argb: 'FF999999' } };
  sheet.mergeCells(1, 1, 1, keys.length);
  sheet.addRow(keys.map((key) => aidColumnWords[key][0])).font = { bold: true };
  sheet.addRows(items.map((r) => keys.map((key) => cells[key](r))));
  const content = Buffer.from(await book.xlsx.writeBuffer());
  return { content, mediaType: XLSX, name: `${aidWords.sheet[0]}-${dayOf(ctx.now)}.xlsx` };
};
