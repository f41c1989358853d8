/** When a station is open: by weekday, with public holidays of their own, over midnight too. Pure; runs in old browsers. */

/** Minutes of a day, half-open; `to` beyond 1440 is in the night after. */
export type Range = readonly [from: number, to: number];
export type Hours = {
  /** Monday first. An empty day is a day off. */
  readonly week: readonly (readonly Range[])[];
  /** Null: as on any such weekday. */
  readonly holiday: readonly Range[] | null;
};
/** A day of the calendar: which weekday's hours hold, and whether it is a public holiday. */
export type HouseDay = { readonly date: string; readonly weekday: number; readonly isHoliday: boolean };

export const DAY = 1440;
export type HoursFault = 'hoursEmpty' | 'hoursUnread' | 'hoursOverlap' | 'hoursBackwards';

/** A made-up working day (调休) keeps the hours of a Monday: whoever hosts the station works that day. */
export const houseDay = (date: string, weekday: number, kind: 'work' | 'makeup' | 'holiday' | 'weekend'): HouseDay => ({
  date,
  weekday: kind === 'makeup' ? 0 : weekday,
  isHoliday: kind === 'holiday',
});

export const rangesOn = (hours: Hours, day: HouseDay): readonly Range[] =>
  day.isHoliday && hours.holiday ? hours.holiday : (hours.week[day.weekday] ?? []);

export function hoursFault(hours: Hours): HoursFault | null {
  const days = [...hours.week, ...(hours.holiday ? [hours.holiday] : [])];
  if (hours.week.length !== 7 || days.every((d) => d.length === 0)) return 'hoursEmpty';
  for (const day of days) {
    const sorted = [...day].sort((a, b) => a[0] - b[0]);
    if (sorted.some(([from, to]) => from < 0 || from >= DAY || to <= from || to > from + DAY)) return 'hoursBackwards';
    if (sorted.some(([, to], i) => to > (sorted[i + 1]?.[0] ?? Number.POSITIVE_INFINITY))) return 'hoursOverlap';
  }
  return null;
}

export type OpenNow = {
  readonly isOpen: boolean;
  /** When that changes: how many days from today, and the minute; null where it never does within the days that are known. */
  readonly changes: { readonly inDays: number; readonly minute: number } | null;
};

/**
 * Is it open at this minute of `days[1]`, and until (or from) when? `days` begins with yesterday, whose evening may reach into today, and
 * goes on as far as one wants to look.
 */
export function openAt(hours: Hours, days: readonly HouseDay[], minute: number): OpenNow {
  const spans = days
    .flatMap((day, i) => rangesOn(hours, day).map(([from, to]) => [(i - 1) * DAY + from, (i - 1) * DAY + to] as const))
    .sort((a, b) => a[0] - b[0]);
  const at = (moment: number) => ({ inDays: Math.floor(moment / DAY), minute: ((moment % DAY) + DAY) % DAY });
  let end: number | null = null;
  for (const [from, to] of spans) if (from <= (end ?? minute) && to > (end ?? minute)) end = to;
  if (end !== null) return { isOpen: true, changes: end >= (days.length - 1) * DAY ? null : at(end) };
  const next = spans.find(([from]) => from > minute);
  return { isOpen: false, changes: next ? at(next[0]) : null };
}

export const clock = (minute: number): string => {
  const m = minute > DAY ? minute - DAY : minute;
  return `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
};
/** `08:00–22:00`; what ends in the night after says so. */
const rangeText = ([from, to]: Range, lang: 'zh' | 'en') =>
  `${clock(from)}–${to > DAY ? (lang === 'zh' ? '次日' : 'next day ') : ''}${clock(to)}`;

const weekdays = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const said = {
  zh: {
    off: '不开',
    always: '24小时',
    every: '每天',
    holiday: '节假日',
    day: (d: string) => `周${d}`,
    to: '至',
    and: '、',
    end: ';',
  },
  en: {
    off: 'closed',
    always: '24 hours',
    every: 'Every day',
    holiday: 'Public holidays',
    day: (d: string) => d,
    to: '–',
    and: ', ',
    end: '; ',
  },
};

const isWhole = (ranges: readonly Range[]) => ranges.length === 1 && ranges[0]![0] === 0 && ranges[0]![1] === DAY;

/** The hours as people write them: `周一至周五 08:00–20:00;周六、周日 不开;节假日 10:00–16:00`. `parseHours` reads it back. */
export function hoursLines(hours: Hours, lang: 'zh' | 'en'): { days: string; times: string }[] {
  const w = said[lang];
  const times = (ranges: readonly Range[]) =>
    ranges.length === 0 ? w.off : isWhole(ranges) ? w.always : ranges.map((r) => rangeText(r, lang)).join(w.and);
  const groups: { from: number; to: number; times: string }[] = [];
  for (const [i, ranges] of hours.week.entries()) {
    const last = groups.at(-1);
    if (last && last.times === times(ranges)) last.to = i;
    else groups.push({ from: i, to: i, times: times(ranges) });
  }
  const day = (i: number) => w.day(weekdays[lang][i] ?? '');
  const lines = groups.map((g) => ({
    days:
      g.to - g.from === 6
        ? w.every
        : g.from === g.to
          ? day(g.from)
          : g.to - g.from === 1
            ? `${day(g.from)}${w.and}${day(g.to)}`
            : `${day(g.from)}${w.to}${day(g.to)}`,
    times: g.times,
  }));
  return hours.holiday ? [...lines, { days: w.holiday, times: times(hours.holiday) }] : lines;
}
export const hoursText = (hours: Hours, lang: 'zh' | 'en'): string =>
  hoursLines(hours, lang)
    .map((l) => `${l.days} ${l.times}`)
    .join(said[lang].end);
