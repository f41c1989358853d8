import type { DayKind } from '#kernel/calendar.ts';
import type { DueStep } from '#kernel/clock.ts';
import type { Word } from '#kernel/words.ts';

/** What a day of a proof is, and what it did to the limit. */
export const dayKindWords: Readonly<Record<DayKind, Word>> = {
  work: ['工作日', 'working day'],
  makeup: ['调休上班', 'made a working day'],
  holiday: ['法定节假日', 'holiday'],
  weekend: ['双休日', 'weekend'],
};
export const effectWords: Readonly<Record<DueStep['effect'], Word>> = {
  start: ['开始的当天不算', 'the first day is not counted'],
  counted: ['算一天', 'counted'],
  skipped: ['不算', 'not counted'],
  rolled: ['遇休息日,顺延到这一天', 'moved on to this day'],
};
