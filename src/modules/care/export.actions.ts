import { say, type Word } from '#kernel/words.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { recordExport } from '#platform/sheet.out.ts';
import type { careApi, MemberView } from './care.contract.ts';
import type { ExportPurpose } from './care.rules.ts';
import {
  careClassWords,
  checkKindWords,
  circumstanceWords,
  endReasonWords,
  exportPurposeWords,
  sheetWords as w,
} from './care.words.ts';
import type { CheckRow, checksApi } from './checks.contract.ts';
import { selectChecks } from './checks.store.ts';
import { presentChecks } from './checks.view.ts';
import { checkStateWords, urgencyWords } from './checks.words.ts';
import { presentMembers } from './members.actions.ts';
import { selectMembers } from './members.store.ts';
import { staffOf } from './staff.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST = 5000;

type Column<T> = readonly [head: Word, width: number, of: (row: T) => string | number | null];
const columns: readonly Column<MemberView>[] = [
  [w.place, 36, (m) => m.placeName],
  [w.careClass, 18, (m) => careClassWords[m.careClass][0]],
  [w.head, 12, (m) => m.household],
  [w.person, 12, (m) => m.person],
  [w.address, 30, (m) => m.address],
  [w.size, 8, (m) => m.size],
  [w.circumstance, 22, (m) => circumstanceWords[m.circumstance][0]],
  [w.amount, 12, (m) => m.amountCents && m.amountCents / 100],
  [w.since, 12, (m) => m.since],
  [w.recheck, 12, (m) => m.nextRecheck],
  [w.certification, 12, (m) => m.nextCertification],
  [w.ended, 12, (m) => m.endedOn],
  [w.endReason, 16, (m) => m.endReason && endReasonWords[m.endReason][0]],
];

const checkColumns: readonly Column<CheckRow>[] = [
  [w.place, 34, (c) => c.placeName],
  [w.head, 12, (c) => c.household],
  [w.person, 12, (c) => c.person],
  [w.address, 28, (c) => c.address],
  [w.careClass, 18, (c) => careClassWords[c.careClass][0]],
  [w.kind, 8, (c) => checkKindWords[c.kind][0]],
  [w.dueOn, 12, (c) => c.dueOn],
  [w.urgency, 10, (c) => c.urgency && urgencyWords[c.urgency][0]],
  [w.secondDueOn, 12, (c) => c.secondDueOn],
  [w.state, 14, (c) => checkStateWords[c.state][0]],
  [w.goes, 20, (c) => [c.unit, c.assignee].filter(Boolean).join(' ')],
  [w.plannedOn, 12, (c) => c.plannedOn],
  [w.found, 24, () => null],
];

type Taken = { purpose: ExportPurpose; area: string | undefined; of: Record<string, unknown> };
/** A table of names: who took it along, when and for what stands on top and on every printed page, and in the journal. */
async function markedTable<T>(
  ctx: Ctx,
  title: string,
  columns: readonly Column<T>[],
  rows: readonly T[],
  taken: Taken,
) {
  const self = staffOf(ctx);
  const { purpose, area = self.area, of } = taken;
  await recordExport(ctx, area, { ...of, purpose });
  const unit = (await organisationsById(ctx, [self.organisationId])).get(self.organisationId)?.shortName ?? '';
  const day = dayOf(ctx.now);
  const mark = say(w.mark, 'zh', { name: self.name, unit, day, purpose: exportPurposeWords[purpose][0] });
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet(title, {
    views: [{ state: 'frozen', ySplit: 2 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0, printTitlesRow: '1:2' },
    headerFooter: { oddHeader: `&C${mark}`, oddFooter: '&C&P / &N' },
  });
  sheet.columns = columns.map(([, width]) => ({ width }));
  sheet.addRow([mark]);
  sheet.mergeCells(1, 1, 1, columns.length);
  sheet.getRow(1).font = { italic: true, color: { argb: 'FF8A4B2A' } };
  sheet.addRow(columns.map(([head]) => head[0])).font = { bold: true };
  for (const row of rows) sheet.addRow(columns.map(([, , of]) => of(row)));
  const content = Buffer.from(await book.xlsx.writeBuffer());
  return { content, mediaType: XLSX, name: `${title}-${day}.xlsx` };
}

/** The list of names as a table. */
export const exportMembers: Handler<(typeof careApi)['exportMembers']> = async (ctx, { query }) => {
  const { purpose, ...filter } = query;
  const members = await presentMembers(ctx, await selectMembers(ctx, filter, dayOf(ctx.now), MOST));
  const taken = { purpose, area: filter.area, of: { care: members.length, ...filter } };
  return markedTable(ctx, w.name[0], columns, members, taken);
};

/** What is due as a table, soonest first, with room to write what was found; the purpose is the round. */
export const exportChecks: Handler<(typeof checksApi)['exportChecks']> = async (ctx, { query }) => {
  const checks = await presentChecks(ctx, await selectChecks(ctx, query, dayOf(ctx.now), MOST));
  const taken = { purpose: 'round', area: query.area, of: { checks: checks.length, ...query } } as const;
  return markedTable(ctx, w.dueName[0], checkColumns, checks, taken);
};
