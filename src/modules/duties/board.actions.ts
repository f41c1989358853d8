import { faulty } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { staffOf } from './duties.actions.ts';
import type { BoardLine, dutiesApi } from './duties.contract.ts';
import type { RecordKind } from './duties.rules.ts';
import { boardWords, dutyRefusals, recordKindWords } from './duties.words.ts';
import { countTurns } from './turns.store.ts';

type Api = typeof dutiesApi;
type Span = { from: string; to: string; area?: string | undefined; kind?: RecordKind | undefined };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function linesOf(ctx: Ctx, q: Span): Promise<BoardLine[]> {
  if (q.to < q.from) throw faulty('to', 'ends', dutyRefusals.spanEnds);
  const rows = await countTurns(ctx, { from: q.from, to: q.to, area: q.area ?? null, kind: q.kind ?? null });
  return rows.map((r) => ({ ...r, recordKind: r.recordKind as RecordKind }));
}

/** Units and their duties; there is no column for a person (domain §8.4). */
export const board: Handler<Api['board']> = async (ctx, { query }) => ({ lines: await linesOf(ctx, query) });

const columns = [
  { head: boardWords.unit, of: (l) => l.unit, width: 26 },
  { head: boardWords.title, of: (l) => l.title, width: 30 },
  { head: boardWords.kind, of: (l) => recordKindWords[l.recordKind][0], width: 16 },
  { head: boardWords.satisfied, of: (l) => l.satisfied, width: 10 },
  { head: boardWords.excused, of: (l) => l.excused, width: 10 },
  { head: boardWords.missed, of: (l) => l.missed, width: 10 },
  { head: boardWords.open, of: (l) => l.open, width: 10 },
] as const satisfies readonly {
  head: readonly [string, string];
  of: (l: BoardLine) => string | number;
  width: number;
}[];

export const exportBoard: Handler<Api['exportBoard']> = async (ctx, { query }) => {
  const lines = await linesOf(ctx, query);
  const { area } = staffOf(ctx);
  await inTransaction(ctx, (tx) =>
    record(
      tx,
      { kind: 'export', id: tx.house.newId(), area, verb: 'export', shows: 'staff', data: { duties: lines.length } },
      'new',
    ),
  );
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet(boardWords.sheet[0], { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map((c) => ({ header: c.head[0], width: c.width }));
  sheet.getRow(1).font = { bold: true };
  for (const line of lines) sheet.addRow(columns.map((c) => c.of(line)));
  const content = Buffer.from(await book.xlsx.writeBuffer());
  return { content, mediaType: XLSX, name: `${boardWords.sheet[0]}-${query.from}-${query.to}.xlsx` };
};
