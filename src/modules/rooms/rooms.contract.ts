import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import { hours } from '#modules/stations/stations.contract.ts';
import {
  bookingSources,
  bookingStatuses,
  bookingVerbs,
  roomHands,
  roomKeepers,
  roomReaders,
  roomStates,
  roomVerbs,
  seatKinds,
} from './rooms.rules.ts';

const params = z.object({ id });
const word = z.tuple([z.string(), z.string()]);

export const ruleSetInput = z.object({
  name: text(40, 2),
  validFrom: day,
  slotMinutes: z.int().min(30).max(720),
  aheadDays: z.int().min(0).max(30),
  holdMinutes: z.int().min(5).max(120),
  awayMinutes: z.int().min(5).max(120),
  mealMinutes: z.int().min(5).max(240),
  perDay: z.int().min(1).max(10),
  breaches: z.int().min(0).max(20),
  withinDays: z.int().min(1).max(60),
  pauseDays: z.int().min(0).max(14),
  pauseToWeekEnd: z.boolean(),
});
export type RuleSetInput = z.output<typeof ruleSetInput>;
export const termView = z.object({ id, name: z.string(), fromDay: day, toDay: day });
export type TermView = z.output<typeof termView>;

export const roomRow = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  organisationId: id,
  host: z.string(),
  name: z.string(),
  address: z.string(),
  way: z.string().nullable(),
  hours,
  shows: z.string(),
  desk: z.string(),
  phone: z.string(),
  plan: z.string(),
  seats: z.int(),
  takesChildren: z.boolean(),
  childrenPerAdult: z.int(),
  state: z.enum(roomStates),
  stateReason: z.string().nullable(),
  version: z.int(),
  isOwn: z.boolean(),
  /** Nobody sits there and nobody is expected within the present slot; null while it is shut. */
  freeNow: z.int().nullable(),
  rules: z.array(ruleSetInput.extend({ id })),
  terms: z.array(termView),
  open: z.array(z.enum(roomVerbs)),
});
export type RoomRow = z.output<typeof roomRow>;

export const roomInput = z.object({
  area: areaCode,
  organisationId: id,
  name: text(60, 2),
  address: text(200, 2),
  way: optionalText(300, 2),
  hours: text(300),
  shows: text(1000, 2),
  desk: text(60, 2),
  phone: text(60, 3),
  plan: z.string().min(1).max(700),
  takesChildren: z.boolean(),
  childrenPerAdult: z.int().min(1).max(15),
});
export type RoomInput = z.output<typeof roomInput>;

export const seatView = z.object({ id, label: z.string(), line: z.int(), place: z.int(), kind: z.enum(seatKinds) });
export type SeatView = z.output<typeof seatView>;

export const bookingRow = z.object({
  id,
  number: z.string(),
  seatId: id,
  seat: z.string(),
  isChild: z.boolean(),
  source: z.enum(bookingSources),
  from: moment,
  to: moment,
  status: z.enum(bookingStatuses),
  holdUntil: moment,
  awayUntil: moment.nullable(),
  excused: z.string().nullable(),
  /** 刘*兰; a walk-in and a child have none. */
  name: z.string().nullable(),
  hasPhone: z.boolean(),
  /** A child that has not come, or is away for long: nobody gives the seat away, somebody asks. */
  reminds: z.boolean(),
  open: z.array(z.enum(bookingVerbs)),
  closed: z.array(z.object({ verb: z.enum(bookingVerbs), says: word })),
});
export type BookingRow = z.output<typeof bookingRow>;

export const slotView = z.object({ startsAt: moment, endsAt: moment, free: z.array(id) });
export type SlotView = z.output<typeof slotView>;
export const madeBooking = z.object({
  id,
  number: z.string(),
  passphrase: z.string(),
  seat: z.string(),
  from: moment,
  to: moment,
});
export type MadeBooking = z.output<typeof madeBooking>;

export const roomsApi = {
  listRooms: endpoint({
    method: 'GET',
    path: '/api/rooms',
    allow: roomReaders,
    says: ['自习室', 'Study rooms'],
    output: z.object({ items: z.array(roomRow) }),
  }),
  addRoom: endpoint({
    method: 'POST',
    path: '/api/rooms',
    allow: roomKeepers,
    says: ['登记一间自习室', 'A new study room'],
    input: roomInput,
    output: roomRow,
  }),
  changeRoom: endpoint({
    method: 'PUT',
    path: '/api/rooms/:id',
    allow: roomKeepers,
    says: ['修改自习室和平面图', 'Change a room and its plan'],
    params,
    input: roomInput,
    output: roomRow,
    versioned: true,
  }),
  moveRoom: endpoint({
    method: 'POST',
    path: '/api/rooms/:id/state',
    allow: roomKeepers,
    says: ['暂停、恢复或不再开放', 'Pause, reopen or close a room'],
    params,
    input: z.object({ verb: z.enum(roomVerbs), reason: z.string().trim().max(200).default('') }),
    output: roomRow,
    versioned: true,
  }),
  addRules: endpoint({
    method: 'POST',
    path: '/api/rooms/:id/rules',
    allow: roomKeepers,
    says: ['定一套规则,从某天起', 'Rules of the house, from a day on'],
    params,
    input: ruleSetInput,
    output: roomRow,
  }),
  addTerm: endpoint({
    method: 'POST',
    path: '/api/rooms/:id/terms',
    allow: roomKeepers,
    says: ['定一个学期', 'A term'],
    params,
    input: z.object({ name: text(40, 2), fromDay: day, toDay: day }),
    output: roomRow,
  }),
  roomToday: endpoint({
    method: 'GET',
    path: '/api/rooms/:id/today',
    allow: roomReaders,
    says: ['今天的自习室', 'A room today: seats and who is expected'],
    params,
    output: z.object({
      isOpen: z.boolean(),
      seats: z.array(seatView.extend({ bookingId: id.nullable(), status: z.enum(bookingStatuses).nullable() })),
      bookings: z.array(bookingRow),
    }),
  }),
  roomSlots: endpoint({
    method: 'GET',
    path: '/api/rooms/:id/slots',
    allow: roomReaders,
    says: ['某一天各时段的空座', 'Slots of a day and their free seats'],
    params,
    query: z.object({ day: day.optional() }),
    output: z.object({ seats: z.array(seatView), slots: z.array(slotView) }),
  }),
  bookSeat: endpoint({
    method: 'POST',
    path: '/api/rooms/:id/bookings',
    allow: roomHands,
    says: ['在服务台安排一个座位', 'Seat somebody at the desk'],
    params,
    input: z.object({
      seatId: id,
      startsAt: z.iso.datetime({ offset: true }),
      /** Left out: whoever walks in leaves no name. */
      name: optionalText(60),
      phone: optionalText(30),
      isChild: z.boolean().default(false),
      /** The number on the guardian's receipt; a child has a seat only with it. */
      childNumber: optionalText(20),
    }),
    output: madeBooking,
  }),
  moveSeat: endpoint({
    method: 'POST',
    path: '/api/room-bookings/:id/move',
    allow: roomHands,
    says: ['报到、暂离、回来、离座、取消、说明情况', 'Arrive, away, back, leave, cancel, excuse'],
    params,
    input: z.object({ verb: z.enum(bookingVerbs), reason: z.string().trim().max(200).default('') }),
    output: bookingRow,
  }),
  seatPhone: endpoint({
    method: 'POST',
    path: '/api/room-bookings/:id/phone',
    allow: roomHands,
    says: ['看约座人的电话(留痕)', 'See the telephone of who booked; noted'],
    params,
    input: z.object({}),
    output: z.object({ phone: z.string().nullable() }),
  }),
  kioskLink: endpoint({
    method: 'POST',
    path: '/api/rooms/:id/kiosk',
    allow: roomKeepers,
    says: ['打开一台取座平板', 'Make a tablet the room’s kiosk'],
    params,
    input: z.object({}),
    output: z.object({ path: z.string() }),
  }),
  closeKiosks: endpoint({
    method: 'POST',
    path: '/api/rooms/:id/kiosk/close',
    allow: roomKeepers,
    says: ['收回全部取座平板', 'Sign every tablet of the room off'],
    params,
    input: z.object({}),
    output: roomRow,
  }),
  roomFigures: endpoint({
    method: 'GET',
    path: '/api/rooms/:id/figures',
    allow: roomReaders,
    says: ['使用情况,按钟点,不按人', 'Use by the hour, never by person'],
    params,
    query: z.object({ from: day, to: day }),
    output: z.object({
      days: z.int(),
      seats: z.int(),
      /** Seats in use on an average open day, by the hour. */
      hours: z.array(z.object({ hour: z.int(), used: z.number() })),
      booked: z.int(),
      walkedIn: z.int(),
      children: z.int(),
      empty: z.int(),
    }),
  }),
};
export type RoomsApi = typeof roomsApi;
