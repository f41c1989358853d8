import type { Step, Workflow } from '#kernel/workflow.ts';

/*
 * The procedure of 信访工作条例 as a table (domain §1.8). It begins when a body that art 2 binds has the matter; a village only
 * records, helps and files on (art 15). Nothing here pauses a limit but the hearing of the recheck (art 36).
 */

export const petitionStates = [
  'registered', // 已登记 (22)
  'transferred', // 转送 (22)
  'assigned', // 交办 (22)
  'objected', // 对转送、交办有异议,等转送单位答复 (23)
  'notifiedElsewhere', // 不属本机关职权,已告知去处 (23)
  'diverted', // 导入法定途径 (28, 31)
  'refused', // 不予(不再)受理 (19, 36)
  'accepted', // 已受理 (23)
  'investigating', // 调查核实 (31)
  'mediating', // 调解、和解 (33)
  'hearing', // 听证 (31)
  'decided', // 已出具处理意见书,待送达 (32)
  'served', // 已送达
  'executing', // 支持的意见,督促执行 (32)
  'executed', // 已执行
  'reviewRequested', // 复查中 (35)
  'reviewDecided', // 复查意见已出,待送达
  'reviewServed', // 复查意见已送达
  'recheckRequested', // 复核中 (36)
  'recheckDecided', // 复核意见已出,待送达
  'concluded', // 终结
  'withdrawn', // 本人撤回
] as const;
export type PetitionState = (typeof petitionStates)[number];

/** Where nothing more is owed. */
export const endedStates = [
  'notifiedElsewhere',
  'diverted',
  'refused',
  'concluded',
  'withdrawn',
] as const satisfies readonly PetitionState[];
export const isEnded = (state: PetitionState) => (endedStates as readonly PetitionState[]).includes(state);

export const matters = ['claim', 'suggestion'] as const;
export type Matter = (typeof matters)[number];
/** Support · reasonable, but the law gives no ground: explained · not supported (32). */
export const outcomes = ['support', 'explain', 'notSupport'] as const;
export type Outcome = (typeof outcomes)[number];
export const findings = ['uphold', 'change'] as const;
export type Finding = (typeof findings)[number];
/** 四到位 (27), of the matter and never of a person: what was handed to the competent organ is said, not about whom. */
export const measures = ['solved', 'explained', 'helped', 'handedOver'] as const;
export type Measure = (typeof measures)[number];
export const levels = ['review', 'recheck'] as const;
export type Level = (typeof levels)[number];

/**
 * The closed list (domain §1.5): there is no third reason. Bad manners, having come before and "unreasonable" are no grounds.
 * What belongs elsewhere is not refused but led there (divert, notifyElsewhere).
 */
export const refusalReasons = ['pendingBelow', 'finallyReviewed'] as const;
export type RefusalReason = (typeof refusalReasons)[number];
export const refusalArticles: Readonly<Record<RefusalReason, string>> = {
  pendingBelow: '信访工作条例第十九条',
  finallyReviewed: '信访工作条例第三十六条',
};

/** Procedures of law to which a matter is led, with how to take that way (28, 30, 31 (1)–(4)). */
export const procedures = [
  'litigation',
  'reconsideration',
  'prosecution',
  'police',
  'arbitration',
  'partyAppeal',
  'administrative',
  'discipline',
] as const;
export type Procedure = (typeof procedures)[number];
export const procedureArticles: Readonly<Record<Procedure, string>> = {
  litigation: '信访工作条例第三十一条第一项',
  reconsideration: '信访工作条例第三十一条第一项',
  prosecution: '信访工作条例第三十一条第一项',
  police: '信访工作条例第三十一条第一项',
  arbitration: '信访工作条例第三十一条第二项',
  partyAppeal: '信访工作条例第三十一条第三项',
  administrative: '信访工作条例第三十一条第四项',
  discipline: '信访工作条例第三十条',
};

/** How a paper reaches the person; the review window runs from the day it did. */
export const serviceMethods = ['inPerson', 'mail', 'left', 'entrusted', 'electronic', 'announcement'] as const;
export type ServiceMethod = (typeof serviceMethods)[number];

export type PetitionPart =
  | 'organ' // 办理机关
  | 'sender' // 转送、交办的机关
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
  'notifyElsewhere',
  'divert',
  'refuse',
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

/** All the rules need to know of a petition, seen by one actor. */
export type PetitionFacts = {
  status: PetitionState;
  givenAs: 'transferred' | 'assigned' | null;
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
  | 'extendedBefore'
  | 'extensionPending'
  | 'noExtensionAsked'
  | 'secondPersonNeeded'
  | 'tooLateToExtend'
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

const isPast = (moment: Temporal.Instant | null, now: Temporal.Instant) =>
  moment !== null && Temporal.Instant.compare(now, moment) >= 0;

type Guard = (p: PetitionFacts, now: Temporal.Instant) => PetitionRefusal | false;
type Row = Step<PetitionState, PetitionPart, PetitionFacts, PetitionRefusal>;

/** Whoever acts for an organ has no interest in it of their own (28); the first of the other reasons that holds is told. */
const unless =
  (...guards: Guard[]): Guard =>
  (p, now) => {
    if (p.isConflicted) return 'recused';
    for (const guard of guards) {
      const why = guard(p, now);
      if (why) return why;
    }
    return false;
  };
const atWork: Guard = (p) => !p.isAtWork && 'caseNotAtWork';
const whole: Guard = (p) => p.lacksFields === true && 'fieldsMissing';
const servedInTime: Guard = (p) => p.servedOutOfTime === true && 'servedOutOfTime';
const daysInOrder: Guard = (p) => p.daysOutOfOrder === true && 'daysOutOfOrder';
const noHearingOpen: Guard = (p) => p.hearingOpen && 'hearingOpen';
const aHearingOpen: Guard = (p) => !p.hearingOpen && 'noHearing';
const independent: Guard = (p) => p.hadHand && 'handledBefore';
const mayStillAsk: Guard = (p, now) =>
  p.askBy === null || isPast(p.askBy, now) ? 'tooLateToAsk' : !p.hasReviewer && 'noReviewer';

/** Nothing has been decided about competence yet. */
const arrived: readonly PetitionState[] = ['registered', 'transferred', 'assigned'];
/** Accepted, and still to be decided within the sixty days. */
const atHand: readonly PetitionState[] = ['accepted', 'investigating', 'mediating', 'hearing'];

const organ = (row: Omit<Row, 'by' | 'unless'> & { unless?: Guard }): Row => ({
  ...row,
  by: ['organ'],
  unless: unless(atWork, ...(row.unless ? [row.unless] : [])),
});

export const petitionWorkflow: Workflow<PetitionVerb, PetitionState, PetitionPart, PetitionFacts, PetitionRefusal> = {
  // 登记后十五日内转送、交办 (22); a dispute about competence goes back only with the sender's consent (23).
  transfer: organ({
    from: ['registered'],
    to: 'transferred',
    unless: (p) => p.transfers >= MAX_TRANSFERS && 'circledEnough',
  }),
  assign: organ({
    from: ['registered'],
    to: 'assigned',
    unless: (p) => p.transfers >= MAX_TRANSFERS && 'circledEnough',
  }),
  object: organ({
    from: ['transferred', 'assigned'],
    to: 'objected',
    unless: (p, now) => isPast(p.objectBy, now) && 'tooLateToObject',
  }),
  agreeObjection: { from: ['objected'], to: 'registered', by: ['sender'], unless: unless() },
  denyObjection: {
    from: ['objected'],
    to: { among: ['transferred', 'assigned'], choose: (p) => p.givenAs ?? 'transferred' },
    by: ['sender'],
    unless: unless(),
  },

  // 书面告知 (23): taken on, or where it belongs; refused only for the two reasons of the closed list (19, 36).
  notifyElsewhere: organ({ from: arrived, to: 'notifiedElsewhere' }),
  divert: organ({ from: arrived, to: 'diverted' }),
  refuse: organ({ from: arrived, to: 'refused' }),
  accept: organ({ from: arrived, to: 'accepted' }),

  // 听取陈述、调查核实、调解、听证 (31, 33).
  investigate: organ({ from: ['accepted'], to: 'investigating' }),
  mediate: organ({ from: ['investigating'], to: 'mediating' }),
  settle: organ({ from: ['mediating'], to: 'investigating' }),
  endMediation: organ({ from: ['mediating'], to: 'investigating' }),
  openHearing: organ({ from: ['investigating'], to: 'hearing', unless: daysInOrder }),
  closeHearing: organ({ from: ['hearing'], to: 'investigating', unless: daysInOrder }),

  // 延期 (34): once, complex, approved by the head of the unit — another person — and told to the petitioner with the reason.
  askExtension: organ({
    from: atHand,
    to: 'same',
    unless: (p, now) =>
      p.isExtended
        ? 'extendedBefore'
        : p.extensionAsked
          ? 'extensionPending'
          : isPast(p.decideBy, now) && 'tooLateToExtend',
  }),
  approveExtension: {
    from: atHand,
    to: 'same',
    by: ['approver'],
    unless: unless((p, now) =>
      !p.extensionAsked
        ? 'noExtensionAsked'
        : p.extensionAskedByActor
          ? 'secondPersonNeeded'
          : isPast(p.decideBy, now) && 'tooLateToExtend',
    ),
  },
  refuseExtension: {
    from: atHand,
    to: 'same',
    by: ['approver'],
    unless: unless((p) => (!p.extensionAsked ? 'noExtensionAsked' : p.extensionAskedByActor && 'secondPersonNeeded')),
  },

  // 处理意见书 (32): all of its parts or none; served by a method on a day, from which the person's thirty days run.
  decide: organ({ from: ['investigating'], to: 'decided', unless: whole }),
  serve: organ({
    from: ['decided'],
    to: { among: ['served', 'executing'], choose: (p) => (p.outcome === 'support' ? 'executing' : 'served') },
    unless: servedInTime,
  }),
  reportExecution: {
    from: [
      'executing',
      'reviewRequested',
      'reviewDecided',
      'reviewServed',
      'recheckRequested',
      'recheckDecided',
      'concluded',
    ],
    to: {
      among: [
        'executed',
        'reviewRequested',
        'reviewDecided',
        'reviewServed',
        'recheckRequested',
        'recheckDecided',
        'concluded',
      ],
      choose: (p) => (p.status === 'executing' ? 'executed' : p.status),
    },
    by: ['organ'],
    unless: unless((p) => !p.owesExecution && 'nothingToExecute'),
  },

  // 复查 (35), 复核 (36): the person's right within thirty days; decided by a superior that had no hand in it.
  askReview: {
    from: ['served', 'executing', 'executed'],
    to: 'reviewRequested',
    by: ['petitioner', 'counter'],
    unless: mayStillAsk,
  },
  decideReview: {
    from: ['reviewRequested'],
    to: 'reviewDecided',
    by: ['reviewer'],
    unless: unless(independent, whole),
  },
  serveReview: {
    from: ['reviewDecided'],
    to: 'reviewServed',
    by: ['reviewer'],
    unless: unless(independent, servedInTime),
  },
  askRecheck: {
    from: ['reviewServed'],
    to: 'recheckRequested',
    by: ['petitioner', 'counter'],
    unless: mayStillAsk,
  },
  openRecheckHearing: {
    from: ['recheckRequested'],
    to: 'same',
    by: ['reviewer'],
    unless: unless(independent, noHearingOpen, daysInOrder),
  },
  closeRecheckHearing: {
    from: ['recheckRequested'],
    to: 'same',
    by: ['reviewer'],
    unless: unless(independent, aHearingOpen, daysInOrder),
  },
  decideRecheck: {
    from: ['recheckRequested'],
    to: 'recheckDecided',
    by: ['reviewer'],
    unless: unless(independent, noHearingOpen, whole),
  },
  serveRecheck: {
    from: ['recheckDecided'],
    to: 'concluded',
    by: ['reviewer'],
    unless: unless(independent, servedInTime),
  },

  // New facts are a new acceptance with a new sixty days; the same ones said again are not (36).
  reopen: organ({ from: ['notifiedElsewhere', 'diverted', 'refused', 'concluded'], to: 'registered' }),

  conclude: {
    from: ['served', 'executed', 'reviewServed'],
    to: 'concluded',
    by: ['house'],
    unless: (p, now) => !isPast(p.askBy, now) && 'windowOpen',
  },
  // Only the person withdraws, through the case and its seven days; the house notes here that it took effect.
  withdraw: {
    from: petitionStates.filter((state) => !isEnded(state)),
    to: 'withdrawn',
    by: ['house'],
  },
};
