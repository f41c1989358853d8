/** Spans of days as people pick them, and how a trend over one is told: by day, week or month. Pure. */

export const periodKinds = ['week', 'month', 'quarter', 'year', 'own'] as const;
export type PeriodKind = (typeof periodKinds)[number];
/** `to` is the last day that counts. */
export type Days = { from: string; to: string };

const DAY = 86_400_000;
const text = (at: Date) => at.toISOString().slice(0, 10);
const at = (day: string) => new Date(`${day}T00:00:00Z`);
export const plusDays = (day: string, days: number): string => text(new Date(at(day).getTime() + days * DAY));
const monthStart = (year: number, month: number) => text(new Date(Date.UTC(year, month, 1)));
const monthEnd = (year: number, month: number) => text(new Date(Date.UTC(year, month + 1, 0)));
const parts = (day: string) => ({ year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) - 1 });
/** Monday of its week (GB/T 7408.1: a week begins on Monday). */
export const mondayOf = (day: string): string => plusDays(day, -((at(day).getUTCDay() + 6) % 7));

/** The week, month, quarter or year that holds this day. */
export function periodOf(kind: Exclude<PeriodKind, 'own'>, day: string): Days {
  const { year, month } = parts(day);
  if (kind === 'week') return { from: mondayOf(day), to: plusDays(mondayOf(day), 6) };
  if (kind === 'month') return { from: monthStart(year, month), to: monthEnd(year, month) };
  const first = month - (month % 3);
  if (kind === 'quarter') return { from: monthStart(year, first), to: monthEnd(year, first + 2) };
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** What span of days this is, so that it can be told and stepped as such. */
export function kindOf({ from, to }: Days): PeriodKind {
  const whole = periodKinds.filter((k) => k !== 'own').find((k) => same(periodOf(k, from), { from, to }));
  return whole ?? 'own';
}
const same = (a: Days, b: Days) => a.from === b.from && a.to === b.to;
const lengthOf = ({ from, to }: Days) => (at(to).getTime() - at(from).getTime()) / DAY + 1;

/** The one before or after; an own span moves by its own length. */
export function stepped(days: Days, by: 1 | -1): Days {
  const kind = kindOf(days);
  if (kind !== 'own') return periodOf(kind, by > 0 ? plusDays(days.to, 1) : plusDays(days.from, -1));
  const length = lengthOf(days) * by;
  return { from: plusDays(days.from, length), to: plusDays(days.to, length) };
}

export const grains = ['day', 'week', 'month'] as const;
export type Grain = (typeof grains)[number];
const MOST_DAYS = 45;
const MOST_WEEKS = 26 * 7;

/** As fine as can still be read: days up to six weeks, weeks up to half a year, then months. */
export function grainOf(days: Days): Grain {
  const length = lengthOf(days);
  return length <= MOST_DAYS ? 'day' : length <= MOST_WEEKS ? 'week' : 'month';
}

/** The parts a trend has: each from its first to its last day within the span, in order, with none left out. */
export function bucketsOf({ from, to }: Days, grain: Grain): Days[] {
  const found: Days[] = [];
  for (let first = from; first <= to; ) {
    const end = grain === 'day' ? first : grain === 'week' ? plusDays(mondayOf(first), 6) : periodOf('month', first).to;
    const last = end < to ? end : to;
    found.push({ from: first, to: last });
    first = plusDays(last, 1);
  }
  return found;
}

/** How much falls into each part; days of which nothing is known are 0. */
export function filled(buckets: readonly Days[], counts: readonly { key: string; n: number }[]): number[] {
  const sums = buckets.map(() => 0);
  for (const { key, n } of counts) {
    // A month is told by its first day, which a span that begins later does not hold.
    const i = buckets.findIndex(
      (b) => (key >= b.from && key <= b.to) || (key < b.from && key.slice(0, 7) === b.from.slice(0, 7)),
    );
    if (i >= 0) sums[i] = sums[i]! + n;
  }
  return sums;
}
