/** A household that asks for a correction is not left waiting: who answers it next when the one before did not. Pure. */
import type { Role } from '#kernel/actor.ts';
import { ANSWER_DAYS } from './visits.rules.ts';

/** The village where it was written, the township, the county. */
export const answerLevels = ['village', 'township', 'county'] as const;
export type AnswerLevel = (typeof answerLevels)[number];

/**
 * The level a wish has come to by `today`: each has a week and then the next is responsible as well (PIPL 46 says "in time", 50 asks for a way
 * to be heard; domain §12.3: going up is a right). The last one keeps it.
 */
export function levelDue(on: string, today: string): AnswerLevel {
  const waited = Temporal.PlainDate.from(on).until(Temporal.PlainDate.from(today)).days;
  const climbs = Math.floor(Math.max(0, waited - 1) / ANSWER_DAYS);
  return answerLevels[Math.min(climbs, answerLevels.length - 1)] ?? 'county';
}
export const isAbove = (a: AnswerLevel, b: AnswerLevel): boolean => answerLevels.indexOf(a) > answerLevels.indexOf(b);

/** At which level a post answers; null for one that does not. */
export function levelAt({ role, area }: { role: Role; area: string }): AnswerLevel | null {
  if (role === 'villageCadre') return 'village';
  if (role === 'townshipClerk') return 'township';
  if (role !== 'civilAffairs' && role !== 'dataProtection') return null;
  return area.length > 6 ? 'township' : 'county';
}
