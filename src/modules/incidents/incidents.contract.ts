import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import { caseRoles, handlerRoles } from '#modules/cases/cases.parts.rules.ts';
import { caseKinds, caseStatuses } from '#modules/cases/cases.rules.ts';
import { gateFields } from '#modules/mandates/mandates.gate.contract.ts';
import { dutyRoles, incidentRoles, incidentStatuses, linkKinds, topicRoles } from './incidents.rules.ts';

const word = z.tuple([z.string(), z.string()]);
const unit = z.object({ id, name: z.string() });

/** Every number the heat is made of, so that anybody can make it again. */
const heatInputs = z.object({
  voices: z.number().int(),
  days: z.number().int(),
  supporters: z.number().int(),
  quiet: z.number().int(),
});

export const topicRow = z.object({
  id,
  name: z.string(),
  place: z.string(),
  words: z.array(z.string()),
  area: areaCode,
  heat: z.number(),
  inputs: heatInputs,
  firstDay: day,
  lastDay: day,
  open: z.number().int(),
  closed: z.number().int(),
  /** Voices in equal parts of the time between the first and the last day. */
  trend: z.array(z.number().int()),
  incident: z.object({ id, number: z.string(), status: z.enum(incidentStatuses) }).nullable(),
  proactive: z
    .object({
      caseId: id,
      number: z.string(),
      status: z.enum(caseStatuses),
      unit: z.string(),
      dueAt: moment.nullable(),
      overdue: z.boolean(),
    })
    .nullable(),
});
export type TopicRow = z.infer<typeof topicRow>;

/** A case as it is named beside others: never who brought it, and not what they wrote. */
export const caseBrief = z.object({
  id,
  number: z.string(),
  title: z.string(),
  status: z.enum(caseStatuses),
  placeName: z.string(),
  receivedAt: moment,
});
export const suggestion = caseBrief.extend({ words: z.array(z.string()) });

const period = z.object({ area: areaCode.optional(), from: day.optional(), to: day.optional() });
export type TopicPeriod = z.output<typeof period>;
const asOf = { asOf: day, version: z.string() };

const incidentSummary = z.object({
  id,
  number: z.string(),
  version: z.number().int(),
  title: z.string(),
  category: z.string().nullable(),
  status: z.enum(incidentStatuses),
  area: areaCode,
  placeName: z.string(),
  owner: unit,
  openedAt: moment,
  attached: z.number().int(),
  openCases: z.number().int(),
});
export type IncidentSummary = z.infer<typeof incidentSummary>;

export const incidentView = incidentSummary.extend({
  topicId: id.nullable(),
  open: z.array(z.string()),
  cases: z.array(
    caseBrief.extend({
      attachedAt: moment,
      optedOutAt: moment.nullable(),
      /** Why a reply to all would not reach it now when sent by whoever asks; null when it would. */
      skips: word.nullable(),
    }),
  ),
  suggested: z.array(suggestion),
  notes: z.array(z.object({ id, at: moment, unit: z.string(), text: z.string() })),
  replies: z.array(
    z.object({
      id,
      at: moment,
      unit: z.string(),
      text: z.string(),
      outcome: z.enum(['solved', 'explained']),
      basis: z.string().nullable(),
      told: z.number().int(),
      waiting: z.number().int(),
      skipped: z.array(z.object({ caseId: id, number: z.string(), why: z.string(), says: word })),
    }),
  ),
});
export type IncidentView = z.infer<typeof incidentView>;

const link = z.object({
  id,
  kind: z.enum(linkKinds),
  /** The case asked about is the one that repeats or continues; else the other one does. */
  fromHere: z.boolean(),
  at: moment,
  other: caseBrief,
});
const params = z.object({ id });
const caseIds = z.array(id).min(1).max(200);

export const incidentsApi = {
  topics: endpoint({
    method: 'GET',
    path: '/api/topics',
    allow: topicRoles,
    says: ['热点事项,最热的在前', 'Hot spots, the hottest first'],
    query: period,
    output: z.object({ items: z.array(topicRow), ...asOf }),
  }),
  topic: endpoint({
    method: 'GET',
    path: '/api/topics/:id',
    allow: topicRoles,
    says: ['一个热点和它的诉求', 'One hot spot with its cases'],
    params,
    query: period.pick({ from: true, to: true }),
    output: topicRow.extend({ cases: z.array(caseBrief), ...asOf }),
  }),
  makeProactive: endpoint({
    method: 'POST',
    path: '/api/topics/:id/proactive',
    allow: dutyRoles,
    says: ['未诉先办:立为主动治理件', 'Make it a proactive case with an owner'],
    params,
    input: z.object({
      organisationId: id,
      kind: z.enum(caseKinds).default('hazard'),
      title: text(120, 2),
      body: text(4000, 4),
      placeNote: optionalText(200),
      ...gateFields,
    }),
    output: z.object({ caseId: id, number: z.string() }),
  }),

  incidents: endpoint({
    method: 'GET',
    path: '/api/incidents',
    allow: incidentRoles,
    says: ['同类事项清单', 'Incidents'],
    query: z.object({
      status: z.enum(incidentStatuses).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
      after: z.string().max(100).optional(),
    }),
    output: z.object({ items: z.array(incidentSummary), next: z.string().nullable() }),
  }),
  incident: endpoint({
    method: 'GET',
    path: '/api/incidents/:id',
    allow: incidentRoles,
    says: ['一个同类事项', 'One incident'],
    params,
    output: incidentView,
  }),
  openIncident: endpoint({
    method: 'POST',
    path: '/api/incidents',
    allow: dutyRoles,
    says: ['立一个同类事项', 'Open an incident'],
    input: z.object({
      title: text(80, 2),
      area: areaCode,
      category: optionalText(60),
      organisationId: id,
      topicId: id.optional(),
      caseIds: z.array(id).max(200).default([]),
      ...gateFields,
    }),
    output: incidentView,
  }),
  attachCases: endpoint({
    method: 'POST',
    path: '/api/incidents/:id/attach',
    allow: dutyRoles,
    says: ['并入诉求', 'Attach cases'],
    params,
    input: z.object({ caseIds }),
    output: incidentView,
  }),
  detachCase: endpoint({
    method: 'POST',
    path: '/api/incidents/:id/detach',
    allow: dutyRoles,
    says: ['移出诉求', 'Detach a case'],
    params,
    input: z.object({ caseId: id, reason: text(300, 2) }),
    output: incidentView,
  }),
  noteIncident: endpoint({
    method: 'POST',
    path: '/api/incidents/:id/notes',
    allow: incidentRoles,
    says: ['写进展(每位反映人都看得到)', 'Note progress; everybody attached reads it'],
    params,
    input: z.object({ text: text(1000, 2) }),
    output: incidentView,
  }),
  replyAll: endpoint({
    method: 'POST',
    path: '/api/incidents/:id/replies',
    allow: handlerRoles,
    says: ['一次答复全部', 'Reply to all, each case by itself'],
    params,
    input: z.object({ text: text(4000, 10), outcome: z.enum(['solved', 'explained']), basis: optionalText(300) }),
    output: incidentView,
  }),
  resumeReply: endpoint({
    method: 'POST',
    path: '/api/incidents/:id/replies/:replyId/resume',
    allow: handlerRoles,
    says: ['把没发完的答复接着发完', 'Finish a reply to all that was interrupted'],
    params: z.object({ id, replyId: id }),
    input: z.object({}),
    output: incidentView,
  }),
  endIncident: endpoint({
    method: 'POST',
    path: '/api/incidents/:id/end',
    allow: dutyRoles,
    says: ['办结这个同类事项', 'End the incident'],
    versioned: true,
    params,
    input: z.object({}),
    output: incidentView,
  }),

  around: endpoint({
    method: 'GET',
    path: '/api/cases/:id/around',
    allow: caseRoles,
    says: ['与这一件有关的诉求', 'What belongs to this case'],
    params,
    output: z.object({
      links: z.array(link),
      suggested: z.array(suggestion),
      incident: z.object({ id, number: z.string(), title: z.string(), status: z.enum(incidentStatuses) }).nullable(),
      topic: z.object({ id, name: z.string(), isProactive: z.boolean() }).nullable(),
      incidents: z.array(z.object({ id, number: z.string(), title: z.string() })),
      mayLink: z.boolean(),
    }),
  }),
  linkCases: endpoint({
    method: 'POST',
    path: '/api/cases/:id/links',
    allow: dutyRoles,
    says: ['关联两件诉求', 'Link two cases'],
    params,
    input: z.object({ otherId: id, kind: z.enum(linkKinds) }),
    output: z.object({ id }),
  }),
  unlinkCases: endpoint({
    method: 'DELETE',
    path: '/api/cases/:id/links/:linkId',
    allow: dutyRoles,
    says: ['取消关联', 'Undo a link'],
    params: z.object({ id, linkId: id }),
    output: z.object({ id }),
  }),
} as const satisfies Api;
