import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { emptyExpired } from './reminders.store.ts';

/** Every night: reminders whose last day is over are emptied, answered or not. */
export const forgetReminders = async (ctx: Ctx): Promise<void> => {
  await inTransaction(ctx, (tx) => emptyExpired(tx, dayOf(tx.now)));
};
