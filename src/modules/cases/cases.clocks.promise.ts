import { dueFor } from '#kernel/clock.ts';
import type { calendarOf } from '#modules/places/index.ts';
import type { NewClock } from './cases.clocks.store.ts';
import { importedWords } from './cases.import.words.ts';

type Calendar = Awaited<ReturnType<typeof calendarOf>>;

/**
 * Works to the end that another system promised when it is earlier than our own, in whole hours, rounded down; one that is past already is due at
 * once. The source on the clock says whose promise it is, so that its proof names it.
 */
export function withPromise(
  clocks: readonly NewClock[],
  promised: Temporal.Instant,
  calendar: Calendar,
  now: Temporal.Instant,
): NewClock[] {
  return clocks.map((k) => {
    if (k.purpose !== 'handle' || Temporal.Instant.compare(promised, k.shown) >= 0) return k;
    const hours = Math.max(0, Math.floor((promised.epochMilliseconds - now.epochMilliseconds) / 3_600_000));
    const rule = {
      id: 'import.promise',
      unit: 'h' as const,
      amount: hours,
      duty: 'organ' as const,
      source: importedWords.promise[0],
      pausable: false,
      warnHours: [],
    };
    const { id, unit, amount, duty, source } = rule;
    return { ...k, rule_id: id, unit, amount, duty, source, ...dueFor(rule, k.start, calendar) };
  });
}
