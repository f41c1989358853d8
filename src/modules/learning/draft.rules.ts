/** A class's sessions from its weekly slots, through the working-day calendar (domain §9, §11). Pure. */
import { addDays, describeDay, type WorkCalendar } from '#kernel/calendar.ts';
import type { WeekSlot } from './learning.rules.ts';

export type DraftAsk = {
  readonly slots: readonly WeekSlot[];
  readonly fromDay: string;
  /** The last day of the term. */
  readonly untilDay: string;
  readonly sessions: number;
  /** Hold weekend classes on weekend days that were made working days (调休). */
  readonly onMakeupDays: boolean;
};
export type DraftSession = { readonly day: string; readonly from: number; readonly minutes: number };
/** A day the class would have met: a holiday, or a weekend day on which everybody works for another (调休). */
export type SkippedDay = { readonly day: string; readonly why: 'holiday' | 'makeup'; readonly name: string };
export type Draft = {
  readonly sessions: readonly DraftSession[];
  readonly skipped: readonly SkippedDay[];
  /** How many sessions no longer fit before the term ends. */
  readonly short: number;
  /** The first day that is beyond what has been announced: its holidays are not known yet. */
  readonly provisionalFrom: string | null;
};

const weekdayOf = (day: string) => Temporal.PlainDate.from(day).dayOfWeek;

/** Slots of one day in order; two that overlap are the caller's mistake and refused before. */
const slotsOn = (slots: readonly WeekSlot[], day: string) =>
  slots.filter((s) => s.weekday === weekdayOf(day)).toSorted((a, b) => a.from - b.from);

/**
 * Goes through the days from the first on and lays a session into every slot, until there are enough or the term is over. A holiday is skipped and
 * named; a weekend day that was made a working day is skipped for weekend classes unless the office holds them then.
 */
export function draftSessions(calendar: WorkCalendar, ask: DraftAsk): Draft {
  const sessions: DraftSession[] = [];
  const skipped: SkippedDay[] = [];
  let provisionalFrom: string | null = null;
  for (let day = ask.fromDay; day <= ask.untilDay && sessions.length < ask.sessions; day = addDays(day, 1)) {
    const slots = slotsOn(ask.slots, day);
    if (slots.length === 0) continue;
    const { kind, name, provisional } = describeDay(calendar, day);
    if (kind === 'holiday' || (kind === 'makeup' && !ask.onMakeupDays)) {
      skipped.push({ day, why: kind, name });
      continue;
    }
    if (provisional) provisionalFrom ??= day;
    for (const { from, minutes } of slots) if (sessions.length < ask.sessions) sessions.push({ day, from, minutes });
  }
  return { sessions, skipped, short: ask.sessions - sessions.length, provisionalFrom };
}

export type SlotFault = 'noSlots' | 'slotWrong' | 'slotsOverlap';
/** What is wrong with weekly slots: none, outside of a day, or over one another. */
export function slotsFault(slots: readonly WeekSlot[]): SlotFault | null {
  if (slots.length === 0) return 'noSlots';
  const isWrong = (s: WeekSlot) =>
    s.weekday < 1 || s.weekday > 7 || s.from < 0 || s.minutes < 15 || s.minutes > 480 || s.from + s.minutes > 24 * 60;
  if (slots.some(isWrong)) return 'slotWrong';
  const overlap = slots.some((a, i) =>
    slots.some(
      (b, j) => i < j && a.weekday === b.weekday && a.from < b.from + b.minutes && b.from < a.from + a.minutes,
    ),
  );
  return overlap ? 'slotsOverlap' : null;
}
