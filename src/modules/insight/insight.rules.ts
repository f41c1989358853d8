import type { Role } from '#kernel/actor.ts';

/** Who looks after a place or a unit and may ask for its numbers. Lists behind a number lead to records, which ask again who may see them. */
export const insightRoles: readonly Role[] = [
  'villageCadre',
  'villageSupervisor',
  'townshipClerk',
  'townshipLeader',
  'countyClerk',
  'departmentClerk',
  'hotlineAgent',
  'caller',
  'civilAffairs',
  'partyAffairs',
  'universityOffice',
  'stationKeeper',
  'inspector',
  'reviewer',
];

/** What a city or a province reads of the counties below that keep their records apart: only what is kept as sums. */
export const jurisdictionFigures = [
  'cases.received',
  'cases.closed',
  'cases.open',
  'cases.overdue',
  'cases.responseRate',
  'cases.solvedRate',
  'cases.satisfiedRate',
] as const;

export type Comparison = 'previous' | 'lastYear';

const plus = (day: string, days: number) => {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
};
const daysBetween = (from: string, before: string) => (Date.parse(before) - Date.parse(from)) / 86_400_000;
const yearBefore = (day: string) => {
  const same = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  // 29 February has no twin: the day after the 28th is the end of a half-open span all the same.
  return same.endsWith('-02-29') ? `${same.slice(0, 4)}-03-01` : same;
};
const isMonthStart = (day: string) => day.endsWith('-01');
const monthsBetween = (from: string, before: string) =>
  (Number(before.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(before.slice(5, 7)) - Number(from.slice(5, 7));
const plusMonths = (day: string, months: number) => {
  const all = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}-01`;
};

/** The span a span is compared with: as long and just before (whole months by whole months), or the same days a year earlier. */
export function spanBefore(span: { from: string; before: string }, how: Comparison): { from: string; before: string } {
  const { from, before } = span;
  if (how === 'lastYear') return { from: yearBefore(from), before: yearBefore(before) };
  if (isMonthStart(from) && isMonthStart(before))
    return { from: plusMonths(from, -monthsBetween(from, before)), before: from };
  return { from: plus(from, -daysBetween(from, before)), before: from };
}

export const dayAfter = (day: string): string => plus(day, 1);

/** What has to be said of a number beside it. */
export type ScopeNote = 'beganLater' | 'endedEarlier' | 'notOverYet';

/** Whether a place or unit was there in the whole span; `never`: at no time of it, then there is no number. */
export function standingOf(
  there: { from: string | null; to: string | null },
  span: { from: string; before: string },
  today: string,
): { never: boolean; notes: ScopeNote[] } {
  const never = (there.from !== null && there.from >= span.before) || (there.to !== null && there.to <= span.from);
  const notes: ScopeNote[] = [];
  if (there.from !== null && there.from > span.from) notes.push('beganLater');
  if (there.to !== null && there.to < span.before) notes.push('endedEarlier');
  if (span.before > dayAfter(today)) notes.push('notOverYet');
  return { never, notes };
}
