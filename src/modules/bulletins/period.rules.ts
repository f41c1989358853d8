import type { Lang, Word } from '#kernel/words.ts';
import type { Days } from '#modules/insight/insight.period.rules.ts';
import { at, date, daysIn, month, type PeriodName, spanName } from '#modules/insight/insight.spans.rules.ts';

/* How a bulletin speaks of the span it is written of, and cuts it into steps. Pure. */

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
  const name = spanName(days);
  return against === 'lastYear' && name !== 'year' ? ['上年同期', 'a year earlier'] : before[name];
}

/** 老熊沟村民委员会 → 老熊沟村; 麻花板社区居委会 → 麻花板社区: as it is called in a sentence. */
export const calledShort = (name: string): string =>
  name
    .replace(/村民委员会$/, '村')
    .replace(/社区居(?:民委员|委)会$/, '社区')
    .replace(/居(?:民委员|委)会$/, '社区');

/** The day an official paper is dated, in figures (GB/T 9704). */
export const datedText = (day: string, lang: Lang): string =>
  lang === 'zh' ? `${day.slice(0, 4)}年${month(day)}月${date(day)}日` : day;

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
