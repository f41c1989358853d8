import { addDays } from '#kernel/calendar.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { settle } from './bookings.actions.ts';
import { eraseSeatContacts } from './bookings.store.ts';
import { eraseChildrenOfTerms } from './children.store.ts';
import { eraseVettings } from './evenings.store.ts';
import { CHILD_DAYS, CONTACT_DAYS, VETTING_YEARS } from './rooms.rules.ts';

/** Every five minutes: holds that ran out, people away too long, slots that are over (domain §9). */
export const turnSeats = (ctx: Ctx): Promise<void> => inTransaction(ctx, (tx) => settle(tx, null));

/** Every night: names of who sat there after 90 days, children's records 30 days after their term, checks three years after they ended. */
export const forgetRooms = (ctx: Ctx): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const today = dayOf(tx.now);
    await eraseSeatContacts(tx, tx.now.subtract({ hours: 24 * CONTACT_DAYS }));
    await eraseChildrenOfTerms(tx, addDays(today, -CHILD_DAYS));
    await eraseVettings(tx, Temporal.PlainDate.from(today).subtract({ years: VETTING_YEARS }).toString());
  });
