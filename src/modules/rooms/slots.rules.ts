/** The house rules of a room: slots, how long a seat is held, how long one may be away, and what follows from empty seats. Pure. */

export type RuleSet = {
  readonly name: string;
  readonly validFrom: string;
  readonly slotMinutes: number;
  readonly aheadDays: number;
  readonly holdMinutes: number;
  readonly awayMinutes: number;
  readonly mealMinutes: number;
  /** How many slots one telephone may have a day. */
  readonly perDay: number;
  /** 0: nothing follows. */
  readonly breaches: number;
  readonly withinDays: number;
  readonly pauseDays: number;
  readonly pauseToWeekEnd: boolean;
};

/** Rules of real libraries (domain §9, verified: ZXS), and one without any consequence to begin with. */
export const presets: Readonly<Record<'gentle' | 'jian' | 'wuhan' | 'nefu', Omit<RuleSet, 'validFrom' | 'name'>>> = {
  gentle: {
    ...{ slotMinutes: 240, aheadDays: 3, holdMinutes: 30, awayMinutes: 30, mealMinutes: 90, perDay: 3 },
    ...{ breaches: 0, withinDays: 7, pauseDays: 0, pauseToWeekEnd: false },
  },
  jian: {
    ...{ slotMinutes: 240, aheadDays: 0, holdMinutes: 15, awayMinutes: 15, mealMinutes: 60, perDay: 3 },
    ...{ breaches: 3, withinDays: 7, pauseDays: 0, pauseToWeekEnd: true },
  },
  wuhan: {
    ...{ slotMinutes: 240, aheadDays: 1, holdMinutes: 30, awayMinutes: 30, mealMinutes: 90, perDay: 3 },
    ...{ breaches: 3, withinDays: 30, pauseDays: 1, pauseToWeekEnd: false },
  },
  nefu: {
    ...{ slotMinutes: 240, aheadDays: 1, holdMinutes: 30, awayMinutes: 30, mealMinutes: 90, perDay: 3 },
    ...{ breaches: 3, withinDays: 30, pauseDays: 7, pauseToWeekEnd: false },
  },
};

/** The rules that hold on a day: those that began last; null before the first. */
export const rulesOn = <R extends Pick<RuleSet, 'validFrom'>>(sets: readonly R[], day: string): R | null =>
  sets.filter((r) => r.validFrom <= day).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] ?? null;

/** Minutes of a day, half-open. */
export type Span = { readonly from: number; readonly to: number };
/** A rest shorter than this is no slot of its own: it belongs to the one before. */
export const SHORTEST = 30;
const DAY = 1440;

/** Slots one after another through the opening hours of a day, the last one as long as the room is still open. They cover the hours and never overlap. */
export function slotsIn(ranges: readonly (readonly [number, number])[], slotMinutes: number): Span[] {
  const slots: Span[] = [];
  for (const [from, closes] of ranges) {
    const to = Math.min(closes, DAY);
    for (let at = from; at < to; ) {
      const end = at + slotMinutes;
      const next = to - end < SHORTEST ? to : end;
      slots.push({ from: at, to: Math.min(next, to) });
      at = next;
    }
  }
  return slots;
}

/** Noon and evening: who goes to eat has longer. */
const MEALS: readonly Span[] = [
  { from: 11 * 60, to: 13 * 60 },
  { from: 17 * 60, to: 19 * 60 },
];
export const isMealTime = (minute: number): boolean => MEALS.some((m) => m.from <= minute && minute < m.to);
/** How long a seat waits for somebody who leaves at this minute of the day. */
export const awayFor = (r: Pick<RuleSet, 'awayMinutes' | 'mealMinutes'>, minute: number): number =>
  isMealTime(minute) ? Math.max(r.mealMinutes, r.awayMinutes) : r.awayMinutes;

/**
 * From which day an adult may book ahead again, after seats that stayed empty on these days; null: there is nothing to wait for. It follows from
 * bookings alone, is worked out when somebody books, and stands nowhere: no list, no mark on anybody (domain §9, §12.1). Whoever waits may still
 * come in and sit down where it is free.
 */
export function pausedUntil(
  r: Pick<RuleSet, 'breaches' | 'withinDays' | 'pauseDays' | 'pauseToWeekEnd'>,
  emptyDays: readonly string[],
  today: string,
): string | null {
  if (r.breaches === 0) return null;
  const day = (text: string) => Temporal.PlainDate.from(text);
  const days = [...emptyDays].sort();
  for (let i = days.length - 1; i >= r.breaches - 1; i--) {
    const last = day(days[i] ?? today);
    const first = day(days[i - r.breaches + 1] ?? today);
    if (first.until(last).days >= r.withinDays) continue;
    const free = r.pauseToWeekEnd ? last.add({ days: 8 - last.dayOfWeek }) : last.add({ days: r.pauseDays + 1 });
    return free.toString() > today ? free.toString() : null;
  }
  return null;
}

export type BookFault =
  | 'shut'
  | 'noRules'
  | 'noSlot'
  | 'over'
  | 'tooFar'
  | 'childSeat'
  | 'noChildren'
  | 'perDay'
  | 'paused';
/** Why a seat cannot be had then; whether it is taken the database decides. */
export function bookFault(f: {
  readonly isOpen: boolean;
  readonly rules: RuleSet | null;
  readonly slot: Span | null;
  readonly isOver: boolean;
  readonly daysAhead: number;
  readonly isChild: boolean;
  readonly takesChildren: boolean;
  readonly isChildSeat: boolean;
  readonly bookedThatDay: number;
  readonly pausedUntil: string | null;
}): BookFault | null {
  if (!f.isOpen) return 'shut';
  if (!f.rules) return 'noRules';
  if (f.isChild && !f.takesChildren) return 'noChildren';
  if (!f.slot) return 'noSlot';
  if (f.isOver) return 'over';
  if (f.daysAhead > f.rules.aheadDays) return 'tooFar';
  if (f.isChildSeat && !f.isChild) return 'childSeat';
  if (f.bookedThatDay >= f.rules.perDay) return 'perDay';
  // Children are reminded, and nothing more (domain §9).
  return !f.isChild && f.pausedUntil ? 'paused' : null;
}
