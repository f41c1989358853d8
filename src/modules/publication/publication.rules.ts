import type { CaseOutcome, CaseStatus } from '#modules/cases/cases.rules.ts';

/** What a public page says of a case's standing; never the inner desks it passes. */
export const publicStatuses = ['handling', 'suspended', 'replied', 'solved', 'explained', 'unreached'] as const;
export type PublicStatus = (typeof publicStatuses)[number];

const standing: { readonly [S in CaseStatus]?: PublicStatus } = {
  received: 'handling',
  dispatched: 'handling',
  returned: 'handling',
  arbitrating: 'handling',
  handling: 'handling',
  reviewing: 'handling',
  suspending: 'handling',
  suspended: 'suspended',
  replied: 'replied',
};
const ended: { readonly [O in CaseOutcome]?: PublicStatus } = {
  solved: 'solved',
  explained: 'explained',
  unreached: 'unreached',
};

/** Null where nothing is public: what its person takes back, and every status nobody thought of here. */
export const publicStatusOf = (status: CaseStatus, outcome: CaseOutcome | null): PublicStatus | null =>
  (status === 'closed' ? outcome && ended[outcome] : standing[status]) ?? null;

/** The statuses and outcomes in which a case may be public at all; the store asks by them. */
export const openPublicly = Object.keys(standing) as readonly CaseStatus[];
export const endedPublicly = Object.keys(ended) as readonly CaseOutcome[];

/** Village or community at the finest (12 digits). */
export const publicArea = (area: string): string => area.slice(0, 12);
/** The county a case is counted in; one of a wider place is counted there. */
export const countyOf = (area: string): string => area.slice(0, 6);

export type Datum = 'wgs84' | 'gcj02' | 'bd09';
export type Position = { lat: number; long: number };

/** To a grid of a hundredth of a degree, about a kilometre: a field, not a gate. */
export const coarse = ({ lat, long }: Position): Position => ({
  lat: Math.round(lat * 100) / 100,
  long: Math.round(long * 100) / 100,
});

/** What the person looked at: it goes out as this, or is shown again first. */
export type Shown = { title: string; replyN: number | null; reply: string | null; withPosition: boolean };

/** The same preview, the same text: held against what the form was drawn with. */
export const previewOf = (shown: Shown): string =>
  JSON.stringify([shown.title, shown.replyN, shown.reply, shown.withPosition]);

export type PublicationRefusal = 'notYours' | 'besideStaff' | 'notNow' | 'lookAgain' | 'nothingPublic';

/** Only the person's own hand: no staff, nobody they trust with other things, no browser in which staff are signed in. */
export function mayPublish(actor: {
  kind: string;
  delegate?: unknown;
  besideStaff?: string | undefined;
}): PublicationRefusal | null {
  if (actor.kind !== 'receipt' || actor.delegate) return 'notYours';
  return actor.besideStaff ? 'besideStaff' : null;
}
