import { addDays, type WorkCalendar } from '#kernel/calendar.ts';
import { type ClockRule, type Due, dueFor } from '#kernel/clock.ts';
import { dayOf } from '#modules/places/places.rules.ts';

/* The limits of domain §1.3 as rules, each with its clause. 日 are calendar days, 工作日 working days, as the text has it. */

const rule = (
  id: string,
  unit: 'd' | 'wd',
  amount: number,
  source: string,
  more: Partial<Pick<ClockRule, 'duty' | 'pausable'>> = {},
): ClockRule => ({ id, unit, amount, source, duty: 'organ', pausable: false, warnHours: [48], ...more });

export const petitionClockRules = {
  /** 信访部门: register and pass on. */
  register: rule('XF-REG', 'd', 15, '信访工作条例第二十二条'),
  object: rule('XF-OBJECT', 'wd', 5, '信访工作条例第二十三条'),
  askReview: rule('XF-REVIEW-ASK', 'd', 30, '信访工作条例第三十五条', { duty: 'resident' }),
  review: rule('XF-REVIEW', 'd', 30, '信访工作条例第三十五条'),
  askRecheck: rule('XF-RECHECK-ASK', 'd', 30, '信访工作条例第三十六条', { duty: 'resident' }),
  /** Its length is what the decision says. */
  execute: rule('XF-EXECUTE', 'd', 1, '信访工作条例第三十二条'),
  recheck: rule('XF-RECHECK', 'd', 30, '信访工作条例第三十六条', { pausable: true }),
} as const satisfies Record<string, ClockRule>;
export type PetitionClockKey = keyof typeof petitionClockRules;

/** Those that run on the case itself, where every list and every warning looks. */
export const caseClockRules = {
  notifyTransferred: rule('XF-NOTIFY-XFER', 'd', 15, '信访工作条例第二十三条'),
  notifyDirect: rule('XF-NOTIFY-DIRECT', 'd', 15, '信访工作条例第二十三条'),
  decide: rule('XF-DECIDE', 'd', 60, '信访工作条例第三十四条'),
  serve: rule('XF-SERVE', 'wd', 5, '默认值:处理意见书出具后5个工作日内送达'),
} as const satisfies Record<string, ClockRule>;
export const EXTENSION = { ruleId: 'XF-EXT', source: '信访工作条例第三十四条' } as const;
export const HEARING_PAUSE = { ruleId: 'XF-RECHECK', source: '信访工作条例第三十六条' } as const;

/** The end of a limit of which some days stood still. Throws where the law knows no pause: that would be a bug. */
export function dueWithPause(r: ClockRule, start: Temporal.Instant, pausedDays: number, cal: WorkCalendar): Due {
  if (pausedDays > 0 && !r.pausable) throw new RangeError(`${r.id} cannot be paused`);
  return dueFor({ ...r, amount: r.amount + pausedDays }, start, cal);
}

export type Days = { from: string; to: string };
/**
 * How many days of these hearings fall into a period of so many days: the first day is not counted anyway, and one that is held after the
 * last day has stopped nothing (信访工作条例 36).
 */
export function daysStill(amount: number, start: Temporal.Instant, hearings: readonly Days[]): number {
  const isHeld = (day: string) => hearings.some(({ from, to }) => from <= day && day <= to);
  let [day, left, still] = [dayOf(start), amount, 0];
  while (left > 0) {
    day = addDays(day, 1);
    if (isHeld(day)) still += 1;
    else left -= 1;
  }
  return still;
}
/** The days a hearing takes: as announced, or fewer when it ended earlier. No more: a pause does not grow by being recorded late. */
export const daysTaken = (h: Days & { heldTo: string | null }): Days => ({
  from: h.from,
  to: h.heldTo && h.heldTo < h.to ? h.heldTo : h.to,
});

/** The moment from which a period runs that begins on a day; the day itself is not counted (民法典 201). */
export const startOfPeriod = (day: string): Temporal.Instant =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '12:00' }).toInstant();

/** The limit of carrying a decision out, counted from the day it is served to the day it names. */
export function executionRule(from: string, executeBy: string): ClockRule {
  const days = Temporal.PlainDate.from(from).until(executeBy).days;
  return { ...petitionClockRules.execute, amount: Math.max(1, days) };
}

/** Days from the first to the last, both counted. */
export const daysOf = (from: string, to: string): number => Temporal.PlainDate.from(from).until(to).days + 1;
