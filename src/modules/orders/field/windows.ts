import type { Word } from '#kernel/words.ts';

/* When somebody comes, as it is chosen with a thumb: on the clock of the place, wherever the phone thinks it is. */

const HOUR = 3_600_000;
const OFFSET = 8 * HOUR;

export type Window = { key: string; says: Word; visitFrom: string; visitTo: string };

const isoOf = (ms: number) => new Date(ms).toISOString();
const two = (n: number) => String(n).padStart(2, '0');
/** `2026-03-03T14:00`, as a phone's own control takes and gives it. */
export const localOf = (ms: number): string => isoOf(ms + OFFSET).slice(0, 16);
/** What was chosen in that control, as a moment; null while it is incomplete. */
export const momentOf = (local: string): string | null =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) ? `${local.slice(0, 16)}:00+08:00` : null;

const parts = [
  { key: 'morning', from: 8, to: 12, says: ['上午', 'morning'] },
  { key: 'afternoon', from: 13, to: 18, says: ['下午', 'afternoon'] },
  { key: 'evening', from: 18, to: 21, says: ['晚上', 'evening'] },
] as const;
const days = [
  { n: 0, says: ['今天', 'Today'] },
  { n: 1, says: ['明天', 'Tomorrow'] },
] as const;

/** Within two hours, and the halves of today and tomorrow that are still to come. */
export function windowsFrom(now: number): Window[] {
  const midnight = Math.floor((now + OFFSET) / (24 * HOUR)) * 24 * HOUR - OFFSET;
  const begin = Math.ceil(now / (HOUR / 4)) * (HOUR / 4);
  const soon: Window = {
    key: 'soon',
    says: ['两小时内', 'Within two hours'],
    visitFrom: isoOf(begin),
    visitTo: isoOf(begin + 2 * HOUR),
  };
  const later = days.flatMap((day) =>
    parts.flatMap((part): Window[] => {
      const [from, to] = [part.from, part.to].map((h) => midnight + (day.n * 24 + h) * HOUR) as [number, number];
      if (to <= now) return [];
      const start = Math.max(from, begin);
      if (start >= to) return [];
      const clock = `${two(part.from)}–${two(part.to)}`;
      return [
        {
          key: `${day.n}${part.key}`,
          says: [`${day.says[0]}${part.says[0]} ${clock} 点`, `${day.says[1]}, ${part.says[1]} ${clock}`],
          visitFrom: isoOf(start),
          visitTo: isoOf(to),
        },
      ];
    }),
  );
  return [soon, ...later];
}
