import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { handOut, pickupUntil } from './books.rules.ts';
import { lockBook } from './books.store.ts';
import { freeCopies, putReady, selectReservations } from './reservations.store.ts';
import { deskRule } from './rooms.actions.ts';

export const reservationEntry = (v: { id: string; area: string }, verb: string) =>
  ({ kind: 'bookReservation', id: v.id, area: v.area, verb, shows: 'staff' }) as const;

/** Whatever is free of a title now is kept for those who wait, in the order they asked. To be called after anything that may free a copy. */
export async function serveWaiting(tx: TxCtx, bookId: string): Promise<void> {
  const asHouse: TxCtx = { ...tx, actor: { kind: 'system', what: 'reservations' }, version: null };
  const book = await lockBook(asHouse, bookId);
  const waiting = (await selectReservations(asHouse, { bookId })).filter((v) => v.state === 'waiting');
  if (waiting.length === 0) return;
  const until = pickupUntil(await deskRule(asHouse, book.roomId), dayOf(tx.now));
  const given = handOut(
    await freeCopies(asHouse, bookId),
    waiting.map((v, seq) => ({ id: v.id, seq })),
  );
  for (const { reservationId, copyId } of given) {
    await putReady(tx, reservationId, copyId, until);
    await record(tx, reservationEntry({ id: reservationId, area: book.area }, 'ready'));
  }
}
