import type { Actor, Role } from '#kernel/actor.ts';
import { isWithin } from '#kernel/area.ts';
import type { Workflow } from '#kernel/workflow.ts';
import { dispatchRoles, intakeRoles } from '#modules/cases/cases.parts.rules.ts';

/* 帮办代办 (domain §2.6): somebody goes for a person, on their word, for nothing, and brings every original back. */

export const errandStates = [
  'requested',
  'consented',
  'accepted',
  'collected',
  'submitted',
  'answered',
  'returned',
] as const;
export type ErrandState = (typeof errandStates)[number];
export const errandVerbs = [
  'authorise',
  'witness',
  'revoke',
  'accept',
  'trip',
  'collect',
  'handBack',
  'submit',
  'result',
  'finish',
] as const;
export type ErrandVerb = (typeof errandVerbs)[number];
/** How the word was given: by the person on their own page, on paper, or by a voice recording. */
export const media = ['portal', 'written', 'recorded'] as const;
export type Medium = (typeof media)[number];
export const paperKinds = ['original', 'copy'] as const;
export type PaperKind = (typeof paperKinds)[number];
export const termDays = [30, 90, 180, 365] as const;

/** Who may run an errand. */
export const agentRoles = ['agent', 'villageCadre', 'gridWorker'] as const satisfies readonly Role[];
export const counterRoles = [...new Set<Role>([...intakeRoles, ...dispatchRoles])];
/** Who may hand papers back, and who may print and bring back the sheet of an errand. */
export const returners = [...new Set<Role>([...counterRoles, ...agentRoles])];

export type ErrandFacts = {
  status: ErrandState;
  validUntil: Temporal.Instant | null;
  revokedAt: Temporal.Instant | null;
  /** Whoever writes down an authorisation does not act on it. */
  witnessedByActor: boolean;
  originalsOut: number;
  papersOut: number;
  isCaseOver: boolean;
};
export type ErrandRefusal =
  | 'authorisationOver'
  | 'authorisedAlready'
  | 'ownWitness'
  | 'originalsOut'
  | 'noPapersOut'
  | 'caseOver';
export type ErrandPart = 'person' | 'counter' | 'candidate' | 'agent';

/** Expired in the second in which it ends; revoked at once. */
export const isAuthorised = (f: Pick<ErrandFacts, 'validUntil' | 'revokedAt'>, now: Temporal.Instant): boolean =>
  f.validUntil !== null && f.revokedAt === null && Temporal.Instant.compare(now, f.validUntil) < 0;

const over = (f: ErrandFacts) => f.isCaseOver && 'caseOver';
const stopped = (f: ErrandFacts, now: Temporal.Instant) => over(f) || (!isAuthorised(f, now) && 'authorisationOver');
const again = (f: ErrandFacts, now: Temporal.Instant) => over(f) || (isAuthorised(f, now) && 'authorisedAlready');

/** Somebody is on the way. */
export const running: readonly ErrandState[] = ['accepted', 'collected', 'submitted', 'answered'];
const beforeEnd: readonly ErrandState[] = ['requested', 'consented', ...running];
const firstOr = (next: ErrandState, from: ErrandState) => ({
  among: errandStates,
  choose: (f: ErrandFacts) => (f.status === from ? next : f.status),
});

/** Without the person's living word nothing goes on, except that papers go back. */
export const errandWorkflow: Workflow<ErrandVerb, ErrandState, ErrandPart, ErrandFacts, ErrandRefusal> = {
  authorise: { from: beforeEnd, to: firstOr('consented', 'requested'), by: ['person'], unless: again },
  witness: { from: beforeEnd, to: firstOr('consented', 'requested'), by: ['counter'], unless: again },
  revoke: {
    from: beforeEnd,
    to: 'same',
    by: ['person', 'counter'],
    unless: (f, now) => !isAuthorised(f, now) && 'authorisationOver',
  },
  accept: {
    from: ['consented'],
    to: 'accepted',
    by: ['candidate'],
    unless: (f, now) => stopped(f, now) || (f.witnessedByActor && 'ownWitness'),
  },
  trip: { from: running, to: 'same', by: ['agent'], unless: stopped },
  collect: { from: running, to: firstOr('collected', 'accepted'), by: ['agent'], unless: stopped },
  // A copy may be out when all else is done: it goes back all the same.
  handBack: {
    from: [...running, 'returned'],
    to: 'same',
    by: ['agent', 'counter'],
    unless: (f) => f.papersOut === 0 && 'noPapersOut',
  },
  submit: { from: ['accepted', 'collected', 'submitted'], to: 'submitted', by: ['agent'], unless: stopped },
  result: { from: ['submitted'], to: 'answered', by: ['agent'], unless: stopped },
  finish: {
    from: ['answered'],
    to: 'returned',
    by: ['agent'],
    unless: (f, now) => stopped(f, now) || (f.originalsOut > 0 && 'originalsOut'),
  },
};

/** `caseParts`: what the actor is to the case itself. */
export function errandParts(
  e: { area: string; agentId: string | null },
  actor: Actor,
  caseParts: ReadonlySet<string>,
): ReadonlySet<ErrandPart> {
  if (actor.kind === 'receipt') return new Set(caseParts.has('resident') ? ['person'] : []);
  if (actor.kind !== 'staff') return new Set();
  const parts = new Set<ErrandPart>();
  if (caseParts.has('firstReceiver') || caseParts.has('dispatcher')) parts.add('counter');
  const mayRun = (agentRoles as readonly Role[]).includes(actor.role) && isWithin(e.area, actor.area);
  if (mayRun) parts.add('candidate');
  if (e.agentId === actor.accountId) parts.add('agent');
  return parts;
}
