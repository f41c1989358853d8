/** What a person came with. A request is one of the four of 呼和浩特市接诉即办工作条例 art 3: consult, help, complaint, suggestion. */
export const caseKinds = [
  'consult',
  'help',
  'complaint',
  'suggestion',
  'petition',
  'errand',
  'hazard',
  'order',
] as const;
export type CaseKind = (typeof caseKinds)[number];

/** The way it reached us (信访工作条例 art 17, and the village's own ways). Every way has the same deadlines. */
export const caseChannels = [
  'visit',
  'reception',
  'phone',
  'wechatGroup',
  'hotline',
  'web',
  'courier',
  'patrol',
] as const;
export type CaseChannel = (typeof caseChannels)[number];

/** How long it may take; the hours and days stand in the rule set. */
export const caseTiers = ['emergency', 'utility', 'general', 'complex'] as const;
export type CaseTier = (typeof caseTiers)[number];

export const caseStatuses = [
  'received', // 已登记,在第一接件单位手里
  'dispatched', // 已派出,等签收
  'returned', // 退回或要求重办,等派件单位决定
  'arbitrating', // 承办单位据清单退回,等上一级裁定
  'handling', // 办理中
  'reviewing', // 拟定为不合理诉求,等第二人复核
  'suspending', // 拟挂账,等第二人批准
  'suspended', // 挂账:眼下解决不了,定期复查,一直公开
  'replied', // 已答复,等本人确认或回访
  'withdrawing', // 本人要求撤回,冷静期内
  'closed', // 已办结
  'withdrawn', // 已撤回
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** How it ended; `unreached` is not satisfied (domain §12.8). */
export const caseOutcomes = ['solved', 'explained', 'unreached', 'withdrawn', 'elsewhere'] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];

export const disclosures = ['named', 'hidden', 'anonymous'] as const;
export type Disclosure = (typeof disclosures)[number];

/** What somebody is to one case; worked out from their post and the case, never stored. */
export type CasePart =
  | 'resident' // 本人(持回执)
  | 'helper' // 家人等受托人,可补充
  | 'rater' // 家人等受托人,可确认和评价
  | 'firstReceiver' // 首接人
  | 'offered' // 被提议接手首接责任的人
  | 'dispatcher' // 派件人
  | 'handler' // 承办单位的人
  | 'superior' // 承办单位的上级
  | 'arbiter' // 裁定退回的上一级
  | 'caller' // 回访员
  | 'house'; // 系统自己(到期)

export type CaseVerb =
  | 'answer'
  | 'take'
  | 'dispatch'
  | 'recall'
  | 'sign'
  | 'return'
  | 'insist'
  | 'allowReturn'
  | 'passOn'
  | 'categorise'
  | 'assign'
  | 'contact'
  | 'note'
  | 'reply'
  | 'proposeUnreasonable'
  | 'confirmUnreasonable'
  | 'rejectUnreasonable'
  | 'proposeSuspension'
  | 'approveSuspension'
  | 'refuseSuspension'
  | 'reviewSuspension'
  | 'resumeWork'
  | 'confirm'
  | 'dispute'
  | 'callback'
  | 'checkClosed'
  | 'reopen'
  | 'supplement'
  | 'rate'
  | 'escalate'
  | 'changeHandler'
  | 'withdraw'
  | 'resume'
  | 'lapse'
  | 'offerHandover'
  | 'acceptHandover'
  | 'declineHandover';

export type CallbackResult = 'solved' | 'explained' | 'unsolved' | 'unreached';
/** What a call after the end found: as reported, not as reported, or nobody answered. */
export type CheckResult = 'same' | 'differs' | 'unreached';

/** All the rules need to know of a case, seen by one actor. */
export type CaseFacts = {
  status: CaseStatus;
  /** Until when the receiving unit may still return it. */
  returnBy: Temporal.Instant | null;
  /** How often it has been returned or given to somebody else. */
  bounces: number;
  /** Calls made after the present reply. */
  callbackTries: number;
  handlerChanged: boolean;
  hasOffer: boolean;
  isRated: boolean;
  closedAt: Temporal.Instant | null;
  withdrawUntil: Temporal.Instant | null;
  statusBefore: CaseStatus | null;
  /** The actor, or the actor's unit, has handled it. */
  handledByActor: boolean;
  proposedByActor: boolean;
  /** How often it was answered and had to be done again. */
  redoCount: number;
  /** It lies on the desk of the actor's own unit. */
  atActorsDesk: boolean;
  /** The actor's own unit has it now. */
  isWithActor?: boolean;
  isOrder: boolean;
  /** The actor is the house itself. */
  byHouse?: boolean;
  /** Things that must be ended first: sub-tasks of a whistle, a petition procedure, papers not handed back. */
  openHolds: number;
  /** The person has said that it is done, and a call-back still has to prove it. */
  isConfirmed: boolean;
  /** It was drawn for a check after the end, and nobody has made the call yet. */
  awaitsCheck: boolean;
  /** It was an accusation and is before a discipline organ: nobody here may look at it. */
  isSealed?: boolean;
} & Partial<GivenWithAct>;

/** What comes with the act itself; not known while one only asks which acts are open. */
export type GivenWithAct = {
  callback: CallbackResult;
  check: CheckResult;
  /** It is called solved, and what its kind must show is not in the file. */
  lacksEvidence: boolean;
  /** Somebody else of that place can still be asked to take the order. */
  hasNextProvider: boolean;
  /** The receipt, the phone or the place the person's word comes from is also the handler's: the word alone proves nothing. */
  isWordInHandlersReach: boolean;
};

export type CaseRefusal =
  | 'tooLateToReturn'
  | 'closesOwnCase'
  | 'secondPersonNeeded'
  | 'handlerChangedBefore'
  | 'offerPending'
  | 'noOffer'
  | 'ratedBefore'
  | 'inHandlersReach'
  | 'tooLateToReopen'
  | 'coolingOff'
  | 'coolingOffOver'
  | 'calledEnough'
  | 'returnedEnough'
  | 'decidedAbove'
  | 'circledEnough'
  | 'heldOpen'
  | 'evidenceMissing'
  | 'callAwaited'
  | 'notDrawn'
  | 'ordersOnly'
  | 'sealed';

/** Nobody is called again and again for a good mark (domain §12.8). */
export const MAX_CALLBACKS = 2;
/** A case cannot circle: what came back for the third time is done together under the level above, not passed on (product N8). */
export const MAX_BOUNCES = 3;
/** Not done for the third time: whoever it has climbed to sees to it, and everybody reads that (督办; practice of the hotlines, domain §2.3). */
export const SUPERVISED_AFTER = 3;
export const REOPEN_WINDOW_DAYS = 90;
/** Withdrawal is the person's own and may be thought over (domain §12.14). */
export const COOLING_OFF_DAYS = 7;

/** Somebody still owes the person something. */
export const openStatuses: readonly CaseStatus[] = [
  'received',
  'dispatched',
  'returned',
  'arbitrating',
  'handling',
  'reviewing',
  'suspending',
  'suspended',
  'replied',
];
export const isOpen = (status: CaseStatus) => openStatuses.includes(status) || status === 'withdrawing';

/** Two letters that say on paper what kind of thing a number is. */
export const numberPrefix: Readonly<Record<CaseKind, string>> = {
  petition: 'XF',
  consult: 'SQ',
  help: 'SQ',
  complaint: 'SQ',
  suggestion: 'SQ',
  errand: 'DB',
  hazard: 'YH',
  order: 'FW',
};
