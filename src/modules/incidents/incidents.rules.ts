import type { Actor, Role } from '#kernel/actor.ts';
import { isWithin } from '#kernel/area.ts';
import type { Workflow } from '#kernel/workflow.ts';
import { dispatchRoles, handlerRoles, overviewRoles } from '#modules/cases/cases.parts.rules.ts';
import type { CaseStatus } from '#modules/cases/cases.rules.ts';

export const incidentStatuses = ['open', 'fixed', 'ended'] as const;
export type IncidentStatus = (typeof incidentStatuses)[number];
export type IncidentVerb = 'attach' | 'detach' | 'note' | 'reply' | 'end';
/** `duty`: sends cases on at that place; `owner`: works in the unit that owns it; `handler`: may answer the cases of the own unit. */
export type IncidentPart = 'duty' | 'owner' | 'handler';
export type IncidentFacts = {
  status: IncidentStatus;
  /** Attached cases that are not closed; not known while one only asks what is open to the actor's part. */
  openCases: number;
};
export type IncidentRefusal = 'casesOpen';

/** Where the resident's word is not yet given the incident is not over, whatever was fixed. */
const hasOpenCases = (i: IncidentFacts) => i.openCases > 0 && 'casesOpen';

export const incidentWorkflow: Workflow<IncidentVerb, IncidentStatus, IncidentPart, IncidentFacts, IncidentRefusal> = {
  attach: { from: ['open', 'fixed'], to: 'same', by: ['duty'] },
  detach: { from: ['open', 'fixed'], to: 'same', by: ['duty'] },
  note: { from: ['open', 'fixed'], to: 'same', by: ['duty', 'owner'] },
  // What one text says decides whether it is fixed; each case goes on by its own resident's word.
  reply: { from: ['open', 'fixed'], to: 'same', by: ['handler'] },
  end: { from: ['open', 'fixed'], to: 'ended', by: ['duty'], unless: hasOpenCases },
};

/** Who opens incidents, links cases and makes proactive ones: whoever sends cases on. */
export const dutyRoles = dispatchRoles;
/** Who sees what is hot in a place: whoever sees every case of it. */
export const topicRoles = overviewRoles;
export const incidentRoles = [
  ...new Set<Role>([...dispatchRoles, ...handlerRoles, ...overviewRoles]),
] as readonly Role[];

const has = (roles: readonly Role[], role: Role) => roles.includes(role);

export function partsInIncident(i: { area: string; organisationId: string }, actor: Actor): ReadonlySet<IncidentPart> {
  const parts = new Set<IncidentPart>();
  if (actor.kind !== 'staff') return parts;
  if (has(dutyRoles, actor.role) && (isWithin(i.area, actor.area) || isWithin(actor.area, i.area))) parts.add('duty');
  if (i.organisationId === actor.organisationId) parts.add('owner');
  if (has(handlerRoles, actor.role)) parts.add('handler');
  return parts;
}

export const linkKinds = ['duplicate_of', 'same_matter', 'continues'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** A number that could point at single households is not told (small cells, domain §12.20). */
export const TOLD_FROM = 5;
export const toldVoices = (others: number): number | null => (others >= TOLD_FROM ? others : null);

export type SkipReason = 'leftBefore' | 'answeredBefore' | 'notOurs' | 'notSigned' | 'caseEnded';

/** Why a reply to all would pass a case over, as far as its row tells; the case's own table has the last word. */
export function skipOf(
  c: { status: CaseStatus; handlerOrganisationId: string | null; optedOut: boolean },
  organisationId: string | null,
): SkipReason | null {
  if (c.optedOut) return 'leftBefore';
  if (c.status === 'closed' || c.status === 'withdrawn') return 'caseEnded';
  if (c.status === 'replied') return 'answeredBefore';
  if (c.handlerOrganisationId !== organisationId) return 'notOurs';
  if (c.status === 'dispatched') return 'notSigned';
  return c.status === 'handling' ? null : 'notOurs';
}
