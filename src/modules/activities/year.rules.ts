import { type ActivityKind, activityKinds } from './activities.rules.ts';

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
/** A requirement of the place or of one unit, from a day on. */
export type Placed = Requirement & { area: string; organisationId: string | null; validFrom: string };

/**
 * Which requirement of each kind holds for a unit: its own before its place's, the nearer place before the farther, the newer before the older.
 * `needs: 0` means not required here.
 */
export function nearest<R extends Placed>(rows: readonly R[]): Map<ActivityKind, R> {
  const rank = (a: Placed, b: Placed) =>
    Number(b.organisationId !== null) - Number(a.organisationId !== null) ||
    b.area.length - a.area.length ||
    b.validFrom.localeCompare(a.validFrom);
  const first = new Map<ActivityKind, R>();
  for (const row of [...rows].sort(rank)) if (!first.has(row.kind)) first.set(row.kind, row);
  return first;
}

const month = (year: number, m: number) => `${year}-${String(m).padStart(2, '0')}`;
/** Months in which one requirement holds without a change; null where none does. */
type Stretch = { readonly from: number; readonly to: number; readonly required: Requirement | null };
const isSameAsk = (a: Requirement | null, b: Requirement | null) => a?.period === b?.period && a?.needs === b?.needs;
/** What a kind is asked for through a year: a new requirement begins with the first month that lies whole behind its day. */
function stretchesOf(rows: readonly Placed[], year: number): Map<ActivityKind, Stretch[]> {
  const found = new Map<ActivityKind, Stretch[]>([...new Set(rows.map((r) => r.kind))].map((kind) => [kind, []]));
  for (let m = 1; m <= 12; m += 1) {
    const now = nearest(rows.filter((r) => r.validFrom <= `${month(year, m)}-01`));
    for (const [kind, stretches] of found) {
      const row = now.get(kind);
      const required = row && row.needs > 0 ? row : null;
      const last = stretches.at(-1);
      if (last && isSameAsk(last.required, required)) stretches[stretches.length - 1] = { ...last, required, to: m };
      else stretches.push({ from: m, to: m, required });
    }
  }
  return found;
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
export type Cell = PeriodSpan & {
  readonly needs: number;
  readonly held: number;
  readonly planned: number;
  readonly state: CellState;
};
type Days = { readonly today: string; readonly since: string };
type Piece = PeriodSpan & { readonly needs: number; readonly isWhole: boolean };

/** The pieces of a stretch; one that it cuts is owed by nobody. */
const piecesOf = ({ from, to, required }: Stretch): Piece[] =>
  required === null
    ? [{ from, to, needs: 0, isWhole: false }]
    : spansOf(required.period).flatMap((span) => {
        const cut = { from: Math.max(span.from, from), to: Math.min(span.to, to) };
        if (cut.from > cut.to) return [];
        return [{ ...cut, needs: required.needs, isWhole: cut.from === span.from && cut.to === span.to }];
      });

/**
 * One piece of a year: held often enough, still planned, due and nothing planned, or missed because it is over. Before the unit was there it owes
 * nothing: `since` is its first day.
 */
function cellOf({ from, to, needs, isWhole }: Piece, year: number, of: readonly Counted[], day: Days): Cell {
  const [first, last] = [month(year, from), month(year, to)];
  const within = of.filter((a) => a.day.slice(0, 7) >= first && a.day.slice(0, 7) <= last);
  const held = within.filter((a) => a.status === 'held').length;
  const planned = within.filter((a) => (a.status === 'planned' || a.status === 'called') && a.day >= day.today).length;
  const isOver = last < day.today.slice(0, 7);
  // A unit that began in the middle owes from the next piece on.
  const owesNothing = !isWhole || first < day.since.slice(0, 7);
  const enough = Math.max(1, needs);
  const state =
    held >= enough ? 'held' : owesNothing ? 'none' : isOver ? 'missed' : held + planned >= enough ? 'planned' : 'due';
  return { from, to, needs, held, planned, state };
}
export type YearLine = Requirement & { cells: Cell[]; missed: number };
/** The lines of a year: every kind that is required in some part of it, each named by what is asked for last. */
export function yearLines(
  rows: readonly Placed[],
  year: number,
  activities: readonly Counted[],
  day: Days,
): YearLine[] {
  const lines: YearLine[] = [];
  for (const [kind, stretches] of stretchesOf(rows, year)) {
    const last = stretches.findLast((s) => s.required !== null)?.required;
    if (!last) continue;
    const of = activities.filter((a) => a.kind === kind || a.countsAs.includes(kind));
    const cells = stretches.flatMap(piecesOf).map((piece) => cellOf(piece, year, of, day));
    const { period, needs, basis } = last;
    lines.push({ kind, period, needs, basis, cells, missed: cells.filter((c) => c.state === 'missed').length });
  }
  return lines.sort((a, b) => activityKinds.indexOf(a.kind) - activityKinds.indexOf(b.kind));
}
