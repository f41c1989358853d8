import type { Workflow } from '#kernel/workflow.ts';
import type { AidKind, AidPart, AidStatus, AidVerb, Opinion } from './aid.rules.ts';

export const aidRefusals = [
  'papersToldAlready',
  'papersMissing',
  'kinUndeclared',
  'ownKin',
  'surveyTooFew',
  'surveyMissing',
  'surveyorDecides',
  'drafterDecides',
  'takerDecides',
  'kinNotVisited',
  'notDelegated',
  'publicityRuns',
  'publicityMissing',
  'objectionOpen',
  'notEmergency',
  'emergencyHelpsFirst',
  'notMonthly',
  'frozen',
  'ownStop',
  'notFrozen',
  'notTekun',
  'assessAsked',
  'nothingToSurvey',
  'notDisputed',
  'deciderReviews',
  'reviewElsewhere',
] as const;
export type AidRefusal = (typeof aidRefusals)[number];

export type AidFacts = {
  status: AidStatus;
  kind: AidKind;
  /** Papers are asked for once, all of them together (DB 10). */
  papersTold: boolean;
  papersMissing: number;
  /** Was it said whose kin they are, be it nobody's (DB 11)? */
  kinSaid: boolean;
  isKin: boolean;
  /** The county was in the house (DB 20). */
  countyVisited: boolean;
  /** Different people who signed surveys that count. */
  surveyors: number;
  opinion: Opinion | null;
  /** A grant hung out its days; false while it hangs, and when it never did. */
  publicityDone: boolean;
  openObjections: number;
  /** An open report of retaliation: nothing is stopped or cut without a county-level second approval (domain §12.12). */
  isFrozen: boolean;
  hasSecond: boolean;
  /** Does it lie with the township to decide (JZ 48)? Never for kin. */
  isDelegated: boolean;
  /** Self-care that changed is to be assessed again; what was granted is objected to. */
  isAssessing: boolean;
  isDisputed: boolean;
  /** The review was passed to a named person; to whoever acts. */
  isPassed: boolean;
  isReviewer: boolean;
  /** Whoever acts: did they survey, draft, take it down, give the second approval; are they whose kin the household is? At the county? */
  isSurveyor: boolean;
  isDrafter: boolean;
  isTaker: boolean;
  isSecond: boolean;
  isDecider: boolean;
  isOwnKin: boolean;
  isCounty: boolean;
};

type Guard = (f: AidFacts) => AidRefusal | false;
const first =
  (...guards: readonly Guard[]): Guard =>
  (f) =>
    guards.reduce<AidRefusal | false>((why, guard) => why || guard(f), false);

const notOwnKin: Guard = (f) => f.isOwnKin && 'ownKin';
/** Nobody decides alone, nor what they looked into or wrote themselves; kin of those who handle it are the county's (DB 11, 20). */
const freeHands: Guard = (f) =>
  f.isOwnKin
    ? 'ownKin'
    : f.isSurveyor
      ? 'surveyorDecides'
      : f.isDrafter
        ? 'drafterDecides'
        : f.isTaker
          ? 'takerDecides'
          : !f.isCounty && (!f.isDelegated || f.isKin) && 'notDelegated';
const surveyed: Guard = (f) => f.surveyors < 2 && 'surveyTooFew';
const visited: Guard = (f) => f.isKin && !f.countyVisited && 'kinNotVisited';
const published: Guard = (f) => f.opinion === 'grant' && !f.publicityDone && 'publicityMissing';
const heard: Guard = (f) => f.openObjections > 0 && 'objectionOpen';
const monthly: Guard = (f) => f.kind !== 'dibao' && f.kind !== 'tekun' && 'notMonthly';
const unfrozen: Guard = (f) => (f.isFrozen && !f.hasSecond ? 'frozen' : f.isFrozen && f.isSecond && 'ownStop');

const isGranted = (status: AidStatus) => status === 'approved' || status === 'phasingOut';

const UNDECIDED = [
  'lead',
  'applied',
  'needPapers',
  'accepted',
  'surveyed',
  'checked',
  'publicity',
  'objected',
  'county',
] as const;

/** From an application to its end (domain §5.1–5.3). */
export const aidWorkflow: Workflow<AidVerb, AidStatus, AidPart, AidFacts, AidRefusal> = {
  apply: { from: ['lead'], to: 'applied', by: ['taker'], unless: notOwnKin },
  askPapers: {
    from: ['applied'],
    to: 'needPapers',
    by: ['clerk', 'checker'],
    unless: first(notOwnKin, (f) => f.papersTold && 'papersToldAlready'),
  },
  bringPapers: { from: ['needPapers', 'helped'], to: 'same', by: ['taker'], unless: notOwnKin },
  accept: {
    from: ['applied', 'needPapers'],
    to: 'accepted',
    by: ['clerk', 'checker'],
    unless: first(
      notOwnKin,
      (f) => f.kind === 'emergency' && 'emergencyHelpsFirst',
      (f) => f.papersMissing > 0 && 'papersMissing',
      (f) => !f.kinSaid && 'kinUndeclared',
    ),
  },
  decline: { from: ['lead', 'applied', 'needPapers'], to: 'declined', by: ['clerk', 'checker'], unless: notOwnKin },
  survey: {
    from: ['accepted', 'objected', 'helped', 'approved', 'phasingOut'],
    to: {
      among: ['surveyed', 'checked', 'helped', 'approved', 'phasingOut'],
      choose: (f) => (f.status === 'accepted' ? 'surveyed' : f.status === 'objected' ? 'checked' : f.status),
    },
    by: ['surveyor'],
    // What was granted is surveyed again for a reason only.
    unless: first(notOwnKin, (f) => isGranted(f.status) && !f.isAssessing && !f.isDisputed && 'nothingToSurvey'),
  },
  checkData: { from: ['surveyed'], to: 'checked', by: ['checker'], unless: first(notOwnKin, surveyed) },
  draft: {
    from: ['checked'],
    to: { among: ['publicity', 'county'], choose: (f) => (f.opinion === 'refuse' ? 'county' : 'publicity') },
    by: ['clerk'],
    unless: first(notOwnKin, surveyed, heard),
  },
  object: { from: ['publicity'], to: 'objected', by: ['villager', 'taker'] },
  deliberate: { from: ['objected'], to: 'checked', by: ['clerk', 'taker'], unless: notOwnKin },
  sendUp: {
    from: ['publicity'],
    to: 'county',
    by: ['clerk', 'house'],
    unless: first(heard, (f) => !f.publicityDone && 'publicityRuns'),
  },
  visit: {
    from: ['accepted', 'surveyed', 'checked', 'publicity', 'objected', 'county'],
    to: 'same',
    by: ['checker'],
    unless: notOwnKin,
  },
  approve: {
    from: ['county'],
    to: 'approved',
    by: ['decider'],
    unless: first(freeHands, surveyed, visited, heard, published),
  },
  refuse: { from: ['county'], to: 'refused', by: ['decider'], unless: first(freeHands, surveyed, heard) },
  sendBack: { from: ['county'], to: 'checked', by: ['decider'], unless: freeHands },
  helpFirst: {
    from: ['applied', 'needPapers'],
    to: 'helped',
    by: ['helper'],
    unless: first(
      notOwnKin,
      (f) => f.kind !== 'emergency' && 'notEmergency',
      (f) => f.isTaker && 'takerDecides',
      (f) => f.isKin && !f.isCounty && 'notDelegated',
    ),
  },
  settle: {
    from: ['helped'],
    to: 'settled',
    by: ['clerk', 'checker'],
    unless: first(
      notOwnKin,
      (f) => f.papersMissing > 0 && 'papersMissing',
      (f) => !f.kinSaid && 'kinUndeclared',
      (f) => f.surveyors < 2 && 'surveyMissing',
    ),
  },
  adjust: { from: ['approved'], to: 'same', by: ['decider'], unless: first(freeHands, monthly, unfrozen) },
  phaseOut: { from: ['approved'], to: 'phasingOut', by: ['decider'], unless: first(freeHands, monthly, unfrozen) },
  stop: {
    from: ['approved', 'phasingOut'],
    to: 'stopped',
    by: ['decider'],
    unless: first(freeHands, unfrozen),
  },
  // What the decision to phase out said from the start.
  endGrace: { from: ['phasingOut'], to: 'stopped', by: ['house'] },
  secondStop: {
    from: ['approved', 'phasingOut'],
    to: 'same',
    by: ['second'],
    unless: first(
      notOwnKin,
      (f) => !f.isFrozen && 'notFrozen',
      (f) => f.isSurveyor && 'surveyorDecides',
    ),
  },
  askAssess: {
    from: ['approved', 'phasingOut'],
    to: 'same',
    by: ['taker'],
    unless: first(
      (f) => f.kind !== 'tekun' && 'notTekun',
      (f) => f.isAssessing && 'assessAsked',
    ),
  },
  dispute: { from: ['approved', 'phasingOut'], to: 'same', by: ['villager', 'taker'] },
  // Where nobody else of the office is left to review it, it goes to somebody named: of the county, or of the level above.
  passReview: {
    from: ['approved', 'phasingOut'],
    to: 'same',
    by: ['decider', 'reviewer'],
    unless: (f) => !f.isDisputed && 'notDisputed',
  },
  settleDispute: {
    from: ['approved', 'phasingOut'],
    to: 'same',
    by: ['decider', 'reviewer'],
    unless: first(
      (f) => !f.isDisputed && 'notDisputed',
      (f) => f.isPassed && !f.isReviewer && 'reviewElsewhere',
      freeHands,
      (f) => f.isDecider && 'deciderReviews',
      heard,
    ),
  },
  withdraw: { from: UNDECIDED, to: 'withdrawn', by: ['household', 'taker'] },
};
