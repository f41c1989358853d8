import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';
import type { Stars } from './stars.rules.ts';

/* The way of one organisation through a round (domain §6: self → another organisation → appeal → publicity → stars; downgrade possible). */

export const scoreStatuses = [
  'open',
  'scoring',
  'selfScored',
  'reviewed',
  'appealed',
  'final',
  'publicity',
  'awarded',
  'downgraded',
  'absent',
] as const;
export type ScoreStatus = (typeof scoreStatuses)[number];
export const scoreVerbs = [
  'saveSelf',
  'submitSelf',
  'takeBack',
  'lapse',
  'saveReview',
  'review',
  'appeal',
  'accept',
  'settle',
  'decide',
  'publish',
  'correct',
  'award',
  'downgrade',
] as const;
export type ScoreVerb = (typeof scoreVerbs)[number];
/** The organisation scored; the other one that reviews; the third that decides appeals and corrections; whoever opened the round. */
export const scoreParts = ['scored', 'reviewer', 'arbiter', 'organiser'] as const;
export type ScorePart = (typeof scoreParts)[number];

export const windowNames = ['self', 'review', 'appeal'] as const;
export type WindowName = (typeof windowNames)[number];
export type Window = { readonly from: string; readonly to: string };
export type Phase = 'before' | 'in' | 'after';
/** Both days of a window are within it. */
export const phaseOf = ({ from, to }: Window, today: string): Phase =>
  today < from ? 'before' : today > to ? 'after' : 'in';
/** One window after another, each with its last day not before its first. */
export function windowsFault(w: Readonly<Record<WindowName, Window>>): WindowName | null {
  if (w.self.from > w.self.to) return 'self';
  if (w.review.from <= w.self.to || w.review.from > w.review.to) return 'review';
  return w.appeal.from <= w.review.to || w.appeal.from > w.appeal.to ? 'appeal' : null;
}

export const scoreRefusals = [
  'roundOver',
  'selfEarly',
  'selfLate',
  'reviewEarly',
  'reviewLate',
  'appealEarly',
  'appealLate',
  'windowRuns',
  'selfMissing',
  'proofMissing',
  'reviewMissing',
  'wordMissing',
  'appealEmpty',
  'selfScorerReviews',
  'reviewerDecides',
  'appealOpen',
  'publicityRuns',
  'objectionOpen',
  'notLower',
] as const;
export type ScoreRefusal = (typeof scoreRefusals)[number];

export type ScoreFacts = {
  readonly status: ScoreStatus;
  /** Is the round neither over nor cancelled? */
  readonly isRunning: boolean;
  readonly phase: Readonly<Record<WindowName, Phase>>;
  /** Items nobody scored themselves yet, and those scored above nothing without a proof. */
  readonly unscored: number;
  readonly unproved: number;
  /** Items not reviewed yet, and those where the review differs without a word why. */
  readonly unreviewed: number;
  readonly wordless: number;
  /** Items an appeal names. */
  readonly appealing: number;
  readonly undecided: number;
  /** Did whoever acts score it, or review it? */
  readonly isSelfScorer: boolean;
  readonly isReviewer: boolean;
  readonly isPublicityOver: boolean;
  readonly openObjections: number;
  readonly stars: Stars;
  /** To which a downgrade leads. */
  readonly toStars: Stars;
};

type Guard = (f: ScoreFacts) => ScoreRefusal | false;
const first =
  (...guards: readonly Guard[]): Guard =>
  (f) =>
    guards.reduce<ScoreRefusal | false>((why, guard) => why || guard(f), false);
const running: Guard = (f) => !f.isRunning && 'roundOver';
const within =
  (name: WindowName, early: ScoreRefusal, late: ScoreRefusal): Guard =>
  (f) =>
    f.phase[name] === 'before' ? early : f.phase[name] === 'after' && late;
/** A score after its window is refused, whoever comes (issue: bad input refused by name). */
const inSelf = first(running, within('self', 'selfEarly', 'selfLate'));
const inReview = first(
  running,
  within('review', 'reviewEarly', 'reviewLate'),
  (f) => f.isSelfScorer && 'selfScorerReviews',
);
const inAppeal = first(running, within('appeal', 'appealEarly', 'appealLate'));
const over =
  (name: WindowName): Guard =>
  (f) =>
    f.phase[name] !== 'after' && 'windowRuns';

export const scoreWorkflow: Workflow<ScoreVerb, ScoreStatus, ScorePart, ScoreFacts, ScoreRefusal> = {
  saveSelf: { from: ['open', 'scoring'], to: 'scoring', by: ['scored'], unless: inSelf },
  submitSelf: {
    from: ['scoring'],
    to: 'selfScored',
    by: ['scored'],
    unless: first(
      inSelf,
      (f) => f.unscored > 0 && 'selfMissing',
      (f) => f.unproved > 0 && 'proofMissing',
    ),
  },
  takeBack: { from: ['selfScored'], to: 'scoring', by: ['scored'], unless: inSelf },
  // Who did not score themselves in time takes no part; nobody invents a nought for them.
  lapse: { from: ['open', 'scoring'], to: 'absent', by: ['organiser'], unless: first(running, over('self')) },
  saveReview: { from: ['selfScored'], to: 'same', by: ['reviewer'], unless: inReview },
  review: {
    from: ['selfScored'],
    to: 'reviewed',
    by: ['reviewer'],
    unless: first(
      inReview,
      (f) => f.unreviewed > 0 && 'reviewMissing',
      (f) => f.wordless > 0 && 'wordMissing',
    ),
  },
  appeal: {
    from: ['reviewed'],
    to: 'appealed',
    by: ['scored'],
    unless: first(inAppeal, (f) => f.appealing === 0 && 'appealEmpty'),
  },
  accept: { from: ['reviewed'], to: 'final', by: ['scored'], unless: running },
  settle: { from: ['reviewed'], to: 'final', by: ['organiser'], unless: first(running, over('appeal')) },
  decide: {
    from: ['appealed'],
    to: 'final',
    by: ['arbiter'],
    unless: first(
      running,
      (f) => f.isReviewer && 'reviewerDecides',
      (f) => f.undecided > 0 && 'appealOpen',
    ),
  },
  publish: { from: ['final'], to: 'publicity', by: ['organiser'], unless: running },
  correct: { from: ['publicity'], to: 'same', by: ['arbiter'], unless: (f) => f.isReviewer && 'reviewerDecides' },
  award: {
    from: ['publicity'],
    to: 'awarded',
    by: ['organiser'],
    unless: first(
      (f) => !f.isPublicityOver && 'publicityRuns',
      (f) => f.openObjections > 0 && 'objectionOpen',
    ),
  },
  downgrade: {
    from: ['awarded', 'downgraded'],
    to: 'downgraded',
    by: ['organiser'],
    unless: (f) => f.toStars >= f.stars && 'notLower',
  },
};

export const roundStatuses = ['running', 'publicity', 'awarded', 'cancelled'] as const;
export type RoundStatus = (typeof roundStatuses)[number];

/** Who writes schemes and opens rounds; who scores, reviews or decides for their organisation; who may read. */
export const schemeRoles = ['partyAffairs', 'townshipClerk', 'countyClerk'] as const satisfies readonly Role[];
export const scoringRoles = [
  'villageCadre',
  'partyAffairs',
  'townshipClerk',
  'countyClerk',
] as const satisfies readonly Role[];
export const assessmentRoles = [
  'villageCadre',
  'partyAffairs',
  'townshipClerk',
  'townshipLeader',
  'countyClerk',
  'inspector',
] as const satisfies readonly Role[];

type Hands = { readonly role: Role; readonly organisationId: string; readonly area: string };
type Sides = {
  readonly organisationId: string;
  readonly area: string;
  readonly reviewerId: string;
  readonly appealBodyId: string;
  readonly organiserId: string;
};
/**
 * What somebody is in the scoring of one organisation. A branch has rarely an account of its own: whoever works at exactly its place scores for
 * it. Whoever may do that is neither its reviewer nor its judge (domain §6: reviewer ≠ scored branch).
 */
export function scorePartsOf(a: Hands, e: Sides): ReadonlySet<ScorePart> {
  const parts = new Set<ScorePart>();
  if (!scoringRoles.some((r) => r === a.role)) return parts;
  const isOwn = a.organisationId === e.organisationId || (a.area === e.area && a.organisationId !== e.reviewerId);
  if (isOwn) parts.add('scored');
  if (!isOwn && a.organisationId === e.reviewerId) parts.add('reviewer');
  if (!isOwn && a.organisationId === e.appealBodyId) parts.add('arbiter');
  if (a.organisationId === e.organiserId && schemeRoles.some((r) => r === a.role)) parts.add('organiser');
  return parts;
}
export type SideFault = 'reviewsItself' | 'reviewerBelow' | 'appealByReviewer' | 'appealByScored';
/** Who may stand on which side: never the scored one, nor one below it; appeals go to a third (domain §6, §12.11). */
export function sideFault(e: {
  organisationId: string;
  reviewerId: string;
  appealBodyId: string;
  isReviewerBelow: boolean;
  isAppealBelow: boolean;
}): SideFault | null {
  if (e.reviewerId === e.organisationId) return 'reviewsItself';
  if (e.isReviewerBelow) return 'reviewerBelow';
  if (e.appealBodyId === e.reviewerId) return 'appealByReviewer';
  return e.appealBodyId === e.organisationId || e.isAppealBelow ? 'appealByScored' : null;
}
