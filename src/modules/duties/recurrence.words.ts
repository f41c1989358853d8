import { type Lang, say, type Word } from '#kernel/words.ts';

const weekdays: Record<string, Word> = {
  MO: ['一', 'Monday'],
  TU: ['二', 'Tuesday'],
  WE: ['三', 'Wednesday'],
  TH: ['四', 'Thursday'],
  FR: ['五', 'Friday'],
  SA: ['六', 'Saturday'],
  SU: ['日', 'Sunday'],
};
const w = {
  daily: ['每天', 'every day'],
  everyDays: ['每 {n} 天', 'every {n} days'],
  weekly: ['每周', 'every week'],
  everyWeeks: ['每 {n} 周', 'every {n} weeks'],
  onDays: ['{every}{days}', '{every} on {days}'],
  monthly: ['每月', 'every month'],
  everyMonths: ['每 {n} 个月', 'every {n} months'],
  onDay: ['{every} {day} 日', '{every} on day {day}'],
  lastDay: ['{every}最后一天', '{every} on the last day'],
  yearly: ['每年', 'every year'],
  onMonths: ['每年 {months} 月的 {day} 日', 'every year on day {day} of month {months}'],
} as const satisfies Record<string, Word>;

/** A recurrence as people say it (每周一、四); a rarer one stays as it is written. */
export function recurrenceText(rrule: string, lang: Lang): string {
  const parts = new Map(rrule.split(';').map((part) => part.split('=') as [string, string]));
  const freq = parts.get('FREQ');
  const n = Number(parts.get('INTERVAL') ?? 1);
  const [day, days, months] = [parts.get('BYMONTHDAY'), parts.get('BYDAY'), parts.get('BYMONTH')];
  const known = { DAILY: [], WEEKLY: ['BYDAY'], MONTHLY: ['BYMONTHDAY'], YEARLY: ['BYMONTH', 'BYMONTHDAY'] }[
    freq ?? ''
  ];
  if (!known || [...parts.keys()].some((p) => !['FREQ', 'INTERVAL', ...known].includes(p))) return rrule;
  if (freq === 'DAILY') return n > 1 ? say(w.everyDays, lang, { n }) : say(w.daily, lang);
  if (freq === 'WEEKLY') return weekly(n, days, lang) ?? rrule;
  if (freq === 'MONTHLY') return onDay(n > 1 ? say(w.everyMonths, lang, { n }) : say(w.monthly, lang), day, lang);
  if (months && day && n === 1) return say(w.onMonths, lang, { months: list(months.split(','), lang), day });
  return !months && !day && n === 1 ? say(w.yearly, lang) : rrule;
}

const list = (names: readonly string[], lang: Lang) => names.join(lang === 'zh' ? '、' : ', ');

function weekly(n: number, days: string | undefined, lang: Lang): string | null {
  const every = n > 1 ? say(w.everyWeeks, lang, { n }) : say(w.weekly, lang);
  if (!days) return every;
  const named = days.split(',').map((d) => weekdays[d]);
  if (named.some((d) => !d)) return null;
  return say(w.onDays, lang, {
    every,
    days: list(
      named.map((d) => say(d!, lang)),
      lang,
    ),
  });
}

function onDay(every: string, day: string | undefined, lang: Lang): string {
  if (!day) return every;
  return day === '-1' ? say(w.lastDay, lang, { every }) : say(w.onDay, lang, { every, day });
}
