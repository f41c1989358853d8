import { Readable } from 'node:stream';
import { type ExportColumn, MARK_SIGN as SIGN } from '#kernel/export.ts';
import { say, type Word } from '#kernel/words.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { type ExportEnd, endExport, type StoredExport } from '#platform/export.store.ts';
import type { HouseExport } from '#platform/house.ts';
import type { Download } from '#platform/module.ts';
import { type Cell, cellOf } from './exports.cells.ts';
import { csvOf } from './exports.csv.ts';
import { type Filters, pagesOf } from './exports.pages.ts';
import { exportPurposeWords, filterWords, fileWords as w } from './exports.words.ts';
import { xlsxOf } from './exports.xlsx.ts';

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** As people read it on the file and find it again in the log. */
export const numberOf = (id: string): string => id.slice(-8).toUpperCase();
const purposeOf = (e: StoredExport, i: 0 | 1) =>
  [exportPurposeWords[e.purpose as keyof typeof exportPurposeWords][i], e.words].filter(Boolean).join(i ? ': ' : '：');
const filtersText = (filters: unknown) =>
  Object.entries(filters as Record<string, string>)
    .map(([name, value]) => `${(filterWords[name] ?? [name])[0]} ${value}`)
    .join('，');

type Taker = { name: string; unit: string };
async function takerOf(ctx: Ctx, e: StoredExport): Promise<Taker> {
  const unit = (await organisationsById(ctx, [e.organisationId])).get(e.organisationId)?.shortName ?? '';
  return { name: ctx.actor.kind === 'staff' ? ctx.actor.name : '', unit };
}
const clock = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');

/** What stands about the table in it: the mark of every page, and the sheet that says it all. */
function marksOf(ctx: Ctx, e: StoredExport, { name, unit }: Taker) {
  const i = ctx.lang === 'zh' ? 0 : 1;
  const values = { name, unit, at: clock(e.at), purpose: purposeOf(e, i), number: numberOf(e.id) };
  const mark = say(w.mark, ctx.lang, values);
  const lines = (rows: number, isCut: boolean): [string, string][] => [
    [w.what[i], e.title],
    [w.who[i], name],
    [w.unit[i], unit],
    [w.when[i], values.at],
    [w.purpose[i], values.purpose],
    [w.number[i], values.number],
    [w.filters[i], filtersText(e.filters) || w.noFilters[i]],
    [w.rows[i], `${rows}`],
    ...(isCut ? [[w.rows[i], say(w.cut, ctx.lang, { rows })] as [string, string]] : []),
    ['', w.rule[i]],
  ];
  return { mark, lines };
}

/** The rows as cells, no more than may leave at once; how it ended is written into the log whatever happens. */
class Running {
  rows = 0;
  end: ExportEnd = 'broken';
  readonly most: number;
  constructor(most: number) {
    this.most = most;
  }
  async *cells(ctx: Ctx, pages: AsyncIterable<readonly unknown[]>, columns: readonly ExportColumn[]) {
    for await (const page of pages) {
      const left = this.most - this.rows;
      const part = page.length > left ? page.slice(0, left) : page;
      this.rows += part.length;
      yield part.map((row): Cell[] => columns.map((c) => cellOf(c, row, ctx.lang)));
      if (page.length > left) {
        this.end = 'cut';
        return;
      }
    }
    this.end = 'whole';
  }
}

async function* logged(ctx: Ctx, e: StoredExport, run: Running, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isOut = false;
  try {
    yield* chunks;
    isOut = true;
  } finally {
    // Also when the reader has gone or a page could not be read.
    await endExport(ctx, e.id, isOut ? run.end : 'broken', run.rows);
  }
}

/** The file of an export, written while it is read. */
export async function fileOf(ctx: Ctx, out: HouseExport, e: StoredExport, filters: Filters): Promise<Download> {
  const i = ctx.lang === 'zh' ? 0 : 1;
  const columns = out.of.columns.filter((c) => e.columns.includes(c.key));
  const { mark, lines } = marksOf(ctx, e, await takerOf(ctx, e));
  const run = new Running(ctx.house.config.exportRows);
  const pages = run.cells(ctx, pagesOf(ctx, out, filters), columns);
  const last = () => [
    ...(run.end === 'cut' ? [`${SIGN}${say(w.cut, ctx.lang, { rows: run.rows })}`] : []),
    `${SIGN}${mark}`,
  ];
  const head = (h: Word) => h[i];
  const chunks =
    e.format === 'csv'
      ? csvOf(
          columns.map((c) => head(c.head)),
          pages,
          last,
        )
      : xlsxOf({
          name: e.title,
          columns: columns.map((c) => ({ head: head(c.head), width: c.width })),
          ...{ pages, last, mark },
          about: { name: head(w.about), lines: () => lines(run.rows, run.end === 'cut') },
        });
  return {
    content: Readable.from(logged(ctx, e, run, chunks), { objectMode: false, highWaterMark: 1 }),
    mediaType: TYPES[e.format as keyof typeof TYPES],
    name: `${e.title}-${dayOf(ctx.now)}.${e.format}`,
  };
}
