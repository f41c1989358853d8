import { once as onceEmitted } from 'node:events';
import { PassThrough } from 'node:stream';

import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import type { CaseFilter, casesApi } from './cases.contract.ts';
import type { importApi } from './cases.import.contract.ts';
import { exportWords, fieldWords, importFields, sheetWords, templateNotes } from './cases.import.words.ts';
import { listCases } from './cases.list.store.ts';
import { caseChannels, caseKinds, caseTiers } from './cases.rules.ts';
import type { StoredCase } from './cases.store.ts';
import { channelWords, kindWords, outcomeWords, statusWords, tierWords } from './cases.words.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PAGE = 500;
const TIME_FORMAT = 'yyyy-mm-dd hh:mm';
const HEAD = { font: { bold: true }, alignment: { vertical: 'middle' } } as const;

/** A date of Excel has no zone: it is given the wall-clock time of Beijing. */
function excelTime(at: Temporal.Instant | null): Date | null {
  if (!at) return null;
  const wall = at.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return new Date(wall.toZonedDateTime('UTC').epochMilliseconds);
}

type Column = { of: (c: StoredCase, now: Temporal.Instant) => string | number | Date | null; width: number };
/** As much as the list shows; not the words themselves, which are opened one case at a time and noted for the resident, and no contact data. */
const columns: Record<keyof typeof exportWords, Column> = {
  number: { of: (c) => c.number, width: 32 },
  kind: { of: (c) => kindWords[c.kind][0], width: 10 },
  tier: { of: (c) => tierWords[c.tier][0], width: 12 },
  channel: { of: (c) => channelWords[c.channel][0], width: 12 },
  status: { of: (c) => statusWords[c.status][0], width: 10 },
  outcome: { of: (c) => (c.outcome ? outcomeWords[c.outcome][0] : null), width: 12 },
  place: { of: (c) => c.placeName, width: 32 },
  title: { of: (c) => c.title, width: 50 },
  category: { of: (c) => c.category, width: 14 },
  receivedAt: { of: (c) => excelTime(c.receivedAt), width: 17 },
  dueAt: { of: (c) => excelTime(c.dueAt), width: 17 },
  overdue: { of: (c, now) => sheetWords[isOverdue(c, now) ? 'yes' : 'no'][0], width: 10 },
  closedAt: { of: (c) => excelTime(c.closedAt), width: 17 },
  desk: { of: (c) => c.deskName, width: 18 },
  handler: { of: (c) => c.handlerName, width: 18 },
  handlerPerson: { of: (c) => c.handlerPersonName, width: 10 },
  firstReceiver: { of: (c) => c.firstReceiverName, width: 10 },
  firstUnit: { of: (c) => c.firstReceiverOrganisationName, width: 18 },
  redoCount: { of: (c) => c.redoCount, width: 10 },
  externalNumber: { of: (c) => c.externalNumber, width: 18 },
};
const keys = Object.keys(columns) as (keyof typeof columns)[];

const isOverdue = (c: StoredCase, now: Temporal.Instant) =>
  c.dueAt !== null && !c.closedAt && Temporal.Instant.compare(c.dueAt, now) <= 0;

const columnOf = (header: string, width: number, isTime = false) => ({
  header,
  width,
  ...(isTime && { style: { numFmt: TIME_FORMAT } }),
});

/** Page after page into the sheet; waits while nobody takes what is written, and stops when the reader has gone. */
async function fill(ctx: Ctx, filter: CaseFilter, out: PassThrough): Promise<void> {
  const { stream } = await loadExcel();
  const book = new stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const sheet = book.addWorksheet(sheetWords.list[0], { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = keys.map((key) => columnOf(exportWords[key][0], columns[key].width, key.endsWith('At')));
  Object.assign(sheet.getRow(1), HEAD);
  let after: string | undefined;
  do {
    const page = await listCases(ctx, { ...filter, limit: PAGE, after });
    for (const c of page.items) sheet.addRow(keys.map((key) => columns[key].of(c, ctx.now))).commit();
    after = page.next ?? undefined;
    if (out.writableNeedDrain && !out.destroyed)
      await Promise.race([onceEmitted(out, 'drain'), onceEmitted(out, 'close')]);
  } while (after !== undefined && !out.destroyed);
  if (!out.destroyed) await book.commit();
}

/** Loaded when the first table is made: it is large, and not every process makes one. */
const loadExcel = async () => (await import('exceljs')).default;

/** The filtered list as a table. Taking many cases along at once is noted in the journal. */
export const exportList: Handler<(typeof casesApi)['exportList']> = async (ctx, { query }) => {
  const area = query.area ?? (ctx.actor.kind === 'staff' ? ctx.actor.area : ctx.house.config.jurisdiction);
  const { q, ...filter } = query;
  await inTransaction(ctx, (tx) =>
    record(
      tx,
      // What was searched for may be a person's name: only that something was.
      {
        kind: 'export',
        id: tx.house.newId(),
        area,
        verb: 'export',
        shows: 'staff',
        data: { ...filter, searched: Boolean(q) },
      },
      'new',
    ),
  );
  const content = new PassThrough();
  fill(ctx, { ...query, limit: PAGE }, content).catch((error: unknown) => content.destroy(error as Error));
  const day = ctx.now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  return { content, mediaType: XLSX, name: `${sheetWords.list[0]}-${day}.xlsx` };
};

const example: Record<(typeof importFields)[number], string> = {
  number: 'HL-2026-000123',
  time: '2026-03-03 09:30:00',
  title: '村口路灯不亮',
  body: '村口到小学的三盏路灯坏了一个多星期,孩子晚上放学看不清路,请派人来修。',
  area: '150124201213',
  placeNote: '村口到小学',
  kind: kindWords.help[0],
  channel: channelWords.hotline[0],
  tier: tierWords.general[0],
  category: '市政设施',
  name: '刘某',
  phone: '199-0000-0000',
  address: '',
  due: '2026-03-10 18:00:00',
  state: '',
  endedAt: '',
  reply: '',
};

/** A table with the headings, one invented row, and a second sheet that says what each may hold. */
export const importTemplate: Handler<(typeof importApi)['importTemplate']> = async () => {
  const { Workbook } = await loadExcel();
  const book = new Workbook();
  const sheet = book.addWorksheet(sheetWords.template[0], { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = importFields.map((field) => columnOf(fieldWords[field][0], field === 'body' ? 60 : 18));
  Object.assign(sheet.getRow(1), HEAD);
  sheet.addRow(importFields.map((field) => example[field]));
  const values = book.addWorksheet(sheetWords.values[0]);
  values.columns = [
    columnOf('项目 Field', 22),
    columnOf(sheetWords.rules.join(' '), 70),
    columnOf(sheetWords.values.join(' '), 60),
  ];
  Object.assign(values.getRow(1), HEAD);
  const allowed: Partial<Record<(typeof importFields)[number], string>> = {
    kind: caseKinds.map((k) => kindWords[k].join(' ')).join('、'),
    channel: caseChannels.map((k) => channelWords[k].join(' ')).join('、'),
    tier: caseTiers.map((k) => tierWords[k].join(' ')).join('、'),
  };
  for (const field of importFields)
    values.addRow([fieldWords[field].join(' '), templateNotes[field].join(' '), allowed[field] ?? '']);
  const content = Buffer.from(await book.xlsx.writeBuffer());
  return { content, mediaType: XLSX, name: `${sheetWords.template[0]}.xlsx` };
};
