/* Days and times on the county's clock, whatever the browser's is. */
import dayjs from 'dayjs';

const OFFSET = 8 * 3_600_000;
const shifted = (at: string) => new Date(Date.parse(at) + OFFSET).toISOString();
export const dayAt = (at: string): string => shifted(at).slice(0, 10);
export const clockAt = (at: string): string => shifted(at).slice(11, 16);
export const spanAt = (from: string, to: string): string => `${clockAt(from)}–${clockAt(to)}`;
export const addDays = (day: string, n: number): string => dayjs(day).add(n, 'day').format('YYYY-MM-DD');
const weekdays = { zh: '日一二三四五六', en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };
export const dayHead = (day: string, lang: 'zh' | 'en'): string => {
  const d = dayjs(day);
  return lang === 'zh'
    ? `${d.month() + 1}月${d.date()}日 周${weekdays.zh[d.day()]}`
    : `${weekdays.en[d.day()]} ${d.format('D MMM')}`;
};
