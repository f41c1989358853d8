import { sql } from 'kysely';
import { notFound } from '#kernel/refusal.ts';
import { signUpNumber } from '#modules/activities/signups.rules.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { blindIndex, open, randomDigits, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { triesOf } from '#platform/tries.store.ts';
import type { BookClass } from './classes.rules.ts';

/* Readers and what they have. Read through a room the actor may stand at the desk of (`deskRoom`), or through a reader's own slip. */

const placeOfName = (id: string) => `book_reader.name:${id}`;
const placeOfPhone = (id: string) => `book_reader.phone:${id}`;
export const sealedReader: Sealed = {
  table: 'book_reader',
  key: 'id',
  columns: { name_sealed: placeOfName, phone_sealed: placeOfPhone },
};
export const slipMac = (ctx: Ctx, number: string, passphrase: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `bookSlip:${number}`, passphrase));
/** One index per room: rooms cannot be joined on a telephone. */
export const phoneIndex = (ctx: Ctx, roomId: string, phone: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `bookPhone:${roomId}`, phone));

const readers = ({ db }: Ctx) =>
  db
    .selectFrom('book_reader')
    .select([
      ...([
        'id',
        'room_id as roomId',
        'area',
        'number',
        'mac',
        'is_child as isChild',
        'joined_on as joinedOn',
      ] as const),
      ...(['name_sealed as nameSealed', 'phone_sealed as phoneSealed'] as const),
    ]);
type ReaderRow = Awaited<ReturnType<ReturnType<typeof readers>['execute']>>[number];
const typed = (ctx: Ctx, { nameSealed, phoneSealed, ...r }: ReaderRow) => ({
  ...r,
  name: open(ctx.house.keys, nameSealed, placeOfName(r.id)),
  phone: open(ctx.house.keys, phoneSealed, placeOfPhone(r.id)),
});
export type StoredReader = ReturnType<typeof typed>;

export async function readerById(ctx: Ctx, id: string): Promise<StoredReader> {
  const row = await readers(ctx).where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(ctx, row);
}
export async function findReader(ctx: Ctx, id: string): Promise<StoredReader | null> {
  const row = await readers(ctx).where('id', '=', id).executeTakeFirst();
  return row ? typed(ctx, row) : null;
}
export async function lockReader(tx: TxCtx, id: string): Promise<StoredReader> {
  const row = await readers(tx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  if (!row) throw notFound();
  return typed(tx, row);
}
export async function readerByNumber(ctx: Ctx, number: string): Promise<StoredReader | null> {
  const row = await readers(ctx).where('number', '=', number).executeTakeFirst();
  return row ? typed(ctx, row) : null;
}
/** Brothers and sisters share the telephone of a guardian. */
export const readersByPhone = async (ctx: Ctx, roomId: string, phone: string): Promise<StoredReader[]> =>
  (
    await readers(ctx)
      .where('room_id', '=', roomId)
      .where('phone_idx', '=', phoneIndex(ctx, roomId, phone))
      .orderBy('joined_on')
      .limit(20)
      .execute()
  ).map((r) => typed(ctx, r));

const DIGITS = 8;
type NewReader = { roomId: string; area: string; name: string; phone: string; isChild: boolean; day: string };
/** The passphrase is in the answer only. */
export async function insertReader(tx: TxCtx, n: NewReader) {
  const id = tx.house.newId();
  for (;;) {
    const [number, passphrase] = [signUpNumber(randomDigits(7)), randomDigits(DIGITS)];
    const made = await tx.db
      .insertInto('book_reader')
      .values({
        ...{ id, room_id: n.roomId, area: n.area, number, mac: slipMac(tx, number, passphrase), is_child: n.isChild },
        name_sealed: Buffer.from(seal(tx.house.keys, n.name, placeOfName(id))),
        phone_sealed: Buffer.from(seal(tx.house.keys, n.phone, placeOfPhone(id))),
        ...{ phone_idx: phoneIndex(tx, n.roomId, n.phone), joined_on: n.day, last_on: n.day },
      })
      .onConflict((c) => c.column('number').doNothing())
      .returning('id')
      .executeTakeFirst();
    // A number drawn twice is drawn again.
    if (made) return { id, number, passphrase };
  }
}
export async function putSlip(tx: TxCtx, r: { id: string; number: string }) {
  const passphrase = randomDigits(DIGITS);
  await tx.db
    .updateTable('book_reader')
    .set({ mac: slipMac(tx, r.number, passphrase), tries: 0, tries_since: null })
    .where('id', '=', r.id)
    .execute();
  return { id: r.id, number: r.number, passphrase };
}
export const putLast = (tx: TxCtx, id: string, day: string) =>
  tx.db.updateTable('book_reader').set({ last_on: day }).where('id', '=', id).execute();
export const dropReader = (tx: TxCtx, id: string) => tx.db.deleteFrom('book_reader').where('id', '=', id).execute();
export const { countTry, forgetTries } = triesOf('book_reader');
/** Readers who took nothing since that day and have and await nothing are deleted; how many. */
export async function dropIdleReaders(tx: TxCtx, before: string): Promise<number> {
  const gone = await tx.db
    .deleteFrom('book_reader as x')
    .where('x.last_on', '<', before)
    .where(sql<boolean>`not exists (select from book_loan l where l.reader_id = x.id)`)
    .where(sql<boolean>`not exists (select from book_reservation v where v.reader_id = x.id)`)
    .returning('x.id')
    .execute();
  return gone.length;
}

/* Loans: there are only those that are out. */
const loans = ({ db }: Ctx) =>
  db
    .selectFrom('book_loan as l')
    .innerJoin('book_copy as c', 'c.id', 'l.copy_id')
    .innerJoin('book as b', 'b.id', 'l.book_id')
    .innerJoin('book_reader as x', 'x.id', 'l.reader_id')
    .select([
      ...([
        'l.id',
        'l.copy_id as copyId',
        'l.book_id as bookId',
        'l.room_id as roomId',
        'l.area',
        'l.renewals',
      ] as const),
      ...([
        'l.reader_id as readerId',
        'l.lent_on as lentOn',
        'l.due_on as dueOn',
        'l.reminded_on as remindedOn',
      ] as const),
      ...(['c.number', 'c.shelf', 'b.title', 'x.is_child as isChild', 'x.name_sealed as nameSealed'] as const),
      sql<boolean>`exists (select from book_reservation v where v.book_id = l.book_id and v.state = 'waiting')`.as(
        'isAwaited',
      ),
    ]);
type LoanRow = Awaited<ReturnType<ReturnType<typeof loans>['execute']>>[number];
const typedLoan = (ctx: Ctx, { nameSealed, ...l }: LoanRow) => ({
  ...l,
  name: open(ctx.house.keys, nameSealed, placeOfName(l.readerId)),
});
export type StoredLoan = ReturnType<typeof typedLoan>;
export async function selectLoans(ctx: Ctx, f: { roomId?: string; readerId?: string; lateOn?: string }) {
  const found = await loans(ctx)
    .$if(f.roomId !== undefined, (q) => q.where('l.room_id', '=', f.roomId ?? ''))
    .$if(f.readerId !== undefined, (q) => q.where('l.reader_id', '=', f.readerId ?? ''))
    .$if(f.lateOn !== undefined, (q) => q.where('l.due_on', '<', f.lateOn ?? ''))
    .orderBy('l.due_on')
    .orderBy('l.id')
    .limit(2000)
    .execute();
  return found.map((l) => typedLoan(ctx, l));
}
export async function lockLoan(tx: TxCtx, id: string): Promise<StoredLoan> {
  await tx.db.selectFrom('book_loan').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  const row = await loans(tx).where('l.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typedLoan(tx, row);
}
export const insertLoan = (
  tx: TxCtx,
  l: { copyId: string; bookId: string; roomId: string; area: string; readerId: string; lentOn: string; dueOn: string },
) =>
  tx.db
    .insertInto('book_loan')
    .values({
      ...{ id: tx.house.newId(), copy_id: l.copyId, book_id: l.bookId, room_id: l.roomId, area: l.area },
      ...{ reader_id: l.readerId, lent_on: l.lentOn, due_on: l.dueOn },
    })
    .execute();
/** It came back: that it was out, and with whom, is kept nowhere. */
export const dropLoan = (tx: TxCtx, copyId: string) =>
  tx.db.deleteFrom('book_loan').where('copy_id', '=', copyId).execute();
export const putDue = (tx: TxCtx, id: string, dueOn: string) =>
  tx.db
    .updateTable('book_loan')
    .set((eb) => ({ due_on: dueOn, renewals: eb('renewals', '+', 1), reminded_on: null }))
    .where('id', '=', id)
    .execute();
export const putReminded = (tx: TxCtx, id: string, day: string) =>
  tx.db.updateTable('book_loan').set({ reminded_on: day }).where('id', '=', id).execute();

/* Figures. */
type Counted = { roomId: string; area: string; class: BookClass; isChild: boolean; month: string };
export const countLent = (tx: TxCtx, c: Counted) =>
  tx.db
    .insertInto('book_month')
    .values({ room_id: c.roomId, area: c.area, month: c.month, class: c.class, is_child: c.isChild, lent: 1 })
    .onConflict((k) =>
      k
        .columns(['room_id', 'month', 'class', 'is_child'])
        .doUpdateSet((eb) => ({ lent: eb('book_month.lent', '+', 1) })),
    )
    .execute();
export async function lentByMonth(ctx: Ctx, roomId: string, from: string) {
  const found = await ctx.db
    .selectFrom('book_month')
    .select(['month', 'class', 'is_child as isChild', 'lent'])
    .where('room_id', '=', roomId)
    .where('month', '>=', from)
    .orderBy('month')
    .orderBy('class')
    .execute();
  return found.map((r) => ({ ...r, class: r.class as BookClass }));
}
export async function lateAndWaiting(
  ctx: Ctx,
  roomId: string,
  today: string,
): Promise<{ late: number; waiting: number }> {
  const { rows } = await sql<{ late: number; waiting: number }>`select
    (select count(*)::int from book_loan where room_id = ${roomId} and due_on < ${today}) as late,
    (select count(*)::int from book_reservation where room_id = ${roomId} and state = 'waiting') as waiting`.execute(
    ctx.db,
  );
  return rows[0] ?? { late: 0, waiting: 0 };
}
