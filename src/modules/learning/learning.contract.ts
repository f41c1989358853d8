import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment } from '#kernel/fields.ts';
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

export const learningApi = {
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
};
export type LearningApi = typeof learningApi;
