import type { Lang } from '#kernel/words.ts';
import type { LearningClass } from '../classes.store.ts';
import type { WeekSlot } from '../learning.rules.ts';
import { weekdayWords } from '../sheet.words.ts';

export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const clockOf = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
export const slotSays = (s: WeekSlot, lang: Lang): string =>
  `${weekdayWords[s.weekday - 1]?.[lang === 'zh' ? 0 : 1]} ${clockOf(s.from)}–${clockOf(s.from + s.minutes)}`;
export const slotsSay = (c: LearningClass, lang: Lang): string =>
  c.slots.map((s) => slotSays(s, lang)).join(lang === 'zh' ? '、' : ', ');
export const clockSpan = (from: number, minutes: number): string => `${clockOf(from)}–${clockOf(from + minutes)}`;
