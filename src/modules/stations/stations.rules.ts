/** Stations where people who work outdoors may sit down: what one is, who keeps it, and that it costs nothing (domain §6, 驿站). Pure. */
import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';

export const stationKinds = ['redBee', 'warm', 'outdoor', 'charging'] as const;
export type StationKind = (typeof stationKinds)[number];

/** What a station may offer; a closed list, so that "hot water" is found under one name everywhere. */
export const amenities = [
  'water',
  'meal',
  'phoneCharge',
  'bikeCharge',
  'rest',
  'warm',
  'cool',
  'rain',
  'firstAid',
  'toilet',
  'nursery',
  'wifi',
  'repair',
  'books',
  'law',
  'stepFree',
] as const;
export type Amenity = (typeof amenities)[number];

export const stationStates = ['open', 'paused', 'closed'] as const;
export type StationState = (typeof stationStates)[number];
export const stationVerbs = ['pause', 'reopen', 'close'] as const;
export type StationVerb = (typeof stationVerbs)[number];

/** Who keeps the stations of their place. */
export const keeperRoles = [
  'stationKeeper',
  'villageCadre',
  'townshipClerk',
  'countyClerk',
] as const satisfies readonly Role[];
/** Who sees the list and what users reported. */
export const stationRoles = [...keeperRoles, 'townshipLeader'] as const satisfies readonly Role[];

export type StationRefusal = 'reasonMissing';
export type StationFacts = { status: StationState; reason: string };

/** A station is paused and reopened by whoever keeps it; a pause and an end say why, because people stand before the door (domain §6). */
export const stationWorkflow: Workflow<StationVerb, StationState, 'keeper', StationFacts, StationRefusal> = {
  pause: { from: ['open'], to: 'paused', by: ['keeper'], unless: (s) => s.reason.length < 2 && 'reasonMissing' },
  reopen: { from: ['paused', 'closed'], to: 'open', by: ['keeper'] },
  close: {
    from: ['open', 'paused'],
    to: 'closed',
    by: ['keeper'],
    unless: (s) => s.reason.length < 2 && 'reasonMissing',
  },
};

/** What somebody before the door can tell; of the place, never of a person. */
export const reportKinds = ['shutNow', 'lacks', 'wrongHours', 'wrongPlace', 'gone', 'charged', 'other'] as const;
export type ReportKind = (typeof reportKinds)[number];
export const reportStates = ['waiting', 'corrected', 'answered'] as const;
export type ReportState = (typeof reportStates)[number];
export const reportVerbs = ['correct', 'answer'] as const;
export type ReportVerb = (typeof reportVerbs)[number];
export type ReportFacts = { status: ReportState; note: string };

/** A report is put right or answered, once, and with a sentence that users read. */
export const reportWorkflow: Workflow<ReportVerb, ReportState, 'keeper', ReportFacts, 'noteMissing'> = {
  correct: { from: ['waiting'], to: 'corrected', by: ['keeper'], unless: (r) => r.note.length < 2 && 'noteMissing' },
  answer: { from: ['waiting'], to: 'answered', by: ['keeper'], unless: (r) => r.note.length < 2 && 'noteMissing' },
};

/** For so long others before the door are told what was reported and not yet looked at. */
export const REPORT_SHOWN_HOURS = 24;
/** For so long the answer to a report stands on the station's page. */
export const ANSWER_SHOWN_DAYS = 14;
/** Settled reports are of no use to anybody after that. */
export const REPORT_KEPT_DAYS = 180;

const FREE =
  /免费|免押金?|零收费|不(?:另外?|再)?(?:收|用付|需付|需要付|必付|要)(?:取)?(?:任何)?(?:费用?|钱|押金|款)?|无(?:需|须)(?:付费|付款|缴费|押金)?|(?:free of charge|no (?:charge|fee|cost|deposit)s?|free)/giu;
const CHARGE =
  /[¥¥$]|收费|付费|缴费|计费|有偿|价格|价目|押金|会员价|优惠价|充值|扫码(?:支付|付款)|费用|(?:\d|[一二两三四五六七八九十百])+(?:\.\d+)?\s*(?:元|块钱?|角|毛钱?)(?![宝氏山])|\b(?:rmb|cny|yuan|fees?|charges?|deposit|price[ds]?|pay(?:ment)?)\b/iu;

/** Does a text name a charge? What says that nothing is charged does not. There is no field for a price either: stations are free (domain §6, free=true). */
export function namesCharge(text: string): boolean {
  return CHARGE.test(text.normalize('NFKC').replace(FREE, ' '));
}

/** A telephone or an identity number in what a user writes: nobody is recorded here, so such a text is sent back. */
export const namesPerson = (text: string): boolean =>
  /(?:\d[ -]?){11,}/.test(text.normalize('NFKC')) || /\d{17}[\dXx]/.test(text);

export const STALE_MONTHS = 3;

/** Whole months between two days (`2026-01-15`, `2026-04-14` → 2). */
export function monthsBetween(from: string, to: string): number {
  const part = (day: string, at: number, to: number) => Number(day.slice(at, to));
  const months = (part(to, 0, 4) - part(from, 0, 4)) * 12 + part(to, 5, 7) - part(from, 5, 7);
  return Math.max(0, part(to, 8, 10) < part(from, 8, 10) ? months - 1 : months);
}

/** For how many months nobody looked, when that is long enough to be said; else null. */
export function staleFor(confirmedOn: string, today: string): number | null {
  const months = monthsBetween(confirmedOn, today);
  return months >= STALE_MONTHS ? months : null;
}

/** The day on which a paused station was to reopen has come, and nobody said that it did: neither open nor shut is told as certain. */
export const isReopenDue = (s: { state: StationState; pausedUntil: string | null }, today: string): boolean =>
  s.state === 'paused' && s.pausedUntil !== null && s.pausedUntil <= today;
