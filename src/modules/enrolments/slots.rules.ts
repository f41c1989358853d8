import type { Lang } from '#kernel/words.ts';
import type { WeekSlot } from '#modules/learning/learning.rules.ts';

const DAYS = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;
const clock = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
/** 周二、周四 9:00—10:30, as a timetable says it. */
export function slotsSay(slots: readonly WeekSlot[], lang: Lang): string {
  const spans = new Map<string, string[]>();
  for (const s of [...slots].sort((a, b) => a.weekday - b.weekday)) {
    const span = `${clock(s.from)}—${clock(s.from + s.minutes)}`;
    const name = DAYS[lang][s.weekday - 1] ?? '';
    spans.set(span, [...(spans.get(span) ?? []), lang === 'zh' ? `周${name}` : name]);
  }
  return [...spans]
    .map(([span, days]) => `${days.join(lang === 'zh' ? '、' : ', ')} ${span}`)
    .join(lang === 'zh' ? '；' : '; ');
}
