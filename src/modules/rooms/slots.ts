import { addDays, describeDay } from '#kernel/calendar.ts';
import { calendarOf, dayOf } from '#modules/places/index.ts';
import { houseDay, rangesOn } from '#modules/stations/hours.rules.ts';
import type { Ctx } from '#platform/context.ts';
import { heldSeats } from './bookings.store.ts';
import type { SlotView } from './rooms.contract.ts';
import { rulesOf, type Seat, type StoredRoom, type StoredRules } from './rooms.store.ts';
import { rulesOn, type Span, slotsIn } from './slots.rules.ts';

const ZONE = 'Asia/Shanghai';
export const momentAt = (day: string, minute: number): Temporal.Instant =>
  Temporal.PlainDate.from(day).toZonedDateTime(ZONE).add({ minutes: minute }).toInstant();
export const minuteOf = (at: Temporal.Instant): number => {
  const { hour, minute } = at.toZonedDateTimeISO(ZONE);
  return hour * 60 + minute;
};
export const dayAfter = (day: string): string => addDays(day, 1);

export type DaySlots = { day: string; rules: StoredRules | null; slots: Span[]; isOpenAt: (minute: number) => boolean };
/** The slots of a day by the hours of the room and the rules that hold then. */
export async function slotsOf(ctx: Ctx, r: StoredRoom, day: string, known?: readonly StoredRules[]): Promise<DaySlots> {
  const rules = rulesOn(known ?? (await rulesOf(ctx, [r.id])), day);
  const kind = describeDay(await calendarOf(ctx), day).kind;
  const ranges = rangesOn(r.hours, houseDay(day, Temporal.PlainDate.from(day).dayOfWeek - 1, kind));
  return {
    day,
    rules,
    slots: rules && r.state === 'open' ? slotsIn(ranges, rules.slotMinutes) : [],
    isOpenAt: (minute) => r.state === 'open' && ranges.some(([from, to]) => from <= minute && minute < to),
  };
}

/** The slots of a day that are not over, each with the seats nobody holds. */
export async function freeSeats(ctx: Ctx, r: StoredRoom, seats: readonly Seat[], day: string): Promise<SlotView[]> {
  const { slots } = await slotsOf(ctx, r, day);
  const held = await heldSeats(ctx, r.id, momentAt(day, 0), momentAt(dayAfter(day), 0));
  const compare = Temporal.Instant.compare;
  return slots
    .map((s) => ({ from: momentAt(day, s.from), to: momentAt(day, s.to) }))
    .filter((s) => compare(s.to, ctx.now) > 0)
    .map(({ from, to }) => {
      const taken = new Set(
        held.filter((h) => compare(h.from, to) < 0 && compare(h.to, from) > 0).map((h) => h.seatId),
      );
      return {
        startsAt: from.toString(),
        endsAt: to.toString(),
        free: seats.filter((s) => !taken.has(s.id)).map((s) => s.id),
      };
    });
}

/** Days that may be booked: today and as many ahead as the rules of today say. */
export async function bookableDays(ctx: Ctx, r: StoredRoom): Promise<string[]> {
  const today = dayOf(ctx.now);
  const rules = rulesOn(await rulesOf(ctx, [r.id]), today);
  return Array.from({ length: (rules?.aheadDays ?? 0) + 1 }, (_, i) => addDays(today, i));
}
