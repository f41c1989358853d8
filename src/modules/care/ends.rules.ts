import type { Workflow } from '#kernel/workflow.ts';
import { type EndReason, monthsAfter } from './care.rules.ts';
import type { CheckState } from './checks.rules.ts';

/* How a benefit ends (domain §5.1 exit, §5.5, §12.9): somebody proposes and says why, another person decides with grounds, the household is told on paper. */

export const endStates = ['proposed', 'ended', 'kept', 'withdrawn'] as const;
export type EndState = (typeof endStates)[number];
export const endVerbs = ['end', 'keep', 'withdraw'] as const;
export type EndVerb = (typeof endVerbs)[number];
export const servedHows = ['handed', 'toFamily', 'posted', 'leftAtHome'] as const;
export type ServedHow = (typeof servedHows)[number];

export type EndRefusal =
  | 'held'
  | 'ownProposal'
  | 'ownVisit'
  | 'groundsMissing'
  | 'secondTryMissing'
  | 'foundMeanwhile'
  | 'deathNotSeen'
  | 'proposalThere'
  | 'endsTooEarly'
  | 'endsTooLate'
  | 'servedAhead'
  | 'servedAlready';

/** `isVisitor`: made one of the tries at which nobody was met; `checkState`: how the check it rests on stands now; `isHeld`: see `heldFrom`. */
export type EndFacts = {
  status: EndState;
  reason: EndReason;
  isProposer: boolean;
  isVisitor: boolean;
  isHeld: boolean;
  checkState: CheckState | null;
  grounds: string;
};

/** Ends that do nobody harm: who died, who asks for it themselves. */
const HARMLESS: readonly EndReason[] = ['deceased', 'ownWish'];
/** 信访工作条例 art 46, domain §12.12: while retaliation is looked into, nothing is taken from the household but by its own wish. */
export const heldFrom = (isHeld: boolean, reason: EndReason): boolean => isHeld && !HARMLESS.includes(reason);

const GROUNDS_MIN = 4;
/** What stands against ending it now. For `unreachable` the second try must still be the last word. */
function againstEnd(f: EndFacts): EndRefusal | false {
  if (f.isProposer) return 'ownProposal';
  if (heldFrom(f.isHeld, f.reason)) return 'held';
  if (f.reason === 'unreachable' && f.checkState !== 'unreached') return 'foundMeanwhile';
  if (f.reason === 'unreachable' && f.isVisitor) return 'ownVisit';
  return f.grounds.length < GROUNDS_MIN && 'groundsMissing';
}

export const endWorkflow: Workflow<EndVerb, EndState, 'decider' | 'proposer', EndFacts, EndRefusal> = {
  end: { from: ['proposed'], to: 'ended', by: ['decider'], unless: againstEnd },
  keep: {
    from: ['proposed'],
    to: 'kept',
    by: ['decider'],
    unless: (f) => (f.isProposer ? 'ownProposal' : f.grounds.length < GROUNDS_MIN && 'groundsMissing'),
  },
  withdraw: { from: ['proposed'], to: 'withdrawn', by: ['proposer'] },
};

/** What must have happened before an end may even be proposed. */
export function proposeFault(p: {
  reason: EndReason;
  checkState: CheckState | null;
  deathSeen: boolean;
}): EndRefusal | null {
  if (p.reason === 'unreachable') return p.checkState === 'unreached' ? null : 'secondTryMissing';
  return p.reason === 'deceased' && !p.deathSeen ? 'deathNotSeen' : null;
}

/** 渐退: a benefit may run on for up to six months after the decision (domain §5.1); it never ends backwards. */
const PHASE_OUT_MONTHS = 6;
export function endDayFault(endsOn: string, today: string): EndRefusal | null {
  if (endsOn < today) return 'endsTooEarly';
  return endsOn > monthsAfter(today, PHASE_OUT_MONTHS) ? 'endsTooLate' : null;
}

/** 行政复议法 20: within 60 days of knowing; 行政诉讼法 46: within six months. */
export const REVIEW_DAYS = 60;
export const LAWSUIT_MONTHS = 6;
