import type { CaseRow } from '../cases.views.contract.ts';

/** Today's work on the phone: what waits for this person, the most urgent first, or place by place for a walk. */
export const dayGroups = ['overdue', 'today', 'coming', 'later'] as const;
export type DayGroup = (typeof dayGroups)[number];

const COMING_DAYS = 3;
const DAY_MS = 86_400_000;

/** Acts that somebody is waiting for; notes, further contacts and handovers may be done at any time and press nobody. */
const pressing: readonly string[] = [
  'acceptHandover',
  'sign',
  'answer',
  'take',
  'dispatch',
  'reply',
  'callback',
  'insist',
  'confirmUnreasonable',
];

type Row = Pick<CaseRow, 'id' | 'open' | 'handlerPerson' | 'dueAt' | 'placeName' | 'area'>;

/** Does it wait for me? What a colleague already works on does not. */
export const waitsFor = (row: Row, accountId: string): boolean =>
  row.open.some(
    (verb) => pressing.includes(verb) && (verb !== 'reply' || !row.handlerPerson || row.handlerPerson.id === accountId),
  );

const due = (row: Row) => row.dueAt ?? '9999';
const byDue = (a: Row, b: Row) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0);

/** One case may stand in several queues; it is one piece of work. */
export const onceEach = <R extends Row>(rows: readonly R[]): R[] => [...new Map(rows.map((r) => [r.id, r])).values()];

export function groupOf(row: Row, now: number, dayOf: (moment: string | number) => string): DayGroup {
  if (row.dueAt === null) return 'later';
  if (Date.parse(row.dueAt) <= now) return 'overdue';
  const day = dayOf(row.dueAt);
  if (day <= dayOf(now)) return 'today';
  return day <= dayOf(now + COMING_DAYS * DAY_MS) ? 'coming' : 'later';
}

export function byTime<R extends Row>(rows: readonly R[], now: number, dayOf: (moment: string | number) => string) {
  return dayGroups
    .map((group) => ({ group, rows: rows.filter((r) => groupOf(r, now, dayOf) === group).sort(byDue) }))
    .filter((g) => g.rows.length > 0);
}

/** Place by place, in the order of the codes: neighbours stand together. */
export function byPlace<R extends Row>(rows: readonly R[]) {
  const places = new Map<string, R[]>();
  for (const row of [...rows].sort((a, b) => (a.area < b.area ? -1 : a.area > b.area ? 1 : byDue(a, b))))
    places.set(row.placeName, [...(places.get(row.placeName) ?? []), row]);
  return [...places].map(([place, found]) => ({ place, rows: found }));
}
