/** Homework evenings: free of charge, no courses, vetted adults, so many children each, handed to whom the guardian named (domain §9; 双减). Pure. */
import type { Workflow } from '#kernel/workflow.ts';

/** What an evening may be: there is none for a course, and no fee (中办、国办 2021 “双减”). */
export const eveningCategories = ['homework', 'reading', 'activity'] as const;
export type EveningCategory = (typeof eveningCategories)[number];
export const eveningStatuses = ['planned', 'running', 'ended', 'cancelled'] as const;
export type EveningStatus = (typeof eveningStatuses)[number];
export const eveningVerbs = ['begin', 'end', 'cancel'] as const;
export type EveningVerb = (typeof eveningVerbs)[number];

/** A title that sells a subject is a course by another name. */
const COURSE =
  /(?:语文|数学|英语|物理|化学|奥数|作文|学科|小升初|中考)\s*(?:课|班|培训|辅导|提高|提分|冲刺|精讲|特训|补习)|培训班|补课|补习|提分|提优|冲刺班|奥数|收费|付费|学费|一对一|subject course|tutoring fee/i;
export const isCourse = (title: string): boolean => COURSE.test(title.normalize('NFKC'));

type Vetting = { readonly validUntil: string; readonly endedOn: string | null };
/** Does the check of this adult still hold on that day? The last day counts. */
export const isVetted = (v: Vetting, day: string): boolean =>
  day <= v.validUntil && (v.endedOn === null || day < v.endedOn);
/** Days before the end at which whoever keeps the register is told. */
export const REMIND_DAYS = 30;
export const endsSoon = (v: Vetting, today: string): boolean =>
  isVetted(v, today) && Temporal.PlainDate.from(today).until(v.validUntil).days <= REMIND_DAYS;

/** How many children an evening takes: as many as there are places, never more than its vetted adults can mind. */
export const roomFor = (e: { places: number; perAdult: number; vetted: number }): number =>
  Math.min(e.places, e.perAdult * e.vetted);

export type Staffing = 'fine' | 'nobody' | 'lapsed' | 'tooFew';
/**
 * Whether an evening stands: every adult on it is vetted that day, and there are enough of them for the children that are signed up. What is not
 * fine has to be staffed anew, and cannot begin.
 */
export function staffing(e: {
  readonly day: string;
  readonly adults: readonly Vetting[];
  readonly children: number;
  readonly perAdult: number;
}): Staffing {
  if (e.adults.length === 0) return 'nobody';
  if (e.adults.some((v) => !isVetted(v, e.day))) return 'lapsed';
  return e.children > e.adults.length * e.perAdult ? 'tooFew' : 'fine';
}

export type EveningRefusal = 'notStaffed' | 'notThatDay' | 'childrenThere' | 'reasonMissing';
export type EveningFacts = {
  readonly status: EveningStatus;
  readonly staffing: Staffing;
  readonly from: Temporal.Instant;
  /** Came and not fetched yet. */
  readonly there: number;
  readonly reason: string;
};
/** It may begin an hour before, for children come early. */
const BEFORE_HOURS = 1;
export const eveningWorkflow: Workflow<EveningVerb, EveningStatus, 'hand', EveningFacts, EveningRefusal> = {
  begin: {
    from: ['planned'],
    to: 'running',
    by: ['hand'],
    unless: (e, now) =>
      Temporal.Instant.compare(now, e.from.subtract({ hours: BEFORE_HOURS })) < 0
        ? 'notThatDay'
        : e.staffing !== 'fine' && 'notStaffed',
  },
  end: { from: ['running'], to: 'ended', by: ['hand'], unless: (e) => e.there > 0 && 'childrenThere' },
  cancel: {
    from: ['planned'],
    to: 'cancelled',
    by: ['hand'],
    unless: (e) => e.reason.length < 2 && 'reasonMissing',
  },
};

export const fetchedAs = ['listed', 'alone', 'phoned'] as const;
export type FetchedAs = (typeof fetchedAs)[number];
export type FetchFault = 'notCome' | 'fetchedBefore' | 'notListed' | 'notAlone' | 'nameMissing';
/** A child goes with whom the guardian named; with somebody else only when the guardian said so on the telephone; alone only when that was agreed. */
export function fetchFault(f: {
  readonly arrivedAt: Temporal.Instant | null;
  readonly at: Temporal.Instant;
  readonly as: FetchedAs;
  readonly name: string;
  readonly listed: readonly string[];
  readonly mayGoAlone: boolean;
}): FetchFault | null {
  if (f.arrivedAt === null) return 'notCome';
  if (Temporal.Instant.compare(f.at, f.arrivedAt) < 0) return 'fetchedBefore';
  if (f.as === 'alone') return f.mayGoAlone ? null : 'notAlone';
  if (f.name.trim().length < 2) return 'nameMissing';
  return f.as === 'listed' && !f.listed.includes(f.name) ? 'notListed' : null;
}

/** Minutes after the end at which a child that is still there is on the list to call. */
export const LATE_MINUTES = 15;
export const isLate = (
  c: { arrivedAt: Temporal.Instant | null; fetchedAt: Temporal.Instant | null },
  ends: Temporal.Instant,
  now: Temporal.Instant,
): boolean =>
  c.arrivedAt !== null &&
  c.fetchedAt === null &&
  Temporal.Instant.compare(now, ends.add({ minutes: LATE_MINUTES })) >= 0;
