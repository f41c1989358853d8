import type { WorkCalendar } from '#kernel/calendar.ts';
import { type ClockRule, type ClockUnit, type Due, dueFor, standing } from '#kernel/clock.ts';
import { type AidKind, type AidStatus, decidedStatuses, paidStatuses } from './aid.rules.ts';

/* Every limit of domain §5 is a row of `aid_limit`: what, for which kind, how long, by which clause, from which day, at which place. */

export const aidSteps = [
  'survey',
  'check',
  'surveyAndDraft',
  'publicity',
  'objection',
  'decide',
  'notify',
  'total',
  'totalSpecial',
  'totalDelegated',
  'firstHelp',
  'papersAfter',
  'reassess',
  'graceMonths',
  'endPublicity',
  'published',
  'review',
  'yearly',
  'keep',
] as const;
export type AidStep = (typeof aidSteps)[number];
export const limitUnits = ['h', 'd', 'wd', 'month'] as const;
export type LimitUnit = (typeof limitUnits)[number];

export type Limit = {
  area: string;
  /** For one kind only, or for all ('any'). */
  kind: AidKind | 'any';
  step: AidStep;
  validFrom: string;
  unit: LimitUnit;
  amount: number;
  source: string;
};

/** The limit that holds at a place on a day: the narrowest place, then the own kind before any, then the newest. */
export function limitFor(
  limits: readonly Limit[],
  at: { area: string; kind: AidKind; step: AidStep; day: string },
): Limit | null {
  const fitting = limits.filter(
    (l) =>
      l.step === at.step &&
      (l.kind === 'any' || l.kind === at.kind) &&
      l.validFrom <= at.day &&
      (l.area === '' || at.area.startsWith(l.area)),
  );
  return (
    fitting.sort(
      (a, b) =>
        b.area.length - a.area.length ||
        Number(a.kind === 'any') - Number(b.kind === 'any') ||
        (a.validFrom < b.validFrom ? 1 : -1),
    )[0] ?? null
  );
}

const clockUnit = (unit: LimitUnit): ClockUnit => (unit === 'month' ? 'd' : unit);
export const clockOf = (l: Limit, duty: ClockRule['duty'] = 'organ'): ClockRule => ({
  id: `AID-${l.step}`,
  unit: clockUnit(l.unit),
  amount: l.amount,
  source: l.source,
  duty,
  pausable: false,
  warnHours: [48, 24],
});

/** The moments an application has come through; null where it has not. */
export type Stamps = {
  appliedAt: Temporal.Instant;
  acceptedAt: Temporal.Instant | null;
  surveyedAt: Temporal.Instant | null;
  checkedAt: Temporal.Instant | null;
  draftedAt: Temporal.Instant | null;
  objectedAt: Temporal.Instant | null;
  sentUpAt: Temporal.Instant | null;
  decidedAt: Temporal.Instant | null;
  helpedAt: Temporal.Instant | null;
  /** What was granted is changed or ends. */
  changedAt: Temporal.Instant | null;
  noticedAt: Temporal.Instant | null;
  /** Their self-care has changed; what was granted is objected to. */
  reassessAt: Temporal.Instant | null;
  disputedAt: Temporal.Instant | null;
};
export type Running = { step: AidStep; due: Due; source: string; from: Temporal.Instant; rule: ClockRule };

/** Which limits run now, and since when: one for the step it is at, one for the whole. */
export function stepsRunning(a: {
  status: AidStatus;
  kind: AidKind;
  isSpecial: boolean;
  isDelegated: boolean;
  at: Stamps;
}): { step: AidStep; from: Temporal.Instant }[] {
  const { status, kind, at } = a;
  const found: { step: AidStep; from: Temporal.Instant | null }[] = [];
  const isTekun = kind === 'tekun';
  if (kind === 'emergency' && (status === 'applied' || status === 'needPapers'))
    found.push({ step: 'firstHelp', from: at.appliedAt });
  if (status === 'accepted') found.push({ step: isTekun ? 'surveyAndDraft' : 'survey', from: at.acceptedAt });
  if (status === 'surveyed') found.push({ step: 'check', from: at.surveyedAt });
  if (isTekun && (status === 'surveyed' || (status === 'checked' && !at.objectedAt)))
    found.push({ step: 'surveyAndDraft', from: at.acceptedAt });
  if (status === 'objected' || (status === 'checked' && at.objectedAt))
    found.push({ step: 'objection', from: at.objectedAt });
  if (status === 'county') found.push({ step: 'decide', from: at.sentUpAt });
  if (decidedStatuses.some((s) => s === status) && !at.noticedAt)
    found.push({ step: 'notify', from: at.changedAt ?? at.decidedAt });
  if (paidStatuses.some((s) => s === status)) {
    found.push({ step: 'reassess', from: at.reassessAt });
    found.push({ step: 'objection', from: at.disputedAt });
  }
  if (status === 'helped') found.push({ step: 'papersAfter', from: at.helpedAt });
  if (at.acceptedAt && ['accepted', 'surveyed', 'checked', 'publicity', 'objected', 'county'].includes(status))
    found.push({
      step: a.isSpecial ? 'totalSpecial' : a.isDelegated ? 'totalDelegated' : 'total',
      from: at.acceptedAt,
    });
  return found.flatMap(({ step, from }) => (from ? [{ step, from }] : []));
}

/** The running limits with their ends, the nearest first. What no row of the table limits, does not run. */
export function clocksOf(
  a: Parameters<typeof stepsRunning>[0] & { area: string },
  limits: readonly Limit[],
  cal: WorkCalendar,
  dayOf: (at: Temporal.Instant) => string,
): Running[] {
  return stepsRunning(a)
    .flatMap(({ step, from }) => {
      const limit = limitFor(limits, { area: a.area, kind: a.kind, step, day: dayOf(from) });
      if (!limit) return [];
      const rule = clockOf(limit);
      return [{ step, from, rule, source: limit.source, due: dueFor(rule, from, cal) }];
    })
    .sort((x, y) => Temporal.Instant.compare(x.due.due, y.due.due));
}

export const isOverdue = (due: Due, now: Temporal.Instant): boolean => standing(due, now).state === 'overdue';

/** The same day so many months later. */
export const monthsAfter = (day: string, months: number): string =>
  Temporal.PlainDate.from(day).add({ months }).toString();

/** The last day of a notice that begins on a day: the day itself does not count (民法典 201), so 7 whole days follow it. */
export const noticeEnd = (from: string, days: number): string => Temporal.PlainDate.from(from).add({ days }).toString();
