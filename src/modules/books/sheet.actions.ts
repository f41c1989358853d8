import { notFound, Refused } from '#kernel/refusal.ts';
import { inTransaction, type TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { type Layout, layoutOf } from '#platform/sheet.layout.ts';
import { sheetFile } from '#platform/sheet.out.ts';
import { readSheet } from '#platform/sheet.ts';
import { bookEntry } from './books.actions.ts';
import type { BooksApi } from './books.contract.ts';
import { MAX_BOOK_ROWS, nextNumbers } from './books.rules.ts';
import { bookByIsbn, highestNumber, insertBook, insertCopies, numbersIn } from './books.store.ts';
import { serveWaiting } from './queue.ts';
import { mayKeep, roomEntry } from './rooms.actions.ts';
import { lockRoom, type StoredRoom } from './rooms.store.ts';
import { type BookFault, bookFault, bookTable, neededColumns, readBook, type SheetBook } from './sheet.rules.ts';
import { type SheetField, sheetFields, sheetFieldWords, sheetNotes, sheetTexts } from './sheet.words.ts';

const LIMITS = { maxRows: MAX_BOOK_ROWS + 10, maxBytes: 20 * 2 ** 20 };
const PREVIEW_ROWS = 5;
type Plan = { good: SheetBook[]; known: number; faults: BookFault[] };

/** Decides for every row whether it can be taken in; a copy whose number is there already is passed over. Changes nothing. */
async function planRows(ctx: TxCtx, room: StoredRoom, layout: Layout<SheetField>): Promise<Plan> {
  const there = await numbersIn(ctx, room.id);
  const firstBy = new Map<string, number>();
  const plan: Plan = { good: [], known: 0, faults: [] };
  for (const row of layout.rows) {
    const result = readBook(row, layout.columns);
    if ('faults' in result) {
      plan.faults.push(...result.faults);
      continue;
    }
    const { number } = result.read;
    const first = number ? firstBy.get(number) : undefined;
    if (first !== undefined) plan.faults.push(bookFault(row.number, 'number', 'twice', { first }));
    else if (number && there.has(number)) plan.known += 1;
    else plan.good.push(result.read);
    if (number && first === undefined) firstBy.set(number, row.number);
  }
  return plan;
}
/** Rows of one ISBN, or of one title and author without one, are copies of one book. */
async function takeIn(tx: TxCtx, room: StoredRoom, rows: readonly SheetBook[], shelf: string): Promise<void> {
  const of = { roomId: room.id, area: room.area };
  const known = new Map<string, string>();
  let highest = await highestNumber(tx, room.id);
  for (const r of rows) {
    const key = r.isbn ?? `${r.title}\n${r.authors ?? ''}`;
    const before = known.get(key) ?? (r.isbn ? (await bookByIsbn(tx, room.id, r.isbn))?.id : undefined);
    const id = before ?? tx.house.newId();
    known.set(key, id);
    if (!before) {
      await insertBook(tx, { id, ...of }, r);
      await record(tx, bookEntry({ id, area: room.area }, 'add', { table: true }), 'new');
    }
    const numbers = r.number ? [r.number] : nextNumbers(highest, r.copies);
    if (!r.number) highest = numbers.at(-1) ?? highest;
    const items = numbers.map((number) => ({ number, shelf: r.shelf ?? shelf }));
    await insertCopies(tx, { bookId: id, ...of }, items);
    if (before) await serveWaiting(tx, id);
  }
}
function previewOf({ header, columns, rows }: Layout<SheetField>) {
  const shown = header.cells.map((cell) => String(cell ?? '').slice(0, 200));
  const mapping: Partial<Record<SheetField, string>> = {};
  for (const f of sheetFields) if (columns[f] !== undefined) mapping[f] = shown[columns[f]] ?? '';
  const cellsOf = (cells: readonly unknown[]) => shown.map((_, i) => String(cells[i] ?? '').slice(0, 200));
  return {
    columns: shown,
    mapping,
    rows: rows.slice(0, PREVIEW_ROWS).map((r) => ({ row: r.number, cells: cellsOf(r.cells) })),
  };
}

/** Rows that are fine go in, the report lists the rest by row, field and rule. */
export const importBooks: Handler<BooksApi['importBooks']> = async (ctx, { params, input, sheet }) => {
  const layout = layoutOf(await readSheet(sheet.bytes, LIMITS), bookTable, input.map);
  if (!layout || neededColumns.some((f) => layout.columns[f] === undefined))
    throw new Refused('noHeader', 422, sheetTexts.noHeader);
  if (layout.rows.length > MAX_BOOK_ROWS)
    throw new Refused('tooManyRows', 413, sheetTexts.tooMany, { values: { rows: MAX_BOOK_ROWS } });
  const began = performance.now();
  const work = async (tx: TxCtx) => {
    const room = await lockRoom({ ...tx, version: null }, params.id);
    if (!mayKeep(tx, room)) throw notFound();
    const plan = await planRows(tx, room, layout);
    if (!input.dryRun && plan.good.length > 0) {
      await takeIn(tx, room, plan.good, input.shelf);
      await record(tx, roomEntry(room, 'import', { rows: plan.good.length }));
    }
    return {
      rows: layout.rows.length,
      imported: input.dryRun ? 0 : plan.good.length,
      known: plan.known,
      refused: new Set(plan.faults.map((f) => f.row)).size,
      seconds: Math.round(performance.now() - began) / 1000,
      faults: plan.faults.toSorted((a, b) => a.row - b.row).slice(0, 2000),
      preview: input.dryRun ? previewOf(layout) : null,
    };
  };
  // Looking first is no command: it may be repeated with the same key and still look at what is there now.
  return input.dryRun ? inTransaction(ctx, work) : once(ctx, work);
};

const example: readonly (string | number | null)[] = [
  ...['978-7-02-000220-7', '红楼梦', '曹雪芹', '人民文学出版社', 1996, 'I242.4', '', 2, '文学 A-1', '否'],
];
/** A table with the headings and one row, and a second sheet that says what each column may hold. */
export const bookTemplate: Handler<BooksApi['bookTemplate']> = async () =>
  sheetFile(sheetTexts.template[0], [
    {
      name: sheetTexts.template[0],
      columns: sheetFields.map((f) => ({
        head: sheetFieldWords[f][0],
        width: f === 'title' || f === 'isbn' ? 24 : 14,
        isText: f === 'isbn' || f === 'number',
      })),
      rows: [example],
    },
    {
      name: sheetTexts.rules[0],
      columns: [
        { head: sheetTexts.rules[0], width: 16 },
        { head: '', width: 80 },
      ],
      rows: sheetFields.map((f) => [sheetFieldWords[f].join(' '), sheetNotes[f].join(' ')]),
    },
  ]);
