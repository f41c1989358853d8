/** A university for older people: terms, classes, who may learn (domain §9, product S4). Pure. Nothing here orders learners or teachers. */
import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';

export const termStatuses = ['planned', 'open', 'drawing', 'confirmed', 'running', 'ended'] as const;
export type TermStatus = (typeof termStatuses)[number];
export const termVerbs = ['open', 'draw', 'confirm', 'start', 'end'] as const;
export type TermVerb = (typeof termVerbs)[number];

/** Who keeps terms, classes, rooms, teachers and learners: the office of the university; a community's branch by its cadre. */
export const keeperRoles = ['universityOffice', 'villageCadre'] as const satisfies readonly Role[];
/** Who stands before a class and notes who came. */
export const markerRoles = ['teacher', ...keeperRoles] as const satisfies readonly Role[];
/** Who sees timetables on the console; who learns is seen by those above only. */
export const timetableRoles = [
  ...markerRoles,
  'townshipClerk',
  'townshipLeader',
  'countyClerk',
] as const satisfies readonly Role[];

/** The eight subjects of the seed (product S4.1). */
export const usualSubjects = [
  'calligraphy',
  'dance',
  'vocal',
  'instruments',
  'opera',
  'flowers',
  'knots',
  'fans',
] as const;
export type UsualSubject = (typeof usualSubjects)[number];

export const modes = ['first_come', 'lottery'] as const;
export type EnrolmentMode = (typeof modes)[number];

export type TermRefusal = 'noClasses' | 'noSessions' | 'notBegun' | 'notOver';
export type TermFacts = {
  readonly status: TermStatus;
  readonly classes: number;
  /** Classes that are held and have no session yet. */
  readonly withoutSessions: number;
  readonly today: string;
  readonly fromDay: string;
  readonly toDay: string;
};
/** planned → open → drawing → confirmed → running → ended (domain §9); a term in which nothing is drawn goes from open to confirmed. */
export const termWorkflow: Workflow<TermVerb, TermStatus, 'keeper', TermFacts, TermRefusal> = {
  open: {
    from: ['planned'],
    to: 'open',
    by: ['keeper'],
    unless: (t) => (t.classes === 0 ? 'noClasses' : t.withoutSessions > 0 && 'noSessions'),
  },
  draw: { from: ['open'], to: 'drawing', by: ['keeper'] },
  confirm: { from: ['open', 'drawing'], to: 'confirmed', by: ['keeper'] },
  start: { from: ['confirmed'], to: 'running', by: ['keeper'], unless: (t) => t.today < t.fromDay && 'notBegun' },
  end: { from: ['running'], to: 'ended', by: ['keeper'], unless: (t) => t.today < t.toDay && 'notOver' },
};
/** The public sees a term from the day its enrolment is open. */
export const publicStatuses = ['open', 'drawing', 'confirmed', 'running', 'ended'] as const satisfies TermStatus[];

/** A weekly meeting: Monday is 1; minutes from midnight. */
export type WeekSlot = { readonly weekday: number; readonly from: number; readonly minutes: number };

/** How old somebody is in a year of their birth: by the year alone, which is all that is known, to the learner's good. */
export const ageIn = (year: number, birthYear: number): number => year - birthYear;

export type AudienceRule = { readonly youngest: number | null; readonly extraStepFrom: number };
export type Joining = { readonly birthYear: number | null; readonly hasKin: boolean; readonly hasAgreement: boolean };
export type JoinFault = 'birthYearMissing' | 'tooYoung' | 'kinMissing' | 'agreementMissing';
/**
 * What stands between somebody and a seat. There is a youngest age where a class has one; from `extraStepFrom` on, a relative to reach and a signed
 * safety agreement (桐乡, 泰安: domain §9). No age is too old: 老年人权益保障法 gives a right to learn that has no end.
 */
export function joinFault(rule: AudienceRule, who: Joining, year: number): JoinFault | null {
  if (who.birthYear === null) return rule.youngest === null ? null : 'birthYearMissing';
  const age = ageIn(year, who.birthYear);
  if (rule.youngest !== null && age < rule.youngest) return 'tooYoung';
  if (age < rule.extraStepFrom) return null;
  if (!who.hasKin) return 'kinMissing';
  return who.hasAgreement ? null : 'agreementMissing';
}

/** A learner's number and passphrase are tried so often an hour. */
export const PASSPHRASE_DIGITS = 8;
/** Elder classes are kept two years after their end (domain §10.2); a register of certificates is kept longer. */
export const KEEP_YEARS = 2;
