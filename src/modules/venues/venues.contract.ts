import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import { datums } from '#modules/stations/position.rules.ts';
import { hours } from '#modules/stations/stations.contract.ts';
import {
  bookingStatuses,
  bookingVerbs,
  venueKeepers,
  venueKinds,
  venueRoles,
  venueStates,
  venueVerbs,
} from './venues.rules.ts';

const params = z.object({ id });
const word = z.tuple([z.string(), z.string()]);

export const venueRow = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  name: z.string(),
  kind: z.enum(venueKinds),
  organisationId: id,
  host: z.string(),
  address: z.string(),
  way: z.string().nullable(),
  lat: z.number().nullable(),
  long: z.number().nullable(),
  hours,
  capacity: z.int(),
  visitMinutes: z.int(),
  leadHours: z.int(),
  aheadDays: z.int(),
  takesResidents: z.boolean(),
  shows: z.string(),
  access: z.string().nullable(),
  desk: z.string(),
  phone: z.string(),
  state: z.enum(venueStates),
  stateReason: z.string().nullable(),
  version: z.int(),
  /** Inside one's own place: one keeps it. */
  isOwn: z.boolean(),
  /** Bookings nobody answered yet. */
  waiting: z.int(),
  closed: z.array(z.object({ id, fromDay: day, toDay: day, reason: z.string() })),
  open: z.array(z.enum(venueVerbs)),
});
export type VenueRow = z.output<typeof venueRow>;

export const venueInput = z.object({
  area: areaCode,
  name: text(60, 2),
  kind: z.enum(venueKinds),
  organisationId: id,
  address: text(200, 2),
  way: optionalText(300, 2),
  lat: z.number().optional(),
  long: z.number().optional(),
  datum: z.enum(datums).default('wgs84'),
  hours: text(300),
  capacity: z.int().min(1).max(2000),
  visitMinutes: z.int().min(15).max(480),
  leadHours: z.int().min(0).max(720),
  aheadDays: z.int().min(1).max(180),
  takesResidents: z.boolean(),
  shows: text(1000, 2),
  access: optionalText(500, 2),
  desk: text(60, 2),
  phone: text(60, 3),
});
export type VenueInput = z.output<typeof venueInput>;

export const slotView = z.object({ startsAt: moment, endsAt: moment, free: z.int() });
export const slotDay = z.object({
  date: day,
  isHoliday: z.boolean(),
  closed: z.string().nullable(),
  slots: z.array(slotView),
});
export type SlotDay = z.output<typeof slotDay>;

export const bookingView = z.object({
  id,
  number: z.string(),
  venueId: id,
  venue: z.string(),
  venueAddress: z.string(),
  host: z.string(),
  organisationId: id.nullable(),
  group: z.string(),
  startsAt: moment,
  endsAt: moment,
  people: z.int(),
  note: z.string().nullable(),
  status: z.enum(bookingStatuses),
  reason: z.string().nullable(),
  cancelledBy: z.enum(['host', 'visitor']).nullable(),
  came: z.int().nullable(),
  contact: z.string().nullable(),
  hasPhone: z.boolean(),
  activityId: id.nullable(),
  /** Of the activity it became: `held` when it is written up. */
  activityStatus: z.string().nullable(),
  at: moment,
  isHost: z.boolean(),
  isVisitor: z.boolean(),
  version: z.int(),
  open: z.array(z.enum(bookingVerbs)),
  closed: z.array(z.object({ verb: z.enum(bookingVerbs), says: word })),
});
export type BookingView = z.output<typeof bookingView>;

export const bookInput = z.object({
  organisationId: id,
  startsAt: z.iso.datetime({ offset: true }),
  people: z.int().min(1).max(2000),
  contact: text(60, 2),
  phone: text(30, 3),
  note: optionalText(500),
});
export type BookInput = z.output<typeof bookInput>;

export const venuesApi = {
  listVenues: endpoint({
    method: 'GET',
    path: '/api/venues',
    allow: venueRoles,
    says: ['可以参观的场馆', 'Venues one keeps or may visit'],
    query: z.object({ q: optionalText(40), kind: z.enum(venueKinds).optional(), own: z.stringbool().optional() }),
    output: z.object({ items: z.array(venueRow) }),
  }),
  addVenue: endpoint({
    method: 'POST',
    path: '/api/venues',
    allow: venueKeepers,
    says: ['登记一个场馆', 'A new venue'],
    input: venueInput,
    output: venueRow,
  }),
  getVenue: endpoint({
    method: 'GET',
    path: '/api/venues/:id',
    allow: venueRoles,
    says: ['看一个场馆', 'One venue'],
    params,
    output: venueRow,
  }),
  changeVenue: endpoint({
    method: 'PUT',
    path: '/api/venues/:id',
    allow: venueKeepers,
    says: ['修改场馆', 'Change a venue'],
    params,
    input: venueInput,
    output: venueRow,
    versioned: true,
  }),
  moveVenue: endpoint({
    method: 'POST',
    path: '/api/venues/:id/state',
    allow: venueKeepers,
    says: ['暂停、恢复或不再接待', 'Pause, reopen or close a venue'],
    params,
    input: z.object({ verb: z.enum(venueVerbs), reason: z.string().trim().max(200).default('') }),
    output: venueRow,
    versioned: true,
  }),
  closeDays: endpoint({
    method: 'POST',
    path: '/api/venues/:id/closed-days',
    allow: venueKeepers,
    says: ['设闭馆日', 'Days on which nobody is received'],
    params,
    input: z.object({ fromDay: day, toDay: day, reason: text(200, 2) }),
    output: venueRow,
  }),
  openDays: endpoint({
    method: 'POST',
    path: '/api/venues/:id/closed-days/:closedId/drop',
    allow: venueKeepers,
    says: ['取消闭馆日', 'Those days are open again'],
    params: params.extend({ closedId: id }),
    input: z.object({}),
    output: venueRow,
  }),
  venueSlots: endpoint({
    method: 'GET',
    path: '/api/venues/:id/slots',
    allow: venueRoles,
    says: ['各时段还能进几人', 'What is free, day by day'],
    params,
    query: z.object({ from: day.optional(), days: z.coerce.number().int().min(1).max(60).default(14) }),
    output: z.object({ items: z.array(slotDay) }),
  }),
  bookVisit: endpoint({
    method: 'POST',
    path: '/api/venues/:id/bookings',
    allow: venueKeepers,
    says: ['给本单位约一次参观', 'Book a visit for a unit of one’s place'],
    params,
    input: bookInput,
    output: bookingView,
  }),
  listBookings: endpoint({
    method: 'GET',
    path: '/api/venue-bookings',
    allow: venueRoles,
    says: ['参观预约:我们接待的和我们去的', 'Visits: those received and those made'],
    query: z.object({
      side: z.enum(['host', 'visitor']).optional(),
      venueId: id.optional(),
      from: day.optional(),
      to: day.optional(),
      status: z.enum(bookingStatuses).optional(),
    }),
    output: z.object({ items: z.array(bookingView) }),
  }),
  getBooking: endpoint({
    method: 'GET',
    path: '/api/venue-bookings/:id',
    allow: venueRoles,
    says: ['看一次预约', 'One booking'],
    params,
    output: bookingView,
  }),
  bookingPhone: endpoint({
    method: 'POST',
    path: '/api/venue-bookings/:id/phone',
    allow: venueKeepers,
    says: ['看预约人的电话(留痕)', 'See the telephone of who booked; noted'],
    params,
    input: z.object({}),
    output: z.object({ phone: z.string().nullable() }),
  }),
  moveBooking: endpoint({
    method: 'POST',
    path: '/api/venue-bookings/:id/move',
    allow: venueKeepers,
    says: ['确认、接不了、取消、来了、没来', 'Confirm, decline, cancel, came, did not come'],
    params,
    input: z.object({
      verb: z.enum(['confirm', 'decline', 'cancel', 'came', 'missed']),
      reason: z.string().trim().max(500).default(''),
      people: z.int().min(1).max(2000).optional(),
    }),
    output: bookingView,
    versioned: true,
  }),
  recordBooking: endpoint({
    method: 'POST',
    path: '/api/venue-bookings/:id/record',
    allow: venueKeepers,
    says: ['把参观记成本单位的活动', 'The visit becomes an activity of the unit: its roll and minutes are there'],
    params,
    input: z.object({}),
    output: bookingView,
    versioned: true,
  }),
};
export type VenuesApi = typeof venuesApi;
