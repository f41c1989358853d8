/**
 * Figures that may be published (domain §12.20): nothing below five, and nothing from which a withheld one could be worked out.
 * Every measure counts events of the month, so that no measure is part of another; the tables share their totals and nothing else.
 */

export const measures = ['received', 'inTime', 'solved', 'explained', 'overdue', 'suspended'] as const;
export type Measure = (typeof measures)[number];
export const breakdowns = ['kind', 'category', 'unit', 'place'] as const;
export type Breakdown = (typeof breakdowns)[number];

/** The smallest number that is published. */
export const SMALLEST = 5;

export type Counts = Readonly<Record<Measure, number>>;
export type Published = Readonly<Record<Measure, number | null>>;
export type CountedRow = { readonly key: string; readonly counts: Counts };
export type PublishedRow = { readonly key: string; readonly shown: Published };
export type PublishedTable = { readonly rows: readonly PublishedRow[]; readonly total: Published };

/** What is not worth a line of its own, and whose name nobody has checked. */
export const OTHER = 'other';

const each = <T>(make: (m: Measure) => T): Record<Measure, T> => ({
  received: make('received'),
  inTime: make('inTime'),
  solved: make('solved'),
  explained: make('explained'),
  overdue: make('overdue'),
  suspended: make('suspended'),
});
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/**
 * One column with its total. Small cells are withheld; then further ones, the smallest first, until what is withheld is at least
 * two cells that together make five or more: each of them may then be anything from nought to that sum.
 */
export function withhold(cells: readonly number[]): { shown: (number | null)[]; total: number | null } {
  const total = sum(cells);
  if (total < SMALLEST) return { shown: cells.map(() => null), total: null };
  const hidden = new Set(cells.flatMap((n, i) => (n < SMALLEST ? [i] : [])));
  const bySize = cells.map((n, i) => ({ n, i })).sort((a, b) => a.n - b.n || a.i - b.i);
  // One small cell never makes five by itself, so a safe rest is always two cells or more.
  const isSafe = () => hidden.size === 0 || sum([...hidden].map((i) => cells[i] ?? 0)) >= SMALLEST;
  for (const { i } of bySize) {
    if (isSafe()) break;
    hidden.add(i);
  }
  return { shown: cells.map((n, i) => (hidden.has(i) ? null : n)), total };
}

/** The rows of one table as they may be published. Every table of a month has the same total line. */
export function publishTable(rows: readonly CountedRow[]): PublishedTable {
  const columns = each((m) => withhold(rows.map((r) => r.counts[m])));
  return {
    rows: rows.map((r, i) => ({ key: r.key, shown: each((m) => columns[m].shown[i] ?? null) })),
    total: each((m) => columns[m].total),
  };
}

/** Rows without one figure that could be shown become one: their names are free text, and would stand there for nothing. */
export function mergeSmall(rows: readonly CountedRow[]): CountedRow[] {
  const isSmall = (r: CountedRow) => r.key === OTHER || measures.every((m) => r.counts[m] < SMALLEST);
  const small = rows.filter(isSmall);
  if (small.length === 0) return [...rows];
  const counts = each((m) => sum(small.map((r) => r.counts[m])));
  return [...rows.filter((r) => !isSmall(r)), { key: OTHER, counts }];
}

/** The month before the one a day lies in, as its first day: what is over and can be counted. */
export const monthBefore = (day: string): string =>
  Temporal.PlainDate.from(day).with({ day: 1 }).subtract({ months: 1 }).toString();
export const monthAfter = (month: string): string => Temporal.PlainDate.from(month).add({ months: 1 }).toString();

/** The first level of a category, however its levels are joined. */
export const topicOf = (category: string): string => category.split(/[/／>＞·|｜]/)[0]?.trim() ?? '';
