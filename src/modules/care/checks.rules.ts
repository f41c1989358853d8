import { isSigned, type Strokes } from '#kernel/strokes.ts';
import type { Workflow } from '#kernel/workflow.ts';
import { monthsAfter } from './care.rules.ts';

/* 复核和认证 of one benefit (domain §5.5): due → assigned → visited → confirmed | not found | moved | deceased → synced. */

export const checkStates = [
  'due',
  'assigned',
  'secondTry',
  'unreached',
  'confirmed',
  'moved',
  'deceased',
  'synced',
  'dropped',
] as const;
export type CheckState = (typeof checkStates)[number];
export const openStates = ['due', 'assigned', 'secondTry', 'unreached'] as const satisfies readonly CheckState[];
export const checkVerbs = ['assign', 'visit', 'tryAgain', 'sync'] as const;
export type CheckVerb = (typeof checkVerbs)[number];

export const methods = ['home', 'counter', 'dataMatch', 'video'] as const;
export type Method = (typeof methods)[number];
/** What is offered to somebody instead of being looked at through a camera. */
export const otherWays = ['home', 'counter', 'dataMatch'] as const satisfies readonly Method[];
export const outcomes = ['confirmed', 'notFound', 'moved', 'deceased'] as const;
export type Outcome = (typeof outcomes)[number];
export const whyMissed = ['nobodyHome', 'away', 'wrongAddress', 'noAnswer', 'didNotCome'] as const;
export type WhyMissed = (typeof whyMissed)[number];
/** How somebody who was met vouches for it; `witness` where they cannot sign, `paper` where the printed sheet was signed by hand. */
export const visitProofs = ['signature', 'fingerprint', 'photo', 'witness', 'paper'] as const;
export type VisitProof = (typeof visitProofs)[number];
export const consentGivers = ['self', 'guardian'] as const;
export const standings = ['first', 'second', 'beside'] as const;
export type Standing = (typeof standings)[number];

export type Try = { method: Method; accountId: string };
export type CheckRefusal = 'sameAgain' | 'assigneeElsewhere';
/** `before`: the try at which nobody was met; `now`: the one that is to be recorded, with what was found. */
export type CheckFacts = { status: CheckState; before: Try | null; now: (Try & { outcome: Outcome }) | null };

const after: Readonly<Record<Exclude<Outcome, 'notFound'>, CheckState>> = {
  confirmed: 'confirmed',
  moved: 'moved',
  deceased: 'deceased',
};
/** Where a visit leads: nobody met leads to a second try, then to `unreached`, and no further: there is no way from here to a stop. */
function stateAfter({ status, now }: CheckFacts): CheckState {
  const outcome = now?.outcome ?? 'notFound';
  if (outcome !== 'notFound') return after[outcome];
  return status === 'secondTry' || status === 'unreached' ? 'unreached' : 'secondTry';
}

/** A second try by the same person in the same way is the first one again. */
const isSameAgain = (f: CheckFacts) =>
  f.now?.outcome === 'notFound' &&
  f.before !== null &&
  f.before.method === f.now.method &&
  f.before.accountId === f.now.accountId;

export const checkWorkflow: Workflow<CheckVerb, CheckState, 'assigner' | 'visitor', CheckFacts, 'sameAgain'> = {
  assign: {
    from: ['due', 'assigned', 'secondTry', 'unreached'],
    to: { among: ['assigned', 'secondTry', 'unreached'], choose: (f) => (f.status === 'due' ? 'assigned' : f.status) },
    by: ['assigner'],
  },
  visit: {
    from: ['due', 'assigned', 'secondTry', 'unreached'],
    to: { among: ['confirmed', 'moved', 'deceased', 'secondTry', 'unreached'], choose: stateAfter },
    by: ['visitor'],
    unless: (f) => f.status === 'secondTry' && isSameAgain(f) && 'sameAgain',
  },
  tryAgain: { from: ['unreached'], to: 'secondTry', by: ['assigner'] },
  sync: { from: ['confirmed', 'moved', 'deceased'], to: 'synced', by: ['assigner'] },
};

/**
 * How a record stands to the check when it arrives. One that comes after another has settled it stands beside: both are kept, neither
 * replaces the other. Missing somebody twice on one day is one try.
 */
export function standingOf(c: {
  status: CheckState;
  before: { day: string } | null;
  now: { day: string; outcome: Outcome };
}): Standing {
  if (!openStates.some((s) => s === c.status)) return 'beside';
  if (!c.before) return 'first';
  return c.now.outcome === 'notFound' && c.now.day <= c.before.day ? 'beside' : 'second';
}

export type VisitFault =
  | 'consentMissing'
  | 'faceAlone'
  | 'matchSourceMissing'
  | 'matchOnlyConfirms'
  | 'witnessMissing'
  | 'witnessSame'
  | 'witnessOfHousehold'
  | 'noStrokes'
  | 'proofMissing'
  | 'photoConsentMissing'
  | 'whyMissedMissing'
  | 'toldByMissing'
  | 'whoMissing';

export type Visit = {
  method: Method;
  outcome: Outcome;
  whyMissed: WhyMissed | null;
  witness: string | null;
  consentBy: (typeof consentGivers)[number] | null;
  offered: (typeof otherWays)[number] | null;
  matchSource: string | null;
  proof: VisitProof | null;
  strokes: Strokes;
  files: number;
  hasPhotoConsent: boolean;
  toldBy: string | null;
  personId: string | null;
};
export type VisitContext = {
  needsWitness: boolean;
  visitor: string;
  household: readonly { personId: string; name: string }[];
};

/** A camera looks at a face only with the person's separate consent and when another way was offered (人脸识别技术应用安全管理办法; PIPL 29). */
const videoFault = (v: Visit): VisitFault | null => {
  if (v.method !== 'video') return null;
  if (!v.consentBy) return 'consentMissing';
  return v.offered ? null : 'faceAlone';
};
/** A register may confirm that somebody is there; that somebody died, moved or is not to be found it may not: people go and look. */
const matchFault = (v: Visit): VisitFault | null => {
  if (v.method !== 'dataMatch') return null;
  if (v.outcome !== 'confirmed') return 'matchOnlyConfirms';
  return v.matchSource ? null : 'matchSourceMissing';
};

function witnessFault(v: Visit, c: VisitContext): VisitFault | null {
  const isAsked = (v.method === 'home' && c.needsWitness) || (isMet(v) && v.proof === 'witness');
  if (!v.witness) return isAsked ? 'witnessMissing' : null;
  if (v.witness === c.visitor) return 'witnessSame';
  return c.household.some((p) => p.name === v.witness) ? 'witnessOfHousehold' : null;
}

/** Was somebody met face to face, so that they can sign? */
export const isMet = (v: Pick<Visit, 'method' | 'outcome'>): boolean =>
  v.outcome === 'confirmed' && (v.method === 'home' || v.method === 'counter');

function proofFault(v: Visit): VisitFault | null {
  if (v.outcome === 'confirmed' && v.files > 0 && v.proof !== 'fingerprint' && !v.hasPhotoConsent)
    return 'photoConsentMissing';
  if (!isMet(v)) return null;
  if (v.proof === 'signature') return isSigned(v.strokes) ? null : 'noStrokes';
  if (v.proof === 'witness' || v.proof === 'paper') return null;
  return v.files > 0 ? null : 'proofMissing';
}

function foundFault(v: Visit, c: VisitContext): VisitFault | null {
  if (v.outcome === 'notFound') return v.whyMissed ? null : 'whyMissedMissing';
  if (v.outcome === 'confirmed') return null;
  if (!v.toldBy) return 'toldByMissing';
  return v.outcome === 'deceased' && !c.household.some((p) => p.personId === v.personId) ? 'whoMissing' : null;
}

/** What does not belong to such a visit is left out, whatever was sent. */
export const plainVisit = (v: Visit): Visit => ({
  ...v,
  whyMissed: v.outcome === 'notFound' ? v.whyMissed : null,
  consentBy: v.method === 'video' ? v.consentBy : null,
  offered: v.method === 'video' ? v.offered : null,
  matchSource: v.method === 'dataMatch' ? v.matchSource : null,
  proof: isMet(v) ? v.proof : null,
  toldBy: v.outcome === 'moved' || v.outcome === 'deceased' ? v.toldBy : null,
  personId: v.outcome === 'deceased' ? v.personId : null,
});

/** What a visit must bring, in the order in which it is asked. */
export const visitFault = (v: Visit, c: VisitContext): VisitFault | null =>
  videoFault(v) ?? matchFault(v) ?? foundFault(v, c) ?? witnessFault(v, c) ?? proofFault(v);

/** After a death the household is re-checked within three months (domain §5.1), or earlier where it is due earlier. */
const DEATH_RECHECK_MONTHS = 3;
export function recheckAfterDeath(due: string, on: string): string {
  const limit = monthsAfter(on, DEATH_RECHECK_MONTHS);
  return due < limit ? due : limit;
}

/** How long pictures of a settled check are kept: the least time (人脸识别技术应用安全管理办法: 存储时间不得超过实现目的所必需的最短时间). */
export const PHOTO_DAYS = 30;

/** A check that is open shows where it stands against a day. */
export const urgencies = ['overdue', 'soon', 'later'] as const;
export type Urgency = (typeof urgencies)[number];
export function urgencyOf(c: { dueOn: string; secondDueOn: string | null; opensOn: string }, today: string): Urgency {
  if (c.dueOn < today || (c.secondDueOn !== null && c.secondDueOn < today)) return 'overdue';
  return c.opensOn <= today ? 'soon' : 'later';
}
