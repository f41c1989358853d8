/**
 * Working days as data. The State Council announces one year at a time, usually in November, and a region may add its own
 * days (全国年节及纪念日放假办法 4), so the calendar is a table with a region and a cover; past the cover an answer is
 * only a guess by weekday and says so (`provisional`).
 *
 * Dates are local `YYYY-MM-DD` text. A malformed date throws RangeError: that is a bug of the caller, not an answer.
 */

/** One exception to "Monday to Friday are working days": a holiday, or a weekend day made a working day (调休). */
export type CalendarDay = { date: string; isWorkday: boolean; name: string; sourceDoc: string };

/** Cover is inclusive on both ends. A date within it and not in `days` is a working day if and only if it is Mon–Fri. */
export type WorkCalendar = {
  region: string;
  coveredFrom: string;
  coveredUntil: string;
  days: ReadonlyMap<string, CalendarDay>;
};

/** The same calendar as it is stored and imported. */
export type WorkCalendarData = {
  region: string;
  coveredFrom: string;
  coveredUntil: string;
  days: readonly CalendarDay[];
};

export type DayKind = 'work' | 'makeup' | 'holiday' | 'weekend';

/** A date found by walking the calendar; `provisional` when any date looked at on the way lies outside the cover. */
export type FoundDay = { date: string; provisional: boolean };

export function workCalendar(data: WorkCalendarData): WorkCalendar {
  return { ...data, days: new Map(data.days.map((day) => [day.date, day])) };
}

/** What this date is, its holiday's name ('' for an ordinary day), and whether that may still change. */
export function describeDay(cal: WorkCalendar, date: string): { kind: DayKind; name: string; provisional: boolean } {
  const weekend = Temporal.PlainDate.from(date).dayOfWeek > 5;
  const provisional = date < cal.coveredFrom || date > cal.coveredUntil;
  const listed = cal.days.get(date);
  if (!listed) return { kind: weekend ? 'weekend' : 'work', name: '', provisional };
  if (!listed.isWorkday) return { kind: 'holiday', name: listed.name, provisional };
  return { kind: weekend ? 'makeup' : 'work', name: listed.name, provisional };
}

export function isWorkday(cal: WorkCalendar, date: string): { workday: boolean; provisional: boolean } {
  const { kind, provisional } = describeDay(cal, date);
  return { workday: kind === 'work' || kind === 'makeup', provisional };
}

/** The n-th working day after `date`; `date` itself is not counted (民法典 201). n ≥ 0 whole days; 0 is `date` itself. */
export function addWorkdays(cal: WorkCalendar, date: string, n: number): FoundDay {
  let found: FoundDay = { date, provisional: false };
  for (let left = n; left > 0; ) {
    const next = addDays(found.date, 1);
    const { workday, provisional } = isWorkday(cal, next);
    found = { date: next, provisional: found.provisional || provisional };
    if (workday) left -= 1;
  }
  return found;
}

/** `date` itself if it is a working day, else the first one after it (民法典 203). Strictly after is `addWorkdays(cal, date, 1)`. */
export function nextWorkday(cal: WorkCalendar, date: string): FoundDay {
  const { workday, provisional } = isWorkday(cal, date);
  if (workday) return { date, provisional };
  const after = addWorkdays(cal, date, 1);
  return { date: after.date, provisional: provisional || after.provisional };
}

export function addDays(date: string, n: number): string {
  return Temporal.PlainDate.from(date).add({ days: n }).toString();
}
