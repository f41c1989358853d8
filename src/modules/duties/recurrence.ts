import { RRuleTemporal } from 'rrule-temporal';

/* When turns of a duty open, and until when each is in time (RFC 5545, through a library). */

const ZONE = 'Asia/Shanghai';
const parts = /^(FREQ|INTERVAL|COUNT|UNTIL|BYDAY|BYMONTHDAY|BYMONTH|BYSETPOS|BYYEARDAY|BYWEEKNO|WKST)=[A-Z0-9+,-]+$/;

/** RFC 5545 3.3.10, whole days only: a duty that opens at an hour would need people to look at their watch. */
export function checkRule(rule: string): 'rule' | 'ruleTooOften' | null {
  const said = rule.split(';');
  if (!said.every((part) => parts.test(part))) return 'rule';
  const freq = said.find((part) => part.startsWith('FREQ='))?.slice(5);
  if (freq && ['HOURLY', 'MINUTELY', 'SECONDLY'].includes(freq)) return 'ruleTooOften';
  if (!freq || !['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(freq)) return 'rule';
  try {
    ruleFrom(rule, '2026-01-01');
    return null;
  } catch {
    return 'rule';
  }
}

const ruleFrom = (rule: string, startsOn: string) =>
  new RRuleTemporal({
    rruleString: rule,
    dtstart: Temporal.PlainDate.from(startsOn).toZonedDateTime(ZONE),
    temporal: Temporal,
    // A rule that never happens (30 February) gives up soon instead of looking for ever.
    maxIterations: 2000,
  });

export type Recurrence = { rrule: string; startsOn: string; endsOn: string | null };

/**
 * The days from `from` to `to`, both included, on which a duty opens, in order. The day it starts on opens only when the rule says
 * so. At most 1,000 days of any rule are looked at.
 */
export function daysOf(r: Recurrence, from: string, to: string): string[] {
  const first = from > r.startsOn ? from : r.startsOn;
  const last = r.endsOn !== null && r.endsOn < to ? r.endsOn : to;
  if (first > last) return [];
  const at = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime(ZONE);
  return ruleFrom(r.rrule, r.startsOn)
    .between(at(first), at(last), true)
    .map((day) => day.toPlainDate().toString());
}

/** Does a rule ever open a day within two years of its start? */
export const everOpens = (r: Recurrence): boolean =>
  daysOf(r, r.startsOn, Temporal.PlainDate.from(r.startsOn).add({ years: 2 }).toString()).length > 0;

export type Turn = { opensOn: string; dueOn: string };

/**
 * The turns that open from `from` to `to`, both included, each with the last day on which it is still in time: `openDays` counts from the
 * day it opens (one: the same day); null leaves it open until the day before the next one opens.
 */
export function turnsOf(r: Recurrence, openDays: number | null, from: string, to: string): Turn[] {
  const days = daysOf(r, from, to);
  return days.map((opensOn, i) => {
    if (openDays !== null) return { opensOn, dueOn: plus(opensOn, openDays - 1) };
    const next = days[i + 1] ?? nextAfter(r, opensOn);
    return { opensOn, dueOn: next ? plus(next, -1) : (r.endsOn ?? opensOn) };
  });
}

const plus = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** Null after the last. Whether the duty ends before it does not matter: a turn that is open stays open as long as any. */
function nextAfter(r: Recurrence, day: string): string | null {
  const next = ruleFrom(r.rrule, r.startsOn).next(Temporal.PlainDate.from(day).toZonedDateTime(ZONE), false);
  return next?.toPlainDate().toString() ?? null;
}
