import { type Lang, say } from '#kernel/words.ts';
import { clock, DAY, type Hours, type HouseDay, openAt } from './hours.rules.ts';
import { isReopenDue, type StationState } from './stations.rules.ts';
import { stationStateWords, stationWords as w } from './stations.words.ts';

type Told = { state: StationState; hours: Hours; pausedUntil: string | null };
export type OpenSaid = { isOpen: boolean; says: string };

const weekdays = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
/** `22:00`, `明天 8:00`, `周六 10:00`: from the days the house told; a day's end is told as the evening's 24:00. */
function momentSaid(at: { inDays: number; minute: number }, days: readonly HouseDay[], lang: Lang): string {
  const isEnd = at.minute === 0 && at.inDays > 0;
  const [inDays, minute] = isEnd ? [at.inDays - 1, DAY] : [at.inDays, at.minute];
  if (inDays === 0) return clock(minute);
  if (inDays === 1) return `${say(w.tomorrow, lang)} ${clock(minute)}`;
  const date = days[inDays + 1]?.date ?? '';
  // The calendar's weekday, not the one whose hours hold.
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return `${weekdays[lang][weekday] ?? ''} ${clock(minute)}`;
}

/** Whether one can go in now, and until or from when; `minute` is that of the county's clock, `days` begin with yesterday. */
export function openSaid(s: Told, days: readonly HouseDay[], minute: number, lang: Lang): OpenSaid {
  if (s.state === 'closed') return { isOpen: false, says: say(stationStateWords.closed, lang) };
  if (s.state === 'paused') {
    const word = isReopenDue(s, days[1]?.date ?? '') ? w.reopenDue : s.pausedUntil ? w.pausedUntil : w.paused;
    return { isOpen: false, says: say(word, lang, { day: s.pausedUntil ?? '' }) };
  }
  const { isOpen, changes } = openAt(s.hours, days, minute);
  const at = changes && momentSaid(changes, days, lang);
  const parts = isOpen
    ? [say(w.openNow, lang), at ? say(w.openUntil, lang, { at }) : say(w.always, lang)]
    : [say(w.shutNow, lang), at && say(w.opensAt, lang, { at })];
  // Told by itself, not through `tell`: the stop is wide between whatever stands beside it.
  return { isOpen, says: parts.filter(Boolean).join(lang === 'zh' ? '\uff0c' : ', ') };
}

const PLACES = { open: 0, paused: 2, closed: 3 } as const;
/** In a list that is not by distance: first where one can go in now, then what opens later, last what does not open at all. */
export const openFirst =
  (days: readonly HouseDay[], minute: number) =>
  (a: Told, b: Told): number => {
    const place = (s: Told) => (s.state === 'open' && !openAt(s.hours, days, minute).isOpen ? 1 : PLACES[s.state]);
    return place(a) - place(b);
  };
