import type { Step, Workflow } from '#kernel/workflow.ts';
import {
  MAX_TRANSFERS,
  type PetitionFacts,
  type PetitionPart,
  type PetitionRefusal,
  type PetitionVerb,
} from './petitions.rules.ts';
import { isEnded, type PetitionState, petitionStates } from './petitions.terms.rules.ts';

/*
 * The procedure of 信访工作条例 as a table (domain §1.8). It begins when a body that art 2 binds has the matter; a village only
 * records, helps and files on (art 15). Nothing here pauses a limit but the hearing of the recheck (art 36).
 */

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
    unless: (p, now) => (p.givenAs === 'designated' ? 'designated' : isPast(p.objectBy, now) && 'tooLateToObject'),
  }),
  agreeObjection: { from: ['objected'], to: 'registered', by: ['sender'], unless: unless() },
  denyObjection: {
    from: ['objected'],
    to: { among: ['transferred', 'assigned'], choose: (p) => (p.givenAs === 'assigned' ? 'assigned' : 'transferred') },
    by: ['sender'],
    unless: unless(),
  },

  // 有争议的,由其共同的上一级机关决定受理机关 (24): while it is objected to, or once it has come back; nobody objects to that again.
  designate: {
    from: ['registered', 'objected'],
    to: 'assigned',
    by: ['common'],
    unless: unless(atWork, (p) => p.status === 'registered' && p.transfers === 0 && 'notDisputed'),
  },

  // 书面告知 (23): taken on, or where it belongs; refused only for the two reasons of the closed list (19, 36).
  notifyElsewhere: organ({ from: arrived, to: 'notifiedElsewhere' }),
  divert: organ({ from: arrived, to: 'diverted' }),
  refuse: organ({ from: arrived, to: 'refused' }),
  // 检举控告 goes to a discipline organ, whenever it is found to be one before the decision (22, 30): from there on nobody here sees it.
  seal: organ({ from: [...arrived, 'accepted', 'investigating'], to: 'sealed' }),
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

  // 答复 (29, 31 (5)): no claim is put off with it.
  answer: organ({
    from: ['investigating'],
    to: 'answered',
    unless: (p) => p.matter === 'claim' && 'decideInstead',
  }),

  // 处理意见书 (32): all of its parts or none; served by a method on a day, from which the person's thirty days run.
  decide: organ({
    from: ['investigating'],
    to: 'decided',
    unless: (p, now) => (p.matter === 'claim' ? whole(p, now) : 'answerInstead'),
  }),
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
  reopen: organ({
    from: ['notifiedElsewhere', 'diverted', 'refused', 'sealed', 'answered', 'concluded'],
    to: 'registered',
  }),

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
