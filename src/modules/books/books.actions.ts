import { notFound } from '#kernel/refusal.ts';
import { checkCaptured } from '#modules/phones/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { BookRow, BooksApi, BookView, CopyRow } from './books.contract.ts';
import { copyNumber, nextNumbers } from './books.rules.ts';
import {
  type BookValues,
  bookById,
  bookByIsbn,
  copiesOf,
  factsOf,
  findBooks,
  highestNumber,
  insertBook,
  insertCopies,
  lockBook,
  lockCopy,
  putBook,
  putCopy,
  type StoredBook,
  type StoredCopy,
} from './books.store.ts';
import { isbnOrRefused, noBook } from './books.words.ts';
import { isbnText, readIsbn } from './isbn.rules.ts';
import { serveWaiting } from './queue.ts';
import { deskRoom, mayKeep, staffOf } from './rooms.actions.ts';
import { lockRoom, roomById } from './rooms.store.ts';

type Handles = { [K in keyof BooksApi]: Handler<BooksApi[K]> };
export const bookEntry = (
  b: { id: string; area: string },
  verb: string,
  data: Readonly<Record<string, unknown>> = {},
) => ({ kind: 'book', id: b.id, area: b.area, verb, shows: 'staff', data }) as const;
/** A copy's chain says when it was lent and came back, never with whom. */
export const copyEntry = (
  c: { id: string; area: string },
  verb: string,
  data: Readonly<Record<string, unknown>> = {},
) => ({ kind: 'bookCopy', id: c.id, area: c.area, verb, shows: 'staff', data }) as const;

export const bookRowOf = (b: StoredBook): BookRow => ({
  ...{ id: b.id, roomId: b.roomId, isbn: b.isbn, isbnText: b.isbn && isbnText(b.isbn), title: b.title },
  ...{ authors: b.authors, publisher: b.publisher, year: b.year, class: b.class, forChildren: b.forChildren },
  ...{ copies: b.copies, free: b.free, waiting: b.waiting, version: b.version },
});
export const copyRowOf = (c: StoredCopy): CopyRow => ({
  ...{ id: c.id, number: c.number, shelf: c.shelf, state: c.state, dueOn: c.dueOn, seenOn: c.seenOn },
  ...{ isHeld: c.heldById !== null, version: c.version },
});
export async function bookViewOf(ctx: Ctx, id: string): Promise<BookView> {
  const b = await bookById(ctx, id);
  return { ...bookRowOf(b), items: (await copiesOf(ctx, id)).map(copyRowOf), mayKeep: mayKeep(ctx, b) };
}
export const getBook: Handles['getBook'] = (ctx, { params }) => bookViewOf(ctx, params.id);
export const listBooks: Handles['listBooks'] = async (ctx, { params, query: { after, ...f } }) => {
  await roomById(ctx, params.id);
  const read = f.q ? readIsbn(f.q) : null;
  const isbn = read && 'isbn' in read ? read.isbn : undefined;
  const { items, ...more } = await findBooks(ctx, { roomId: params.id, isbn, ...f }, after);
  return { items: items.map(bookRowOf), ...more };
};
/** The check digit is looked at before anything else; what another room wrote of it is offered. */
export const isbnFacts: Handles['isbnFacts'] = async (ctx, { params }) => {
  staffOf(ctx);
  const isbn = isbnOrRefused(params.isbn);
  const known = await factsOf(ctx, isbn);
  const facts = known && {
    ...{ title: known.title, authors: known.authors ?? undefined, publisher: known.publisher ?? undefined },
    ...{ year: known.year, class: known.class as BookRow['class'], forChildren: known.forChildren },
  };
  return { isbn, isbnText: isbnText(isbn), known: facts ?? null };
};

type Given = {
  isbn?: string | undefined;
  title: string;
  authors?: string | undefined;
  publisher?: string | undefined;
  year?: number | null | undefined;
  class: BookRow['class'];
  forChildren: boolean;
};
const valuesOf = (i: Given): BookValues => ({
  ...{ isbn: i.isbn ? isbnOrRefused(i.isbn) : null, title: i.title, authors: i.authors ?? null },
  ...{ publisher: i.publisher ?? null, year: i.year ?? null, class: i.class, forChildren: i.forChildren },
});
type Copies = { count: number; shelf: string; number?: string | undefined };
/** Numbers are given in order of coming, or one is written by hand. */
export async function putCopies(
  tx: TxCtx,
  b: { id: string; roomId: string; area: string },
  c: Copies,
): Promise<string[]> {
  // Two who number at once would number alike.
  await lockRoom({ ...tx, version: null }, b.roomId);
  const own = c.number ? copyNumber(c.number) : null;
  if (c.number && !own) throw noBook('numberWrong', 'number');
  const numbers = own ? [own] : nextNumbers(await highestNumber(tx, b.roomId), c.count);
  const of = { bookId: b.id, roomId: b.roomId, area: b.area };
  const made = await insertCopies(
    tx,
    of,
    numbers.map((number) => ({ number, shelf: c.shelf })),
  );
  if (!made) throw noBook('numberKnown', 'number', { number: own ?? '' });
  await record(tx, bookEntry(b, 'copies', { n: numbers.length }));
  await serveWaiting(tx, b.id);
  return numbers;
}
export const addBook: Handles['addBook'] = (ctx, { params, input: { count, shelf, number, ...facts } }) =>
  once(ctx, async (tx) => {
    const room = await roomById(tx, params.id);
    if (!mayKeep(tx, room)) throw notFound();
    const values = valuesOf(facts);
    if (values.isbn && (await bookByIsbn(tx, room.id, values.isbn))) throw noBook('isbnKnown', 'isbn');
    const id = tx.house.newId();
    const of = { id, roomId: room.id, area: room.area };
    await insertBook(tx, of, values);
    await record(tx, bookEntry(of, 'add'), 'new');
    await putCopies(tx, of, { count, shelf, number });
    return bookViewOf(tx, id);
  });
/** From the phone: sent again, it is the same copy; an ISBN that is there already gets one more copy of its title. */
export const captureBook: Handles['captureBook'] = (
  ctx,
  { params, input: { captured, count, shelf, number, ...facts } },
) =>
  once(ctx, async (tx) => {
    const room = await roomById(tx, params.id);
    if (!mayKeep(tx, room)) throw notFound();
    await checkCaptured(tx, captured);
    const values = valuesOf(facts);
    const there = values.isbn ? await bookByIsbn(tx, room.id, values.isbn) : undefined;
    const of = { id: there?.id ?? captured.id, roomId: room.id, area: room.area };
    if (!there) {
      await insertBook(tx, of, values);
      await record(tx, bookEntry(of, 'add'), 'new');
    }
    const numbers = await putCopies(tx, of, { count, shelf, number });
    return { id: of.id, number: numbers[0] ?? '' };
  });
async function lockKept(tx: TxCtx, id: string): Promise<StoredBook> {
  const b = await lockBook(tx, id);
  if (!mayKeep(tx, b)) throw notFound();
  return b;
}
export const changeBook: Handles['changeBook'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const b = await lockKept(tx, params.id);
    const values = valuesOf(input);
    const same = values.isbn ? await bookByIsbn(tx, b.roomId, values.isbn) : undefined;
    if (same && same.id !== b.id) throw noBook('isbnKnown', 'isbn');
    await putBook(tx, b.id, values);
    await record(tx, bookEntry(b, 'change'));
    return bookViewOf(tx, b.id);
  });
export const addCopies: Handles['addCopies'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const b = await lockKept({ ...tx, version: null }, params.id);
    await putCopies(tx, b, input);
    return bookViewOf(tx, b.id);
  });
/** Shelf and state; a copy that is out, or kept for somebody, is dealt with at the desk first. */
export const changeCopy: Handles['changeCopy'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const c = await lockCopy(tx, params.id);
    if (!mayKeep(tx, c)) await deskRoom(tx, c.roomId);
    if (input.state !== c.state && c.loanId && input.state !== 'missing') throw noBook('copyLent', 'state');
    if (input.state !== c.state && c.heldById) throw noBook('copyHeld', 'state');
    await putCopy(tx, c.id, input);
    await record(tx, copyEntry(c, 'place', input));
    await serveWaiting(tx, c.bookId);
    return bookViewOf(tx, c.bookId);
  });
