import type { Matter, Outcome, PetitionState } from './petitions.terms.rules.ts';

export * from './petitions.terms.rules.ts';

/* The vocabulary of the procedure: who plays a part in it, what can be done, what the rules must know, why they refuse. */

export type PetitionPart =
  | 'organ' // 办理机关
  | 'sender' // 转送、交办的机关
  | 'common' // 有争议的机关的共同上级
  | 'approver' // 批准延期的负责人
  | 'reviewer' // 复查、复核机关
  | 'petitioner' // 信访人本人
  | 'counter' // 窗口:替本人记下口头申请
  | 'house';

export const petitionVerbs = [
  'transfer',
  'assign',
  'object',
  'agreeObjection',
  'denyObjection',
  'designate',
  'notifyElsewhere',
  'divert',
  'refuse',
  'seal',
  'accept',
  'investigate',
  'mediate',
  'settle',
  'endMediation',
  'openHearing',
  'closeHearing',
  'askExtension',
  'approveExtension',
  'refuseExtension',
  'answer',
  'decide',
  'serve',
  'reportExecution',
  'askReview',
  'decideReview',
  'serveReview',
  'askRecheck',
  'openRecheckHearing',
  'closeRecheckHearing',
  'decideRecheck',
  'serveRecheck',
  'reopen',
  'conclude',
  'withdraw',
] as const;
export type PetitionVerb = (typeof petitionVerbs)[number];

/** Art 20: a group names at most five to speak for it. */
export const MAX_REPRESENTATIVES = 5;
/** Art 34: once, at most thirty days. */
export const MAX_EXTENSION_DAYS = 30;
/** Passed on for the third time, the common superior says whose it is (24), instead of another round of papers. */
export const MAX_TRANSFERS = 3;

/** How it came to the organ that has it. */
export type GivenAs = 'transferred' | 'assigned' | 'designated';

/** All the rules need to know of a petition, seen by one actor. */
export type PetitionFacts = {
  status: PetitionState;
  matter: Matter;
  givenAs: GivenAs | null;
  transfers: number;
  /** Until when a transferred petition may be objected to. */
  objectBy: Temporal.Instant | null;
  /** The case lies with this organ and is being worked on. */
  isAtWork: boolean;
  isExtended: boolean;
  extensionAsked: boolean;
  extensionAskedByActor: boolean;
  /** The end of the sixty days, extended or not. */
  decideBy: Temporal.Instant | null;
  outcome: Outcome | null;
  /** A supportive decision has not been carried out yet. */
  owesExecution: boolean;
  /** The last moment of the person's window for the next review, exclusive; null when none runs. */
  askBy: Temporal.Instant | null;
  /** There is a superior that had no hand in it. */
  hasReviewer: boolean;
  hearingOpen: boolean;
  /** The actor, or the actor's organ, had a hand in an earlier stage. */
  hadHand: boolean;
  /** The actor has declared a direct interest (28). */
  isConflicted: boolean;
} & Partial<GivenWithAct>;

export type GivenWithAct = {
  /** A field that art 32 wants is missing. */
  lacksFields: boolean;
  /** Served before it was decided, or on a day that has not come. */
  servedOutOfTime: boolean;
  /** A hearing that ends before it begins, or is said to have ended on a day that has not come. */
  daysOutOfOrder: boolean;
};

export type PetitionRefusal =
  | 'recused'
  | 'caseNotAtWork'
  | 'circledEnough'
  | 'tooLateToObject'
  | 'designated'
  | 'notDisputed'
  | 'extendedBefore'
  | 'extensionPending'
  | 'noExtensionAsked'
  | 'secondPersonNeeded'
  | 'tooLateToExtend'
  | 'decideInstead'
  | 'answerInstead'
  | 'fieldsMissing'
  | 'servedOutOfTime'
  | 'nothingToExecute'
  | 'tooLateToAsk'
  | 'noReviewer'
  | 'handledBefore'
  | 'hearingOpen'
  | 'noHearing'
  | 'daysOutOfOrder'
  | 'windowOpen';
