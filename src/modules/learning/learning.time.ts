import type { Lang } from '#kernel/words.ts';

const ZONE = 'Asia/Shanghai';
const two = (n: number) => String(n).padStart(2, '0');
const weekdays = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;

/** 9月4日 周五 9:00—10:30, on the clock of the place. */
export function spanSays(from: Temporal.Instant, to: Temporal.Instant, lang: Lang): string {
  const a = from.toZonedDateTimeISO(ZONE);
  const b = to.toZonedDateTimeISO(ZONE);
  const day = lang === 'zh' ? `${a.month}月${a.day}日` : `${a.year}-${two(a.month)}-${two(a.day)}`;
  return `${day} ${weekdays[lang][a.dayOfWeek - 1]} ${a.hour}:${two(a.minute)}—${b.hour}:${two(b.minute)}`;
}
/** A minute of a day at the place. */
export const atMinute = (day: string, minute: number): Temporal.Instant =>
  Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: ZONE, plainTime: Temporal.PlainTime.from({ hour: 0 }) })
    .add({ minutes: minute })
    .toInstant();
