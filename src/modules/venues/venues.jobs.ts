import { say } from '#kernel/words.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Feed } from '#platform/module.ts';
import { entryOf } from './bookings.actions.ts';
import { claimReminders, eraseContacts, selectBookings } from './bookings.store.ts';
import { CONTACT_DAYS } from './venues.rules.ts';
import { venueWords as w } from './venues.words.ts';

const AHEAD_HOURS = 48;
/** Every morning: visits of today and tomorrow are told to both sides, once. */
export const remindVisits = (ctx: Ctx): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    for (const b of await claimReminders(tx, tx.now.add({ hours: AHEAD_HOURS }))) {
      await record(tx, entryOf(b, 'remind'));
      if (b.organisationArea) await record(tx, entryOf({ id: b.id, area: b.organisationArea }, 'remindVisitor'));
    }
  });

/** Every night: names and telephones of visits go, 90 days after (domain §10.2). */
export const forgetVisitors = (ctx: Ctx): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await eraseContacts(tx, tx.now.subtract({ hours: 24 * CONTACT_DAYS }));
  });

/** Confirmed visits in the calendar of those who receive and of those who go: of their own organisation. */
export const visitDays: Feed = async (ctx, actor) => {
  const bookings = await selectBookings({ ...ctx, actor }, { status: 'confirmed', from: dayOf(ctx.now) });
  return bookings.flatMap((b) => {
    const of = { group: b.group, venue: b.venue };
    const word = b.organisationId === actor.organisationId ? w.visitDay : w.hostDay;
    const isMine = b.organisationId === actor.organisationId || b.hostId === actor.organisationId;
    if (!isMine) return [];
    return [
      {
        id: `venue-${b.id}`,
        day: dayOf(b.startsAt),
        since: b.at,
        says: [say(word, 'zh', of), say(word, 'en', of)] as const,
      },
    ];
  });
};
