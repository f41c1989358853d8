import type { Word } from '#kernel/words.ts';
import type { Days } from './insight.period.rules.ts';

/* What a span of days is called, as offices write it. Pure. */

/** The beginning of a day, in UTC: days are counted, not hours. */
export const at = (day: string) => new Date(`${day}T00:00:00Z`);
const year = (day: string) => Number(day.slice(0, 4));
export const month = (day: string) => Number(day.slice(5, 7));
export const date = (day: string) => Number(day.slice(8, 10));
const monthEnd = (day: string) => new Date(Date.UTC(year(day), month(day), 0)).getUTCDate();
export const daysIn = ({ from, to }: Days) => (at(to).getTime() - at(from).getTime()) / 86_400_000 + 1;

export type PeriodName = 'week' | 'month' | 'quarter' | 'half' | 'year' | 'own';
const MONTHS: Readonly<Record<number, PeriodName>> = { 1: 'month', 3: 'quarter', 6: 'half', 12: 'year' };

/** A whole year, half, quarter, month or week from Monday; else days of one's own. */
export function spanName(days: Days): PeriodName {
  const { from, to } = days;
  if (date(from) === 1 && date(to) === monthEnd(to)) {
    const n = (year(to) - year(from)) * 12 + month(to) - month(from) + 1;
    const name = MONTHS[n];
    if (name && (month(from) - 1) % n === 0) return name;
  }
  return daysIn(days) === 7 && at(from).getUTCDay() === 1 ? 'week' : 'own';
}

const QUARTERS: readonly Word[] = [
  ['第一季度', 'first quarter'],
  ['第二季度', 'second quarter'],
  ['第三季度', 'third quarter'],
  ['第四季度', 'fourth quarter'],
];
/** 2025年, 2025年第一季度, 2025年3月3日至9日 */
export function periodText({ from, to }: Days): Word {
  const y = year(from);
  const name = spanName({ from, to });
  if (name === 'year') return [`${y}年`, String(y)];
  if (name === 'half')
    return month(from) === 1 ? [`${y}年上半年`, `first half of ${y}`] : [`${y}年下半年`, `second half of ${y}`];
  if (name === 'quarter') {
    const [zh, en] = QUARTERS[(month(from) - 1) / 3]!;
    return [`${y}年${zh}`, `${en} of ${y}`];
  }
  if (name === 'month') return [`${y}年${month(from)}月`, from.slice(0, 7)];
  const first = `${y}年${month(from)}月${date(from)}日`;
  if (from === to) return [first, from];
  const last = `${year(to) === y ? '' : `${year(to)}年`}${year(to) === y && month(to) === month(from) ? '' : `${month(to)}月`}${date(to)}日`;
  return [`${first}至${last}`, `${from} to ${to}`];
}
