/** Places that are visited, and visits that are booked: attended, written up, and counted for the branch's month (product S6.1). Pure. */
import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';
import { DAY, type Hours, type HouseDay, rangesOn } from '#modules/stations/hours.rules.ts';

export const venueKinds = ['fire', 'experience', 'party', 'library', 'museum', 'practice', 'farm', 'other'] as const;
export type VenueKind = (typeof venueKinds)[number];
export const venueStates = ['open', 'paused', 'closed'] as const;
export type VenueState = (typeof venueStates)[number];
export const venueVerbs = ['pause', 'reopen', 'close'] as const;
export type VenueVerb = (typeof venueVerbs)[number];

/** Who keeps the venues of their place and receives visitors; the same posts book for the units of theirs. */
export const venueKeepers = [
  'stationKeeper',
  'villageCadre',
  'partyAffairs',
  'townshipClerk',
  'countyClerk',
] as const satisfies readonly Role[];
export const venueRoles = [...venueKeepers, 'townshipLeader'] as const satisfies readonly Role[];

type VenueFacts = { status: VenueState; reason: string };
/** A pause and an end say why: people stand before the door. */
export const venueWorkflow: Workflow<VenueVerb, VenueState, 'keeper', VenueFacts, 'reasonMissing'> = {
  pause: { from: ['open'], to: 'paused', by: ['keeper'], unless: (v) => v.reason.length < 2 && 'reasonMissing' },
  reopen: { from: ['paused', 'closed'], to: 'open', by: ['keeper'] },
  close: {
    from: ['open', 'paused'],
    to: 'closed',
    by: ['keeper'],
    unless: (v) => v.reason.length < 2 && 'reasonMissing',
  },
};

export const bookingStatuses = ['asked', 'confirmed', 'declined', 'cancelled', 'came', 'missed'] as const;
export type BookingStatus = (typeof bookingStatuses)[number];
/** These hold places. */
export const holding = ['asked', 'confirmed', 'came'] as const satisfies readonly BookingStatus[];
export const bookingVerbs = ['confirm', 'decline', 'cancel', 'came', 'missed', 'record'] as const;
export type BookingVerb = (typeof bookingVerbs)[number];
export type BookingPart = 'host' | 'visitor';
export type BookingRefusal = 'reasonMissing' | 'begun' | 'notBegun' | 'noUnit' | 'recorded';
export type BookingFacts = {
  readonly status: BookingStatus;
  readonly startsAt: Temporal.Instant;
  readonly reason: string;
  readonly hasUnit: boolean;
  readonly isRecorded: boolean;
};
const hasBegun = (b: BookingFacts, now: Temporal.Instant) => Temporal.Instant.compare(now, b.startsAt) >= 0;
const needsReason = (b: BookingFacts): 'reasonMissing' | false => b.reason.length < 2 && 'reasonMissing';

/**
 * The host confirms or declines with a reason; either side cancels with a reason before it begins; the host notes who came. A unit's visit becomes
 * an activity of the unit once it has begun: by the visitor, once (S6.1).
 */
export const bookingWorkflow: Workflow<BookingVerb, BookingStatus, BookingPart, BookingFacts, BookingRefusal> = {
  confirm: { from: ['asked'], to: 'confirmed', by: ['host'], unless: (b, now) => hasBegun(b, now) && 'begun' },
  decline: { from: ['asked'], to: 'declined', by: ['host'], unless: needsReason },
  cancel: {
    from: ['asked', 'confirmed'],
    to: 'cancelled',
    by: ['host', 'visitor'],
    unless: (b, now) => (hasBegun(b, now) ? 'begun' : needsReason(b)),
  },
  came: { from: ['confirmed'], to: 'came', by: ['host'], unless: (b, now) => !hasBegun(b, now) && 'notBegun' },
  missed: { from: ['confirmed'], to: 'missed', by: ['host'], unless: (b, now) => !hasBegun(b, now) && 'notBegun' },
  record: {
    from: ['confirmed', 'came'],
    to: 'came',
    by: ['visitor'],
    unless: (b, now) => (!b.hasUnit ? 'noUnit' : b.isRecorded ? 'recorded' : !hasBegun(b, now) && 'notBegun'),
  },
};

/** A slot of a day, in minutes from midnight. */
export type Slot = { readonly from: number; readonly to: number };
/** Visits follow one another through the visiting hours; what would last beyond them, or beyond midnight, is no visit. */
export function slotsOn(hours: Hours, day: HouseDay, visitMinutes: number): Slot[] {
  const slots: Slot[] = [];
  for (const [from, to] of rangesOn(hours, day))
    for (let at = from; at + visitMinutes <= Math.min(to, DAY); at += visitMinutes)
      slots.push({ from: at, to: at + visitMinutes });
  return slots;
}

type Held = { readonly startsAt: number; readonly endsAt: number; readonly people: number };
/** How many more fit in: everybody whose visit touches the span counts, so a change of hours can never let in too many. */
export const freeIn = (capacity: number, span: { startsAt: number; endsAt: number }, held: readonly Held[]): number =>
  Math.max(
    0,
    capacity -
      held.filter((h) => h.startsAt < span.endsAt && h.endsAt > span.startsAt).reduce((sum, h) => sum + h.people, 0),
  );

export type Closed = { readonly fromDay: string; readonly toDay: string; readonly reason: string };
export const closedOn = (closed: readonly Closed[], date: string): Closed | null =>
  closed.find((c) => c.fromDay <= date && date <= c.toDay) ?? null;

export type BookFault = 'shut' | 'closedDay' | 'noSlot' | 'tooSoon' | 'tooFar' | 'full';
/** Why a visit cannot be booked for then; `slot` is the one that begins at that minute. */
export function bookFault(f: {
  readonly state: VenueState;
  readonly closed: Closed | null;
  readonly slot: Slot | null;
  readonly hoursAhead: number;
  readonly daysAhead: number;
  readonly leadHours: number;
  readonly aheadDays: number;
  readonly free: number;
  readonly people: number;
}): BookFault | null {
  if (f.state !== 'open') return 'shut';
  if (f.closed) return 'closedDay';
  if (!f.slot) return 'noSlot';
  if (f.hoursAhead < f.leadHours || f.hoursAhead <= 0) return 'tooSoon';
  if (f.daysAhead > f.aheadDays) return 'tooFar';
  return f.people > f.free ? 'full' : null;
}

/** Contacts of who booked go so many days after the visit, as those of seats do (domain §10.2). */
export const CONTACT_DAYS = 90;
/** A contact is a function of the house, never somebody's own number (product: contact as a function). */
export const SLOT_DAYS = 14;
