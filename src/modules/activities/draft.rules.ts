import type { ActivityKind } from './activities.rules.ts';
import type { YearLine } from './year.rules.ts';

/** How a day of the house's calendar stands to planning: what it is when nobody works, and whether that may still change. */
export type DayWord = { readonly isWorkday: boolean; readonly name: string; readonly provisional: boolean };
export type DraftAsk = {
  readonly year: number;
  /** The relatively fixed day of the month (主题党日, 支部工作条例 16). */
  readonly fixedDay: number;
  readonly today: string;
  /** Days on which nobody works are passed over. */
  readonly onlyWorkdays: boolean;
  readonly dayWord: (date: string) => DayWord;
};
export type DraftDay = {
  readonly kind: ActivityKind;
  readonly day: string;
  /** The fixed day, when it was moved away from. */
  readonly instead: string | null;
  readonly provisional: boolean;
};

const DAYS_BETWEEN = 14;
const lengthOf = (year: number, m: number) => new Date(Date.UTC(year, m, 0)).getUTCDate();
const dayText = (year: number, m: number, d: number) =>
  `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;

/** The fixed day of a month (its last one where it is shorter), or the nearest one that serves: later in the month first, else earlier. */
function dayIn(ask: DraftAsk, m: number, fixedDay: number): Omit<DraftDay, 'kind'> | null {
  const length = lengthOf(ask.year, m);
  const fixed = Math.min(fixedDay, length);
  const later = Array.from({ length: length - fixed + 1 }, (_, i) => fixed + i);
  const earlier = Array.from({ length: fixed - 1 }, (_, i) => fixed - 1 - i);
  for (const d of [...later, ...earlier]) {
    const day = dayText(ask.year, m, d);
    if (day <= ask.today) continue;
    const { isWorkday, provisional } = ask.dayWord(day);
    if (ask.onlyWorkdays && !isWorkday) continue;
    return { day, instead: d === fixed ? null : dayText(ask.year, m, fixed), provisional };
  }
  return null;
}

/**
 * A draft of what a year still lacks: in every piece of it that is due, on the fixed day of its middle month, or of its last one that is still to
 * come; where more than one is asked for, they lie two weeks apart.
 */
export function draftYear(lines: readonly YearLine[], ask: DraftAsk): DraftDay[] {
  const draft: DraftDay[] = [];
  for (const line of lines)
    for (const cell of line.cells.filter((c) => c.state === 'due')) {
      const middle = cell.from + Math.floor((cell.to - cell.from) / 2);
      const months = [middle, ...Array.from({ length: cell.to - cell.from + 1 }, (_, i) => cell.to - i)];
      for (let n = cell.held + cell.planned; n < cell.needs; n += 1) {
        const day = ((ask.fixedDay - 1 + DAYS_BETWEEN * n) % 31) + 1;
        const found = months.map((m) => dayIn(ask, m, n === 0 ? ask.fixedDay : day)).find((d) => d !== null);
        if (found) draft.push({ kind: line.kind, ...found });
      }
    }
  return draft.sort((a, b) => a.day.localeCompare(b.day) || a.kind.localeCompare(b.kind));
}
