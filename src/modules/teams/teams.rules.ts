/** Volunteer teams: they report things, never people; joined and left by one's own will (product S2.3, domain §12.15). Pure. */
import type { Role } from '#kernel/actor.ts';

export const keeperRoles = [
  'stationKeeper',
  'partyAffairs',
  'villageCadre',
  'townshipClerk',
  'countyClerk',
] as const satisfies readonly Role[];
export const consents = ['self', 'paper', 'spoken'] as const;
export type Consent = (typeof consents)[number];

/** What became of a report, in four plain words. */
export const outcomes = ['solved', 'explained', 'onRecord', 'underWay'] as const;
export type TeamOutcome = (typeof outcomes)[number];
export function outcomeOf(c: { status: string; outcome: string | null }): TeamOutcome {
  if (c.status === 'closed') return c.outcome === 'solved' ? 'solved' : 'explained';
  return c.status === 'suspended' ? 'onRecord' : 'underWay';
}
export type Counts = Readonly<Record<TeamOutcome | 'reports', number>>;
/** Of the team as a whole; nobody is counted. */
export function countsOf(list: readonly { status: string; outcome: string | null }[]): Counts {
  const of = (o: TeamOutcome) => list.filter((c) => outcomeOf(c) === o).length;
  return {
    reports: list.length,
    solved: of('solved'),
    explained: of('explained'),
    onRecord: of('onRecord'),
    underWay: of('underWay'),
  };
}
/** Small cells are withheld in public (domain §12.20): below five it could be told whose it was; nothing at all is nothing to hide. */
export const SMALL = 5;
export const isShown = (n: number): boolean => n === 0 || n >= SMALL;

/** Names and phones go so many days after somebody left (domain §10.2: courier report contact 90 d). */
export const CONTACT_DAYS = 90;
/** What the public page counts. */
export const PUBLIC_MONTHS = 6;

export type ReportFault = 'wordsMissing' | 'numbers';
/** A thing and where it is; telephone and identity numbers belong to people. */
export function reportFault(what: string, holdsNumber: (text: string) => boolean): ReportFault | null {
  if (what.trim().length < 4) return 'wordsMissing';
  return holdsNumber(what) ? 'numbers' : null;
}
