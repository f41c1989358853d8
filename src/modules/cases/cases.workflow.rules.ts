import type { Workflow } from '#kernel/workflow.ts';
import {
  type CaseFacts,
  type CasePart,
  type CaseRefusal,
  type CaseStatus,
  type CaseVerb,
  MAX_BOUNCES,
  MAX_CALLBACKS,
  openStatuses,
  REOPEN_WINDOW_DAYS,
} from './cases.rules.ts';

const daysSince = (then: Temporal.Instant, now: Temporal.Instant) =>
  (now.epochMilliseconds - then.epochMilliseconds) / 86_400_000;
const isPast = (moment: Temporal.Instant | null, now: Temporal.Instant) =>
  moment !== null && Temporal.Instant.compare(now, moment) >= 0;

/** "Not done" is decided by the level above whoever replied: those hands do not take it back by themselves (peers pain 2). */
const isDecidedAbove = (c: CaseFacts) =>
  c.status === 'returned' && c.redoCount > 0 && c.handledByActor && !c.atActorsDesk && 'decidedAbove';

/** Sent on and come back for the third time: from here it is done, not sent. */
const hasCircled = (c: CaseFacts) => c.bounces >= MAX_BOUNCES && 'circledEnough';
const secondPerson = (c: CaseFacts) => (c.proposedByActor || c.handledByActor) && 'secondPersonNeeded';
const isHeld = (c: CaseFacts) => c.openHolds > 0 && 'heldOpen';
/** Solved needs what its kind must show; an explanation shows itself. */
const isUnproven = (c: CaseFacts) => isHeld(c) || (c.lacksEvidence === true && 'evidenceMissing');

/** The life of a case (domain §2.4, §12): the server decides by this table, rows carry its open verbs, the docs draw it. */
export const caseWorkflow: Workflow<CaseVerb, CaseStatus, CasePart, CaseFacts, CaseRefusal> = {
  // The first receiver: answer at once, do it in the own unit, or send it on.
  answer: { from: ['received'], to: 'replied', by: ['firstReceiver'], unless: isUnproven },
  take: {
    from: ['received', 'returned'],
    to: 'handling',
    by: ['firstReceiver', 'dispatcher'],
    unless: isDecidedAbove,
  },
  dispatch: {
    from: ['received', 'returned'],
    to: 'dispatched',
    // The house sends orders only: to the provider that stands in the place's catalogue (domain §14).
    by: ['firstReceiver', 'dispatcher', 'house'],
    unless: (c) => isDecidedAbove(c) || hasCircled(c) || (c.byHouse === true && !c.isOrder && 'ordersOnly'),
  },
  recall: { from: ['dispatched'], to: 'returned', by: ['dispatcher'], unless: hasCircled },
  categorise: {
    from: [...openStatuses, 'closed'],
    to: 'same',
    by: ['firstReceiver', 'dispatcher', 'handler'],
  },

  // The unit it was sent to: sign for it or return it with a reason, then do it and reply.
  sign: { from: ['dispatched'], to: 'handling', by: ['handler'] },
  // Declining cites a line of the duty list and is decided one level up; the third time the level above takes the lead itself.
  return: {
    from: ['dispatched'],
    to: {
      among: ['arbitrating', 'handling'],
      choose: (c) => (c.bounces + 1 >= MAX_BOUNCES ? 'handling' : 'arbitrating'),
    },
    by: ['handler'],
    unless: (c, now) => (c.bounces >= MAX_BOUNCES ? 'returnedEnough' : isPast(c.returnBy, now) && 'tooLateToReturn'),
  },
  insist: {
    from: ['returned', 'arbitrating'],
    to: 'handling',
    by: ['superior', 'arbiter'],
    unless: (c) => c.handledByActor && 'secondPersonNeeded',
  },
  allowReturn: {
    from: ['arbitrating'],
    to: 'returned',
    by: ['superior', 'arbiter'],
    // Who had it before and sent it on may take it back; nobody lets themselves off.
    unless: (c) => c.isWithActor === true && 'secondPersonNeeded',
  },
  // An order nobody took in time goes to the next provider; when there is none, the community steps in (domain §14).
  passOn: {
    from: ['dispatched'],
    to: { among: ['dispatched', 'handling'], choose: (c) => (c.hasNextProvider ? 'dispatched' : 'handling') },
    by: ['house'],
    unless: (c) => !c.isOrder && 'ordersOnly',
  },
  assign: { from: ['handling'], to: 'same', by: ['handler'] },
  contact: {
    from: ['dispatched', 'arbitrating', 'handling', 'suspending', 'suspended', 'replied'],
    to: 'same',
    by: ['handler', 'firstReceiver'],
  },
  note: {
    from: [...openStatuses, 'withdrawing', 'closed'],
    to: 'same',
    by: ['handler', 'firstReceiver', 'dispatcher', 'superior', 'caller'],
  },
  reply: { from: ['handling'], to: 'replied', by: ['handler'], unless: isUnproven },

  // "Unreasonable" needs two keys, the second one higher up (domain §12.9).
  proposeUnreasonable: { from: ['handling'], to: 'reviewing', by: ['handler'], unless: isHeld },
  confirmUnreasonable: {
    from: ['reviewing'],
    to: 'replied',
    by: ['superior'],
    unless: secondPerson,
  },
  // Two keys are needed to agree. To refuse one is enough: else it waits for ever when every level above has had it once.
  rejectUnreasonable: { from: ['reviewing'], to: 'handling', by: ['superior'] },

  // 挂账: plan, owner, next review and a second person; it stays open and is never counted as solved (domain §2.4, §2.5).
  proposeSuspension: { from: ['handling'], to: 'suspending', by: ['handler'] },
  approveSuspension: { from: ['suspending'], to: 'suspended', by: ['superior'], unless: secondPerson },
  refuseSuspension: { from: ['suspending'], to: 'handling', by: ['superior'] },
  reviewSuspension: { from: ['suspended'], to: 'same', by: ['handler', 'superior'] },
  resumeWork: { from: ['suspended'], to: 'handling', by: ['handler', 'superior'] },

  // The end: the person's own word, or a call by somebody who had no part in it (domain §12.8, product N9).
  confirm: {
    from: ['replied'],
    to: { among: ['closed', 'replied'], choose: (c) => (c.isWordInHandlersReach ? 'replied' : 'closed') },
    by: ['resident', 'rater'],
    unless: (c) => (c.isConfirmed ? 'callAwaited' : isHeld(c)),
  },
  // The house only passes on what the person told a hotline that called them back.
  dispute: { from: ['replied'], to: 'returned', by: ['resident', 'rater', 'house'] },
  callback: {
    from: ['replied'],
    by: ['caller'],
    to: {
      among: ['returned', 'replied', 'closed'],
      choose: (c) =>
        c.callback === 'unsolved'
          ? 'returned'
          : c.callback === 'unreached' && c.callbackTries + 1 < MAX_CALLBACKS
            ? 'replied'
            : 'closed',
    },
    unless: (c) =>
      c.handledByActor
        ? 'closesOwnCase'
        : c.callbackTries >= MAX_CALLBACKS
          ? 'calledEnough'
          : // A second call that nobody answers ends it as well.
            (c.callback === 'solved' ||
              c.callback === 'explained' ||
              (c.callback === 'unreached' && c.callbackTries + 1 >= MAX_CALLBACKS)) &&
            isHeld(c),
  },
  checkClosed: {
    from: ['closed'],
    to: { among: ['closed', 'returned'], choose: (c) => (c.check === 'differs' ? 'returned' : 'closed') },
    by: ['caller'],
    unless: (c) => (c.handledByActor ? 'closesOwnCase' : !c.awaitsCheck && 'notDrawn'),
  },
  reopen: {
    from: ['closed'],
    to: 'returned',
    by: ['resident', 'dispatcher', 'house'],
    unless: (c, now) => c.closedAt !== null && daysSince(c.closedAt, now) > REOPEN_WINDOW_DAYS && 'tooLateToReopen',
  },

  // What the person may do at any time.
  supplement: { from: [...openStatuses, 'withdrawing'], to: 'same', by: ['resident', 'helper', 'firstReceiver'] },
  rate: {
    from: ['closed'],
    to: 'same',
    by: ['resident', 'rater'],
    // A mark that could as well be the handler's is none: unlike a confirmation, no call comes after it.
    unless: (c) => (c.isRated ? 'ratedBefore' : c.isWordInHandlersReach === true && 'inHandlersReach'),
  },
  // Nobody above could see it: the person takes it back first, by reopening it.
  escalate: {
    from: [...openStatuses, 'closed'],
    to: 'same',
    by: ['resident'],
    unless: (c) => c.isSealed === true && 'sealed',
  },
  changeHandler: {
    from: ['dispatched', 'arbitrating', 'handling', 'suspended', 'replied'],
    to: 'returned',
    by: ['resident'],
    unless: (c) => c.handlerChanged && 'handlerChangedBefore',
  },
  withdraw: { from: openStatuses, to: 'withdrawing', by: ['resident'] },
  resume: {
    from: ['withdrawing'],
    to: {
      among: openStatuses,
      choose: (c) => c.statusBefore ?? 'received',
    },
    by: ['resident'],
    unless: (c, now) => isPast(c.withdrawUntil, now) && 'coolingOffOver',
  },
  lapse: {
    from: ['withdrawing'],
    to: 'withdrawn',
    by: ['house'],
    unless: (c, now) => !isPast(c.withdrawUntil, now) && 'coolingOff',
  },

  // First responsibility moves only by the next person's word (product S1.6).
  offerHandover: {
    from: [...openStatuses, 'withdrawing'],
    to: 'same',
    by: ['firstReceiver'],
    unless: (c) => c.hasOffer && 'offerPending',
  },
  acceptHandover: {
    from: [...openStatuses, 'withdrawing'],
    to: 'same',
    by: ['offered'],
    unless: (c) => !c.hasOffer && 'noOffer',
  },
  declineHandover: {
    from: [...openStatuses, 'withdrawing'],
    to: 'same',
    by: ['offered'],
    unless: (c) => !c.hasOffer && 'noOffer',
  },
};
