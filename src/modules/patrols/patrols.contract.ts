import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, id, moment, optionalText } from '#kernel/fields.ts';
import {
  findCategories,
  patrolResults,
  patrolRoles,
  patrolStates,
  patrolVerbs,
  verifierRoles,
  walkerRoles,
} from './patrols.rules.ts';

const one = z.object({ id });
const row = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  day,
  result: z.enum(patrolResults),
  category: z.enum(findCategories).nullable(),
  what: z.string().nullable(),
  placeNote: z.string().nullable(),
  state: z.enum(patrolStates),
  caseId: id.nullable(),
  caseNumber: z.string().nullable(),
  version: z.int(),
});
export type PatrolRow = z.infer<typeof row>;
export const patrolView = row.extend({
  unit: z.string(),
  verified: z.object({ at: moment, by: z.string(), note: z.string().nullable() }).nullable(),
  files: z.array(z.object({ id, stage: z.enum(['before', 'after']), name: z.string(), hasThumb: z.boolean() })),
  open: z.array(z.enum(patrolVerbs)),
  closed: z.array(z.object({ verb: z.enum(patrolVerbs), says: z.tuple([z.string(), z.string()]) })),
});
export type PatrolView = z.infer<typeof patrolView>;

const week = z.object({ week: day, area: areaCode.optional() });
export const boardLine = z.object({
  area: areaCode,
  placeName: z.string(),
  /** The days of the week, Monday first, on which somebody walked it. */
  walked: z.array(z.boolean()).length(7),
  finds: z.int(),
  toVerify: z.int(),
});
export type BoardLine = z.infer<typeof boardLine>;

export const patrolsApi = {
  walk: endpoint({
    method: 'POST',
    path: '/api/patrols',
    allow: walkerRoles,
    says: ['记一次巡查', 'A round: nothing found, a hazard, or something mended on the spot'],
    input: z.object({
      captured: captured(9),
      area: areaCode,
      result: z.enum(patrolResults),
      category: z.enum(findCategories).optional(),
      what: optionalText(2000, 4),
      placeNote: optionalText(200),
      /** Which of the files show it after it was mended; the others show it before. */
      after: z.array(id).max(9).default([]),
    }),
    output: row,
  }),
  walkedToday: endpoint({
    method: 'GET',
    path: '/api/patrols/today',
    allow: walkerRoles,
    says: ['我的网格今天走了没有', 'My grids, and whether somebody walked them today'],
    output: z.object({ grids: z.array(z.object({ area: areaCode, placeName: z.string(), isWalked: z.boolean() })) }),
  }),
  patrolBoard: endpoint({
    method: 'GET',
    path: '/api/patrols/board',
    allow: patrolRoles,
    says: ['一周巡查情况,按网格', 'A week, grid by grid; nobody is named'],
    query: week,
    output: z.object({ days: z.array(day), lines: z.array(boardLine) }),
  }),
  exportPatrols: endpoint({
    method: 'GET',
    path: '/api/patrols/board/export',
    allow: patrolRoles,
    says: ['导出一周巡查情况', 'The week as an xlsx table'],
    query: week,
    download: true,
    output: z.object({}),
  }),
  listFinds: endpoint({
    method: 'GET',
    path: '/api/patrols/finds',
    allow: patrolRoles,
    says: ['巡查发现', 'What was found'],
    query: z.object({ state: z.enum(patrolStates).optional(), area: areaCode.optional() }),
    output: z.object({ items: z.array(row) }),
  }),
  getPatrol: endpoint({
    method: 'GET',
    path: '/api/patrols/:id',
    allow: patrolRoles,
    says: ['看一条巡查', 'One round'],
    params: one,
    output: patrolView,
  }),
  patrolFile: endpoint({
    method: 'GET',
    path: '/api/patrols/:id/files/:fileId',
    allow: patrolRoles,
    says: ['巡查的照片', 'A picture of a round'],
    params: z.object({ id, fileId: id }),
    query: z.object({ size: z.enum(['full', 'thumb']).default('full') }),
    download: true,
    output: z.object({}),
  }),
  lookAt: endpoint({
    method: 'POST',
    path: '/api/patrols/:id/look-at',
    allow: verifierRoles,
    says: ['核查当场办好的', 'Somebody else looks at what was mended'],
    params: one,
    input: z.object({ verb: z.enum(patrolVerbs), note: z.string().trim().max(500).default('') }),
    output: patrolView,
    versioned: true,
  }),
};
export type PatrolsApi = typeof patrolsApi;
