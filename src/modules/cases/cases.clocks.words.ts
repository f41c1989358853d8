import type { DayKind } from '#kernel/calendar.ts';
import type { DueStep } from '#kernel/clock.ts';
import { type Lang, say, type Word } from '#kernel/words.ts';

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
  paused: ['停一天,不算', 'stood still, not counted'],
  skipped: ['不算', 'not counted'],
  rolled: ['遇休息日,顺延到这一天', 'moved on to this day'],
};

/** What moved the end of a limit while it ran. */
export const clockChangeWords = {
  title: ['中途变动', 'What moved it'],
  none: ['中途没有停过,也没有延长过。', 'It never stood still and was never lengthened.'],
  more: ['加 {n} {unit}', '{n} {unit} more'],
  less: ['减 {n} {unit}', '{n} {unit} less'],
  byHouse: ['系统', 'the system'],
  still: ['{from} 至 {to} 停', 'still from {from} to {to}'],
  again: ['{from} 至 {to} 照常算', '{from} to {to} count again'],
  acts: ['谁开始、谁办完', 'Who started it and who ended it'],
} as const satisfies Record<string, Word>;
export const clockUnitWords: Readonly<Record<'h' | 'wd' | 'd', Word>> = {
  h: ['小时', 'h'],
  wd: ['个工作日', 'working days'],
  d: ['天', 'd'],
};

type Change = {
  amount: number;
  source: string;
  still: { from: string; to: string } | null;
  actor: string | null;
  organisation: string | null;
};
/** `加 3 天 · 2026-03-10 至 2026-03-12 停 · 信访工作条例第三十六条 · 市信访局 何建平`. */
export function changeText(change: Change, unit: 'h' | 'wd' | 'd', lang: Lang): string {
  const word = change.amount > 0 ? clockChangeWords.more : clockChangeWords.less;
  const by = [change.organisation, change.actor].filter(Boolean).join(' ') || say(clockChangeWords.byHouse, lang);
  return [
    say(word, lang, { n: Math.abs(change.amount), unit: say(clockUnitWords[unit], lang) }),
    change.still && say(change.amount > 0 ? clockChangeWords.still : clockChangeWords.again, lang, change.still),
    change.source,
    by,
  ]
    .filter(Boolean)
    .join(' · ');
}
