import { say } from '#kernel/words.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import type { careApi, MemberView } from './care.contract.ts';
import {
  careClassWords,
  circumstanceWords,
  endReasonWords,
  exportPurposeWords,
  sheetWords as w,
} from './care.words.ts';
import { presentMembers } from './members.actions.ts';
import { selectMembers } from './members.store.ts';
import { staffOf } from './staff.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST = 5000;

const columns: readonly [keyof typeof w, number, (m: MemberView) => string | number | null][] = [
  ['place', 36, (m) => m.placeName],
  ['careClass', 18, (m) => careClassWords[m.careClass][0]],
  ['head', 12, (m) => m.household],
  ['person', 12, (m) => m.person],
  ['address', 30, (m) => m.address],
  ['size', 8, (m) => m.size],
  ['circumstance', 22, (m) => circumstanceWords[m.circumstance][0]],
  ['amount', 12, (m) => m.amountCents && m.amountCents / 100],
  ['since', 12, (m) => m.since],
  ['recheck', 12, (m) => m.nextRecheck],
  ['certification', 12, (m) => m.nextCertification],
  ['ended', 12, (m) => m.endedOn],
  ['endReason', 16, (m) => m.endReason && endReasonWords[m.endReason][0]],
];

/** The list of names as a table: who took it along, when and for what stands on top and on every printed page, and in the journal. */
export const exportMembers: Handler<(typeof careApi)['exportMembers']> = async (ctx, { query }) => {
  const self = staffOf(ctx);
  const { purpose, ...filter } = query;
  const members = await presentMembers(ctx, await selectMembers(ctx, filter, dayOf(ctx.now), MOST));
  await inTransaction(ctx, (tx) =>
    record(
      tx,
      {
        ...{ kind: 'export', id: tx.house.newId(), area: filter.area ?? self.area, verb: 'export', shows: 'staff' },
        data: { care: members.length, purpose, ...filter },
      },
      'new',
    ),
  );
  const unit = (await organisationsById(ctx, [self.organisationId])).get(self.organisationId)?.shortName ?? '';
  const day = dayOf(ctx.now);
  const mark = say(w.mark, 'zh', { name: self.name, unit, day, purpose: exportPurposeWords[purpose][0] });
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet(w.name[0], {
    views: [{ state: 'frozen', ySplit: 2 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0, printTitlesRow: '1:2' },
    headerFooter: { oddHeader: `&C${mark}`, oddFooter: '&C&P / &N' },
  });
  sheet.columns = columns.map(([, width]) => ({ width }));
  sheet.addRow([mark]);
  sheet.mergeCells(1, 1, 1, columns.length);
  sheet.getRow(1).font = { italic: true, color: { argb: 'FF8A4B2A' } };
  sheet.addRow(columns.map(([key]) => w[key][0])).font = { bold: true };
  for (const m of members) sheet.addRow(columns.map(([, , of]) => of(m)));
  const content = Buffer.from(await book.xlsx.writeBuffer());
  return { content, mediaType: XLSX, name: `${w.name[0]}-${day}.xlsx` };
};
