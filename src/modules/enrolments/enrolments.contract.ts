import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import { modes, termStatuses } from '#modules/learning/learning.rules.ts';
import {
  deskRoles,
  deskWays,
  enrolmentRoles,
  enrolmentStatuses,
  enrolmentVerbs,
  enrolmentWays,
  priorities,
} from './enrolments.rules.ts';

const params = z.object({ id });
const word = z.tuple([z.string(), z.string()]);
const instant = z.iso.datetime({ offset: true });

export const classLine = z.object({
  id,
  area: areaCode,
  name: z.string(),
  subject: z.string(),
  course: z.string(),
  unit: z.string(),
  termId: id,
  term: z.string(),
  termStatus: z.enum(termStatuses),
  mode: z.enum(modes),
  opensAt: moment,
  closesAt: moment,
  seats: z.int(),
  keptSeats: z.int(),
  seated: z.int(),
  offered: z.int(),
  waiting: z.int(),
  applied: z.int(),
  /** How far a draw is; null where nothing is drawn. */
  draw: z.enum(['none', 'published', 'closed', 'numbered', 'drawn']).nullable(),
  isCancelled: z.boolean(),
  /** Of one's own place: one's desk enrols for it. */
  isOwn: z.boolean(),
});
export type ClassLine = z.output<typeof classLine>;

export const enrolmentRow = z.object({
  id,
  number: z.string(),
  lot: z.string().nullable(),
  arrival: z.int(),
  /** Where they stand in the line, counted from 1; null who does not wait. */
  inLine: z.int().nullable(),
  way: z.enum(enrolmentWays),
  status: z.enum(enrolmentStatuses),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  birthYear: z.int().nullable(),
  kin: z.string().nullable(),
  claims: z.array(z.enum(priorities)),
  drawTier: z.int(),
  at: moment,
  expiresAt: moment.nullable(),
  /** A seat is offered and nobody told them yet. */
  toTell: z.boolean(),
  /** Another live enrolment of this class has the same name and year of birth: look whether it is one person. */
  maybeTwice: z.boolean(),
  reason: z.string().nullable(),
  version: z.int(),
  open: z.array(z.enum(enrolmentVerbs)),
  closed: z.array(z.object({ verb: z.enum(enrolmentVerbs), says: word })),
});
export type EnrolmentRow = z.output<typeof enrolmentRow>;

export const drawView = z.object({
  commitment: z.string(),
  publishedAt: moment,
  publicSource: z.string(),
  publicDay: day,
  listHash: z.string().nullable(),
  lots: z.int(),
  publicNumber: z.string().nullable(),
  /** It was this account that entered the number: somebody else has to witness. */
  isOwnNumber: z.boolean(),
  seed: z.string().nullable(),
  drawnAt: moment.nullable(),
});
export type DrawView = z.output<typeof drawView>;

export const classView = classLine.extend({
  offerHours: z.int(),
  keptUntil: moment,
  keptReleasedAt: moment.nullable(),
  swapUntil: day,
  priorities: z.array(z.enum(priorities)),
  youngest: z.int().nullable(),
  extraStepFrom: z.int(),
  missedLimit: z.int().nullable(),
  rulesVersion: z.int(),
  isOpen: z.boolean(),
  items: z.array(enrolmentRow),
  drawn: drawView.nullable(),
});
export type ClassView = z.output<typeof classView>;

export const slip = z.object({
  id,
  classId: id,
  number: z.string(),
  passphrase: z.string(),
  /** Where the code on the slip leads: to the door, with the number filled in. */
  link: z.string(),
  lot: z.string().nullable(),
  status: z.enum(enrolmentStatuses),
  inLine: z.int().nullable(),
});
export type Slip = z.output<typeof slip>;

const person = {
  name: text(60),
  phone: text(30),
  birthYear: z.int().min(1000).max(9999),
  kinName: optionalText(60),
  kinPhone: optionalText(30),
  agreed: z.boolean().default(false),
  claims: z.array(z.enum(priorities)).max(3).default([]),
};
export const enrolInput = z.object({ way: z.enum(deskWays), ...person });
export type EnrolInput = z.output<typeof enrolInput>;

export const enrolmentsApi = {
  enrolmentClasses: endpoint({
    method: 'GET',
    path: '/api/enrolments/classes',
    allow: enrolmentRoles,
    says: ['各班报名情况', 'Enrolment, class by class'],
    query: z.object({ termId: id.optional() }),
    output: z.object({ items: z.array(classLine) }),
  }),
  enrolmentClass: endpoint({
    method: 'GET',
    path: '/api/enrolments/classes/:id',
    allow: enrolmentRoles,
    says: ['一个班的名单、候补和抽签', 'The list, the line and the draw of one class'],
    params,
    output: classView,
  }),
  putEnrolmentRules: endpoint({
    method: 'PUT',
    path: '/api/enrolments/classes/:id/rules',
    allow: deskRoles,
    says: [
      '定确认期限、保留名额放开时间、换班截止、优先顺序',
      'How long offers stand, until when seats are kept, priorities',
    ],
    params,
    input: z.object({
      offerHours: z.int().min(12).max(240),
      keptUntil: instant,
      swapUntil: day,
      priorities: z
        .array(z.enum(priorities))
        .max(3)
        .refine((list) => new Set(list).size === list.length),
    }),
    output: classView,
    versioned: true,
  }),
  deskEnrol: endpoint({
    method: 'POST',
    path: '/api/enrolments/classes/:id/enrol',
    allow: deskRoles,
    says: ['柜台、电话、纸质报名', 'Enrol somebody at the counter, by telephone, from paper'],
    params,
    input: enrolInput,
    output: slip,
  }),
  moveEnrolment: endpoint({
    method: 'POST',
    path: '/api/enrolments/:id/move',
    allow: deskRoles,
    says: ['替本人确认、退出;缺课多的转给候补', 'Take a seat or leave for somebody; pass a seat on'],
    params,
    input: z.object({ verb: z.enum(['accept', 'withdraw', 'passOn']), reason: z.string().trim().max(200).default('') }),
    output: classView,
    versioned: true,
  }),
  swapEnrolment: endpoint({
    method: 'POST',
    path: '/api/enrolments/:id/swap',
    allow: deskRoles,
    says: ['换到同学期的另一个班', 'Change to another class of the term'],
    params,
    input: z.object({ classId: id }),
    output: slip,
    versioned: true,
  }),
  toldEnrolment: endpoint({
    method: 'POST',
    path: '/api/enrolments/:id/told',
    allow: deskRoles,
    says: ['已打电话告诉本人', 'They were rung up'],
    params,
    input: z.object({}),
    output: classView,
  }),
  enrolmentPhone: endpoint({
    method: 'POST',
    path: '/api/enrolments/:id/phone',
    allow: deskRoles,
    says: ['看电话(留痕)', 'See the telephone; noted'],
    params,
    input: z.object({}),
    output: z.object({ phone: z.string().nullable(), kinPhone: z.string().nullable() }),
  }),
  putClaims: endpoint({
    method: 'PUT',
    path: '/api/enrolments/:id/claims',
    allow: deskRoles,
    says: ['核对优先条件(名单封存前)', 'Correct what gives priority, before the list is closed'],
    params,
    input: z.object({ claims: z.array(z.enum(priorities)).max(3), reason: text(200, 2) }),
    output: classView,
    versioned: true,
  }),
  publishSeed: endpoint({
    method: 'POST',
    path: '/api/enrolments/classes/:id/seed',
    allow: deskRoles,
    says: ['公布抽签种子的承诺值', 'Publish the hash of the seed'],
    params,
    input: z.object({ publicSource: text(120, 4), publicDay: day }),
    output: classView,
  }),
  enterNumber: endpoint({
    method: 'POST',
    path: '/api/enrolments/classes/:id/number',
    allow: deskRoles,
    says: ['录入公共号码', 'Enter the public number'],
    params,
    input: z.object({ publicNumber: text(60) }),
    output: classView,
  }),
  drawClass: endpoint({
    method: 'POST',
    path: '/api/enrolments/classes/:id/draw',
    allow: enrolmentRoles,
    says: ['见证并抽签,一次,不能重抽', 'Witness and draw, once'],
    params,
    input: z.object({ publicNumber: text(60) }),
    output: classView,
  }),
};
export type EnrolmentsApi = typeof enrolmentsApi;
