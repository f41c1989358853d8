/** Study rooms (product S5.4, domain §9): who keeps them, the plan as a grid of signs, what becomes of a seat. Pure. */
import type { Role } from '#kernel/actor.ts';
import type { Workflow } from '#kernel/workflow.ts';

export const roomStates = ['open', 'paused', 'closed'] as const;
export type RoomState = (typeof roomStates)[number];
export const roomVerbs = ['pause', 'reopen', 'close'] as const;
export type RoomVerb = (typeof roomVerbs)[number];

/** Who sets a room up and answers for it. */
export const roomKeepers = [
  'villageCadre',
  'stationKeeper',
  'townshipClerk',
  'countyClerk',
] as const satisfies readonly Role[];
/** Who is at the desk: seats people, notes who came and who fetched a child. */
export const roomHands = [...roomKeepers, 'teacher', 'gridWorker', 'agent'] as const satisfies readonly Role[];
export const roomReaders = [...roomHands, 'townshipLeader', 'partyAffairs'] as const satisfies readonly Role[];

type RoomFacts = { status: RoomState; reason: string };
/** A pause and an end say why: people stand before the door. */
export const roomWorkflow: Workflow<RoomVerb, RoomState, 'keeper', RoomFacts, 'reasonMissing'> = {
  pause: { from: ['open'], to: 'paused', by: ['keeper'], unless: (r) => r.reason.length < 2 && 'reasonMissing' },
  reopen: { from: ['paused', 'closed'], to: 'open', by: ['keeper'] },
  close: {
    from: ['open', 'paused'],
    to: 'closed',
    by: ['keeper'],
    unless: (r) => r.reason.length < 2 && 'reasonMissing',
  },
};

/** What stands on a square of the plan. */
export const planSigns = {
  '.': 'floor',
  s: 'seat',
  p: 'power',
  a: 'accessible',
  c: 'child',
  '=': 'table',
  T: 'desk',
  B: 'shelf',
  D: 'door',
  W: 'window',
} as const;
export type PlanSign = keyof typeof planSigns;
export type PlanThing = (typeof planSigns)[PlanSign];
export const seatKinds = ['seat', 'power', 'accessible', 'child'] as const satisfies readonly PlanThing[];
export type SeatKind = (typeof seatKinds)[number];
const isSeatKind = (thing: PlanThing): thing is SeatKind => seatKinds.some((k) => k === thing);
const isSign = (sign: string): sign is PlanSign => sign in planSigns;

export const MAX_LINES = 20;
export const MAX_PLACES = 30;
export type Cell = { readonly line: number; readonly place: number; readonly thing: PlanThing };
export type PlanSeat = {
  readonly line: number;
  readonly place: number;
  readonly label: string;
  readonly kind: SeatKind;
};
export type Plan = {
  readonly lines: number;
  readonly places: number;
  readonly cells: readonly Cell[];
  readonly seats: readonly PlanSeat[];
};
export type PlanFault = 'planSign' | 'planSize' | 'planNoSeat';

/** `C7`: the third line, the seventh place. The place in the grid is the name, so that no other change renames a seat. */
export const seatLabel = (line: number, place: number): string => `${String.fromCharCode(65 + line)}${place + 1}`;

/** Reads a plan, a line of the room on a line of text; a shorter line ends with floor. */
export function readPlan(text: string): Plan | { fault: PlanFault; at: string } {
  const lines = text.replace(/\r/g, '').replace(/\n+$/, '').split('\n');
  const places = Math.max(...lines.map((l) => l.length));
  if (lines.length > MAX_LINES || places > MAX_PLACES || places === 0) return { fault: 'planSize', at: '' };
  const cells: Cell[] = [];
  for (const [line, signs] of lines.entries())
    for (let place = 0; place < places; place++) {
      const sign = signs[place] ?? '.';
      if (!isSign(sign)) return { fault: 'planSign', at: `${seatLabel(line, place)} ${sign}` };
      cells.push({ line, place, thing: planSigns[sign] });
    }
  const seats = cells.flatMap(({ line, place, thing }) =>
    isSeatKind(thing) ? [{ line, place, kind: thing, label: seatLabel(line, place) }] : [],
  );
  return seats.length === 0 ? { fault: 'planNoSeat', at: '' } : { lines: lines.length, places, cells, seats };
}

export const bookingStatuses = [
  'booked',
  'checkedIn',
  'away',
  'released',
  'noShow',
  'autoReleased',
  'cancelled',
] as const;
export type BookingStatus = (typeof bookingStatuses)[number];
/** These hold the seat. */
export const holding = ['booked', 'checkedIn', 'away'] as const satisfies readonly BookingStatus[];
export const isHolding = (status: BookingStatus): boolean => holding.some((s) => s === status);
export const bookingSources = ['portal', 'kiosk', 'desk'] as const;
export type BookingSource = (typeof bookingSources)[number];
export const bookingVerbs = ['arrive', 'leaveFor', 'back', 'release', 'cancel', 'excuse'] as const;
export type BookingVerb = (typeof bookingVerbs)[number];
/** `owner`: by the receipt; `here`: at the tablet in the room, by the number; `desk`: whoever keeps the room. */
export type BookingPart = 'owner' | 'here' | 'desk';
export type BookingRefusal = 'tooEarly' | 'begunAlready' | 'over' | 'reasonMissing' | 'excusedAlready';
export type BookingFacts = {
  readonly status: BookingStatus;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly reason: string;
  readonly isExcused: boolean;
};
const reached = (now: Temporal.Instant, at: Temporal.Instant) => Temporal.Instant.compare(now, at) >= 0;
const isOver = (b: BookingFacts, now: Temporal.Instant): 'over' | false => reached(now, b.to) && 'over';
/** Who is a little early need not wait before an empty chair. */
export const EARLY_MINUTES = 15;

/**
 * domain §9: booked → checked in → away → checked in → released; booked → no show; away → released by the house. One sits down in the room, not from
 * the sofa; leaving for a while, coming back and giving back may be said from anywhere. The desk may take an empty seat for what it was: an excuse.
 */
export const bookingWorkflow: Workflow<BookingVerb, BookingStatus, BookingPart, BookingFacts, BookingRefusal> = {
  arrive: {
    from: ['booked'],
    to: 'checkedIn',
    by: ['here', 'desk'],
    unless: (b, now) => (reached(now, b.from.subtract({ minutes: EARLY_MINUTES })) ? isOver(b, now) : 'tooEarly'),
  },
  leaveFor: { from: ['checkedIn'], to: 'away', by: ['owner', 'here', 'desk'], unless: isOver },
  back: { from: ['away'], to: 'checkedIn', by: ['owner', 'here', 'desk'], unless: isOver },
  release: { from: ['checkedIn', 'away'], to: 'released', by: ['owner', 'here', 'desk'] },
  cancel: { from: ['booked'], to: 'cancelled', by: ['owner', 'here', 'desk'] },
  excuse: {
    from: ['noShow', 'autoReleased'],
    to: 'same',
    by: ['desk'],
    unless: (b) => (b.isExcused ? 'excusedAlready' : b.reason.length < 2 && 'reasonMissing'),
  },
};

/** Names and telephones of who booked go so many days after (domain §10.2). */
export const CONTACT_DAYS = 90;
/** A child's record goes so many days after its term has ended. */
export const CHILD_DAYS = 30;
/** What a vetting was is kept so many years after it ended (consent and proof records, domain §10.2). */
export const VETTING_YEARS = 3;
