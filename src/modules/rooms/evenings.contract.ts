import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, id, moment, text } from '#kernel/fields.ts';
import { accessDeciders, relations } from './children.rules.ts';
import { eveningCategories, eveningStatuses, eveningVerbs, fetchedAs, type Staffing } from './evenings.rules.ts';
import { roomHands, roomKeepers, roomReaders } from './rooms.rules.ts';

const params = z.object({ id });
const word = z.tuple([z.string(), z.string()]);
const stands = ['fine', 'nobody', 'lapsed', 'tooFew'] as const satisfies readonly Staffing[];

export const vettingRow = z.object({
  id,
  area: areaCode,
  organisationId: id,
  unit: z.string(),
  name: z.string().nullable(),
  document: z.string().nullable(),
  checkedBy: z.string(),
  checkedOn: day,
  validUntil: day,
  endedOn: day.nullable(),
  endReason: z.string().nullable(),
  holds: z.boolean(),
  endsSoon: z.boolean(),
  /** Evenings to come that this adult is on, though the check will not hold. */
  lapses: z.int(),
  version: z.int(),
});
export type VettingRow = z.output<typeof vettingRow>;

export const eveningRow = z.object({
  id,
  roomId: id,
  room: z.string(),
  area: areaCode,
  category: z.enum(eveningCategories),
  title: z.string(),
  from: moment,
  to: moment,
  gradeFrom: z.int(),
  gradeTo: z.int(),
  places: z.int(),
  /** What its vetted adults can mind, at most. */
  takes: z.int(),
  children: z.int(),
  arrived: z.int(),
  there: z.int(),
  status: z.enum(eveningStatuses),
  reason: z.string().nullable(),
  staffing: z.enum(stands),
  adults: z.array(z.object({ vettingId: id, name: z.string().nullable(), validUntil: day, holds: z.boolean() })),
  /** Whether whoever asks may read its children now, until when; or waits for somebody's word. */
  access: z.enum(['none', 'asked', 'open']),
  accessUntil: moment.nullable(),
  version: z.int(),
  open: z.array(z.enum(eveningVerbs)),
  closed: z.array(z.object({ verb: z.enum(eveningVerbs), says: word })),
});
export type EveningRow = z.output<typeof eveningRow>;

export const eveningChild = z.object({
  id,
  childId: id,
  name: z.string(),
  grade: z.int(),
  fetchers: z.array(z.object({ name: z.string(), relation: z.string() })),
  mayGoAlone: z.boolean(),
  arrivedAt: moment.nullable(),
  fetchedAt: moment.nullable(),
  fetchedAs: z.enum(fetchedAs).nullable(),
  fetcher: z.string().nullable(),
  isLate: z.boolean(),
  calledAt: moment.nullable(),
});
export type EveningChild = z.output<typeof eveningChild>;
const eveningList = z.object({ evening: eveningRow, children: z.array(eveningChild) });
export type EveningList = z.output<typeof eveningList>;

export const childRow = z.object({
  id,
  roomId: id,
  room: z.string(),
  area: areaCode,
  /** The first sign of the name; more only by an access. */
  name: z.string().nullable(),
  grade: z.int(),
  term: z.string(),
  erasedOn: day,
  consentVersion: z.string(),
  consentedAt: moment,
  withdrawnAt: moment.nullable(),
  reads: z.int(),
  access: z.enum(['none', 'asked', 'open']),
});
export type ChildRow = z.output<typeof childRow>;
export const childRecord = z.object({
  id,
  name: z.string(),
  grade: z.int(),
  guardian: z.string(),
  relation: z.enum(relations),
  phone: z.string(),
  fetchers: z.array(z.object({ name: z.string(), relation: z.string() })),
  mayGoAlone: z.boolean(),
});
export type ChildRecordView = z.output<typeof childRecord>;

export const accessRow = z.object({
  id,
  area: areaCode,
  /** An evening's title and day, or the first sign of a child's name. */
  about: z.string(),
  eveningId: id.nullable(),
  childId: id.nullable(),
  by: z.string(),
  unit: z.string(),
  purpose: z.string(),
  askedAt: moment,
  decision: z.enum(['approved', 'declined', 'urgent']).nullable(),
  decidedAt: moment.nullable(),
  until: moment.nullable(),
  isMine: z.boolean(),
  mayDecide: z.boolean(),
  reads: z.int(),
});
export type AccessRow = z.output<typeof accessRow>;

const cap = captured(0);
export const eveningsApi = {
  listVettings: endpoint({
    method: 'GET',
    path: '/api/room-vettings',
    allow: roomKeepers,
    says: ['与孩子接触人员的核查', 'Checks of adults who work with children'],
    output: z.object({ items: z.array(vettingRow) }),
  }),
  addVetting: endpoint({
    method: 'POST',
    path: '/api/room-vettings',
    allow: roomKeepers,
    says: ['登记一次核查', 'A check was made'],
    input: z.object({
      area: areaCode,
      name: text(30, 2),
      document: text(60, 2),
      checkedBy: text(100, 2),
      checkedOn: day,
      validUntil: day,
      accountId: id.optional(),
    }),
    output: vettingRow,
  }),
  endVetting: endpoint({
    method: 'POST',
    path: '/api/room-vettings/:id/end',
    allow: roomKeepers,
    says: ['停止安排这个人', 'This adult works with children no longer'],
    params,
    input: z.object({ reason: text(200, 2) }),
    output: vettingRow,
    versioned: true,
  }),
  listEvenings: endpoint({
    method: 'GET',
    path: '/api/room-evenings',
    allow: roomReaders,
    says: ['作业辅导的晚上', 'Homework evenings'],
    query: z.object({ roomId: id.optional(), from: day.optional(), to: day.optional() }),
    output: z.object({ items: z.array(eveningRow) }),
  }),
  addEvenings: endpoint({
    method: 'POST',
    path: '/api/rooms/:id/evenings',
    allow: roomKeepers,
    says: ['排几晚辅导', 'Plan evenings'],
    params,
    input: z.object({
      category: z.enum(eveningCategories),
      title: text(60, 2),
      days: z.array(day).min(1).max(60),
      from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
      to: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
      gradeFrom: z.int().min(1).max(9),
      gradeTo: z.int().min(1).max(9),
      places: z.int().min(1).max(100),
    }),
    output: z.object({ items: z.array(eveningRow) }),
  }),
  moveEvening: endpoint({
    method: 'POST',
    path: '/api/room-evenings/:id/move',
    allow: roomHands,
    says: ['开始、结束、取消', 'Begin, end, cancel'],
    params,
    input: z.object({ verb: z.enum(eveningVerbs), reason: z.string().trim().max(200).default('') }),
    output: eveningRow,
    versioned: true,
  }),
  assignAdult: endpoint({
    method: 'POST',
    path: '/api/room-evenings/:id/adults',
    allow: roomKeepers,
    says: ['安排一位核查过的人', 'A vetted adult minds it'],
    params,
    input: z.object({ vettingId: id }),
    output: eveningRow,
  }),
  dropAdult: endpoint({
    method: 'POST',
    path: '/api/room-evenings/:id/adults/:vettingId/drop',
    allow: roomKeepers,
    says: ['换下这个人', 'This adult does not mind it'],
    params: params.extend({ vettingId: id }),
    input: z.object({}),
    output: eveningRow,
  }),
  eveningChildren: endpoint({
    method: 'GET',
    path: '/api/room-evenings/:id/children',
    allow: roomHands,
    says: ['看这一晚的孩子(要批准,留痕)', 'The children of an evening: by approval, noted'],
    params,
    output: eveningList,
  }),
  noteArrival: endpoint({
    method: 'POST',
    path: '/api/room-evenings/:id/arrivals',
    allow: roomHands,
    says: ['记孩子到了', 'A child came'],
    params,
    input: z.object({ captured: cap, signUpId: id }),
    output: z.object({ id, signUpId: id }),
  }),
  noteFetched: endpoint({
    method: 'POST',
    path: '/api/room-evenings/:id/fetched',
    allow: roomHands,
    says: ['记孩子接走了', 'A child was fetched'],
    params,
    input: z.object({
      captured: cap,
      signUpId: id,
      as: z.enum(fetchedAs),
      name: z.string().trim().max(30).default(''),
    }),
    output: z.object({ id, signUpId: id }),
  }),
  callGuardian: endpoint({
    method: 'POST',
    path: '/api/room-evenings/:id/call',
    allow: roomHands,
    says: ['给没来接的孩子的监护人打电话', 'Call the guardian of a child nobody fetched'],
    params,
    input: z.object({ signUpId: id }),
    output: z.object({ guardian: z.string(), phone: z.string() }),
  }),
  exportEvening: endpoint({
    method: 'GET',
    path: '/api/room-evenings/:id/export',
    allow: roomHands,
    says: ['导出晚间名单(要批准,留痕)', 'The evening’s sheet as xlsx: by approval, noted'],
    params,
    download: true,
    output: z.object({}),
  }),
  listChildren: endpoint({
    method: 'GET',
    path: '/api/room-children',
    allow: roomKeepers,
    says: ['登记的孩子,只见一个字', 'Registered children, by the first sign only'],
    output: z.object({ items: z.array(childRow) }),
  }),
  readChildRecord: endpoint({
    method: 'GET',
    path: '/api/room-children/:id',
    allow: roomHands,
    says: ['看一个孩子的记录(要批准,留痕)', 'One child’s record: by approval, noted'],
    params,
    output: childRecord,
  }),
  listAccesses: endpoint({
    method: 'GET',
    path: '/api/room-accesses',
    allow: [...roomHands, 'townshipLeader', 'dataProtection'],
    says: ['谁申请看、谁批的', 'Who asked to read, who decided'],
    output: z.object({ items: z.array(accessRow) }),
  }),
  askAccess: endpoint({
    method: 'POST',
    path: '/api/room-accesses',
    allow: roomHands,
    says: ['申请看孩子的记录', 'Ask to read'],
    input: z
      .object({
        childId: id.optional(),
        eveningId: id.optional(),
        purpose: text(200, 4),
        isUrgent: z.boolean().default(false),
      })
      .refine((a) => (a.childId === undefined) !== (a.eveningId === undefined)),
    output: accessRow,
  }),
  decideAccess: endpoint({
    method: 'POST',
    path: '/api/room-accesses/:id/decide',
    allow: accessDeciders,
    says: ['批准或不批', 'Approve or decline'],
    params,
    input: z.object({ decision: z.enum(['approved', 'declined']) }),
    output: accessRow,
  }),
};
export type EveningsApi = typeof eveningsApi;
