/** Proofs a village or community is asked for (domain §8.3): matched to the list, answered with who really issues it, or verified by two and issued. Pure. */
import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';
import { forbiddenIn, nationalNamed } from './national.rules.ts';

export const proofStatuses = [
  'requested',
  'answered',
  'verifying',
  'verified',
  'signed',
  'issued',
  'used',
  'revoked',
  'withdrawn',
  'declined',
] as const;
export type ProofStatus = (typeof proofStatuses)[number];
export const proofVerbs = [
  'answer',
  'accept',
  'check',
  'sign',
  'issue',
  'use',
  'revoke',
  'withdraw',
  'decline',
] as const;
export type ProofVerb = (typeof proofVerbs)[number];
export type ProofPart = 'handler' | 'checker' | 'signer' | 'resident';

/** Who writes a request down and looks into it: people of the village. */
export const takerRoles = ['villageCadre', 'gridWorker', 'agent'] as const satisfies readonly Role[];
/** Who signs for the committee and keeps its seal. */
export const signerRoles = ['villageCadre'] as const satisfies readonly Role[];
/** Who keeps the county's list and tells agencies to stop. */
export const listRoles = ['countyClerk'] as const satisfies readonly Role[];
/** Who reads requests of their place: those who handle them, those above, and the village's own supervisors. */
export const proofRoles = [
  ...takerRoles,
  'villageSupervisor',
  'townshipClerk',
  'townshipLeader',
  'countyClerk',
] as const satisfies readonly Role[];

export const ways = ['portal', 'counter', 'field', 'phone'] as const;
export type Way = (typeof ways)[number];
/** Who asks people for papers: kinds of units, never persons. */
export const agencyKinds = [
  'police',
  'socialInsurance',
  'civilAffairs',
  'school',
  'bank',
  'insurer',
  'hospital',
  'employer',
  'court',
  'housing',
  'market',
  'other',
  'unknown',
] as const;
export type AgencyKind = (typeof agencyKinds)[number];

export const itemKinds = ['issue', 'never'] as const;
export type ItemKind = (typeof itemKinds)[number];
/** Why a proof is the committee's to give; where none of these holds, it is not. */
export const remits = ['lawNames', 'selfGovernment', 'collective'] as const;
export type Remit = (typeof remits)[number];

/** What an item of the county's list says. `never`: who issues it and how instead; `issue`: everything else. */
export type ProofItem = {
  code: string;
  name: string;
  kind: ItemKind;
  law: string;
  article: string;
  remit: Remit | null;
  purpose: string;
  procedure: string;
  form: string;
  materials: string;
  validDays: number | null;
  needsMeeting: boolean;
  who: string;
  how: string;
  words: string;
};
export type ItemFault =
  | 'codeWrong'
  | 'nameMissing'
  | 'nationalNever'
  | 'lawMissing'
  | 'articleMissing'
  | 'outsideRemit'
  | 'purposeMissing'
  | 'procedureMissing'
  | 'formMissing'
  | 'formProves'
  | 'validityMissing'
  | 'meetingNeeded'
  | 'whoMissing'
  | 'howMissing';

/** Everything that keeps an item off the list, each on its field: without a law, outside the remit, or one of the twenty under another name. */
export function itemFaults(item: ProofItem): { field: keyof ProofItem; fault: ItemFault }[] {
  const found: { field: keyof ProofItem; fault: ItemFault }[] = [];
  const no = (is: boolean, field: keyof ProofItem, fault: ItemFault) => void (is && found.push({ field, fault }));
  no(!/^[A-Za-z0-9-]{1,12}$/.test(item.code), 'code', 'codeWrong');
  no(item.name.length < 2, 'name', 'nameMissing');
  if (item.kind === 'never') {
    no(item.who.length < 2, 'who', 'whoMissing');
    no(item.how.length < 2, 'how', 'howMissing');
    return found;
  }
  no(nationalNamed(item.name) !== null || forbiddenIn(item.name) !== null, 'name', 'nationalNever');
  no(item.law.length < 4, 'law', 'lawMissing');
  no(!/第.{1,8}条/.test(item.article), 'article', 'articleMissing');
  no(item.remit === null, 'remit', 'outsideRemit');
  no(item.purpose.length < 2, 'purpose', 'purposeMissing');
  no(item.procedure.length < 2, 'procedure', 'procedureMissing');
  no(item.form.length < 4, 'form', 'formMissing');
  no(forbiddenIn(item.form) !== null, 'form', 'formProves');
  no(item.validDays === null || item.validDays < 1 || item.validDays > 3650, 'validDays', 'validityMissing');
  no(item.remit === 'collective' && !item.needsMeeting, 'needsMeeting', 'meetingNeeded');
  return found;
}

export const CHECKERS = 2;
export type ProofRefusal =
  | 'itemNotInForce'
  | 'negativeItem'
  | 'positiveItem'
  | 'twoCheckersMissing'
  | 'checkedAlready'
  | 'meetingMissing'
  | 'textProves'
  | 'reasonMissing'
  | 'askedByYou';
export type ProofFacts = {
  status: ProofStatus;
  /** The item it is matched to now, as it stands in the list in force; null when there is none. */
  item: { kind: ItemKind; needsMeeting: boolean } | null;
  /** How many different people have verified it, and whether whoever acts is one of them. */
  checks: number;
  isChecker: boolean;
  hasMeeting: boolean;
  /** What the certificate would say. */
  body: string;
  reason: string;
};

const notToIssue = (p: ProofFacts): ProofRefusal | false => {
  if (!p.item) return 'itemNotInForce';
  if (p.item.kind === 'never') return 'negativeItem';
  return false;
};
const notSignable = (p: ProofFacts): ProofRefusal | false =>
  notToIssue(p) ||
  (p.checks < CHECKERS && 'twoCheckersMissing') ||
  (p.item?.needsMeeting && !p.hasMeeting && 'meetingMissing') ||
  (forbiddenIn(p.body) !== null && 'textProves');
const noReason = (p: ProofFacts): ProofRefusal | false => p.reason.length < 4 && 'reasonMissing';

/** The way of a request (domain §8.3): requested → answered | verified by two → signed → issued → used | revoked; withdrawn; declined. */
export const proofWorkflow: Workflow<ProofVerb, ProofStatus, ProofPart, ProofFacts, ProofRefusal> = {
  answer: {
    from: ['requested', 'verifying'],
    to: 'answered',
    by: ['handler'],
    unless: (p) => (!p.item && 'itemNotInForce') || (p.item?.kind === 'issue' && 'positiveItem'),
  },
  accept: { from: ['requested'], to: 'verifying', by: ['handler'], unless: notToIssue },
  check: {
    from: ['verifying'],
    to: { among: ['verifying', 'verified'], choose: (p) => (p.checks + 1 >= CHECKERS ? 'verified' : 'verifying') },
    by: ['checker'],
    unless: (p) => p.isChecker && 'checkedAlready',
  },
  sign: { from: ['verifying', 'verified'], to: 'signed', by: ['signer'], unless: notSignable },
  issue: { from: ['signed'], to: 'issued', by: ['signer'], unless: notSignable },
  use: { from: ['issued'], to: 'used', by: ['handler'] },
  revoke: { from: ['issued', 'used'], to: 'revoked', by: ['signer'], unless: noReason },
  withdraw: {
    from: ['requested', 'verifying', 'verified', 'signed'],
    to: 'withdrawn',
    by: ['resident', 'handler'],
  },
  decline: { from: ['requested', 'verifying', 'verified'], to: 'declined', by: ['handler'], unless: noReason },
};

export const standings = ['valid', 'expired', 'revoked'] as const;
export type Standing = (typeof standings)[number];
/** Does a certificate hold on this day? Its last day is a day on which it holds. */
export const standingOf = (c: { expiresOn: string; revokedAt: unknown }, today: string): Standing =>
  c.revokedAt ? 'revoked' : c.expiresOn < today ? 'expired' : 'valid';
export const expiryOf = (issuedOn: string, validDays: number): string =>
  Temporal.PlainDate.from(issuedOn).add({ days: validDays }).toString();

/** Personal fields go so many months after a request ended without a certificate; a certificate's with the register, after three years (domain §10.2). */
export const ERASE_MONTHS = 3;
export const REGISTER_YEARS = 3;
export const MAX_TRIES = 10;
/** The names of one agency that people write in several ways are counted as one. */
export const agencyKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/(?:的|那边|窗口|工作人员)$/g, '');
/** What a certificate says, from the form of its item: `{name}`, `{id}`, `{facts}`, `{use}`, `{unit}`. */
export const bodyOf = (form: string, values: Readonly<Record<string, string>>): string =>
  form.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');

/** Letters after the Z that are not the first unit’s M, nor mistaken for digits. */
const MARKS = 'MABCDEFGHJKLNPQRSTUVWXY';
/** 证明编号: the first unit that issues in a village has ZM before its numbers, each later one a mark of its own. */
export function unitPrefix(nth: number): string {
  const mark = MARKS[nth - 1];
  if (!mark) throw new RangeError(`no mark for unit ${nth} of a village`);
  return `Z${mark}`;
}
