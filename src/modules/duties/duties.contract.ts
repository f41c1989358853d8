import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { roles } from '#kernel/actor.ts';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import { gateLines } from '#modules/mandates/mandates.gate.contract.ts';
import { dutyRoles, recordKinds, setterRoles, turnStatuses } from './duties.rules.ts';

const doers = dutyRoles satisfies readonly Role[];

export const turnView = z.object({
  dutyId: id,
  opensOn: day,
  dueOn: day,
  status: z.enum(turnStatuses),
  counted: z.int(),
  needs: z.int(),
  reason: z.string().nullable(),
  excusedBy: z.string().nullable(),
  /** A turn made good after its last day by a record that was made in time and arrived late. */
  arrivedLate: z.boolean(),
  version: z.int(),
});
export type TurnView = z.output<typeof turnView>;

export const dutyView = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  organisationId: id,
  unit: z.string(),
  role: z.enum(roles).nullable(),
  title: z.string(),
  note: z.string().nullable(),
  basis: z.string().nullable(),
  recordKind: z.enum(recordKinds),
  rrule: z.string(),
  startsOn: day,
  endsOn: day.nullable(),
  openDays: z.int().nullable(),
  needs: z.int(),
  setBy: z.string(),
  /** The day on which the next turn opens; null when there is none any more. */
  nextOn: day.nullable(),
  version: z.int(),
});
export type DutyView = z.output<typeof dutyView>;

/** A turn that is open for the people of one post today. */
export const todayTurn = z.object({
  ...turnView.pick({ dutyId: true, opensOn: true, dueOn: true, counted: true, needs: true }).shape,
  title: z.string(),
  note: z.string().nullable(),
  area: areaCode,
  placeName: z.string(),
  recordKind: z.enum(recordKinds),
});
export type TodayTurn = z.output<typeof todayTurn>;

const span = z.object({ from: day, to: day, area: areaCode.optional(), kind: z.enum(recordKinds).optional() });

export const boardLine = z.object({
  organisationId: id,
  unit: z.string(),
  area: areaCode,
  dutyId: id,
  title: z.string(),
  recordKind: z.enum(recordKinds),
  satisfied: z.int(),
  excused: z.int(),
  missed: z.int(),
  open: z.int(),
});
export type BoardLine = z.output<typeof boardLine>;

/** A turn that is open: what is due, by the unit that owes it. */
export const dueLine = turnView.pick({ dutyId: true, opensOn: true, dueOn: true, counted: true, needs: true }).extend({
  organisationId: id,
  unit: z.string(),
  area: areaCode,
  placeName: z.string(),
  role: z.enum(roles).nullable(),
  title: z.string(),
  recordKind: z.enum(recordKinds),
  /** Is it the caller's own, and does a line say that it is done? */
  mayNote: z.boolean(),
});
export type DueLine = z.output<typeof dueLine>;
const dueQuery = z.object({ until: day, area: areaCode.optional(), kind: z.enum(recordKinds).optional() });

export const dutyInput = z.object({
  area: areaCode,
  /** One duty is made for each of these units. */
  organisationIds: z.array(id).min(1).max(200),
  role: z.enum(roles).optional(),
  title: text(60, 2),
  note: optionalText(500),
  basis: optionalText(200),
  recordKind: z.enum(recordKinds),
  rrule: text(200, 6).toUpperCase(),
  startsOn: day,
  endsOn: day.optional(),
  openDays: z.int().min(1).max(366).nullable(),
  needs: z.int().min(1).max(500).default(1),
  lines: gateLines,
});
export type DutyInput = z.output<typeof dutyInput>;

const params = z.object({ id });
const turnParams = z.object({ id, opensOn: day });

export const dutiesApi = {
  listDuties: endpoint({
    method: 'GET',
    path: '/api/duties',
    allow: dutyRoles,
    says: ['固定工作清单', 'Duties: what must be done without anyone asking'],
    query: z.object({ area: areaCode.optional(), organisationId: id.optional(), ended: z.enum(['1']).optional() }),
    output: z.object({ items: z.array(dutyView) }),
  }),
  addDuties: endpoint({
    method: 'POST',
    path: '/api/duties',
    allow: setterRoles,
    says: ['定一项固定工作', 'Set a duty for one or several units'],
    input: dutyInput,
    output: z.object({ items: z.array(dutyView) }),
  }),
  editDuty: endpoint({
    method: 'PUT',
    path: '/api/duties/:id',
    allow: setterRoles,
    says: ['改写一项固定工作的说明', 'Reword a duty'],
    versioned: true,
    params,
    input: z.object({ title: text(60, 2), note: optionalText(500), basis: optionalText(200) }),
    output: dutyView,
  }),
  endDuty: endpoint({
    method: 'POST',
    path: '/api/duties/:id/end',
    allow: setterRoles,
    says: ['停止一项固定工作', 'End a duty after a day'],
    versioned: true,
    params,
    input: z.object({ lastDay: day }),
    output: dutyView,
  }),
  todayDuties: endpoint({
    method: 'GET',
    path: '/api/duties/today',
    allow: doers,
    says: ['我今天要做的固定工作', 'What is open for my post today'],
    output: z.object({ items: z.array(todayTurn) }),
  }),
  board: endpoint({
    method: 'GET',
    path: '/api/duties/board',
    allow: dutyRoles,
    says: ['各单位完成情况(只看单位,不看个人)', 'How far units are; never persons'],
    query: span,
    output: z.object({ lines: z.array(boardLine) }),
  }),
  dueTurns: endpoint({
    method: 'GET',
    path: '/api/duties/due',
    allow: dutyRoles,
    says: ['到期清单:哪个单位还有什么没做、到哪天', 'What is due by a day: units and what they still owe'],
    query: dueQuery,
    output: z.object({ items: z.array(dueLine) }),
  }),
  turns: endpoint({
    method: 'GET',
    path: '/api/duties/:id/turns',
    allow: dutyRoles,
    says: ['一项固定工作的每一次', 'The turns of one duty, newest first'],
    params,
    query: z.object({ from: day, to: day }),
    output: z.object({ duty: dutyView, turns: z.array(turnView) }),
  }),
  excuseTurn: endpoint({
    method: 'POST',
    path: '/api/duties/:id/turns/:opensOn/excuse',
    allow: setterRoles,
    says: ['说明这一次为什么没做', 'Excuse a turn, with the reason'],
    versioned: true,
    params: turnParams,
    input: z.object({ reason: text(500, 2) }),
    output: turnView,
  }),
  noteTurn: endpoint({
    method: 'POST',
    path: '/api/duties/:id/notes',
    allow: doers,
    says: ['写一句办了什么', 'Say what was done, for a duty without a record of its own'],
    params,
    input: z.object({ captured: captured(0), text: text(1000, 2) }),
    output: z.object({ id, on: day, at: moment, turn: turnView }),
  }),
} as const satisfies Api;
