/** Joint studies (联合研判) of what visits brought. Pure. */
import type { Role } from '#kernel/actor.ts';

export const studyRoles = [
  'villageCadre',
  'townshipClerk',
  'townshipLeader',
  'countyClerk',
  'civilAffairs',
] as const satisfies readonly Role[];
/** Who reads what was weighed: the decision touches households, so nobody beyond those who serve them. */
export const studyReaders = [...studyRoles, 'gridWorker', 'dataProtection'] as const satisfies readonly Role[];

/** How a decision is followed up: as a case with its clocks, or as one turn of a unit's duties. */
export const taskWays = ['case', 'duty'] as const;
export type TaskWay = (typeof taskWays)[number];

export type StudyFault = 'aloneNotJoint' | 'tooLate' | 'untilPast' | 'needNotThere' | 'dutyNotYours';
/** A study is joint: at least two units or people. Nothing is studied before it was held, and what is to be done lies ahead. */
export function studyFault(s: {
  participants: number;
  heldOn: string;
  today: string;
  untils: readonly string[];
}): StudyFault | null {
  if (s.participants < 2) return 'aloneNotJoint';
  if (s.heldOn > s.today) return 'tooLate';
  return s.untils.some((u) => u < s.today) ? 'untilPast' : null;
}
/** The days a duty's single turn stays open, both ends counted. */
export const openDaysUntil = (today: string, until: string): number =>
  Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(until), { largestUnit: 'day' }).days + 1;
