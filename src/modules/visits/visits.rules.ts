/** Household visits: what each purpose may ask, what a record must bring, how what was written is corrected. Pure. */
import type { Role } from '#kernel/actor.ts';
import { checkDigit } from '#kernel/numbering.ts';
import { type FactKind, readFact } from '#modules/facts/facts.rules.ts';

/** Who visits households; `propertyWorker` are the people of a heating or property company. */
export const visitorRoles = [
  'villageCadre',
  'gridWorker',
  'agent',
  'townshipClerk',
  'townshipLeader',
  'civilAffairs',
  'propertyWorker',
] as const satisfies readonly Role[];
/** Who reads visits: those of their place; agents and companies only what their own unit wrote (domain §12.16). */
export const visitReaders = [...visitorRoles, 'countyClerk', 'dataProtection'] as const satisfies readonly Role[];
/** Who sees only what their own unit wrote. */
export const ownUnitOnly = ['agent', 'propertyWorker'] as const satisfies readonly Role[];
/** Who answers what a household says to what was written about it. */
export const answererRoles = [
  'villageCadre',
  'townshipClerk',
  'civilAffairs',
  'dataProtection',
] as const satisfies readonly Role[];
/** Who says what households of a place are visited for. */
export const purposeRoles = ['countyClerk', 'civilAffairs'] as const satisfies readonly Role[];
/** Who is shown the names of a household's people before the visit: whoever may read them anyway (people). */
export const namesRoles = [
  'villageCadre',
  'gridWorker',
  'townshipClerk',
  'civilAffairs',
] as const satisfies readonly Role[];
/** Whose door it is, a company need not know. */
export const headRoles = [...namesRoles, 'agent', 'townshipLeader'] as const satisfies readonly Role[];

export const visitHows = ['home', 'phone', 'station'] as const;
export type VisitHow = (typeof visitHows)[number];

/** Nobody at home and not wanting to talk are results like any other: no penalty, no repeat (domain §8.4). */
export const visitResults = ['talked', 'nobody', 'declined'] as const;
export type VisitResult = (typeof visitResults)[number];

export const spokenTos = ['member', 'relative', 'carer', 'other'] as const;
export type SpokenTo = (typeof spokenTos)[number];

/** What households need, in plain words of our own: of things and services, never of people (domain §3). */
export const needCategories = [
  'living',
  'medical',
  'care',
  'schooling',
  'work',
  'housing',
  'heating',
  'water',
  'power',
  'road',
  'farming',
  'dispute',
  'papers',
  'other',
] as const;
export type NeedCategory = (typeof needCategories)[number];

export type VisitQuestion = Pick<FactKind, 'key' | 'zh' | 'en' | 'type'> & {
  readonly unit?: string | undefined;
  readonly choices?: FactKind['choices'] | undefined;
};
export type VisitPurpose = {
  readonly key: string;
  readonly area: string;
  readonly zh: string;
  readonly en: string;
  /** The service it is for; without one nobody is visited (PIPL 6). */
  readonly why: string;
  readonly roles: readonly string[];
  readonly questions: readonly VisitQuestion[];
  /** The facts of households that are looked at again. */
  readonly facts: readonly string[];
  readonly endedOn: string | null;
};

/** An empty list of roles: everybody who visits. */
export const mayVisitFor = (p: Pick<VisitPurpose, 'roles' | 'endedOn'>, role: string, day: string): boolean =>
  (p.roles.length === 0 || p.roles.includes(role)) && (p.endedOn === null || p.endedOn > day);

/** The answers in their one spelling; null when one is to no question of this purpose, or is no such answer (domain §12.16). */
export function readAnswers(
  questions: readonly VisitQuestion[],
  given: Readonly<Record<string, string>>,
): Record<string, string> | { unasked: string } | { wrong: VisitQuestion } {
  const answers: Record<string, string> = {};
  for (const [key, text] of Object.entries(given)) {
    const q = questions.find((x) => x.key === key);
    if (!q) return { unasked: key };
    if (text.trim() === '') continue;
    const value = readFact({ type: q.type, choices: q.choices ?? [] }, text);
    if (value === null) return { wrong: q };
    answers[key] = value;
  }
  return answers;
}

export type VisitGiven = {
  result: VisitResult;
  how: VisitHow;
  spokenTo: SpokenTo | null;
  said: string | null;
  answers: number;
  needs: readonly { what: string; told: string | null }[];
  facts: number;
  files: number;
  hasConsent: boolean;
  isSigned: boolean;
};
export type VisitFault =
  | 'spokenMissing'
  | 'quietSays'
  | 'nothingHeard'
  | 'needShort'
  | 'toldShort'
  | 'consentMissing'
  | 'signedFar';

/** What a record of a visit must bring, and what it must not. Pictures and voice only when those at home agreed (PIPL 13, 29). */
export function visitFault(v: VisitGiven): VisitFault | null {
  const isEmpty = !v.said && v.answers === 0 && v.needs.length === 0 && v.facts === 0;
  if (v.result !== 'talked') return isEmpty && !v.spokenTo && !v.isSigned && v.files === 0 ? null : 'quietSays';
  if (!v.spokenTo) return 'spokenMissing';
  if (isEmpty) return 'nothingHeard';
  if (v.needs.some((n) => n.what.trim().length < 4)) return 'needShort';
  if (v.needs.some((n) => n.told !== null && n.told.trim().length < 2)) return 'toldShort';
  if (v.files > 0 && !v.hasConsent) return 'consentMissing';
  return v.isSigned && v.how === 'phone' ? 'signedFar' : null;
}

/* What was written, and what the household says to it. */

export const textParts = ['said', 'note', 'need', 'told'] as const;
export type TextPart = (typeof textParts)[number];

export const wishes = ['wrong', 'add', 'erase'] as const;
export type Wish = (typeof wishes)[number];
export const correctionParts = ['said', 'note', 'answers', 'need', 'files', 'facts', 'all'] as const;
export type CorrectionPart = (typeof correctionParts)[number];
/** What can be taken out of a visit and the visit still stands: a need under way is the case's, a fact is its own module's. */
export const erasableParts = ['said', 'note', 'answers', 'files', 'all'] as const satisfies readonly CorrectionPart[];

export const outcomes = ['corrected', 'noted', 'erased', 'kept'] as const;
export type Outcome = (typeof outcomes)[number];

export type CorrectionFault = 'wordsMissing' | 'notErasable';
/** What a household must say: what is wrong or missing in its own words; what is to be erased needs none (PIPL 46, 47). */
export function correctionFault(c: { wish: Wish; part: CorrectionPart; text: string | null }): CorrectionFault | null {
  if (c.wish === 'erase') return erasableParts.some((p) => p === c.part) ? null : 'notErasable';
  return (c.text?.trim().length ?? 0) < 2 ? 'wordsMissing' : null;
}

/** What may come of a wish. `noted`: the household's words stand beside what was written, both to be read. */
export const outcomesOf: Readonly<Record<Wish, readonly Outcome[]>> = {
  wrong: ['corrected', 'noted'],
  add: ['noted'],
  erase: ['erased', 'kept'],
};

export type AnswerFault = 'notThisOutcome' | 'ownVisit' | 'answerMissing' | 'newTextMissing' | 'answered';
/**
 * An answer to a correction. Whoever wrote it may correct it, but whether it is erased or stays is said by another: nobody judges their
 * own note, and nobody makes it disappear alone. A refusal says why (PIPL 50).
 */
export function answerFault(a: {
  wish: Wish;
  part: CorrectionPart;
  outcome: Outcome;
  isVisitor: boolean;
  isOpen: boolean;
  answer: string;
  newText: string | null;
}): AnswerFault | null {
  if (!a.isOpen) return 'answered';
  if (!outcomesOf[a.wish].includes(a.outcome)) return 'notThisOutcome';
  if (a.wish === 'erase' && a.isVisitor) return 'ownVisit';
  if (a.answer.trim().length < 2) return 'answerMissing';
  const isText = a.part === 'said' || a.part === 'note';
  return a.outcome === 'corrected' && isText && (a.newText?.trim().length ?? 0) < 2 ? 'newTextMissing' : null;
}

/** A correction is answered within a week; default of our own, the law says "in time" (PIPL 46). */
export const ANSWER_DAYS = 7;
export const isAnswerLate = (on: string, today: string): boolean =>
  Temporal.PlainDate.from(on).add({ days: ANSWER_DAYS }).toString() < today;

/* The slip of paper. */

/** A slip's number is drawn by lot, its last digit finds every mistyped one. */
export const slipNumber = (sevenDigits: string): string => `${sevenDigits}${checkDigit(sevenDigits)}`;
export function parseSlip(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{8}$/.test(digits) && slipNumber(digits.slice(0, 7)) === digits ? digits : null;
}
/** A scan waits a year for somebody to write its visit down. */
export const WAITING_DAYS = 365;
export const MAX_SLIP_TRIES = 5;
