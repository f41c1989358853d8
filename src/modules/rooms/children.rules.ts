/** Children in study rooms: no child without a guardian's consent, and no reading of a record without somebody else's word (MNR 36, PIPL 31). Pure. */
import type { Role } from '#kernel/actor.ts';
import { normalName, normalPhone } from '#kernel/identity.ts';
import { roomKeepers } from './rooms.rules.ts';

/** Who may be asked whether somebody reads a child's record; never whoever asks. */
export const accessDeciders = [...roomKeepers, 'townshipLeader', 'dataProtection'] as const satisfies readonly Role[];

export const relations = ['mother', 'father', 'grandparent', 'otherKin', 'appointed'] as const;
export type Relation = (typeof relations)[number];
export type Fetcher = { readonly name: string; readonly relation: string };
/** What is sealed of a child, as one. */
export type ChildRecord = {
  readonly name: string;
  readonly guardian: string;
  readonly relation: Relation;
  readonly phone: string;
  readonly fetchers: readonly Fetcher[];
  /** May go home without anybody. */
  readonly alone: boolean;
};
export const MAX_FETCHERS = 4;

/** The consent of this edition is the one that is asked for; what it says stands in the words. */
export const CONSENT_VERSION = '2026-11';

export type ChildFault =
  | 'childName'
  | 'gradeWrong'
  | 'noGuardian'
  | 'guardianPhone'
  | 'relationMissing'
  | 'noConsent'
  | 'fetcherMissing'
  | 'fetchersMany';
export type ChildForm = {
  readonly name: string;
  readonly grade: string;
  readonly guardian: string;
  readonly phone: string;
  readonly relation: string;
  /** A person a line: `白玉兰 奶奶`. */
  readonly fetchers: string;
  readonly alone: boolean;
  /** The edition of the text that was agreed to; empty when it was not. */
  readonly consent: string;
};
const plain = (text: string) => text.normalize('NFKC').trim();
export const fetchersIn = (text: string): Fetcher[] =>
  text
    .split(/[\n;；]/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [name = '', ...relation] = line.split(/[\s,，、]+/);
      return { name: name.slice(0, 30), relation: relation.join(' ').slice(0, 20) };
    });

/** Everything that is missing of a child's record, by field; or the record as it is kept. A child without a guardian is refused by name. */
export function readChild(
  f: ChildForm,
): { record: ChildRecord; grade: number } | { faults: { field: keyof ChildForm; rule: ChildFault }[] } {
  const faults: { field: keyof ChildForm; rule: ChildFault }[] = [];
  const name = normalName(f.name);
  const guardian = normalName(f.guardian);
  const phone = normalPhone(f.phone);
  const grade = Number(plain(f.grade) || 'x');
  const relation = relations.find((r) => r === f.relation);
  const fetchers = fetchersIn(f.fetchers);
  if (!name || name.length < 2) faults.push({ field: 'name', rule: 'childName' });
  if (!Number.isInteger(grade) || grade < 1 || grade > 9) faults.push({ field: 'grade', rule: 'gradeWrong' });
  if (!guardian || guardian.length < 2 || guardian === name) faults.push({ field: 'guardian', rule: 'noGuardian' });
  if (!phone) faults.push({ field: 'phone', rule: 'guardianPhone' });
  if (!relation) faults.push({ field: 'relation', rule: 'relationMissing' });
  if (fetchers.length === 0 && !f.alone) faults.push({ field: 'fetchers', rule: 'fetcherMissing' });
  if (fetchers.length > MAX_FETCHERS) faults.push({ field: 'fetchers', rule: 'fetchersMany' });
  if (f.consent !== CONSENT_VERSION) faults.push({ field: 'consent', rule: 'noConsent' });
  if (faults.length > 0 || !name || !guardian || !phone || !relation) return { faults };
  return { record: { name, guardian, relation, phone, fetchers, alone: f.alone }, grade };
}

/** How long one may read: a single record for a day, an evening's until two hours after it has ended. */
export const ONE_HOURS = 24;
export const AFTER_EVENING_HOURS = 2;
/** Somebody is hurt: read at once, for an hour, and it is looked at afterwards. */
export const URGENT_HOURS = 1;
export type AccessFault = 'ownRequest' | 'decidedAlready' | 'tooLate';
export function decideFault(
  a: { askedBy: string; decision: string | null; lastsUntil: Temporal.Instant },
  by: string,
  now: Temporal.Instant,
): AccessFault | null {
  if (a.askedBy === by) return 'ownRequest';
  if (a.decision !== null) return 'decidedAlready';
  return Temporal.Instant.compare(now, a.lastsUntil) >= 0 ? 'tooLate' : null;
}
export const mayRead = (
  a: { decision: string | null; until: Temporal.Instant | null },
  now: Temporal.Instant,
): boolean =>
  (a.decision === 'approved' || a.decision === 'urgent') &&
  a.until !== null &&
  Temporal.Instant.compare(now, a.until) < 0;
