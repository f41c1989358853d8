import type { Actor, Role } from '#kernel/actor.ts';
import { isWithin } from '#kernel/area.ts';
import type { CaseFacts, CasePart, CaseStatus } from './cases.rules.ts';

/** Who registers what somebody says, on whatever channel. */
export const intakeRoles = [
  'villageCadre',
  'gridWorker',
  'agent',
  'townshipClerk',
  'countyClerk',
  'hotlineAgent',
  'departmentClerk',
  'propertyWorker',
  'courierVolunteer',
] as const satisfies readonly Role[];
/** Couriers and volunteers report things, not people (domain §12.15): that is all their app is for. */
export const reportsThings = (role: Role): boolean => role === 'courierVolunteer';

/** Is it about a thing, with nobody's name or number on it? Everybody else may register what a person says. */
export const thingsFault = (
  role: Role,
  said: {
    kind: string;
    disclosure: string;
    reporter: Partial<Readonly<Record<'name' | 'phone' | 'address', string | undefined>>>;
  },
): 'thingsOnly' | null => {
  if (!reportsThings(role)) return null;
  const { name, phone, address } = said.reporter;
  return said.kind === 'hazard' && said.disclosure === 'anonymous' && !name && !phone && !address ? null : 'thingsOnly';
};

/** Who sends cases on within their place. */
export const dispatchRoles = [
  'villageCadre',
  'townshipClerk',
  'countyClerk',
  'hotlineAgent',
] as const satisfies readonly Role[];
/** Who works on cases that their unit was sent. */
export const handlerRoles = [
  'villageCadre',
  'gridWorker',
  'agent',
  'townshipClerk',
  'countyClerk',
  'departmentClerk',
  'civilAffairs',
  'propertyWorker',
  'mediator',
] as const satisfies readonly Role[];
/** Who may be the second, higher key. */
export const superiorRoles = [
  'villageCadre',
  'townshipClerk',
  'townshipLeader',
  'countyClerk',
] as const satisfies readonly Role[];
/** Who goes for people (帮办代办): they see the open errands of their place, for one they cannot see they cannot take. */
export const runnerRoles = ['agent', 'gridWorker'] as const satisfies readonly Role[];
/** Who sees every case of their place; everyone else sees those they received or their unit was sent. */
export const overviewRoles = [
  'villageCadre',
  'townshipClerk',
  'townshipLeader',
  'countyClerk',
  'hotlineAgent',
  'caller',
] as const satisfies readonly Role[];
/** Who reads a case that a procedure put before their unit (复查、复核), without a part in it. */
export const readingRoles = ['reviewer'] as const satisfies readonly Role[];
/** All who have anything to do with cases. */
export const caseRoles = [
  ...new Set([...intakeRoles, ...dispatchRoles, ...handlerRoles, ...superiorRoles, ...overviewRoles, ...readingRoles]),
] as readonly Role[];

const has = (roles: readonly Role[], role: Role) => roles.includes(role);

/** What the rules must know of a case to say what somebody is to it. */
export type CaseStanding = {
  id: string;
  area: string;
  status: CaseStatus;
  firstReceiverId: string | null;
  offeredToId: string | null;
  /** The unit that decides whether a decline holds. */
  arbiterId: string | null;
  handlerOrganisationId: string | null;
  /** The units above the handling one, in its own system. */
  superiorIds: readonly string[];
};

/** What somebody trusted with a receipt may be: looking needs no part. */
const delegateParts = (scopes: readonly string[]): CasePart[] => [
  ...(scopes.includes('add') ? (['helper'] as const) : []),
  ...(scopes.includes('rate') ? (['rater'] as const) : []),
];

/** The parts an actor plays in one case. Pure: the same answer on the server and in a test. */
export function partsIn(c: CaseStanding, actor: Actor): ReadonlySet<CasePart> {
  if (actor.kind === 'system') return new Set(['house']);
  if (actor.kind === 'receipt') {
    if (actor.caseId !== c.id) return new Set();
    return new Set(actor.delegate ? delegateParts(actor.delegate.scopes) : ['resident']);
  }
  if (actor.kind !== 'staff') return new Set();
  const parts = new Set<CasePart>();
  const inPlace = isWithin(c.area, actor.area);
  if (c.firstReceiverId === actor.accountId) parts.add('firstReceiver');
  if (c.offeredToId === actor.accountId) parts.add('offered');
  if (inPlace && has(dispatchRoles, actor.role)) parts.add('dispatcher');
  if (c.handlerOrganisationId === actor.organisationId && has(handlerRoles, actor.role)) parts.add('handler');
  if (inPlace && has(superiorRoles, actor.role) && c.superiorIds.includes(actor.organisationId)) parts.add('superior');
  if (c.status === 'arbitrating' && c.arbiterId === actor.organisationId && has(superiorRoles, actor.role))
    parts.add('arbiter');
  if (inPlace && actor.role === 'caller') parts.add('caller');
  return parts;
}

const atWork: readonly CaseStatus[] = ['dispatched', 'handling', 'reviewing', 'suspending', 'suspended', 'replied'];

/** Contact data is for those who must reach the person, not for everyone who works on the matter (domain §12.6). */
export function mayReveal(c: CaseStanding & { disclosure: string }, actor: Actor): boolean {
  const parts = partsIn(c, actor);
  if (c.disclosure === 'anonymous') return false;
  if (parts.has('firstReceiver') || parts.has('caller')) return true;
  // A unit that gave the case back, or is done with it, need not reach the person any more.
  return c.disclosure === 'named' && ((parts.has('handler') && atWork.includes(c.status)) || parts.has('dispatcher'));
}

export type { CaseFacts };
