import { sql } from 'kysely';
import { notFound } from '#kernel/refusal.ts';
import { signUpNumber } from '#modules/activities/signups.rules.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { open, randomDigits, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { triesOf } from '#platform/tries.store.ts';
import type { ReservationState } from './books.rules.ts';
import { phoneIndex, readerById, slipMac } from './loans.store.ts';

const placeOfName = (id: string) => `book_reservation.name:${id}`;
const placeOfPhone = (id: string) => `book_reservation.phone:${id}`;
export const sealedReservation: Sealed = {
  table: 'book_reservation',
  key: 'id',
  columns: { name_sealed: placeOfName, phone_sealed: placeOfPhone },
};
const rows = ({ db }: Ctx) =>
  db
    .selectFrom('book_reservation as v')
    .innerJoin('book as b', 'b.id', 'v.book_id')
    .innerJoin('reading_room as r', 'r.id', 'v.room_id')
    .leftJoin('book_copy as c', 'c.id', 'v.copy_id')
    .select([
      ...(['v.id', 'v.book_id as bookId', 'v.room_id as roomId', 'v.area', 'v.number', 'v.mac', 'v.state'] as const),
      ...(['v.reader_id as readerId', 'v.is_child as isChild', 'v.ready_until as readyUntil', 'v.at'] as const),
      ...(['v.told_on as toldOn', 'v.name_sealed as nameSealed', 'v.phone_sealed as phoneSealed'] as const),
      ...(['b.title', 'r.name as room', 'r.phone as roomPhone', 'r.hours', 'r.address'] as const),
      ...(['c.id as copyId', 'c.number as copyNumber', 'c.shelf as copyShelf'] as const),
      sql<number>`(select count(*)::int from book_reservation w where w.book_id = v.book_id and w.state = 'waiting' and (w.at, w.id) < (v.at, v.id))`.as(
        'before',
      ),
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
const typed = (r: Row) => ({ ...r, state: r.state as ReservationState });
export type StoredReservation = ReturnType<typeof typed>;

export async function selectReservations(
  ctx: Ctx,
  f: { roomId?: string; readerId?: string; bookId?: string },
): Promise<StoredReservation[]> {
  const found = await rows(ctx)
    .where('v.state', 'in', ['waiting', 'ready'])
    .$if(f.roomId !== undefined, (q) => q.where('v.room_id', '=', f.roomId ?? ''))
    .$if(f.readerId !== undefined, (q) => q.where('v.reader_id', '=', f.readerId ?? ''))
    .$if(f.bookId !== undefined, (q) => q.where('v.book_id', '=', f.bookId ?? ''))
    .orderBy('v.at')
    .orderBy('v.id')
    .limit(1000)
    .execute();
  return found.map(typed);
}
export async function reservationById(ctx: Ctx, id: string): Promise<StoredReservation> {
  const row = await rows(ctx).where('v.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return typed(row);
}
export const findReservation = async (ctx: Ctx, id: string): Promise<StoredReservation | null> => {
  const row = await rows(ctx).where('v.id', '=', id).executeTakeFirst();
  return row ? typed(row) : null;
};
export async function reservationByNumber(ctx: Ctx, number: string): Promise<StoredReservation | null> {
  const row = await rows(ctx).where('v.number', '=', number).executeTakeFirst();
  return row ? typed(row) : null;
}
export async function lockReservation(tx: TxCtx, id: string): Promise<StoredReservation> {
  await tx.db.selectFrom('book_reservation').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  return reservationById(tx, id);
}
/** Who it is for: a reader of the room, or whoever left a name and a telephone. */
export async function whoReserved(ctx: Ctx, v: StoredReservation): Promise<{ name: string; phone: string }> {
  if (v.readerId) return readerById(ctx, v.readerId);
  const { keys } = ctx.house;
  return {
    name: v.nameSealed ? open(keys, v.nameSealed, placeOfName(v.id)) : '—',
    phone: v.phoneSealed ? open(keys, v.phoneSealed, placeOfPhone(v.id)) : '',
  };
}
/** What one person has asked for already, by their slip or their telephone. */
export async function askedBy(
  ctx: Ctx,
  roomId: string,
  bookId: string,
  who: { readerId: string } | { phone: string; name: string },
) {
  const found = await rows(ctx)
    .where('v.room_id', '=', roomId)
    .where('v.state', 'in', ['waiting', 'ready'])
    .where((eb) =>
      'readerId' in who
        ? eb('v.reader_id', '=', who.readerId)
        : eb('v.phone_idx', '=', phoneIndex(ctx, roomId, who.phone)),
    )
    .execute();
  // Brothers and sisters reserve by one telephone, each for themselves.
  const mine = 'readerId' in who ? found : found.filter((v) => nameOf(ctx, v) === who.name);
  return { all: mine.length, sameBook: mine.filter((v) => v.bookId === bookId).length };
}
const nameOf = (ctx: Ctx, v: Pick<Row, 'id' | 'nameSealed'>) =>
  v.nameSealed ? open(ctx.house.keys, v.nameSealed, placeOfName(v.id)) : '';

type New = {
  bookId: string;
  roomId: string;
  area: string;
  who: { readerId: string; isChild: boolean } | { name: string; phone: string; isChild: boolean };
};
export async function insertReservation(tx: TxCtx, n: New) {
  const id = tx.house.newId();
  const { who } = n;
  for (;;) {
    const [number, passphrase] = [signUpNumber(randomDigits(7)), randomDigits(8)];
    const own =
      'readerId' in who
        ? { reader_id: who.readerId }
        : {
            mac: slipMac(tx, number, passphrase),
            name_sealed: Buffer.from(seal(tx.house.keys, who.name, placeOfName(id))),
            phone_sealed: Buffer.from(seal(tx.house.keys, who.phone, placeOfPhone(id))),
            phone_idx: phoneIndex(tx, n.roomId, who.phone),
          };
    const made = await tx.db
      .insertInto('book_reservation')
      .values({
        ...{ id, book_id: n.bookId, room_id: n.roomId, area: n.area, number, is_child: who.isChild },
        ...{ state: 'waiting', at: tx.now, ...own },
      })
      .onConflict((c) => c.column('number').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) return { id, number, passphrase };
  }
}
export const putReady = (tx: TxCtx, id: string, copyId: string, until: string) =>
  tx.db
    .updateTable('book_reservation')
    .set({ state: 'ready', copy_id: copyId, ready_until: until })
    .where('id', '=', id)
    .execute();
export const putWaiting = (tx: TxCtx, id: string) =>
  tx.db
    .updateTable('book_reservation')
    .set({ state: 'waiting', copy_id: null, ready_until: null, told_on: null })
    .where('id', '=', id)
    .execute();
export const putTold = (tx: TxCtx, id: string, day: string) =>
  tx.db.updateTable('book_reservation').set({ told_on: day }).where('id', '=', id).execute();
/** Fetched or cancelled: nothing of it stays. */
export const dropReservation = (tx: TxCtx, id: string) =>
  tx.db.deleteFrom('book_reservation').where('id', '=', id).execute();
/** The time to fetch it is over: who it was is forgotten at once, the number says so for a while. */
export const lapseBefore = (tx: TxCtx, day: string) =>
  tx.db
    .updateTable('book_reservation')
    .set({
      ...{ state: 'lapsed', ended_on: day, copy_id: null, ready_until: null, told_on: null },
      ...{ name_sealed: null, phone_sealed: null, phone_idx: null, reader_id: null },
    })
    .where('state', '=', 'ready')
    .where('ready_until', '<', day)
    .returning(['id', 'area', 'book_id as bookId'])
    .execute();
export const dropLapsed = (tx: TxCtx, before: string) =>
  tx.db.deleteFrom('book_reservation').where('state', '=', 'lapsed').where('ended_on', '<', before).execute();
export const { countTry, forgetTries } = triesOf('book_reservation');

/** Copies of a title on the shelf, for nobody yet. */
export const freeCopies = async (ctx: Ctx, bookId: string): Promise<string[]> =>
  (
    await ctx.db
      .selectFrom('book_copy as c')
      .select('c.id')
      .where('c.book_id', '=', bookId)
      .where('c.state', '=', 'here')
      .where(sql<boolean>`not exists (select from book_loan l where l.copy_id = c.id)`)
      .where(sql<boolean>`not exists (select from book_reservation v where v.copy_id = c.id)`)
      .orderBy('c.number')
      .execute()
  ).map((c) => c.id);
