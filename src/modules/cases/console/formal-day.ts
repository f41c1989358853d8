import type { Lang } from '#kernel/words.ts';
import { dayOf } from '#ui/web/time.ts';

/** A day as a formal paper writes it, with its year: 2026年3月5日. */
export function formalDay(iso: string, lang: Lang): string {
  const day = dayOf(Date.parse(iso));
  if (lang === 'en') return day;
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
