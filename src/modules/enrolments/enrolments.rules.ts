/** How people come by a seat in a class (domain §9, product S4.2): a window, a way, a line, offers that end and pass on. Pure. */
import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';

/** domain §9: applied → drawn (win: offered, lose: waiting) → offered (until) → confirmed | lapsed; attending and completed are told by the class's days. */
export const enrolmentStatuses = [
  'applied',
  'waiting',
  'offered',
  'confirmed',
  'lapsed',
  'withdrawn',
  'passedOn',
] as const;
export type EnrolmentStatus = (typeof enrolmentStatuses)[number];
/** In these somebody has a part in the class, and counts for how many classes one may take. */
export const liveStatuses = [
  'applied',
  'waiting',
  'offered',
  'confirmed',
] as const satisfies readonly EnrolmentStatus[];
/** These hold a seat. */
export const seatedStatuses = ['offered', 'confirmed'] as const satisfies readonly EnrolmentStatus[];

/** How an enrolment came: from home, by telephone, at the counter, on a sheet filled in by hand. */
export const enrolmentWays = ['portal', 'phone', 'counter', 'paper'] as const;
export type EnrolmentWay = (typeof enrolmentWays)[number];
export const deskWays = ['phone', 'counter', 'paper'] as const satisfies readonly EnrolmentWay[];
/** Seats are kept for whoever does not come over the network. */
export const isKeptWay = (way: EnrolmentWay): boolean => way !== 'portal';

/** Whose lot is drawn first, in the order the class names; said by the person, looked at by the desk (domain §9: new learners, local residents, disability). */
export const priorities = ['newLearner', 'local', 'disability'] as const;
export type Priority = (typeof priorities)[number];
/** 1 for the first of the class's priorities that holds; one more than there are for everybody else. */
export function tierOf(order: readonly Priority[], has: readonly Priority[]): number {
  const at = order.findIndex((p) => has.includes(p));
  return at < 0 ? order.length + 1 : at + 1;
}

/** The desk of a university or a community enrols people; teachers and those above look on, without names, and may witness a draw. */
export const deskRoles = ['universityOffice', 'villageCadre'] as const satisfies readonly Role[];
export const enrolmentRoles = [
  ...deskRoles,
  'teacher',
  'townshipClerk',
  'townshipLeader',
  'countyClerk',
] as const satisfies readonly Role[];

export type WindowFault = 'notOpenYet' | 'windowClosed' | 'classCancelled';
/** From the moment it opens to the moment before it closes. */
export function windowFault(
  c: { readonly opensAt: Temporal.Instant; readonly closesAt: Temporal.Instant; readonly isCancelled: boolean },
  now: Temporal.Instant,
): WindowFault | null {
  if (c.isCancelled) return 'classCancelled';
  if (Temporal.Instant.compare(now, c.opensAt) < 0) return 'notOpenYet';
  return Temporal.Instant.compare(now, c.closesAt) >= 0 ? 'windowClosed' : null;
}

/** Under this age somebody who brings the child up enrols it and can be reached (未成年人保护法; domain §9: children softer). */
export const CHILD_UNDER = 14;
export const needsGuardian = (year: number, birthYear: number): boolean => year - birthYear < CHILD_UNDER;
const OLDEST = 130;
export const isBirthYear = (birthYear: number, year: number): boolean =>
  Number.isInteger(birthYear) && birthYear <= year && birthYear > year - OLDEST;

/** What somebody has already in the same term. */
export type Other = { readonly classId: string; readonly name: string; readonly clashes: boolean };
export type OtherFault = { readonly why: 'twice' | 'clash' | 'overCap'; readonly name: string };
/** One person, one place in a class; no two classes at the same time; so many classes a term (domain §9). */
export function otherFault(classId: string, others: readonly Other[], perLearner: number): OtherFault | null {
  const same = others.find((o) => o.classId === classId);
  if (same) return { why: 'twice', name: same.name };
  const clash = others.find((o) => o.clashes);
  if (clash) return { why: 'clash', name: clash.name };
  return others.length >= perLearner ? { why: 'overCap', name: '' } : null;
}

/** A class's seats as they are now: `keptTaken` are held by people of the kept ways. */
export type Seats = {
  readonly seats: number;
  readonly kept: number;
  readonly isReleased: boolean;
  readonly taken: number;
  readonly keptTaken: number;
};
const keptLeft = (s: Seats): number => (s.isReleased ? 0 : Math.max(0, s.kept - s.keptTaken));
/** How many seats this way may still take: the kept ones are for telephone and counter until they are released to all. */
export function freeFor(s: Seats, way: EnrolmentWay): number {
  const free = s.seats - s.taken;
  return Math.max(0, isKeptWay(way) ? free : free - keptLeft(s));
}
export type InLine = { readonly id: string; readonly place: number; readonly way: EnrolmentWay };
/** How many wait, by whether kept seats are open to them. */
export type Line = { readonly portal: number; readonly kept: number };
/** Who comes now is seated while a seat is free for their way and nobody who could take it stands before them. */
export function isSeatedAtOnce(s: Seats, way: EnrolmentWay, line: Line): boolean {
  const before = (freeFor(s, 'portal') > 0 ? line.portal : 0) + (freeFor(s, 'phone') > 0 ? line.kept : 0);
  return freeFor(s, way) > before;
}

/** Who is offered a seat now: down the line, each only what is free for their way. */
export function nextOffers(s: Seats, line: readonly InLine[]): string[] {
  const offered: string[] = [];
  let now = s;
  for (const l of [...line].sort((a, b) => a.place - b.place)) {
    if (freeFor(now, l.way) <= 0) continue;
    offered.push(l.id);
    now = { ...now, taken: now.taken + 1, keptTaken: now.keptTaken + (isKeptWay(l.way) ? 1 : 0) };
  }
  return offered;
}
/** The place in the line, counted from 1. */
export const placeIn = (line: readonly Pick<InLine, 'place'>[], place: number): number =>
  line.filter((l) => l.place < place).length + 1;

export const OFFER_HOURS = 48;
const MORNING = 9;
const EVENING = 20;
const NOON = 12;
/** An offer stands so many hours; one that would end in the night ends at noon after it, so that nobody loses a seat asleep. */
export function offerEnds(now: Temporal.Instant, hours: number): Temporal.Instant {
  const end = now.add({ hours }).toZonedDateTimeISO('Asia/Shanghai');
  if (end.hour >= MORNING && end.hour < EVENING) return end.toInstant();
  const day = end.hour >= EVENING ? end.add({ days: 1 }) : end;
  return day.startOfDay().add({ hours: NOON }).toInstant();
}

export const enrolmentVerbs = ['accept', 'withdraw', 'lapse', 'offer', 'win', 'lose', 'passOn'] as const;
export type EnrolmentVerb = (typeof enrolmentVerbs)[number];
export type EnrolmentPart = 'holder' | 'desk' | 'house';
export type EnrolmentRefusal = 'offerOver' | 'offerRuns' | 'notMissed' | 'classOver';
export type EnrolmentFacts = {
  readonly status: EnrolmentStatus;
  readonly expiresAt: Temporal.Instant | null;
  /** Missed without leave, and from how many on the class passes a seat on; null never. */
  readonly missed: number;
  readonly missedLimit: number | null;
  readonly isOver: boolean;
};
const isOut = (e: EnrolmentFacts, now: Temporal.Instant) =>
  e.expiresAt !== null && Temporal.Instant.compare(now, e.expiresAt) >= 0;

/** domain §9. The holder and the desk do the same things; the house offers, draws, and lets offers end. */
export const enrolmentWorkflow: Workflow<
  EnrolmentVerb,
  EnrolmentStatus,
  EnrolmentPart,
  EnrolmentFacts,
  EnrolmentRefusal
> = {
  accept: {
    from: ['offered'],
    to: 'confirmed',
    by: ['holder', 'desk'],
    unless: (e, now) => isOut(e, now) && 'offerOver',
  },
  withdraw: {
    from: ['applied', 'waiting', 'offered', 'confirmed'],
    to: 'withdrawn',
    by: ['holder', 'desk'],
    unless: (e) => e.isOver && 'classOver',
  },
  lapse: { from: ['offered'], to: 'lapsed', by: ['house'], unless: (e, now) => !isOut(e, now) && 'offerRuns' },
  offer: { from: ['waiting'], to: 'offered', by: ['house'] },
  win: { from: ['applied'], to: 'offered', by: ['house'] },
  lose: { from: ['applied'], to: 'waiting', by: ['house'] },
  passOn: {
    from: ['confirmed'],
    to: 'passedOn',
    by: ['desk'],
    unless: (e) => (e.missedLimit === null || e.missed < e.missedLimit) && 'notMissed',
  },
};

/** A class is changed for another, and a fee given back, until so many days after its first, where the desk names no other day. */
export const SWAP_DAYS = 14;
/** Kept seats go to everybody so many hours before enrolment closes, where the desk names no other hour. */
export const KEPT_HOURS = 24;
export type SwapFault = 'swapLate' | 'swapSame' | 'swapNoSeat';
export function swapFault(f: {
  readonly isSeated: boolean;
  readonly isSame: boolean;
  readonly swapUntil: string;
  readonly today: string;
}): SwapFault | null {
  if (!f.isSeated) return 'swapNoSeat';
  if (f.isSame) return 'swapSame';
  return f.today > f.swapUntil ? 'swapLate' : null;
}

/** The receipt shows what happens next; who did not get in is forgotten so long after the class's end (docs/privacy.md). */
export const FORGET_DAYS = 90;
