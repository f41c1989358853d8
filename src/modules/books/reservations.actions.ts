import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { reserveFault } from './books.rules.ts';
import { lockBook } from './books.store.ts';
import { noBook } from './books.words.ts';
import { deskReservation } from './desk.actions.ts';
import type { DeskApi, ReservationRow } from './desk.contract.ts';
import { readerById } from './loans.store.ts';
import { reservationEntry, serveWaiting } from './queue.ts';
import {
  askedBy,
  dropReservation,
  insertReservation,
  lockReservation,
  putTold,
  type StoredReservation,
  selectReservations,
  whoReserved,
} from './reservations.store.ts';
import { deskRoom, deskRule } from './rooms.actions.ts';

type Handles = { [K in keyof DeskApi]: Handler<DeskApi[K]> };
type Who = { readerId: string; isChild: boolean } | { name: string; phone: string; isChild: boolean };
/** Reserves a title: a free copy is kept at once, otherwise one waits in line. */
export async function reserveOne(tx: TxCtx, bookId: string, who: Who) {
  const book = await lockBook({ ...tx, version: null }, bookId);
  const rule = await deskRule(tx, book.roomId);
  const asked = await askedBy(tx, book.roomId, book.id, who);
  const fault = reserveFault({ copies: book.copies, ...asked }, rule);
  if (fault) throw noBook(fault, undefined, { n: rule.mostReservations });
  const made = await insertReservation(tx, { bookId: book.id, roomId: book.roomId, area: book.area, who });
  await record(tx, reservationEntry({ id: made.id, area: book.area }, 'reserve'), 'new');
  await serveWaiting(tx, book.id);
  return made;
}
export async function cancelOne(tx: TxCtx, id: string): Promise<void> {
  const v = await lockReservation(tx, id);
  if (v.state === 'lapsed') throw noBook('ended');
  await dropReservation(tx, v.id);
  await record(tx, reservationEntry(v, 'cancel'));
  await serveWaiting(tx, v.bookId);
}

async function rowOf(ctx: Ctx, v: StoredReservation): Promise<ReservationRow> {
  const { name } = await whoReserved(ctx, v);
  const { copyId: id, copyNumber: number, copyShelf: shelf } = v;
  return {
    ...{ id: v.id, bookId: v.bookId, title: v.title, number: v.number, name, isChild: v.isChild, state: v.state },
    copy: id && number && shelf ? { id, number, shelf } : null,
    ...{ readerId: v.readerId, readyUntil: v.readyUntil, toldOn: v.toldOn, at: v.at.toString() },
  };
}
export const listReservations: Handles['listReservations'] = async (ctx, { params }) => {
  const room = await deskRoom(ctx, params.id);
  const found = await selectReservations(ctx, { roomId: room.id });
  return { items: await Promise.all(found.map((v) => rowOf(ctx, v))) };
};
export const reserveAtDesk: Handles['reserveAtDesk'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const r = await readerById(tx, input.readerId);
    await deskRoom(tx, r.roomId);
    const book = await lockBook({ ...tx, version: null }, params.id);
    if (book.roomId !== r.roomId) throw noBook('otherRoom');
    await reserveOne(tx, book.id, { readerId: r.id, isChild: r.isChild });
    return {};
  });
export const reservationPhone: Handles['reservationPhone'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const v = await deskReservation(tx, params.id);
    await record(tx, reservationEntry(v, 'phoneSeen'));
    return { phone: (await whoReserved(tx, v)).phone };
  });
export const tellReservation: Handles['tellReservation'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const v = await deskReservation(tx, params.id);
    if (v.state !== 'ready') throw noBook('ended');
    await putTold(tx, v.id, dayOf(tx.now));
    await record(tx, reservationEntry(v, 'tell'));
    return {};
  });
export const cancelReservation: Handles['cancelReservation'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const v = await deskReservation(tx, params.id);
    await cancelOne(tx, v.id);
    return {};
  });
