import { lastDayOf } from '#kernel/clock.ts';
import { tell } from '#kernel/tell.ts';
import type { Lang } from '#kernel/words.ts';
import { frameWords } from './portal.words.ts';

const ZONE = 'Asia/Shanghai';
const WEEKDAYS = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n: number) => String(n).padStart(2, '0');

type Day = { year: number; month: number; day: number; dayOfWeek: number };

/** `11月24日 周二`; the year only when it is not the present one. */
function sayDay(d: Day, lang: Lang, now: Temporal.Instant): string {
  const sameYear = d.year === now.toZonedDateTimeISO(ZONE).year;
  const weekday = WEEKDAYS[lang][d.dayOfWeek - 1];
  if (lang === 'en') return `${weekday} ${d.day} ${MONTHS[d.month - 1]}${sameYear ? '' : ` ${d.year}`}`;
  return `${sameYear ? '' : `${d.year}年`}${d.month}月${d.day}日 ${weekday}`;
}

/** `11月24日 周二 14:05`, in the local time of the place. */
export function momentText(at: Temporal.Instant, lang: Lang, now: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(ZONE);
  return `${sayDay(local, lang, now)} ${two(local.hour)}:${two(local.minute)}`;
}

/** `11月24日 周二` for a `YYYY-MM-DD`. */
export const dayText = (date: string, lang: Lang, now: Temporal.Instant): string =>
  sayDay(Temporal.PlainDate.from(date), lang, now);

/** The last day before an exclusive end, when the end is a midnight; else the moment itself. */
export function untilText(end: Temporal.Instant, lang: Lang, now: Temporal.Instant): string {
  const { hour, minute } = end.toZonedDateTimeISO(ZONE);
  return hour === 0 && minute === 0 ? dayText(lastDayOf(end), lang, now) : momentText(end, lang, now);
}

/** `2 天 3 小时`: the two greatest parts, never less than a minute. */
export function spanText(ms: number, lang: Lang): string {
  const minutes = Math.max(1, Math.floor(Math.abs(ms) / 60_000));
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts = [
    d > 0 && tell(frameWords.days, lang, { n: d }),
    h > 0 && tell(frameWords.hours, lang, { n: h }),
    d === 0 && m > 0 && tell(frameWords.minutes, lang, { n: m }),
  ];
  return parts.filter(Boolean).join(' ');
}

/** `还剩 2 天 3 小时`, or by how much it is late. */
export function remainingText(end: Temporal.Instant, lang: Lang, now: Temporal.Instant): string {
  const ms = end.epochMilliseconds - now.epochMilliseconds;
  return tell(ms > 0 ? frameWords.remains : frameWords.late, lang, { span: spanText(ms, lang) });
}
