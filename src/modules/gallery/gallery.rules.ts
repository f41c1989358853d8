import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';

/*
 * Works and performances (product S4.4): shown with the author's consent, under the name they choose, in words too, for as long as they want it
 * (个人信息保护法 art 15, 29, 31; 著作权法 art 10). No votes, no likes, no ranking. Pure.
 */

export const galleryRoles = [
  'universityOffice',
  'teacher',
  'villageCadre',
  'partyAffairs',
  'stationKeeper',
  'townshipClerk',
  'countyClerk',
] as const satisfies readonly Role[];
/** Take pictures at a show. */
export const takerRoles = [...galleryRoles, 'gridWorker', 'agent'] as const satisfies readonly Role[];

export const workKinds = ['work', 'performance'] as const;
export type WorkKind = (typeof workKinds)[number];
export const workStatuses = ['submitted', 'draft', 'published', 'withdrawn', 'declined'] as const;
export type WorkStatus = (typeof workStatuses)[number];
export const workVerbs = ['publish', 'decline', 'withdraw', 'agreeAgain'] as const;
export type WorkVerb = (typeof workVerbs)[number];
/** `keeper` may be the one who uploaded; `other` is a keeper who did not. */
export const workParts = ['author', 'keeper', 'other'] as const;
export type WorkPart = (typeof workParts)[number];
export const consentWays = ['paper', 'portal'] as const;
export type ConsentWay = (typeof consentWays)[number];
export const peopleOn = ['none', 'unrecognisable', 'agreed'] as const;
export type PeopleOn = (typeof peopleOn)[number];

/** Which wording somebody agreed to; a new wording gets a new name and leaves the old consents what they are. */
export const CONSENT_TEXT = '2026-11';
/** Pictures and names go so long after a work was withdrawn or declined: time to change one's mind, no longer. */
export const ENDED_DAYS = 30;
export const MOST_PICTURES = 12;
export const ALT_MIN = 6;
export const MINOR_UNDER = 18;

export type WorkRefusal =
  | 'noPictures'
  | 'altMissing'
  | 'peopleMissing'
  | 'consentMissing'
  | 'guardianMissing'
  | 'erased';
export type WorkFacts = {
  readonly status: WorkStatus;
  readonly kind: WorkKind;
  readonly hasConsent: boolean;
  readonly isMinor: boolean;
  readonly guardianAgreed: boolean;
  readonly isErased: boolean;
  readonly pictures: readonly { alt: string | null; people: PeopleOn | null }[];
};
/** What still stands in the way of showing it. */
export function publishFault(w: WorkFacts): WorkRefusal | false {
  if (w.pictures.length === 0) return 'noPictures';
  if (w.pictures.some((p) => p.alt === null)) return 'altMissing';
  if (w.kind === 'performance' && w.pictures.some((p) => p.people === null)) return 'peopleMissing';
  if (!w.hasConsent) return 'consentMissing';
  return w.isMinor && !w.guardianAgreed ? 'guardianMissing' : false;
}
/** Shown by another than who uploaded it; withdrawn by the author at any time, without a reason. */
export const workWorkflow: Workflow<WorkVerb, WorkStatus, WorkPart, WorkFacts, WorkRefusal> = {
  publish: { from: ['draft', 'submitted'], to: 'published', by: ['other'], unless: publishFault },
  decline: { from: ['submitted'], to: 'declined', by: ['keeper', 'other'] },
  withdraw: { from: ['submitted', 'draft', 'published'], to: 'withdrawn', by: ['author', 'keeper', 'other'] },
  agreeAgain: { from: ['withdrawn'], to: 'submitted', by: ['author'], unless: (w) => w.isErased && 'erased' },
};

export type AltFault = 'altShort' | 'altEmptyWords' | 'altSameAsTitle';
/** A picture in words (WCAG 1.1.1): what is to be seen, for whoever does not see it; a name of a file tells nothing. */
export function altFault(text: string, title: string): AltFault | null {
  const t = text.trim();
  if ([...t].length < ALT_MIN) return 'altShort';
  if (/^(?:img|dsc|mmexport|wx_camera|photo|image|picture)?[_\-\s]*\d+(?:\.\w+)?$/i.test(t)) return 'altEmptyWords';
  if (/^(?:一[张幅])?(?:图片|照片|作品|相片|配图|截图)\d*[。.]?$/.test(t)) return 'altEmptyWords';
  return t === title.trim() ? 'altSameAsTitle' : null;
}
/** Pictures in a new order: each of them once. */
export const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && new Set(a).size === a.length && a.every((id) => b.includes(id));
/** Is an exhibition to be seen on this day? Before it opens it is not; afterwards it stays to be looked at. */
export const isOpened = (e: { opensOn: string }, today: string): boolean => e.opensOn <= today;
