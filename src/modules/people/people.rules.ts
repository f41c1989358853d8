import type { Role } from '#kernel/actor.ts';
import { levelOf } from '#kernel/area.ts';

/** Why a record may be kept at all (PIPL 13). */
export const bases = ['consent', 'statutoryDuty', 'emergency'] as const;
export type Basis = (typeof bases)[number];

/** What help must take into account. A closed list: free text about a person would become a label (domain §12.1). */
export const healthNeeds = ['mobility', 'sight', 'hearing', 'speech', 'mind', 'chronicIllness', 'bedridden'] as const;
export type HealthNeed = (typeof healthNeeds)[number];

export const relations = [
  'head',
  'spouse',
  'child',
  'parent',
  'grandchild',
  'grandparent',
  'sibling',
  'other',
] as const;
export type Relation = (typeof relations)[number];

/** What is sealed, and shown in full only by a reveal. */
export const sealedFields = ['phone', 'idNumber', 'bank', 'health'] as const;
export type SealedField = (typeof sealedFields)[number];

export const revealPurposes = ['contact', 'verify', 'pay', 'care', 'emergency', 'rightsRequest'] as const;
export type RevealPurpose = (typeof revealPurposes)[number];

export const errandScopes = ['raise', 'follow', 'submit', 'collect'] as const;
export type ErrandScope = (typeof errandScopes)[number];

/** Who may read records at all; an agent sees only those who authorised them (visiblePeople). */
export const readers = [
  'villageCadre',
  'gridWorker',
  'agent',
  'townshipClerk',
  'civilAffairs',
  'dataProtection',
] as const satisfies readonly Role[];
/** Who may write them. Not agents: nobody writes the authorisation they act on. */
export const writers = ['villageCadre', 'townshipClerk', 'civilAffairs'] as const satisfies readonly Role[];
/** Who may write down that a person withdraws or corrects: whoever the person tells it to (PIPL 15, 50). */
export const hearers = [...writers, 'gridWorker', 'dataProtection'] as const satisfies readonly Role[];

/** What a purpose needs, and no more (PIPL 6: the least that serves it). */
const purposeNeeds: Readonly<Record<RevealPurpose, readonly SealedField[]>> = {
  contact: ['phone'],
  verify: ['idNumber'],
  pay: ['bank', 'idNumber'],
  care: ['health', 'phone'],
  emergency: ['phone', 'health', 'idNumber'],
  rightsRequest: sealedFields,
};
/** What an office's work ever needs. An agent's depends on the errand. */
const roleNeeds: Partial<Readonly<Record<Role, readonly SealedField[]>>> = {
  villageCadre: ['phone', 'idNumber', 'health'],
  gridWorker: ['phone'],
  townshipClerk: sealedFields,
  civilAffairs: sealedFields,
  dataProtection: sealedFields,
};
const errandNeeds: Readonly<Record<ErrandScope, readonly SealedField[]>> = {
  raise: ['phone'],
  follow: ['phone'],
  submit: ['phone', 'idNumber'],
  collect: ['phone', 'idNumber', 'bank'],
};

export type RevealRefusal = 'fieldNotYours' | 'purposeNotYours' | 'purposeNeedsLess' | 'reasonMissing';

/** May this role see this field for this purpose? `errands`: what the person authorised the actor for today. */
export function decideReveal(ask: {
  role: Role;
  field: SealedField;
  purpose: RevealPurpose;
  reason: string | null;
  errands: readonly ErrandScope[];
}): RevealRefusal | null {
  const { role, field, purpose } = ask;
  const theirs = role === 'agent' ? ask.errands.flatMap((errand) => errandNeeds[errand]) : (roleNeeds[role] ?? []);
  if (!theirs.includes(field)) return 'fieldNotYours';
  // The data protection officer answers requests and does nobody else's work; others do not answer requests.
  if ((role === 'dataProtection') !== (purpose === 'rightsRequest')) return 'purposeNotYours';
  if (!purposeNeeds[purpose].includes(field)) return 'purposeNeedsLess';
  if (purpose === 'emergency' && !ask.reason) return 'reasonMissing';
  return null;
}

/** The fields a role may ever reveal: what a screen offers a button for. */
export const revealable = (role: Role, errands: readonly ErrandScope[]): SealedField[] =>
  sealedFields.filter((field) =>
    revealPurposes.some((purpose) => !decideReveal({ role, field, purpose, reason: '-', errands })),
  );

export const consentPurposes = [
  'contact',
  'health',
  'bankPayment',
  'activities',
  'delegate',
  'publicity',
  'sharing',
] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];
export const consentGivers = ['self', 'guardian', 'oralWitnessed'] as const;
export type ConsentGiver = (typeof consentGivers)[number];
export const media = ['written', 'recorded', 'oral'] as const;
export type Medium = (typeof media)[number];

/**
 * May the person still be under 14 today (PIPL 31: a guardian consents)? With only a birth year the birthday may be yet to
 * come, so the year of the 14th birthday counts as under. Unknown counts as grown up: nearly all are.
 */
export function maybeUnder14(born: { date: string | null; year: number | null }, today: string): boolean {
  const thisYear = Number(today.slice(0, 4));
  if (born.date) return `${Number(born.date.slice(0, 4)) + 14}${born.date.slice(4)}` > today;
  return born.year !== null && thisYear - born.year <= 14;
}

export type ConsentRefusal = 'guardianNeeded' | 'witnessMissing' | 'witnessNotNeeded';

export function checkConsent(
  given: { givenBy: ConsentGiver; witness: string | null },
  under14: boolean,
): ConsentRefusal | null {
  if (under14 && given.givenBy !== 'guardian') return 'guardianNeeded';
  if (given.givenBy === 'oralWitnessed' && !given.witness) return 'witnessMissing';
  return given.givenBy !== 'oralWitnessed' && given.witness ? 'witnessNotNeeded' : null;
}

export type AuthorisationRefusal =
  | 'witnessMissing'
  | 'witnessNotNeeded'
  | 'endsBeforeItBegins'
  | 'tooLong'
  | 'agentNotOne';

/** An authorisation names one agent, ends within a year, and when only spoken has a witness. */
export function checkAuthorisation(a: {
  medium: Medium;
  witness: string | null;
  validFrom: string;
  validTo: string;
  agents: number;
}): AuthorisationRefusal | null {
  if (a.agents !== 1) return 'agentNotOne';
  if (a.medium === 'oral' && !a.witness) return 'witnessMissing';
  if (a.medium !== 'oral' && a.witness) return 'witnessNotNeeded';
  if (a.validTo <= a.validFrom) return 'endsBeforeItBegins';
  return a.validTo > Temporal.PlainDate.from(a.validFrom).add({ years: 1 }).toString() ? 'tooLong' : null;
}

/** Health may be kept by statutory duty, in an emergency, or with the person's own separate consent (PIPL 29). */
export const mayKeepHealth = (basis: Basis, consents: readonly ConsentPurpose[]): boolean =>
  basis !== 'consent' || consents.includes('health');

/** Records belong to a village or a grid; a township or county is nobody's home. */
export const isHomeArea = (area: string): boolean => ['village', 'grid'].includes(levelOf(area) ?? '');
