import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';
import type { Phase, Window } from './scores.rules.ts';

/* Honours (product S1.14): nomination, consent, one vote each, publicity. Persons are never scored: there are no points, no items and no rank. */

export const honourKinds = ['goodNeighbour', 'moralModel', 'goodDaughterInLaw', 'goodMotherInLaw', 'goodDeed'] as const;
export type HonourKind = (typeof honourKinds)[number];

export const callStatuses = ['nominating', 'voting', 'publicity', 'awarded', 'cancelled'] as const;
export type CallStatus = (typeof callStatuses)[number];
export const callVerbs = ['nominate', 'startVote', 'issueCodes', 'vote', 'count', 'object', 'award', 'cancel'] as const;
export type CallVerb = (typeof callVerbs)[number];
/** Whoever opened the call; anybody at home; somebody with a code that was not used yet. */
export const callParts = ['organiser', 'anybody', 'voter'] as const;
export type CallPart = (typeof callParts)[number];
export const callRefusals = [
  'nominateEarly',
  'nominateLate',
  'nominateRuns',
  'candidatesTooFew',
  'voteEarly',
  'voteLate',
  'voteRuns',
  'tieOpen',
  'nobodyElected',
  'honourRuns',
  'honourObjection',
] as const;
export type CallRefusal = (typeof callRefusals)[number];
export type CallFacts = {
  readonly status: CallStatus;
  readonly phase: { readonly nominate: Phase; readonly vote: Phase };
  /** Nominees who agreed and did not withdraw. */
  readonly candidates: number;
  readonly places: number;
  /** Are there some with one number of votes for whom there is no place together, and nobody said who of them? */
  readonly isTied: boolean;
  readonly elected: number;
  readonly isPublicityOver: boolean;
  readonly openObjections: number;
};
export const callWorkflow: Workflow<CallVerb, CallStatus, CallPart, CallFacts, CallRefusal> = {
  nominate: {
    from: ['nominating'],
    to: 'same',
    by: ['organiser', 'anybody'],
    unless: (f) => (f.phase.nominate === 'before' ? 'nominateEarly' : f.phase.nominate === 'after' && 'nominateLate'),
  },
  startVote: {
    from: ['nominating'],
    to: 'voting',
    by: ['organiser'],
    unless: (f) => (f.phase.nominate !== 'after' ? 'nominateRuns' : f.candidates === 0 && 'candidatesTooFew'),
  },
  issueCodes: { from: ['nominating', 'voting'], to: 'same', by: ['organiser'] },
  vote: {
    from: ['voting'],
    to: 'same',
    by: ['voter'],
    unless: (f) => (f.phase.vote === 'before' ? 'voteEarly' : f.phase.vote === 'after' && 'voteLate'),
  },
  // The votes are counted once, after the last day; nobody sees a number before.
  count: {
    from: ['voting'],
    to: 'publicity',
    by: ['organiser'],
    unless: (f) => (f.phase.vote !== 'after' ? 'voteRuns' : f.isTied ? 'tieOpen' : f.elected === 0 && 'nobodyElected'),
  },
  object: {
    from: ['publicity'],
    to: 'same',
    by: ['anybody'],
    unless: (f) => f.isPublicityOver && 'honourRuns',
  },
  award: {
    from: ['publicity'],
    to: 'awarded',
    by: ['organiser'],
    unless: (f) => (!f.isPublicityOver ? 'honourRuns' : f.openObjections > 0 && 'honourObjection'),
  },
  cancel: { from: ['nominating', 'voting', 'publicity'], to: 'cancelled', by: ['organiser'] },
};

export const nomineeStatuses = ['nominated', 'consented', 'declined', 'withdrawn', 'honoured', 'notHonoured'] as const;
export type NomineeStatus = (typeof nomineeStatuses)[number];
/** Who stands on the ballot, who hangs out, whose name the honours page shows: only with the person's own word, which they may take back. */
export const isCandidate = (n: { status: NomineeStatus }): boolean => n.status === 'consented';
export const mayAnswer = (n: { status: NomineeStatus }): boolean => n.status === 'nominated';
export const mayWithdraw = (n: { status: NomineeStatus }): boolean =>
  n.status === 'consented' || n.status === 'honoured';

/** How a person agreed; it is theirs to say, and nobody does it for them in silence. */
export const consentWays = ['inPerson', 'paper', 'phone'] as const;
export type ConsentWay = (typeof consentWays)[number];

export type Elected = { readonly sure: readonly string[]; readonly tied: readonly string[]; readonly open: number };
/**
 * Who was elected: those with most votes, as many as there are places. Nobody without a vote. Those with one number of votes for whom there is no
 * place together are left to the organiser's open meeting, which says who and why; they are never drawn in silence.
 */
export function electedOf(votes: ReadonlyMap<string, number>, places: number): Elected {
  const list = [...votes].filter(([, n]) => n > 0).sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
  if (list.length <= places) return { sure: list.map(([id]) => id), tied: [], open: 0 };
  const edge = list[places - 1]?.[1] ?? 0;
  const sure = list.filter(([, n]) => n > edge).map(([id]) => id);
  const at = list.filter(([, n]) => n === edge).map(([id]) => id);
  const open = places - sure.length;
  return at.length === open ? { sure: [...sure, ...at], tied: [], open: 0 } : { sure, tied: at, open };
}
/** Are these, of those tied, as many as there is room for and no more? */
export const tieFits = (e: Elected, chosen: readonly string[]): boolean =>
  e.tied.length === 0
    ? chosen.length === 0
    : chosen.length <= e.open && new Set(chosen).size === chosen.length && chosen.every((id) => e.tied.includes(id));

/** First the nominations, then the vote. */
export const honourWindowsFault = (w: { nominate: Window; vote: Window }): 'nominate' | 'vote' | null =>
  w.nominate.from > w.nominate.to
    ? 'nominate'
    : w.vote.from <= w.nominate.to || w.vote.from > w.vote.to
      ? 'vote'
      : null;

/** Who opens a call, speaks with nominees, hands out the codes. */
export const honourRoles = [
  'villageCadre',
  'partyAffairs',
  'townshipClerk',
  'countyClerk',
] as const satisfies readonly Role[];
