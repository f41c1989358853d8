import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import { keeperRoles, modes, termStatuses, termVerbs, timetableRoles } from './learning.rules.ts';

const params = z.object({ id });
const word = z.tuple([z.string(), z.string()]);

export const termView = z.object({
  id,
  area: areaCode,
  organisationId: id,
  unit: z.string(),
  name: z.string(),
  fromDay: day,
  toDay: day,
  opensAt: moment,
  closesAt: moment,
  perLearner: z.int(),
  status: z.enum(termStatuses),
  version: z.int(),
  classes: z.int(),
  withoutSessions: z.int(),
  open: z.array(z.enum(termVerbs)),
  closed: z.array(z.object({ verb: z.enum(termVerbs), says: word })),
});
export type TermView = z.output<typeof termView>;

export const classView = z.object({
  id,
  area: areaCode,
  organisationId: id,
  unit: z.string(),
  termId: id,
  term: z.string(),
  termStatus: z.enum(termStatuses),
  courseId: id,
  course: z.string(),
  subject: z.string(),
  about: z.string().nullable(),
  hoursEach: z.int(),
  name: z.string(),
  roomId: id,
  room: z.string(),
  address: z.string(),
  stepFree: z.boolean(),
  teachers: z.array(z.object({ id, name: z.string() })),
  seats: z.int(),
  keptSeats: z.int(),
  taken: z.int(),
  mode: z.enum(modes),
  opensAt: moment,
  closesAt: moment,
  youngest: z.int().nullable(),
  extraStepFrom: z.int(),
  feeFen: z.int(),
  feeBasis: z.string().nullable(),
  needs: z.string().nullable(),
  slots: z.array(z.object({ weekday: z.int(), from: z.int(), minutes: z.int() })),
  fromDay: day,
  sessions: z.int(),
  drafted: z.int(),
  missedLimit: z.int().nullable(),
  certificatePercent: z.int(),
  leaderId: id.nullable(),
  cancelledReason: z.string().nullable(),
  version: z.int(),
});
export type ClassView = z.output<typeof classView>;

export const weekSlot = z.object({
  weekday: z.int().min(1).max(7),
  from: z.int().min(0).max(1439),
  minutes: z.int().min(15).max(480),
});
const instant = z.iso.datetime({ offset: true });
export const termInput = z.object({
  name: text(40, 2),
  fromDay: day,
  toDay: day,
  opensAt: instant,
  closesAt: instant,
  perLearner: z.int().min(1).max(20),
});
export type TermInput = z.output<typeof termInput>;
export const classInput = z.object({
  courseId: id,
  name: text(40, 2),
  roomId: id,
  teacherIds: z.array(id).min(1).max(4),
  seats: z.int().min(1).max(2000),
  keptSeats: z.int().min(0).max(2000),
  mode: z.enum(modes),
  /** Left out, the term's. */
  opensAt: instant.optional(),
  closesAt: instant.optional(),
  youngest: z.int().min(1).max(100).optional(),
  extraStepFrom: z.int().min(60).max(120).default(80),
  feeFen: z.int().min(0).max(1_000_000).default(0),
  feeBasis: optionalText(120, 4),
  needs: optionalText(300, 2),
  slots: z.array(weekSlot).min(1).max(7),
  fromDay: day,
  sessions: z.int().min(1).max(200),
  missedLimit: z.int().min(1).max(50).optional(),
  certificatePercent: z.int().min(1).max(100).default(60),
});
export type ClassInput = z.output<typeof classInput>;

export const learningApi = {
  addTerm: endpoint({
    method: 'POST',
    path: '/api/learning/terms',
    allow: keeperRoles,
    says: ['新建一个学期', 'A new term'],
    input: termInput,
    output: termView,
  }),
  changeTerm: endpoint({
    method: 'PUT',
    path: '/api/learning/terms/:id',
    allow: keeperRoles,
    says: ['修改学期', 'Change a term'],
    params,
    input: termInput,
    output: termView,
    versioned: true,
  }),
  listTerms: endpoint({
    method: 'GET',
    path: '/api/learning/terms',
    allow: timetableRoles,
    says: ['各学期', 'Terms'],
    output: z.object({ items: z.array(termView) }),
  }),
  moveTerm: endpoint({
    method: 'POST',
    path: '/api/learning/terms/:id/move',
    allow: keeperRoles,
    says: ['开放报名、抽签、确认、开学、结业', 'Move a term on'],
    params,
    input: z.object({ verb: z.enum(termVerbs) }),
    output: termView,
    versioned: true,
  }),
  listClasses: endpoint({
    method: 'GET',
    path: '/api/learning/classes',
    allow: timetableRoles,
    says: ['一个学期的班', 'The classes of a term'],
    query: z.object({ termId: id.optional() }),
    output: z.object({ items: z.array(classView) }),
  }),
  getClass: endpoint({
    method: 'GET',
    path: '/api/learning/classes/:id',
    allow: timetableRoles,
    says: ['看一个班', 'One class'],
    params,
    output: classView,
  }),
  addClass: endpoint({
    method: 'POST',
    path: '/api/learning/terms/:id/classes',
    allow: keeperRoles,
    says: ['开一个班', 'A new class of a term'],
    params,
    input: classInput,
    output: classView,
  }),
  changeClass: endpoint({
    method: 'PUT',
    path: '/api/learning/classes/:id',
    allow: keeperRoles,
    says: ['修改一个班', 'Change a class'],
    params,
    input: classInput,
    output: classView,
    versioned: true,
  }),
  cancelClass: endpoint({
    method: 'POST',
    path: '/api/learning/classes/:id/cancel',
    allow: keeperRoles,
    says: ['这个班不开了', 'A class is not held after all'],
    params,
    input: z.object({ reason: text(200, 2) }),
    output: classView,
    versioned: true,
  }),
  chooseLeader: endpoint({
    method: 'POST',
    path: '/api/learning/classes/:id/leader',
    allow: keeperRoles,
    says: ['选定班长:班长可在家门户点名', 'The class leader, who may keep the register on the portal'],
    params,
    input: z.object({ learnerId: id.nullable() }),
    output: classView,
    versioned: true,
  }),
};
export type LearningApi = typeof learningApi;
