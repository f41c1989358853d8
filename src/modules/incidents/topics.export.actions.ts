import { dayOf } from '#modules/places/index.ts';
import { inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import type { incidentsApi, TopicRow } from './incidents.contract.ts';
import { exportWords } from './incidents.words.ts';
import { hotSpots } from './topics.reads.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Column = { of: (t: TopicRow) => string | number; width: number };
/** What the list shows, the formula's numbers among them; no case and nobody's words. */
const columns: Record<keyof Omit<typeof exportWords, 'sheet'>, Column> = {
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
  const { Workbook } = (await import('exceljs')).default;
  const book = new Workbook();
  const sheet = book.addWorksheet(exportWords.sheet[0], { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = keys.map((key) => ({ header: exportWords[key][0], width: columns[key].width }));
  sheet.getRow(1).font = { bold: true };
  for (const t of items) sheet.addRow(keys.map((key) => columns[key].of(t)));
  const content = Buffer.from(await book.xlsx.writeBuffer());
  return { content, mediaType: XLSX, name: `${exportWords.sheet[0]}-${dayOf(ctx.now)}.xlsx` };
};
