import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import { notFound, stale } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { searchQuery, searchVector } from '#platform/search.ts';
import type { CopyState, ShelfCopy } from './books.rules.ts';
import type { BookClass } from './classes.rules.ts';

/** The catalogue is public; staff see that of their place. Every read begins here. */
function visibleBooks({ db, actor }: Ctx) {
  const all = db.selectFrom('book as b').innerJoin('reading_room as r', 'r.id', 'b.room_id');
  if (actor.kind !== 'staff') return all;
  const { from, before } = prefixRange(actor.area);
  return all.where('b.area', '>=', from).where('b.area', '<', before);
}
const copies = sql<number>`(select count(*)::int from book_copy c where c.book_id = b.id and c.state in ('here', 'repair'))`;
const free = sql<number>`(select count(*)::int from book_copy c where c.book_id = b.id and c.state = 'here'
  and not exists (select from book_loan l where l.copy_id = c.id)
  and not exists (select from book_reservation v where v.copy_id = c.id))`;
const waiting = sql<number>`(select count(*)::int from book_reservation v where v.book_id = b.id and v.state = 'waiting')`;
const rows = (ctx: Ctx) =>
  visibleBooks(ctx).select([
    ...(['b.id', 'b.room_id as roomId', 'r.name as room', 'b.area', 'b.isbn', 'b.title', 'b.authors'] as const),
    ...(['b.publisher', 'b.year', 'b.class', 'b.for_children as forChildren', 'b.version'] as const),
    copies.as('copies'),
    free.as('free'),
    waiting.as('waiting'),
    sql<string | null>`(select min(l.due_on)::text from book_loan l where l.book_id = b.id)`.as('firstDue'),
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (r: Row) => ({ ...r, class: r.class as BookClass });
export type StoredBook = ReturnType<typeof typed>;

export type BookFilter = {
  roomId?: string | undefined;
  q?: string | undefined;
  class?: BookClass | undefined;
  state?: CopyState | undefined;
  isForChildren?: boolean | undefined;
  isFree?: boolean | undefined;
  /** An ISBN of thirteen digits, when what is looked for is one. */
  isbn?: string | undefined;
};
const PAGE = 50;
export async function findBooks(ctx: Ctx, f: BookFilter, after = 0, page = PAGE) {
  const found = f.q && !f.isbn ? searchQuery(f.q) : null;
  const base = rows(ctx)
    .$if(f.roomId !== undefined, (x) => x.where('b.room_id', '=', f.roomId ?? ''))
    .$if(f.class !== undefined, (x) => x.where('b.class', '=', f.class ?? ''))
    .$if(f.isbn !== undefined, (x) => x.where('b.isbn', '=', f.isbn ?? ''))
    .$if(found !== null, (x) => x.where(sql<boolean>`b.search @@ ${found}::tsquery`))
    .$if(f.isForChildren === true, (x) => x.where('b.for_children', '=', true))
    .$if(f.isFree === true, (x) => x.where(sql<boolean>`${free} > 0`))
    .$if(f.state !== undefined, (x) =>
      x.where(sql<boolean>`exists (select from book_copy c where c.book_id = b.id and c.state = ${f.state ?? ''})`),
    );
  const [items, total] = await Promise.all([
    base.orderBy('b.class').orderBy('b.title').orderBy('b.id').offset(after).limit(page).execute(),
    base.clearSelect().select(sql<number>`count(*)::int`.as('n')).executeTakeFirst(),
  ]);
  const n = total?.n ?? 0;
  return { items: items.map(typed), total: n, next: after + items.length < n ? after + items.length : null };
}
export async function bookById(ctx: Ctx, id: string): Promise<StoredBook> {
  const row = await rows(ctx).where('b.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export async function lockBook(tx: TxCtx, id: string): Promise<StoredBook> {
  const row = await rows(tx).where('b.id', '=', id).forNoKeyUpdate('b').executeTakeFirst();
  if (!row) throw notFound();
  if (tx.version !== null && tx.version !== row.version) throw stale();
  return typed(row);
}
export const bookByIsbn = (ctx: Ctx, roomId: string, isbn: string) =>
  ctx.db.selectFrom('book').select('id').where('room_id', '=', roomId).where('isbn', '=', isbn).executeTakeFirst();
/** What any reading room of the house wrote of this ISBN: facts of the book, nobody's. */
export const factsOf = (ctx: Ctx, isbn: string) =>
  ctx.db
    .selectFrom('book')
    .select(['title', 'authors', 'publisher', 'year', 'class', 'for_children as forChildren'])
    .where('isbn', '=', isbn)
    .orderBy('at')
    .executeTakeFirst();

export type BookValues = {
  isbn: string | null;
  title: string;
  authors: string | null;
  publisher: string | null;
  year: number | null;
  class: BookClass;
  forChildren: boolean;
};
const columnsOf = (v: BookValues) => ({
  ...{ isbn: v.isbn, title: v.title, authors: v.authors, publisher: v.publisher, year: v.year, class: v.class },
  for_children: v.forChildren,
  search: sql<string>`${searchVector(v.title, v.authors ?? '', v.publisher ?? '')}::tsvector`,
});
export const insertBook = (tx: TxCtx, of: { id: string; roomId: string; area: string }, v: BookValues) =>
  tx.db
    .insertInto('book')
    .values({ id: of.id, room_id: of.roomId, area: of.area, ...columnsOf(v), at: tx.now })
    .execute();
export const putBook = (tx: TxCtx, id: string, v: BookValues) =>
  tx.db
    .updateTable('book')
    .set((eb) => ({ ...columnsOf(v), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

/* Copies. */
const copyRows = ({ db }: Ctx) =>
  db
    .selectFrom('book_copy as c')
    .innerJoin('book as b', 'b.id', 'c.book_id')
    .leftJoin('book_loan as l', 'l.copy_id', 'c.id')
    .leftJoin('book_reservation as v', 'v.copy_id', 'c.id')
    .select([
      ...(['c.id', 'c.book_id as bookId', 'c.room_id as roomId', 'c.area', 'c.number', 'c.shelf', 'c.state'] as const),
      ...(['c.seen_on as seenOn', 'c.version', 'b.title', 'b.isbn', 'b.class', 'l.due_on as dueOn'] as const),
      ...(['l.id as loanId', 'l.reader_id as loanReaderId', 'v.id as heldById', 'v.number as heldFor'] as const),
      'v.reader_id as heldReaderId',
    ]);
type CopyRow = Awaited<ReturnType<ReturnType<typeof copyRows>['execute']>>[number];
const typedCopy = (c: CopyRow) => ({ ...c, state: c.state as CopyState });
export type StoredCopy = ReturnType<typeof typedCopy>;
export const copiesOf = async (ctx: Ctx, bookId: string): Promise<StoredCopy[]> =>
  (await copyRows(ctx).where('c.book_id', '=', bookId).orderBy('c.number').limit(500).execute()).map(typedCopy);
/** The copies a code may mean: one by its number, all of a title by its ISBN. */
export async function copiesByCode(ctx: Ctx, roomId: string, by: { number: string | null; isbn: string | null }) {
  const found = await copyRows(ctx)
    .where('c.room_id', '=', roomId)
    .where((eb) => eb.or([eb('c.number', '=', by.number ?? ''), eb('b.isbn', '=', by.isbn ?? '')]))
    .orderBy('c.number')
    .limit(50)
    .execute();
  return found.map(typedCopy);
}
export async function copyById(ctx: Ctx, id: string): Promise<StoredCopy> {
  const row = await copyRows(ctx).where('c.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typedCopy(row);
}
/** Taken for this transaction: of two who lend or return it at once, the second sees what the first did. */
export async function lockCopy(tx: TxCtx, id: string): Promise<StoredCopy> {
  await tx.db.selectFrom('book_copy').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  const c = await copyById(tx, id);
  if (tx.version !== null && tx.version !== c.version) throw stale();
  return c;
}
/** False when one of the numbers stands on another copy of the room. */
export async function insertCopies(
  tx: TxCtx,
  of: { bookId: string; roomId: string; area: string },
  items: readonly { number: string; shelf: string }[],
): Promise<boolean> {
  const made = await tx.db
    .insertInto('book_copy')
    .values(
      items.map((c) => ({
        ...{ id: tx.house.newId(), book_id: of.bookId, room_id: of.roomId, area: of.area },
        ...{ number: c.number, shelf: c.shelf, state: 'here' },
      })),
    )
    .onConflict((c) => c.columns(['room_id', 'number']).doNothing())
    .returning('id')
    .execute();
  return made.length === items.length;
}
export async function highestNumber(ctx: Ctx, roomId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('book_copy')
    .select('number')
    .where('room_id', '=', roomId)
    .where(sql<boolean>`number ~ '^BK[0-9]{5,}$'`)
    .orderBy(sql`length(number)`, 'desc')
    .orderBy('number', 'desc')
    .executeTakeFirst();
  return row?.number ?? null;
}
export const numbersIn = async (ctx: Ctx, roomId: string) =>
  new Set(
    (await ctx.db.selectFrom('book_copy').select('number').where('room_id', '=', roomId).execute()).map(
      (c) => c.number,
    ),
  );
export const putCopy = (tx: TxCtx, id: string, c: { shelf: string; state: CopyState }) =>
  tx.db
    .updateTable('book_copy')
    .set((eb) => ({ shelf: c.shelf, state: c.state, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
export const putSeen = (tx: TxCtx, ids: readonly string[], day: string) =>
  ids.length === 0
    ? Promise.resolve()
    : tx.db.updateTable('book_copy').set({ seen_on: day }).where('id', 'in', ids).execute();
export async function shelfCopies(ctx: Ctx, roomId: string): Promise<(ShelfCopy & { title: string })[]> {
  const found = await copyRows(ctx)
    .where('c.room_id', '=', roomId)
    .where('c.state', 'in', ['here', 'repair'])
    .orderBy('c.shelf')
    .orderBy('c.number')
    .limit(20_000)
    .execute();
  return found.map((c) => ({
    ...{ id: c.id, number: c.number, isbn: c.isbn, title: c.title, shelf: c.shelf },
    isOut: c.loanId !== null || c.heldById !== null || c.state === 'repair',
  }));
}
export const copiesById = async (ctx: Ctx, ids: readonly string[]): Promise<StoredCopy[]> =>
  ids.length === 0
    ? []
    : (
        await copyRows(ctx)
          .where('c.id', 'in', [...new Set(ids)])
          .orderBy('c.number')
          .execute()
      ).map(typedCopy);
