import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import { gateFields } from '#modules/mandates/mandates.gate.contract.ts';
import { studyReaders, studyRoles, taskWays } from './studies.rules.ts';

const row = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  title: z.string(),
  heldOn: day,
  unit: z.string(),
  matters: z.int(),
  tasks: z.int(),
  tasksOpen: z.int(),
});
export type StudyRow = z.output<typeof row>;

export const studyView = row.extend({
  heldWhere: z.string().nullable(),
  chair: z.string(),
  at: moment,
  weighed: z.string(),
  decision: z.string(),
  participants: z.array(z.object({ unit: z.string().nullable(), name: z.string().nullable() })),
  about: z.array(
    z.object({
      visitId: id,
      needId: id.nullable(),
      day,
      household: z.string().nullable(),
      purposeSays: z.tuple([z.string(), z.string()]),
      what: z.string().nullable(),
    }),
  ),
  followUps: z.array(
    z.object({
      id,
      nth: z.int(),
      what: z.string(),
      unit: z.string(),
      until: day,
      caseId: id.nullable(),
      caseNumber: z.string().nullable(),
      dutyId: id.nullable(),
      isDone: z.boolean(),
    }),
  ),
});
export type StudyView = z.output<typeof studyView>;

export const studyInput = z.object({
  title: text(60, 2),
  heldOn: day,
  heldWhere: optionalText(60),
  weighed: text(4000, 2),
  decision: text(4000, 2),
  matters: z
    .array(z.object({ visitId: id, needId: id.optional() }))
    .min(1)
    .max(40),
  participants: z
    .array(
      z.object({ organisationId: id.optional(), name: optionalText(60) }).refine((p) => p.organisationId || p.name),
    )
    .max(40),
  tasks: z
    .array(
      z.object({
        what: text(300, 2),
        organisationId: id,
        until: day,
        way: z.enum(taskWays),
        /** The need whose case this is about. */
        needId: id.optional(),
        ...gateFields,
      }),
    )
    .max(20)
    .default([]),
});
export type StudyInput = z.output<typeof studyInput>;

export const studiesApi = {
  listStudies: endpoint({
    method: 'GET',
    path: '/api/visits/studies',
    allow: studyReaders,
    says: ['联合研判', 'Joint studies'],
    query: z.object({ area: areaCode.optional() }),
    output: z.object({ items: z.array(row) }),
  }),
  holdStudy: endpoint({
    method: 'POST',
    path: '/api/visits/studies',
    allow: studyRoles,
    says: ['记一次联合研判', 'A joint study: what was weighed and decided, and who does what until when'],
    input: studyInput,
    output: studyView,
  }),
  getStudy: endpoint({
    method: 'GET',
    path: '/api/visits/studies/:id',
    allow: studyReaders,
    says: ['看一次研判', 'One study'],
    params: z.object({ id }),
    output: studyView,
  }),
} as const satisfies Api;
