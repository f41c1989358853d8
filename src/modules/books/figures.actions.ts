import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { recordExport, sheetFile } from '#platform/sheet.out.ts';
import { bookRowOf } from './books.actions.ts';
import type { BooksApi } from './books.contract.ts';
import { MAX_BOOK_ROWS, MONTHS_SHOWN } from './books.rules.ts';
import { copiesOf, findBooks } from './books.store.ts';
import { copyStateWords } from './books.words.ts';
import { bookClasses, bookClassWords } from './classes.rules.ts';
import { lateAndWaiting, lentByMonth } from './loans.store.ts';
import { roomById } from './rooms.store.ts';
import { sheetFieldWords as f } from './sheet.words.ts';

type Handles = { [K in keyof BooksApi]: Handler<BooksApi[K]> };
/** The last twelve months, also those in which nothing was lent. */
const monthsUntil = (day: string): string[] => {
  const last = Temporal.PlainYearMonth.from(day.slice(0, 7));
  return Array.from({ length: MONTHS_SHOWN }, (_, i) => last.subtract({ months: MONTHS_SHOWN - 1 - i }).toString());
};
async function monthsOf(ctx: Ctx, roomId: string) {
  const months = monthsUntil(dayOf(ctx.now));
  const rows = await lentByMonth(ctx, roomId, months[0] ?? '');
  return months.map((month) => {
    const own = rows.filter((r) => r.month === month);
    const sum = (list: typeof own) => list.reduce((n, r) => n + r.lent, 0);
    const classes = bookClasses.map((c) => ({ class: c, lent: sum(own.filter((r) => r.class === c)) }));
    return {
      ...{ month, lent: sum(own), toChildren: sum(own.filter((r) => r.isChild)) },
      classes: classes.filter((c) => c.lent > 0),
    };
  });
}
export const bookFigures: Handles['bookFigures'] = async (ctx, { params }) => {
  const room = await roomById(ctx, params.id);
  const [months, { late, waiting }] = await Promise.all([
    monthsOf(ctx, room.id),
    lateAndWaiting(ctx, room.id, dayOf(ctx.now)),
  ]);
  return { titles: room.titles, copies: room.copies, lent: room.lent, late, waiting, months };
};

/** Two sheets: the catalogue, which can be imported again, and how many were lent; no reader stands in either. */
export const exportBooks: Handles['exportBooks'] = async (ctx, { params }) => {
  const room = await roomById(ctx, params.id);
  const { items } = await findBooks(ctx, { roomId: room.id }, 0, MAX_BOOK_ROWS);
  const rows = [];
  for (const b of items.map(bookRowOf))
    for (const c of await copiesOf(ctx, b.id))
      rows.push([
        ...[b.isbn, b.title, b.authors, b.publisher, b.year, b.class, c.number, 1, c.shelf],
        ...[b.forChildren ? '是' : '否', copyStateWords[c.state][0]],
      ]);
  await recordExport(ctx, room.area, { of: 'books', room: room.id, rows: rows.length });
  const months = await monthsOf(ctx, room.id);
  const heads = [f.isbn, f.title, f.authors, f.publisher, f.year, f.class, f.number, f.copies, f.shelf, f.children];
  return sheetFile(`${room.name} ${dayOf(ctx.now)}`, [
    {
      name: '馆藏',
      columns: [
        ...heads.map(([head], i) => ({ head, width: [18, 36, 24, 24][i] ?? 10, isText: i === 0 || i === 6 })),
        { head: '状态', width: 10 },
      ],
      rows,
    },
    {
      name: '每月借出',
      columns: [
        { head: '月份', width: 10, isText: true },
        { head: '合计', width: 8 },
        { head: '其中少儿', width: 10 },
        ...bookClasses.map((c) => ({ head: `${c} ${bookClassWords[c][0].slice(0, 12)}`, width: 12 })),
      ],
      rows: months.map((m) => [
        ...[m.month, m.lent, m.toChildren],
        ...bookClasses.map((c) => m.classes.find((x) => x.class === c)?.lent ?? 0),
      ]),
    },
  ]);
};
