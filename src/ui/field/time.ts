import { type Lang, say, type Word } from '#kernel/words.ts';

/** The county's clock, wherever the phone thinks it is. */
const ZONE = 'Asia/Shanghai';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const shown = {
  zh: new Intl.DateTimeFormat('zh-CN', {
    timeZone: ZONE,
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }),
} as const;
const days = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });

/** `11月24日 周二 14:05`. */
export function momentText(iso: string, lang: Lang): string {
  const part = Object.fromEntries(shown[lang].formatToParts(new Date(iso)).map((p) => [p.type, p.value]));
  return lang === 'zh'
    ? `${part.month}月${part.day}日 ${part.weekday} ${part.hour}:${part.minute}`
    : `${part.weekday} ${part.day} ${part.month} ${part.hour}:${part.minute}`;
}

/** A calendar day as people say it: `11月24日 周二`. */
export const dayText = (day: string, lang: Lang): string => momentText(`${day}T12:00:00+08:00`, lang).slice(0, -6);

/** A due moment. One at midnight is the end of the day before (民法典 art 203): `12月1日 周二 24:00`. */
export function dueText(iso: string, lang: Lang): string {
  const text = momentText(iso, lang);
  return text.endsWith('00:00')
    ? `${momentText(new Date(Date.parse(iso) - MINUTE).toISOString(), lang).slice(0, -5)}24:00`
    : text;
}

/** The county's calendar day, `2026-11-24`. */
export const dayOf = (moment: string | number): string => days.format(new Date(moment));

const words = {
  left: ['还剩 {span}', '{span} left'],
  over: ['已超 {span}', '{span} over'],
  daysHours: ['{d} 天 {h} 小时', '{d} d {h} h'],
  days: ['{d} 天', '{d} d'],
  hoursMinutes: ['{h} 小时 {m} 分', '{h} h {m} min'],
  hours: ['{h} 小时', '{h} h'],
  minutes: ['{m} 分钟', '{m} min'],
} satisfies Record<string, Word>;

/** A clock may be this much off before it matters: the server takes what is so far ahead (docs/decisions/0011). */
const MATTERS = 5 * MINUTE;

/** What has to be added to this phone's clock to have the server's: 0 where it matters to nobody. */
export function offBy(serverAt: number, phoneAt: number): number {
  const off = serverAt - phoneAt;
  return Math.abs(off) > MATTERS ? Math.round(off) : 0;
}

/** A span in its two largest units; anything shorter is a minute. */
export function spanText(ms: number, lang: Lang): string {
  const span = Math.max(Math.abs(ms), MINUTE);
  const d = Math.floor(span / DAY);
  const h = Math.floor((span % DAY) / HOUR);
  const m = Math.floor((span % HOUR) / MINUTE);
  const form =
    d > 0 ? (h > 0 ? words.daysHours : words.days) : h === 0 ? words.minutes : m > 0 ? words.hoursMinutes : words.hours;
  return say(form, lang, { d, h, m });
}

/** How long until then; from the last minute on it still says one minute. */
export function remaining(iso: string, now: number, lang: Lang): string {
  const ms = Date.parse(iso) - now;
  return say(ms >= 0 ? words.left : words.over, lang, { span: spanText(ms, lang) });
}

/** `14:05`. */
export const clockText = (at: number, lang: Lang): string => momentText(new Date(at).toISOString(), lang).slice(-5);
