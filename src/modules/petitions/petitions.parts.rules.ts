import type { Actor, Role } from '#kernel/actor.ts';
import type { PetitionPart, PetitionState } from './petitions.rules.ts';

/** Who works on a petition for the organ that has it. */
export const organRoles = [
  'townshipClerk',
  'countyClerk',
  'departmentClerk',
  'civilAffairs',
] as const satisfies readonly Role[];
/** The head of the unit, or of the one above it (34). */
export const approverRoles = ['townshipLeader', 'countyClerk'] as const satisfies readonly Role[];
export const reviewerRoles = ['reviewer'] as const satisfies readonly Role[];
/** Who writes down what a person asks for by word of mouth, at a counter or a village's reception point. */
export const counterRoles = [
  'villageCadre',
  'agent',
  'townshipClerk',
  'countyClerk',
  'departmentClerk',
  'hotlineAgent',
] as const satisfies readonly Role[];
export const petitionRoles = [
  ...new Set<Role>([...organRoles, ...approverRoles, ...reviewerRoles, ...counterRoles]),
] as readonly Role[];

/** What the rules must know to say what somebody is to a petition. */
export type PetitionStanding = {
  caseId: string;
  state: PetitionState;
  /** The organ whose it is: the one at work on the case, after the decision the one that decided. Null when that is a body the law does not bind. */
  organId: string | null;
  organSuperiorIds: readonly string[];
  senderId: string | null;
  /** The common superior of the organs that disagree, or of those it went to and fro between. */
  commonId: string | null;
  /** The organ that a review now lies with. */
  reviewerId: string | null;
};

const has = (roles: readonly Role[], role: Role) => roles.includes(role);

/** The parts an actor plays in one petition that they can see. Pure: the same answer on the server and in a test. */
export function partsInPetition(p: PetitionStanding, actor: Actor): ReadonlySet<PetitionPart> {
  if (actor.kind === 'system') return new Set(['house']);
  if (actor.kind === 'receipt')
    // Whoever a receipt was shared with may help, but a review is asked for by the person.
    return new Set(actor.caseId === p.caseId && !actor.delegate ? ['petitioner'] : []);
  if (actor.kind !== 'staff') return new Set();
  const parts = new Set<PetitionPart>();
  const { role, organisationId } = actor;
  if (p.organId === organisationId && has(organRoles, role)) parts.add('organ');
  if (p.senderId === organisationId && has(organRoles, role)) parts.add('sender');
  if (p.commonId === organisationId && has(organRoles, role)) parts.add('common');
  const isHead = p.organId === organisationId || p.organSuperiorIds.includes(organisationId);
  if (p.organId && isHead && has(approverRoles, role)) parts.add('approver');
  if (p.reviewerId === organisationId && has(reviewerRoles, role)) parts.add('reviewer');
  if (has(counterRoles, role)) parts.add('counter');
  return parts;
}

/**
 * The common superior of organs (24): the nearest that is, or stands above, every one of them in its own system, and that the law binds. `lines` are the
 * organs, each followed by its superiors, nearest first.
 */
export function commonSuperior(lines: readonly (readonly string[])[], isBound: (id: string) => boolean): string | null {
  const [first = [], ...others] = lines;
  return first.find((id) => isBound(id) && others.every((line) => line.includes(id))) ?? null;
}

/**
 * Who reviews a decision: the nearest superior in the same system that the law binds and that had no hand in it (35, 36); null when
 * there is none here, for it lies above this house.
 */
export function reviewerAbove(
  superiors: readonly { id: string; isBound: boolean }[],
  hands: ReadonlySet<string>,
): string | null {
  return superiors.find((s) => s.isBound && !hands.has(s.id))?.id ?? null;
}
