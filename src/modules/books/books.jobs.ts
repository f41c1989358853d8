import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { LAPSED_DAYS, READER_DAYS } from './books.rules.ts';
import { dropIdleReaders } from './loans.store.ts';
import { reservationEntry, serveWaiting } from './queue.ts';
import { dropLapsed, lapseBefore } from './reservations.store.ts';

const daysBefore = (ctx: Ctx, days: number) => Temporal.PlainDate.from(dayOf(ctx.now)).subtract({ days }).toString();

/** Every morning: what was kept and not fetched goes to whoever waits next. */
export const lapseReservations = (ctx: Ctx): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const over = await lapseBefore(tx, dayOf(tx.now));
    for (const v of over) await record(tx, reservationEntry(v, 'lapse'));
    for (const bookId of new Set(over.map((v) => v.bookId))) await serveWaiting(tx, bookId);
  });
/** Every night: readers who took nothing for a year, and numbers of reservations that lapsed. */
export const forgetReaders = (ctx: Ctx): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await dropLapsed(tx, daysBefore(tx, LAPSED_DAYS));
    await dropIdleReaders(tx, daysBefore(tx, READER_DAYS));
  });
