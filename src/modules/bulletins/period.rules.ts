import type { Word } from '#kernel/words.ts';

/* What a span of days is called, as offices write it. Pure. */

type Days = { from: string; to: string };
const at = (day: string) => new Date(`${day}T00:00:00Z`);
const year = (day: string) => Number(day.slice(0, 4));
const month = (day: string) => Number(day.slice(5, 7));
const date = (day: string) => Number(day.slice(8, 10));
const monthEnd = (day: string) => new Date(Date.UTC(year(day), month(day), 0)).getUTCDate();
const daysIn = ({ from, to }: Days) => (at(to).getTime() - at(from).getTime()) / 86_400_000 + 1;

export type PeriodName = 'week' | 'month' | 'quarter' | 'half' | 'year' | 'own';
const MONTHS: Readonly<Record<number, PeriodName>> = { 1: 'month', 3: 'quarter', 6: 'half', 12: 'year' };

/** A whole year, half, quarter, month or week from Monday; else days of one's own. */
export function periodOf(days: Days): PeriodName {
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
  const name = periodOf({ from, to });
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

const before: Record<PeriodName, Word> = {
  week: ['上周', 'the week before'],
  month: ['上月', 'the month before'],
  quarter: ['上季度', 'the quarter before'],
  half: ['上个半年', 'the half-year before'],
  year: ['上年', 'the year before'],
  own: ['前一时段', 'the time before'],
};
/** What the span it is compared with is called. */
export function earlierText(days: Days, against: 'previous' | 'lastYear'): Word {
  const name = periodOf(days);
  return against === 'lastYear' && name !== 'year' ? ['上年同期', 'a year earlier'] : before[name];
}

/** 老熊沟村民委员会 → 老熊沟村; 麻花板社区居委会 → 麻花板社区: as it is called in a sentence. */
export const calledShort = (name: string): string =>
  name
    .replace(/村民委员会$/, '村')
    .replace(/社区居(?:民委员|委)会$/, '社区')
    .replace(/居(?:民委员|委)会$/, '社区');

export type Bucket = { key: string; label: Word };
/** The steps of a trend: months of a long span, weeks of a middle one, days of a short one. */
export function stepOf(days: Days): 'month' | 'week' | 'day' {
  const n = daysIn(days);
  return n > 92 ? 'month' : n > 31 ? 'week' : 'day';
}
const text = (d: Date) => d.toISOString().slice(0, 10);
export function bucketsOf(days: Days): Bucket[] {
  const step = stepOf(days);
  const out: Bucket[] = [];
  for (let d = at(startOf(days.from, step)); text(d) <= days.to; d = next(d, step)) {
    const day = text(d);
    const md = `${month(day)}-${date(day)}`;
    out.push({
      key: day,
      label:
        step === 'month'
          ? [`${month(day)}月`, day.slice(0, 7)]
          : step === 'week'
            ? [`${month(day)}.${date(day)}周`, `week of ${md}`]
            : [`${month(day)}.${date(day)}`, md],
    });
  }
  return out;
}
function startOf(day: string, step: 'month' | 'week' | 'day'): string {
  if (step === 'month') return `${day.slice(0, 8)}01`;
  if (step === 'day') return day;
  const d = at(day);
  d.setUTCDate(d.getUTCDate() - ((d.getUTCDay() + 6) % 7));
  return text(d);
}
function next(d: Date, step: 'month' | 'week' | 'day'): Date {
  const n = new Date(d);
  if (step === 'month') n.setUTCMonth(n.getUTCMonth() + 1);
  else n.setUTCDate(n.getUTCDate() + (step === 'week' ? 7 : 1));
  return n;
}
