import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { day, formJson, id, moment, text } from '#kernel/fields.ts';
import { keeperRoles, timetableRoles } from './learning.rules.ts';
import { sessionStatuses } from './register.rules.ts';
import { classSheetFields } from './sheet.words.ts';

const params = z.object({ id });
const instant = z.iso.datetime({ offset: true });
const word = z.tuple([z.string(), z.string()]);

export const sessionView = z.object({
  id,
  classId: id,
  class: z.string(),
  subject: z.string(),
  termId: id,
  roomId: id,
  room: z.string(),
  teachers: z.array(z.object({ id, name: z.string() })),
  startsAt: moment,
  endsAt: moment,
  status: z.enum(sessionStatuses),
  reason: z.string().nullable(),
  /** The cancelled session it makes up for. */
  makesUp: id.nullable(),
  /** When the session that was made up for would have been. */
  insteadOf: moment.nullable(),
  isMadeUp: z.boolean(),
  /** When it was first to begin, once it was moved. */
  movedFrom: moment.nullable(),
  expected: z.int(),
  present: z.int(),
  version: z.int(),
});
export type SessionView = z.output<typeof sessionView>;

export const clashView = z.object({ day, says: word });
export const draftView = z.object({
  sessions: z.array(z.object({ day, from: z.int(), minutes: z.int() })),
  skipped: z.array(z.object({ day, why: z.enum(['holiday', 'makeup']), name: z.string() })),
  short: z.int(),
  provisionalFrom: day.nullable(),
  clashes: z.array(clashView),
  written: z.boolean(),
});
export type DraftView = z.output<typeof draftView>;

const placed = z.object({
  startsAt: instant,
  endsAt: instant,
  roomId: id,
  teacherIds: z.array(id).min(1).max(4),
});

export const sessionsApi = {
  listSessions: endpoint({
    method: 'GET',
    path: '/api/learning/sessions',
    allow: timetableRoles,
    says: ['课表:从哪天到哪天', 'The timetable between two days'],
    query: z.object({
      from: day,
      to: day,
      termId: id.optional(),
      classId: id.optional(),
      roomId: id.optional(),
      teacherId: id.optional(),
    }),
    output: z.object({ items: z.array(sessionView) }),
  }),
  draftClass: endpoint({
    method: 'POST',
    path: '/api/learning/classes/:id/draft',
    allow: keeperRoles,
    says: ['按每周时段排出整学期的课,避开节假日', 'Draft a class’s sessions from its weekly slots, holidays left out'],
    params,
    input: z.object({ dryRun: z.boolean().default(true), onMakeupDays: z.boolean().default(false) }),
    output: draftView,
  }),
  addSession: endpoint({
    method: 'POST',
    path: '/api/learning/classes/:id/sessions',
    allow: keeperRoles,
    says: ['加一次课或补课', 'One more session, or one that makes up for a cancelled one'],
    params,
    input: placed.extend({ makesUp: id.optional() }),
    output: sessionView,
  }),
  moveSession: endpoint({
    method: 'POST',
    path: '/api/learning/sessions/:id/move',
    allow: keeperRoles,
    says: ['调课:换时间、教室或教师', 'Move a session to another time, room or teacher'],
    params,
    input: placed,
    output: sessionView,
    versioned: true,
  }),
  cancelSession: endpoint({
    method: 'POST',
    path: '/api/learning/sessions/:id/cancel',
    allow: keeperRoles,
    says: ['停一次课', 'Cancel one session'],
    params,
    input: z.object({ reason: text(200, 2) }),
    output: sessionView,
    versioned: true,
  }),
  exportTimetable: endpoint({
    method: 'GET',
    path: '/api/learning/terms/:id/timetable',
    allow: timetableRoles,
    says: ['导出一个学期的班和课表', 'A term’s classes and timetable as a table'],
    params,
    download: true,
    output: z.object({}),
  }),
  importClasses: endpoint({
    method: 'POST',
    path: '/api/learning/terms/:id/import',
    allow: keeperRoles,
    says: ['导入一个学期的班', 'A term’s classes from a table'],
    params,
    upload: 'sheet',
    input: z.object({
      map: formJson(z.record(z.string(), z.string()).default({})),
      dryRun: formJson(z.boolean().default(false)),
    }),
    output: z.object({
      rows: z.int(),
      imported: z.int(),
      known: z.int(),
      refused: z.int(),
      seconds: z.number(),
      faults: z.array(
        z.object({ row: z.int(), field: z.enum(classSheetFields), rule: z.string(), zh: z.string(), en: z.string() }),
      ),
      preview: z
        .object({
          columns: z.array(z.string()),
          mapping: z.partialRecord(z.enum(classSheetFields), z.string()),
          rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
        })
        .nullable(),
    }),
  }),
};
export type SessionsApi = typeof sessionsApi;
