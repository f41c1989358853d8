import { addDays, describeDay, type WorkCalendar } from '#kernel/calendar.ts';
import { dayOf } from '#modules/places/index.ts';
import { type HouseDay, houseDay } from './hours.rules.ts';

/** Two weeks ahead: a phone without network still knows what a holiday is. */
const AHEAD = 15;

/** Yesterday, today and the next two weeks, as the calendar of the house has them. */
export function daysFrom(calendar: WorkCalendar, now: Temporal.Instant): HouseDay[] {
  const today = dayOf(now);
  return Array.from({ length: AHEAD + 2 }, (_, i) => {
    const date = addDays(today, i - 1);
    return houseDay(date, Temporal.PlainDate.from(date).dayOfWeek - 1, describeDay(calendar, date).kind);
  });
}

/** The minute of the day on the wall clock of the county. */
export function minuteOfDay(now: Temporal.Instant): number {
  const { hour, minute } = now.toZonedDateTimeISO('Asia/Shanghai');
  return hour * 60 + minute;
}
