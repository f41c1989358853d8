import { type Lang, say, type Word } from '#kernel/words.ts';

/** The county's clock, wherever the computer thinks it is. */
const ZONE = 'Asia/Shanghai';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const weekdays: readonly Word[] = [
  ['周日', 'Sun'],
  ['周一', 'Mon'],
  ['周二', 'Tue'],
  ['周三', 'Wed'],
  ['周四', 'Thu'],
  ['周五', 'Fri'],
  ['周六', 'Sat'],
];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function read(ms: number) {
  const p = Object.fromEntries(parts.formatToParts(ms).map((part) => [part.type, part.value]));
  const [year, month, day] = [Number(p.year), Number(p.month), Number(p.day)];
  return {
    year,
    month,
    day,
    time: `${p.hour}:${p.minute}`,
    weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(),
  };
}

function dateOf(r: ReturnType<typeof read>, lang: Lang, now: number): string {
  const weekday = say(weekdays[r.weekday]!, lang);
  const isThisYear = r.year === read(now).year;
  if (lang === 'zh') return `${isThisYear ? '' : `${r.year}年`}${r.month}月${r.day}日 ${weekday}`;
  return `${weekday} ${r.day} ${months[r.month - 1]}${isThisYear ? '' : ` ${r.year}`}`;
}

/** `11月24日 周二 14:05`; another year is named. */
export function momentText(iso: string, lang: Lang, now: number): string {
  const r = read(Date.parse(iso));
  return `${dateOf(r, lang, now)} ${r.time}`;
}

/** A calendar day as people say it: `12月3日 周四`. */
export const dayText = (day: string, lang: Lang, now: number): string =>
  dateOf(read(Date.parse(`${day}T12:00:00+08:00`)), lang, now);

/** The end of a period: midnight is told as 24:00 of the day that ends, as the law does (民法典 203). */
export function endText(iso: string, lang: Lang, now: number): string {
  const r = read(Date.parse(iso));
  if (r.time !== '00:00') return `${dateOf(r, lang, now)} ${r.time}`;
  return `${dateOf(read(Date.parse(iso) - 1), lang, now)} 24:00`;
}

/** The county's calendar day, `2026-11-24`. */
export function dayOf(ms: number): string {
  const r = read(ms);
  return `${r.year}-${String(r.month).padStart(2, '0')}-${String(r.day).padStart(2, '0')}`;
}

const words = {
  left: ['还剩 {span}', '{span} left'],
  over: ['已超 {span}', '{span} over'],
  daysHours: ['{d} 天 {h} 小时', '{d} d {h} h'],
  days: ['{d} 天', '{d} d'],
  hoursMinutes: ['{h} 小时 {m} 分', '{h} h {m} min'],
  hours: ['{h} 小时', '{h} h'],
  minutes: ['{m} 分钟', '{m} min'],
} satisfies Record<string, Word>;

/** A length of time in its two largest units; never less than a minute. */
export function spanText(ms: number, lang: Lang): string {
  const span = Math.max(Math.abs(ms), MINUTE);
  const d = Math.floor(span / DAY);
  const h = Math.floor((span % DAY) / HOUR);
  const m = Math.floor((span % HOUR) / MINUTE);
  if (d > 0) return say(h > 0 ? words.daysHours : words.days, lang, { d, h });
  if (h > 0) return say(m > 0 ? words.hoursMinutes : words.hours, lang, { h, m });
  return say(words.minutes, lang, { m });
}

export function remainingText(iso: string, lang: Lang, now: number): string {
  const ms = Date.parse(iso) - now;
  return say(ms >= 0 ? words.left : words.over, lang, { span: spanText(ms, lang) });
}
