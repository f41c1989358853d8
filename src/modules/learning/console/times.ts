/* Days and times on the county's clock, whatever the browser's is. */
import dayjs from 'dayjs';

const OFFSET = 8 * 3_600_000;
const shifted = (at: string) => new Date(Date.parse(at) + OFFSET).toISOString();
export const dayAt = (at: string): string => shifted(at).slice(0, 10);
export const clockAt = (at: string): string => shifted(at).slice(11, 16);
export const spanAt = (from: string, to: string): string => `${clockAt(from)}–${clockAt(to)}`;

export const addDays = (day: string, n: number): string => dayjs(day).add(n, 'day').format('YYYY-MM-DD');
/** The Monday of the week a day lies in. */
export const mondayOf = (day: string): string => addDays(day, -((dayjs(day).day() + 6) % 7));
const weekdays = { zh: '日一二三四五六', en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };
export const dayHead = (day: string, lang: 'zh' | 'en'): string => {
  const d = dayjs(day);
  return lang === 'zh'
    ? `${d.month() + 1}月${d.date()}日 周${weekdays.zh[d.day()]}`
    : `${weekdays.en[d.day()]} ${d.format('D MMM')}`;
};
export const minuteAt = (at: string): number => Number(clockAt(at).slice(0, 2)) * 60 + Number(clockAt(at).slice(3));
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
/** A moment from a day and a time on the county's clock. */
export const momentOf = (day: string, minute: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET + minute * 60_000).toISOString();
/** `9:05` or `14:30` as minutes from midnight; null when it is no time. */
export const minuteIn = (text: string): number | null => {
  const [, h = '', m = ''] = /^(\d{1,2})[:\uFF1A](\d{2})$/.exec(text.trim()) ?? [];
  return h && Number(h) < 24 && Number(m) < 60 ? Number(h) * 60 + Number(m) : null;
};
