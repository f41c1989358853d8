/** People's mediation (人民调解法; domain §7.1): its vocabulary, its limits, its file. Pure. */
import type { Role } from '#kernel/actor.ts';
import type { ClockRule } from '#kernel/clock.ts';

export const disputeKinds = [
  'neighbour',
  'family',
  'land',
  'house',
  'debt',
  'damage',
  'labour',
  'business',
  'other',
] as const;
export type DisputeKind = (typeof disputeKinds)[number];
export const mediationStatuses = [
  'applied',
  'offered',
  'refused',
  'accepted',
  'mediating',
  'agreed',
  'valid',
  'jointlyApplied',
  'courtAccepted',
  'confirmed',
  'notConfirmed',
  'performing',
  'performed',
  'breached',
  'failed',
  'stopped',
  'visited',
  'archived',
] as const;
export type MediationStatus = (typeof mediationStatuses)[number];
export type EndedAs = 'refused' | 'failed' | 'stopped' | 'performed' | 'breached';
export const endedAs = ['refused', 'failed', 'stopped', 'performed', 'breached'] as const satisfies readonly EndedAs[];
export const answerWays = ['portal', 'counter', 'paper'] as const;
/** 29: signed, sealed or fingerprinted. */
export const signWays = ['sign', 'seal', 'fingerprint'] as const;
export type SignWay = (typeof signWays)[number];
export const recordKinds = ['session', 'talk', 'investigation', 'helper', 'prevent', 'police', 'visit'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** Who takes an application and mediates, once their account stands in the register of a committee. */
export const deskRoles = ['mediator', 'villageCadre', 'townshipClerk'] as const satisfies readonly Role[];
/** Who keeps the registers of committees, mediators and law guides of their place. */
export const registerRoles = ['villageCadre', 'townshipClerk', 'countyClerk'] as const satisfies readonly Role[];
/** Who sees figures: never a person, never a file. */
export const figureRoles = [...deskRoles, 'townshipLeader', 'countyClerk'] as const satisfies readonly Role[];

export const mediationRoles = figureRoles;

/** 8: three to nine members, a woman among them; 9: a term of three years. */
export const MIN_MEMBERS = 3;
export const MAX_MEMBERS = 9;
export const TERM_YEARS = 3;
export type CommitteeFault = 'tooFew' | 'tooMany' | 'noWoman' | 'noHead' | 'termOver';
/** What a committee lacks today by 人民调解法 8 and 9. Engaged mediators (专职、聘任) are no members of it. */
export function committeeFaults(
  members: readonly { part: string | null; isWoman: boolean }[],
  termUntil: string,
  today: string,
): CommitteeFault[] {
  const elected = members.filter((m) => m.part !== 'engaged');
  const faults: CommitteeFault[] = [];
  if (elected.length < MIN_MEMBERS) faults.push('tooFew');
  if (elected.length > MAX_MEMBERS) faults.push('tooMany');
  if (!elected.some((m) => m.isWoman)) faults.push('noWoman');
  if (!elected.some((m) => m.part === 'head')) faults.push('noHead');
  if (termUntil < today) faults.push('termOver');
  return faults;
}
/** 9: three years from the election, the last day inclusive. */
export const termEnd = (electedOn: string): string =>
  Temporal.PlainDate.from(electedOn).add({ years: TERM_YEARS }).subtract({ days: 1 }).toString();

const clock = (id: string, amount: number, duty: ClockRule['duty'], source: string): ClockRule => ({
  ...{ id, unit: 'd', amount, duty, source },
  pausable: false,
  warnHours: [48, 24],
});
export const clockNames = ['window', 'courtAccept', 'courtDecide', 'courtExtended'] as const;
export type ClockName = (typeof clockNames)[number];
/** 人民调解法 33: jointly within 30 days of validity. 法释〔2011〕5号 4: the court accepts in 3 days; 5: decides in 15, in special cases 10 more. */
export const mediationClocks: Readonly<Record<ClockName, ClockRule>> = {
  window: clock('window', 30, 'resident', '人民调解法 33'),
  courtAccept: clock('courtAccept', 3, 'organ', '法释〔2011〕5号 4'),
  courtDecide: clock('courtDecide', 15, 'organ', '法释〔2011〕5号 5'),
  courtExtended: clock('courtExtended', 25, 'organ', '法释〔2011〕5号 5'),
};

/** The file in the order of its template (domain §7.1); a star marks what a file cannot be without. */
export const fileKinds = [
  'application',
  'rights',
  'identity',
  'proxy',
  'investigation',
  'evidence',
  'session',
  'agreement',
  'performance',
  'visit',
  'court',
] as const;
export type FileKind = (typeof fileKinds)[number];
export type FileHas = {
  endedAs: EndedAs;
  form: 'written' | 'oral' | null;
  /** Parties who were not told their rights and duties; parties whose identity nobody saw. */
  rightsMissing: number;
  identityMissing: number;
  sessions: number;
  /** Scans of the signed agreement. */
  signedPapers: number;
  performed: boolean;
};
/**
 * What a file lacks to be archived. A party that refused leaves an application and nothing else; one that ended without an agreement leaves no agreement;
 * of an oral agreement its content is on record (28), of a written one the signed paper is there.
 */
export function missingFiles(f: FileHas): FileKind[] {
  if (f.endedAs === 'refused') return [];
  const missing: FileKind[] = [];
  if (f.rightsMissing > 0) missing.push('rights');
  if (f.identityMissing > 0) missing.push('identity');
  if (f.sessions === 0 && f.endedAs !== 'stopped') missing.push('session');
  if (f.form === 'written' && f.endedAs !== 'failed' && f.endedAs !== 'stopped' && f.signedPapers === 0)
    missing.push('agreement');
  return missing;
}

export const keepYears = [10, 30, 0] as const;
/** The day after which an archived file may be erased; null when it is kept for ever. */
export const keptUntil = (archivedOn: string, years: number): string | null =>
  years === 0 ? null : Temporal.PlainDate.from(archivedOn).add({ years }).toString();

export const SOON_DAYS = 3;
/** Whether parties and mediator are reminded of an instalment today: three days before, and once when it is over. */
export function instalmentReminder(
  i: { dueOn: string; doneOn: string | null; reminded: 'soon' | 'over' | null },
  today: string,
): 'soon' | 'over' | null {
  if (i.doneOn !== null) return null;
  if (i.dueOn < today) return i.reminded === 'over' ? null : 'over';
  const soon = Temporal.PlainDate.from(today).add({ days: SOON_DAYS }).toString();
  return i.dueOn <= soon && i.reminded === null ? 'soon' : null;
}

/** Few of one kind in one place could tell who they are: shown as fewer than five. */
export const SMALL = 5;
export const shownCount = (n: number): number | null => (n > 0 && n < SMALL ? null : n);
