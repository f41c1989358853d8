/** The register of a session, certificates and what learners think of a course (product S4.3). Pure. */

export const sessionStatuses = ['planned', 'held', 'cancelled'] as const;
export type SessionStatus = (typeof sessionStatuses)[number];
export const marks = ['present', 'absent', 'leave'] as const;
export type Mark = (typeof marks)[number];
/** Who said so: `portal` is the learner, `leader` the class leader at home or in the room. */
export const markWays = ['teacher', 'leader', 'paper', 'counter', 'phone', 'portal'] as const;
export type MarkWay = (typeof markWays)[number];

/** A register may be kept from half an hour before a session, and put right for four weeks after it. */
export const MARK_BEFORE_MINUTES = 30;
export const MARK_DAYS = 28;
export type MarkFault = 'tooEarly' | 'tooLate' | 'sessionCancelled';
export function markFault(
  s: { status: SessionStatus; startsAt: Temporal.Instant; endsAt: Temporal.Instant },
  now: Temporal.Instant,
): MarkFault | null {
  if (s.status === 'cancelled') return 'sessionCancelled';
  const opens = s.startsAt.subtract({ minutes: MARK_BEFORE_MINUTES });
  if (Temporal.Instant.compare(now, opens) < 0) return 'tooEarly';
  const closes = s.endsAt.add({ hours: 24 * MARK_DAYS });
  return Temporal.Instant.compare(now, closes) > 0 ? 'tooLate' : null;
}

export type LeaveFault = 'begun' | 'sessionCancelled';
/** Leave is asked for before a session begins; afterwards the teacher puts the register right. No reason is asked for. */
export function leaveFault(
  s: { status: SessionStatus; startsAt: Temporal.Instant },
  now: Temporal.Instant,
): LeaveFault | null {
  if (s.status === 'cancelled') return 'sessionCancelled';
  return Temporal.Instant.compare(now, s.startsAt) >= 0 ? 'begun' : null;
}

export type CourseRecord = { readonly attended: number; readonly held: number; readonly percent: number };
/** Whether somebody came often enough for the certificate: a share of what was held, rounded to the learner's good. */
export const earns = ({ attended, held, percent }: CourseRecord): boolean =>
  attended > 0 && attended >= Math.floor((held * percent) / 100);

/** Answers are shown from so many on, so that nobody can be guessed (domain §12.8). */
export const SHOWN_FROM = 5;
/** What is told of a course: how many answered and, when they are enough, their mean to one decimal. Of the course, never of a person. */
export function ratingShown(answers: readonly number[]): { n: number; mean: number | null } {
  const n = answers.length;
  if (n < SHOWN_FROM) return { n, mean: null };
  return { n, mean: Math.round((answers.reduce((a, b) => a + b, 0) / n) * 10) / 10 };
}
