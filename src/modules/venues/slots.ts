import { addDays, describeDay } from '#kernel/calendar.ts';
import { calendarOf, dayOf } from '#modules/places/index.ts';
import { type HouseDay, houseDay } from '#modules/stations/hours.rules.ts';
import type { Ctx } from '#platform/context.ts';
import { heldBetween } from './bookings.store.ts';
import type { SlotDay } from './venues.contract.ts';
import { type BookFault, bookFault, closedOn, freeIn, type Slot, slotsOn } from './venues.rules.ts';
import { closedDaysOf, type StoredVenue } from './venues.store.ts';

export const momentAt = (day: string, minute: number): Temporal.Instant =>
  Temporal.PlainDate.from(day).toZonedDateTime('Asia/Shanghai').add({ minutes: minute }).toInstant();

async function houseDays(ctx: Ctx, from: string, n: number): Promise<HouseDay[]> {
  const calendar = await calendarOf(ctx);
  return Array.from({ length: n }, (_, i) => {
    const date = addDays(from, i);
    return houseDay(date, Temporal.PlainDate.from(date).dayOfWeek - 1, describeDay(calendar, date).kind);
  });
}

const hoursBetween = (a: Temporal.Instant, b: Temporal.Instant) =>
  (b.epochMilliseconds - a.epochMilliseconds) / 3_600_000;
const daysBetween = (from: string, to: string) => Temporal.PlainDate.from(from).until(to).days;

/** The days with their slots and how many more people fit in; a slot that can no longer be booked has no room. */
export async function daysShown(ctx: Ctx, v: StoredVenue, from: string, n: number): Promise<SlotDay[]> {
  const days = await houseDays(ctx, from, n);
  const closed = await closedDaysOf(ctx, [v.id], from);
  const held = await heldBetween(ctx, [v.id], momentAt(from, 0), momentAt(addDays(from, n), 0));
  const today = dayOf(ctx.now);
  return days.map((day) => {
    const shut = closedOn(closed, day.date);
    const slots = shut ? [] : slotsOn(v.hours, day, v.visitMinutes);
    return {
      date: day.date,
      isHoliday: day.isHoliday,
      closed: shut?.reason ?? null,
      slots: slots.map((slot) => {
        const [startsAt, endsAt] = [momentAt(day.date, slot.from), momentAt(day.date, slot.to)];
        const span = { startsAt: startsAt.epochMilliseconds, endsAt: endsAt.epochMilliseconds };
        const free = freeIn(v.capacity, span, held);
        const fault = faultOf(ctx, v, { slot, date: day.date, startsAt, free, people: 1, today, closed: null });
        return { startsAt: startsAt.toString(), endsAt: endsAt.toString(), free: fault ? 0 : free };
      }),
    };
  });
}

type Asked = {
  slot: Slot | null;
  date: string;
  startsAt: Temporal.Instant;
  free: number;
  people: number;
  today: string;
  closed: ReturnType<typeof closedOn>;
};
const faultOf = (ctx: Ctx, v: StoredVenue, a: Asked): BookFault | null =>
  bookFault({
    state: v.state,
    closed: a.closed,
    slot: a.slot,
    hoursAhead: hoursBetween(ctx.now, a.startsAt),
    daysAhead: daysBetween(a.today, a.date),
    leadHours: v.leadHours,
    aheadDays: v.aheadDays,
    free: a.free,
    people: a.people,
  });

export type Wanted = {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  free: number;
  closed: string;
  fault: BookFault | null;
};
/** What somebody wants to book, weighed against everything that holds places now: the caller holds the venue's lock. */
export async function weigh(ctx: Ctx, v: StoredVenue, startsAt: Temporal.Instant, people: number): Promise<Wanted> {
  const date = dayOf(startsAt);
  const [day] = await houseDays(ctx, date, 1);
  const slot =
    (day && slotsOn(v.hours, day, v.visitMinutes).find((s) => momentAt(date, s.from).equals(startsAt))) ?? null;
  const endsAt = startsAt.add({ minutes: v.visitMinutes });
  const span = { startsAt: startsAt.epochMilliseconds, endsAt: endsAt.epochMilliseconds };
  const free = freeIn(v.capacity, span, await heldBetween(ctx, [v.id], startsAt, endsAt));
  const closed = closedOn(await closedDaysOf(ctx, [v.id], date), date);
  const fault = faultOf(ctx, v, { slot, date, startsAt, free, people, today: dayOf(ctx.now), closed });
  return { startsAt, endsAt, free, closed: closed?.reason ?? '', fault };
}
