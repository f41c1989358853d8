/**
 * Statutory and promised time limits: when a duty or a right ends, and why on that day.
 *
 * 民法典 201: the starting day is not counted; hours run from the moment itself. 203: a period whose last day is a rest day
 * ends with the next working day, at 24:00. Every period is half-open: the first moment too late is `due` itself.
 */
import {
  addDays,
  addWorkdays,
  type DayKind,
  describeDay,
  isWorkday,
  nextWorkday,
  type WorkCalendar,
} from '#kernel/calendar.ts';

/** h: hours to the instant; wd: 工作日; d: 日, calendar days. */
export type ClockUnit = 'h' | 'wd' | 'd';

/** Hours before the shown end at which people are warned. */
export type WarnHours = 48 | 24;

/** `amount` is a whole number of `unit`s, ≥ 0; `source` names the clause; `pausable` only where the text names a pause (信访条例 36: hearings). */
export type ClockRule = {
  id: string;
  unit: ClockUnit;
  amount: number;
  duty: 'organ' | 'resident';
  source: string;
  pausable: boolean;
  warnHours: readonly WarnHours[];
};

/**
 * `due`: the legal end. `shown`: the end people are told and work to; never later than `due`. Both are exclusive: the end of a day
 * is the first instant of the next, so print `lastDayOf(shown)`. `rolled`: the last day was a rest day and `due` moved on.
 * `provisional`: the calendar does not cover it yet; compute again when the next holiday notice is imported.
 */
export type Due = { due: Temporal.Instant; shown: Temporal.Instant; rolled: boolean; provisional: boolean };

export function dueFor(rule: ClockRule, start: Temporal.Instant, cal: WorkCalendar, zone = 'Asia/Shanghai'): Due {
  if (rule.unit === 'h') {
    const due = start.add({ hours: rule.amount });
    return { due, shown: due, rolled: false, provisional: false };
  }
  const dayZero = localDate(start, zone);
  const last =
    rule.unit === 'wd'
      ? addWorkdays(cal, dayZero, rule.amount)
      : { date: addDays(dayZero, rule.amount), provisional: false };
  const lawful = nextWorkday(cal, last.date);
  return {
    due: endOfDay(lawful.date, zone),
    // An organ may not spend the holiday it is given in law; a resident never gets a shorter window than the law's.
    shown: endOfDay(rule.duty === 'organ' ? last.date : lawful.date, zone),
    rolled: lawful.date !== last.date,
    provisional: last.provisional || lawful.provisional,
  };
}

/** The local date on which the last moment before `end` falls: what a person reads as "by this day". */
export function lastDayOf(end: Temporal.Instant, zone = 'Asia/Shanghai'): string {
  return localDate(end.subtract({ nanoseconds: 1 }), zone);
}

/**
 * One line of the proof of a due date. `kind` is what the day is, `effect` what it did to this clock:
 * `start` not counted · `counted` · `paused` the limit stood still · `skipped` a rest day that did not count · `rolled` the end moved to
 * this day.
 */
export type DueStep = {
  date: string;
  kind: DayKind;
  effect: 'start' | 'counted' | 'paused' | 'skipped' | 'rolled';
  name: string;
  provisional: boolean;
};

/**
 * Every day from the start to the legal last day, each with what it did: anybody can check the date by hand. `still` are the days on
 * which the limit stood still; the rule's amount has them in it.
 */
export function explainDue(
  rule: ClockRule,
  start: Temporal.Instant,
  cal: WorkCalendar,
  still: ReadonlySet<string> = new Set(),
  zone = 'Asia/Shanghai',
): DueStep[] {
  const dayZero = localDate(start, zone);
  const end = lastDayOf(dueFor(rule, start, cal, zone).due, zone);
  const steps: DueStep[] = [{ date: dayZero, effect: 'start', ...describeDay(cal, dayZero) }];
  let counted = 0;
  for (let date = addDays(dayZero, 1); date <= end; date = addDays(date, 1)) {
    const workday = isWorkday(cal, date).workday;
    const counts = rule.unit === 'h' || (counted < rule.amount && (rule.unit === 'd' || workday));
    if (counts) counted += 1;
    const effect = counts ? (still.has(date) ? 'paused' : 'counted') : workday ? 'rolled' : 'skipped';
    steps.push({ date, effect, ...describeDay(cal, date) });
  }
  return steps;
}

/** `remainingMs` counts to the shown end and stays 0 between it and the legal end; `lateMs` counts from the legal end. */
export type Standing =
  | { state: 'running' | 'warn48' | 'warn24'; remainingMs: number }
  | { state: 'overdue'; lateMs: number };

/** Where a clock stands at `now`. Nobody is called overdue before the legal end, and warnings come before the shown one. */
export function standing(due: Due, now: Temporal.Instant, warnHours: readonly WarnHours[] = [48, 24]): Standing {
  const lateMs = now.epochMilliseconds - due.due.epochMilliseconds;
  if (Temporal.Instant.compare(now, due.due) >= 0) return { state: 'overdue', lateMs };
  const remainingMs = Math.max(0, due.shown.epochMilliseconds - now.epochMilliseconds);
  const within = (hours: WarnHours) => warnHours.includes(hours) && remainingMs <= hours * 3_600_000;
  return { state: within(24) ? 'warn24' : within(48) ? 'warn48' : 'running', remainingMs };
}

function localDate(instant: Temporal.Instant, zone: string): string {
  return instant.toZonedDateTimeISO(zone).toPlainDate().toString();
}

function endOfDay(date: string, zone: string): Temporal.Instant {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).toInstant();
}
