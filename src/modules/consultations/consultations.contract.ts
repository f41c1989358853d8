import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import {
  callStatuses,
  callVerbs,
  groupStatuses,
  groupVerbs,
  keeperRoles,
  outcomes,
  readerRoles,
  takerRoles,
  voices,
  ways,
} from './consultations.rules.ts';

const params = z.object({ id });
const word = z.tuple([z.string(), z.string()]);

export const callRow = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  unit: z.string(),
  title: z.string(),
  question: z.string(),
  background: z.string(),
  who: z.string(),
  places: z.string(),
  untilDay: day,
  status: z.enum(callStatuses),
  isTaking: z.boolean(),
  /** How many have answered. */
  count: z.int(),
  /** Without a group, or in one without an answer. */
  waiting: z.int(),
  mayKeep: z.boolean(),
  version: z.int(),
});
export type CallRow = z.infer<typeof callRow>;
export const opinionView = z.object({
  id,
  number: z.string(),
  placeName: z.string(),
  way: z.enum(ways),
  voice: z.enum(voices),
  said: z.string().nullable(),
  /** Masked. */
  name: z.string().nullable(),
  hasPhone: z.boolean(),
  mayPublish: z.boolean(),
  isShown: z.boolean(),
  groupId: id.nullable(),
  suggestedGroupId: id.nullable(),
  at: moment,
  toldAt: moment.nullable(),
});
export type OpinionView = z.infer<typeof opinionView>;
export const groupView = z.object({
  id,
  consultationId: id.nullable(),
  callTitle: z.string().nullable(),
  summary: z.string(),
  status: z.enum(groupStatuses),
  reason: z.string().nullable(),
  ownerId: id.nullable(),
  owner: z.string().nullable(),
  dueOn: day.nullable(),
  isOverdue: z.boolean(),
  evidence: z.string().nullable(),
  doneOn: day.nullable(),
  opinions: z.int(),
  told: z.int(),
  version: z.int(),
  open: z.array(z.enum(groupVerbs)),
});
export type GroupView = z.infer<typeof groupView>;
const pile = z.object({ groups: z.array(groupView), opinions: z.array(opinionView) });
export const callView = callRow.extend({
  summary: z.string().nullable(),
  open: z.array(z.enum(callVerbs)),
  closed: z.array(z.object({ verb: z.enum(callVerbs), says: word })),
  ...pile.shape,
});
export type CallView = z.infer<typeof callView>;

export const callInput = z.strictObject({
  title: text(80, 2),
  question: text(600, 4),
  background: z.string().trim().max(3000).default(''),
  who: text(200, 2),
  places: z.string().trim().max(300).default(''),
  untilDay: day,
});
export const opining = {
  consultationId: id.nullable().default(null),
  area: areaCode,
  said: text(2000, 1),
  voice: z.enum(voices).default('resident'),
  mayPublish: z.boolean().default(false),
  name: optionalText(60),
  phone: optionalText(30),
};
const receipt = z.object({ id, number: z.string(), passphrase: z.string() });
export type OpinionReceipt = z.infer<typeof receipt>;
export const exportPurposes = ['study', 'report', 'archive'] as const;

export const consultationsApi = {
  listConsultations: endpoint({
    method: 'GET',
    path: '/api/consultations',
    allow: readerRoles,
    says: ['征求意见', 'Calls for opinions that concern the place'],
    output: z.object({ items: z.array(callRow), standingWaiting: z.int() }),
  }),
  addConsultation: endpoint({
    method: 'POST',
    path: '/api/consultations',
    allow: keeperRoles,
    says: ['起草一次征求', 'Draft a call'],
    input: callInput,
    output: callView,
  }),
  standingOpinions: endpoint({
    method: 'GET',
    path: '/api/consultations/standing',
    allow: readerRoles,
    says: ['人民建议:没有征求也可以提的', 'Suggestions nobody asked for'],
    output: pile,
  }),
  adoptedTasks: endpoint({
    method: 'GET',
    path: '/api/consultations/tasks',
    allow: readerRoles,
    says: ['本单位要落实的', 'What was adopted and is this unit’s to do'],
    output: z.object({ items: z.array(groupView) }),
  }),
  getConsultation: endpoint({
    method: 'GET',
    path: '/api/consultations/:id',
    allow: readerRoles,
    says: ['看一次征求', 'One call'],
    params,
    output: callView,
  }),
  changeConsultation: endpoint({
    method: 'PUT',
    path: '/api/consultations/:id',
    allow: keeperRoles,
    says: ['改草稿', 'Change a draft'],
    params,
    versioned: true,
    input: callInput,
    output: callView,
  }),
  moveConsultation: endpoint({
    method: 'POST',
    path: '/api/consultations/:id/move',
    allow: keeperRoles,
    says: ['发布、延期、结束', 'Publish, extend, close'],
    params,
    versioned: true,
    input: z.strictObject({ verb: z.enum(callVerbs), untilDay: day.optional(), summary: optionalText(3000) }),
    output: callView,
  }),
  exportConsultation: endpoint({
    method: 'GET',
    path: '/api/consultations/:id/export',
    allow: keeperRoles,
    says: ['导出意见和答复:不含姓名电话,写明用途', 'Opinions and answers as xlsx, without names; with a purpose'],
    params,
    query: z.object({ purpose: z.enum(exportPurposes) }),
    download: true,
    output: z.object({}),
  }),
  giveOpinion: endpoint({
    method: 'POST',
    path: '/api/consultations/opinions',
    allow: takerRoles,
    says: ['登记一条意见', 'Write down an opinion said in person or come on paper'],
    input: z.strictObject({ ...opining, way: z.enum(['counter', 'paper']).default('counter') }),
    output: receipt,
  }),
  captureOpinion: endpoint({
    method: 'POST',
    path: '/api/consultations/opinions/capture',
    allow: takerRoles,
    says: ['上门记一条意见', 'An opinion taken down at the door, perhaps without a network'],
    input: z.strictObject({ ...opining, captured: captured(0) }),
    output: receipt,
  }),
  sortOpinions: endpoint({
    method: 'POST',
    path: '/api/consultations/groups',
    allow: keeperRoles,
    says: ['归类:放进一类,或新立一类', 'Put opinions into a group, or make one'],
    input: z.strictObject({
      opinionIds: z.array(id).min(1).max(200),
      groupId: id.optional(),
      summary: optionalText(600, 2),
    }),
    output: groupView,
  }),
  moveGroup: endpoint({
    method: 'POST',
    path: '/api/consultations/groups/:id/move',
    allow: keeperRoles,
    says: ['答复、登记落实', 'Answer a group; note that it was done'],
    params,
    versioned: true,
    input: z.strictObject({
      verb: z.enum(groupVerbs),
      outcome: z.enum(outcomes).optional(),
      reason: optionalText(1000, 4),
      ownerId: id.optional(),
      dueOn: day.optional(),
      evidence: optionalText(1000, 4),
    }),
    output: groupView,
  }),
  tellOpinion: endpoint({
    method: 'POST',
    path: '/api/consultations/opinions/:id/told',
    allow: takerRoles,
    says: ['登记已当面或电话告知', 'Note that the person was told'],
    params,
    input: z.strictObject({ way: z.enum(['phone', 'visit']) }),
    output: z.object({}),
  }),
  opinionPhone: endpoint({
    method: 'POST',
    path: '/api/consultations/opinions/:id/phone',
    allow: takerRoles,
    says: ['看电话(留痕)', 'See the telephone; noted'],
    params,
    input: z.strictObject({}),
    output: z.object({ phone: z.string() }),
  }),
  showOpinion: endpoint({
    method: 'POST',
    path: '/api/consultations/opinions/:id/show',
    allow: keeperRoles,
    says: ['公开或撤下一条原话', 'Publish somebody’s words with their consent, or take them down'],
    params,
    input: z.strictObject({ isShown: z.boolean() }),
    output: z.object({}),
  }),
};
export type ConsultationsApi = typeof consultationsApi;
