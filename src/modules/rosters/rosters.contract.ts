import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, formJson, id, moment, text } from '#kernel/fields.ts';
import { cameBy, rosterHeads, rosterRoles, swapStatuses } from './rosters.rules.ts';
import { rosterColumns } from './sheet.words.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const person = z.object({ id, name: z.string() });

export const swapView = z.object({
  id,
  rosterId: id,
  unit: z.string(),
  from: person,
  fromDay: day,
  to: person,
  toDay: day.nullable(),
  /** Asked to stand in on a day that is free because `from` is away. */
  isStandIn: z.boolean(),
  status: z.enum(swapStatuses),
  version: z.int(),
});
export type SwapView = z.output<typeof swapView>;

export const leaveView = z.object({ id, person, fromDay: day, toDay: day });
export type LeaveView = z.output<typeof leaveView>;

export const rosterView = z.object({
  id,
  organisationId: id,
  unit: z.string(),
  area: areaCode,
  month,
  perDay: z.int(),
  isPublished: z.boolean(),
  people: z.array(person),
  days: z.array(
    z.object({
      day,
      is: z.enum(['holiday', 'weekend', 'plain']),
      name: z.string(),
      people: z.array(person.extend({ cameBy: z.enum(cameBy) })),
      notes: z.array(z.object({ id, by: z.string(), text: z.string(), at: moment })),
    }),
  ),
  gaps: z.array(day),
  leaves: z.array(leaveView),
  swaps: z.array(swapView),
  /** May the caller make, change and publish it? */
  isMine: z.boolean(),
  version: z.int(),
});
export type RosterView = z.output<typeof rosterView>;

export const myDays = z.object({
  days: z.array(z.object({ rosterId: id, unit: z.string(), day, with: z.array(z.string()), noted: z.boolean() })),
  /** Days of my unit on which nobody is. */
  gaps: z.array(z.object({ rosterId: id, unit: z.string(), day })),
  swaps: z.array(swapView),
  leaves: z.array(leaveView),
  /** With whom a day may be swapped, by roster. */
  people: z.array(z.object({ rosterId: id, people: z.array(person) })),
});
export type MyDays = z.output<typeof myDays>;

export const gapLine = z.object({
  organisationId: id,
  unit: z.string(),
  area: areaCode,
  /** Days of the next fortnight with nobody; empty when the whole month has no published roster. */
  days: z.array(day),
  /** Who was asked to stand in and has not answered yet. */
  asked: z.array(z.object({ day, name: z.string() })),
  month,
});
export type GapLine = z.output<typeof gapLine>;

const rosterParams = z.object({ id });

export const rostersApi = {
  getRoster: endpoint({
    method: 'GET',
    path: '/api/rosters',
    allow: rosterRoles,
    says: ['一个单位一个月的值班表', 'The roster of a unit for a month'],
    query: z.object({ organisationId: id, month }),
    output: z.object({ roster: rosterView.nullable(), people: z.array(person), isMine: z.boolean() }),
  }),
  draftRoster: endpoint({
    method: 'POST',
    path: '/api/rosters',
    allow: rosterHeads,
    says: ['排一个月的班(草稿)', 'Draft a month fairly; a draft is drawn anew'],
    input: z.object({
      organisationId: id,
      month,
      accountIds: z.array(id).min(1).max(60),
      perDay: z.int().min(1).max(5).default(1),
    }),
    output: rosterView,
  }),
  importRoster: endpoint({
    method: 'POST',
    path: '/api/rosters/import',
    allow: rosterHeads,
    says: [
      '导入已经排好的值班表(xlsx、csv):有一行不能用就整张不导入',
      'Import a roster made elsewhere, whole or not at all, as a draft; dryRun shows every refused row and why',
    ],
    upload: 'sheet',
    input: z.object({
      organisationId: id,
      month,
      perDay: formJson(z.int().min(1).max(5).default(1)),
      dryRun: formJson(z.boolean().default(false)),
    }),
    output: z.object({
      rows: z.int(),
      refused: z.int(),
      people: z.array(z.object({ name: z.string(), days: z.int() })),
      /** Days that the table says nothing of: they stay free in the draft. */
      gaps: z.array(day),
      faults: z.array(
        z.object({
          row: z.int(),
          field: z.enum(rosterColumns),
          rule: z.string(),
          zh: z.string(),
          en: z.string(),
        }),
      ),
      rosterId: id.nullable(),
    }),
  }),
  rosterTemplate: endpoint({
    method: 'GET',
    path: '/api/rosters/template.xlsx',
    allow: rosterHeads,
    says: ['值班表模板', 'A table to fill in'],
    query: z.object({ month }),
    output: z.unknown(),
    download: true,
  }),
  setDay: endpoint({
    method: 'PUT',
    path: '/api/rosters/:id/day',
    allow: rosterHeads,
    says: ['手工改草稿里的一天', 'Say by hand who is on duty on a day of a draft'],
    versioned: true,
    params: rosterParams,
    input: z.object({ day, accountIds: z.array(id).max(5) }),
    output: rosterView,
  }),
  publishRoster: endpoint({
    method: 'POST',
    path: '/api/rosters/:id/publish',
    allow: rosterHeads,
    says: ['公布值班表(每天至少一人)', 'Publish; refused while a day has nobody'],
    versioned: true,
    params: rosterParams,
    input: z.object({}),
    output: rosterView,
  }),
  exportRoster: endpoint({
    method: 'GET',
    path: '/api/rosters/:id/roster.xlsx',
    allow: rosterRoles,
    says: ['导出值班表', 'The roster as a spreadsheet'],
    params: rosterParams,
    output: z.never(),
    download: true,
  }),
  myDays: endpoint({
    method: 'GET',
    path: '/api/rosters/mine',
    allow: rosterRoles,
    says: ['我的值班、换班和请假', 'My days on duty, swaps and leave'],
    output: myDays,
  }),
  gaps: endpoint({
    method: 'GET',
    path: '/api/rosters/gaps',
    allow: rosterRoles,
    says: ['哪里哪天没人值班', 'Where nobody is on duty'],
    output: z.object({ items: z.array(gapLine) }),
  }),
  tellLeave: endpoint({
    method: 'POST',
    path: '/api/rosters/leaves',
    allow: rosterRoles,
    says: ['请假(这几天不能值班,不问原因)', 'Say on which days one cannot be on duty; no reason is asked'],
    input: z.object({ fromDay: day, toDay: day }),
    output: z.object({
      leave: leaveView,
      opened: z.array(day),
      /** For each free day who is asked to stand in; null when nobody is left to ask. */
      asked: z.array(z.object({ day, name: z.string().nullable() })),
    }),
  }),
  endLeave: endpoint({
    method: 'POST',
    path: '/api/rosters/leaves/:id/end',
    allow: rosterRoles,
    says: ['销假:还没人顶的班回到本人', 'End a leave; days that nobody took come back'],
    params: rosterParams,
    input: z.object({}),
    output: z.object({ back: z.array(day) }),
  }),
  askStandIn: endpoint({
    method: 'POST',
    path: '/api/rosters/:id/stand-in',
    allow: rosterHeads,
    says: ['没人值班的一天,按公平规则请下一个人顶班', 'Ask the next by the fair rule to stand in on a free day'],
    params: rosterParams,
    input: z.object({ day }),
    output: swapView,
  }),
  offerSwap: endpoint({
    method: 'POST',
    path: '/api/rosters/:id/swaps',
    allow: rosterRoles,
    says: ['请人换班或顶班', 'Offer one of my days to somebody, for one of theirs or for nothing'],
    params: rosterParams,
    input: z.object({ fromDay: day, toId: id, toDay: day.optional() }),
    output: swapView,
  }),
  answerSwap: endpoint({
    method: 'POST',
    path: '/api/rosters/swaps/:id/answer',
    allow: rosterRoles,
    says: ['答应或不答应换班', 'Say yes or no to a swap'],
    versioned: true,
    params: rosterParams,
    input: z.object({ accept: z.boolean() }),
    output: swapView,
  }),
  withdrawSwap: endpoint({
    method: 'POST',
    path: '/api/rosters/swaps/:id/withdraw',
    allow: rosterRoles,
    says: ['收回换班请求', 'Take an offer back'],
    versioned: true,
    params: rosterParams,
    input: z.object({}),
    output: swapView,
  }),
  takeDay: endpoint({
    method: 'POST',
    path: '/api/rosters/:id/take',
    allow: rosterRoles,
    says: ['补上没人值班的一天', 'Take a day on which nobody is'],
    params: rosterParams,
    input: z.object({ day }),
    output: z.object({ rosterId: id, day }),
  }),
  noteDay: endpoint({
    method: 'POST',
    path: '/api/rosters/:id/notes',
    allow: rosterRoles,
    says: ['写值班记录', 'Note what happened on a day on duty'],
    params: rosterParams,
    input: z.object({ captured: captured(0), day, text: text(2000, 2) }),
    output: z.object({ id, day, at: moment }),
  }),
} as const satisfies Api;
