import type { ActivityKind } from './activities.rules.ts';

/** How often, and in which pieces of a year. */
export const periods = ['month', 'quarter', 'halfYear', 'year'] as const;
export type Period = (typeof periods)[number];
const monthsIn: Record<Period, number> = { month: 1, quarter: 3, halfYear: 6, year: 12 };

export type Requirement = {
  readonly kind: ActivityKind;
  readonly period: Period;
  readonly needs: number;
  readonly basis: string;
};
type Placed = Requirement & { area: string; organisationId: string | null; validFrom: string };

/**
 * Which requirement of each kind holds for a unit: its own before its place's, the nearer place before the farther, the newer before the older.
 * `needs: 0` means not required here.
 */
export function nearest(rows: readonly Placed[]): Requirement[] {
  const rank = (a: Placed, b: Placed) =>
    Number(b.organisationId !== null) - Number(a.organisationId !== null) ||
    b.area.length - a.area.length ||
    b.validFrom.localeCompare(a.validFrom);
  const first = new Map<ActivityKind, Placed>();
  for (const row of [...rows].sort(rank)) if (!first.has(row.kind)) first.set(row.kind, row);
  return [...first.values()]
    .filter((r) => r.needs > 0)
    .map(({ kind, period, needs, basis }) => ({ kind, period, needs, basis }));
}

/** A branch without a committee holds no committee meeting, one without groups no group meeting (支部工作条例: ≥ 7 full members elect one). */
export const appliesTo = (kind: ActivityKind, unit: { hasCommittee: boolean; hasGroups: boolean }): boolean =>
  kind === 'committeeMeeting' ? unit.hasCommittee : kind === 'groupMeeting' ? unit.hasGroups : true;

export type PeriodSpan = { readonly from: number; readonly to: number };
/** The pieces of a year as months 1–12, both ends within. */
export const spansOf = (period: Period): PeriodSpan[] => {
  const length = monthsIn[period];
  return Array.from({ length: 12 / length }, (_, i) => ({ from: i * length + 1, to: (i + 1) * length }));
};

export const cellStates = ['held', 'planned', 'due', 'missed', 'none'] as const;
export type CellState = (typeof cellStates)[number];
type Counted = {
  readonly kind: ActivityKind;
  readonly countsAs: readonly ActivityKind[];
  readonly day: string;
  readonly status: string;
};
export type Cell = PeriodSpan & { readonly held: number; readonly planned: number; readonly state: CellState };

const month = (year: number, m: number) => `${year}-${String(m).padStart(2, '0')}`;
/**
 * One piece of a year: held often enough, still planned, due and nothing planned, or missed because it is over. Before the unit was there it owes
 * nothing: `since` is its first day.
 */
function cellOf(
  r: Requirement,
  span: PeriodSpan,
  year: number,
  of: readonly Counted[],
  day: { today: string; since: string },
): Cell {
  const [first, last] = [month(year, span.from), month(year, span.to)];
  const within = of.filter((a) => a.day.slice(0, 7) >= first && a.day.slice(0, 7) <= last);
  const held = within.filter((a) => a.status === 'held').length;
  const planned = within.filter((a) => (a.status === 'planned' || a.status === 'called') && a.day >= day.today).length;
  const isOver = last < day.today.slice(0, 7);
  // A unit that began in the middle owes from the next piece on.
  const isBefore = first < day.since.slice(0, 7);
  const state =
    held >= r.needs ? 'held' : isBefore ? 'none' : isOver ? 'missed' : held + planned >= r.needs ? 'planned' : 'due';
  return { ...span, held, planned, state };
}
export type YearLine = Requirement & { cells: Cell[]; missed: number };
export function yearLines(
  requirements: readonly Requirement[],
  year: number,
  activities: readonly Counted[],
  day: { today: string; since: string },
): YearLine[] {
  return requirements.map((r) => {
    const of = activities.filter((a) => a.kind === r.kind || a.countsAs.includes(r.kind));
    const cells = spansOf(r.period).map((span) => cellOf(r, span, year, of, day));
    return { ...r, cells, missed: cells.filter((c) => c.state === 'missed').length };
  });
}

/** The day of the month, or its last one where the month is shorter. */
const dayIn = (year: number, m: number, day: number) => {
  const length = new Date(Date.UTC(year, m, 0)).getUTCDate();
  return `${month(year, m)}-${String(Math.min(day, length)).padStart(2, '0')}`;
};
/**
 * A draft of what is still to plan in a year: in every piece that is due, once on the fixed day of its last month but the current one, where the day
 * is still to come (主题党日: one relatively fixed day a month, 支部工作条例 16).
 */
export function draftYear(
  lines: readonly YearLine[],
  year: number,
  fixedDay: number,
  today: string,
): { kind: ActivityKind; day: string }[] {
  const draft: { kind: ActivityKind; day: string }[] = [];
  for (const line of lines)
    for (const cell of line.cells.filter((c) => c.state === 'due')) {
      const middle = cell.from + Math.floor((cell.to - cell.from) / 2);
      const months = [middle, ...Array.from({ length: cell.to - cell.from + 1 }, (_, i) => cell.to - i)];
      const day = months.map((m) => dayIn(year, m, fixedDay)).find((d) => d > today);
      if (day) for (let n = cell.held + cell.planned; n < line.needs; n += 1) draft.push({ kind: line.kind, day });
    }
  return draft.sort((a, b) => a.day.localeCompare(b.day) || a.kind.localeCompare(b.kind));
}
