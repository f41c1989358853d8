import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/* The simulated year and its days, in the time of the place. */

export const YEAR = 2025;
const ZONE = 'Asia/Shanghai';

export type Day = Temporal.PlainDate;
export const dayIn = (month: number, day: number): Day => Temporal.PlainDate.from({ year: YEAR, month, day });
export const firstDay = dayIn(1, 1);
export const lastDay = dayIn(12, 31);

/** The moment of a day at a clock time, `08:30`. */
export const at = (day: Day, clock: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: ZONE, plainTime: clock }).toInstant();
export const dayOfMoment = (moment: Temporal.Instant): Day => moment.toZonedDateTimeISO(ZONE).toPlainDate();
/** The same clock time so many days later. */
export const laterBy = (moment: Temporal.Instant, hours: number): Temporal.Instant =>
  moment.add({ seconds: Math.round(hours * 3600) });

export function daysBetween(from: Day, to: Day): Day[] {
  const all: Day[] = [];
  for (let d = from; Temporal.PlainDate.compare(d, to) <= 0; d = d.add({ days: 1 })) all.push(d);
  return all;
}
export const daysOfMonth = (month: number): Day[] =>
  daysBetween(dayIn(month, 1), dayIn(month, dayIn(month, 1).daysInMonth));

const calendar = z
  .object({ days: z.array(z.object({ date: z.string(), isWorkday: z.boolean() })) })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../data/calendar.json'), 'utf8')));
const special = new Map(calendar.days.map((d) => [d.date, d.isWorkday]));

/** By the holiday notice, with its make-up days. */
export const isWorkday = (day: Day): boolean => special.get(day.toString()) ?? day.dayOfWeek <= 5;
/** This day or the next on which offices are open. */
export function workdayFrom(day: Day): Day {
  let d = day;
  while (!isWorkday(d)) d = d.add({ days: 1 });
  return d;
}
/** Moves a moment into the next office hours: nobody signs for a case at three in the night. */
export function inOffice(moment: Temporal.Instant): Temporal.Instant {
  const local = moment.toZonedDateTimeISO(ZONE);
  const minutes = local.hour * 60 + local.minute;
  const late = minutes > 17 * 60 + 30;
  const day = workdayFrom(late ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate());
  if (day.equals(local.toPlainDate()) && minutes >= 8 * 60 + 30) return moment;
  return at(
    day,
    `${String(8 + (local.minute % 3)).padStart(2, '0')}:${String(30 + (local.second % 25)).padStart(2, '0')}`,
  );
}

/** Heat and water are seen to on every day, between seven in the morning and ten at night. */
export function awake(moment: Temporal.Instant): Temporal.Instant {
  const local = moment.toZonedDateTimeISO(ZONE);
  if (local.hour >= 22) return at(local.toPlainDate().add({ days: 1 }), '07:10');
  return local.hour < 7 ? at(local.toPlainDate(), '07:10') : moment;
}
