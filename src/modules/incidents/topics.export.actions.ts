import type { Workbook } from 'exceljs';
import { dayOf } from '#modules/places/index.ts';
import { inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { incidentConsoleWords } from './incidents.console.words.ts';
import type { incidentsApi, TopicRow } from './incidents.contract.ts';
import { exportWords, howWords } from './incidents.words.ts';
import { HALF_LIFE_DAYS, HEAT_VERSION } from './topics.heat.rules.ts';
import { asOfDay, hotSpots } from './topics.reads.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Column = { of: (t: TopicRow) => string | number; width: number };
/** What the list shows, the formula's numbers among them; no case and nobody's words. */
const columns: Record<keyof Omit<typeof exportWords, 'sheet' | 'again'>, Column> = {
  name: { of: (t) => t.name, width: 40 },
  place: { of: (t) => t.place, width: 24 },
  area: { of: (t) => t.area, width: 16 },
  heat: { of: (t) => t.heat, width: 10 },
  voices: { of: (t) => t.inputs.voices, width: 10 },
  days: { of: (t) => t.inputs.days, width: 10 },
  supporters: { of: (t) => t.inputs.supporters, width: 10 },
  quiet: { of: (t) => t.inputs.quiet, width: 14 },
  firstDay: { of: (t) => t.firstDay, width: 12 },
  lastDay: { of: (t) => t.lastDay, width: 12 },
  open: { of: (t) => t.open, width: 10 },
  closed: { of: (t) => t.closed, width: 10 },
};
const keys = Object.keys(columns) as (keyof typeof columns)[];
const letterOf = (key: keyof typeof columns) => String.fromCharCode(65 + keys.indexOf(key));

/** The heat as the spreadsheet itself works it out: change a number beside it and it follows. */
function formulaAt(row: number): string {
  const [voices, days, supporters, quiet] = (['voices', 'days', 'supporters', 'quiet'] as const).map(
    (key) => `${letterOf(key)}${row}`,
  );
  return `ROUND((${voices}+LOG(1+${supporters},2))*(1+LOG10(${days}))*0.5^(${quiet}/${HALF_LIFE_DAYS}),1)`;
}

function listIn(book: Workbook, items: readonly TopicRow[]): void {
  const sheet = book.addWorksheet(exportWords.sheet[0], { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = [
    ...keys.map((key) => ({ header: exportWords[key][0], width: columns[key].width })),
    { header: exportWords.again[0], width: 14 },
  ];
  sheet.getRow(1).font = { bold: true };
  for (const [i, t] of items.entries())
    sheet.addRow([...keys.map((key) => columns[key].of(t)), { formula: formulaAt(i + 2), result: t.heat }]);
}

/** What somebody needs who has nothing but this file: the formula in words, its version, and the day it was reckoned for. */
function howIn(book: Workbook, asOf: string): void {
  const sheet = book.addWorksheet(howWords.sheet[0]);
  sheet.columns = [{ width: 14 }, { width: 90 }];
  sheet.addRows([
    [howWords.formula[0], incidentConsoleWords.formula[0]],
    [howWords.version[0], HEAT_VERSION],
    [howWords.asOf[0], asOf],
    [howWords.counting[0], howWords.countingText[0]],
  ]);
  sheet.getColumn(2).alignment = { wrapText: true, vertical: 'top' };
}

export const exportTopics: Handler<(typeof incidentsApi)['exportTopics']> = async (ctx, { query }) => {
  const items = await hotSpots(ctx, query);
  const area = query.area ?? (ctx.actor.kind === 'staff' ? ctx.actor.area : ctx.house.config.jurisdiction);
  await inTransaction(ctx, (tx) =>
    record(
      tx,
      { kind: 'export', id: tx.house.newId(), area, verb: 'export', shows: 'staff', data: { topics: items.length } },
      'new',
    ),
  );
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  listIn(book, items);
  howIn(book, asOfDay(ctx, query));
  const content = Buffer.from(await book.xlsx.writeBuffer());
  return { content, mediaType: XLSX, name: `${exportWords.sheet[0]}-${dayOf(ctx.now)}.xlsx` };
};
