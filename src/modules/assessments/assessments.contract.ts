import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, formJson, id, moment, text } from '#kernel/fields.ts';
import { activityKinds } from '#modules/activities/activities.rules.ts';
import { evidenceKinds, isTenths, itemSigns, schemeStatuses } from './scheme.rules.ts';
import { assessmentRoles, roundStatuses, schemeRoles, scoreStatuses, windowNames } from './scores.rules.ts';
import { itemFields } from './sheet.words.ts';
import { publicityUnits } from './stars.rules.ts';

const params = z.object({ id });
const word = z.tuple([z.string(), z.string()]);
export const tenth = (max: number) => z.number().min(0).max(max).refine(isTenths, { error: 'one decimal at most' });
export const stars = z.union([z.literal(0), z.literal(3), z.literal(4), z.literal(5)]);

const itemShape = {
  section: text(60),
  title: text(120, 2),
  standard: text(1000, 2),
  sign: z.enum(itemSigns),
  evidence: z.enum(evidenceKinds),
  activityKinds: z.array(z.enum(activityKinds)).default([]),
  /** Points it is worth, what is scored at most, in which steps; one decimal. */
  weight: tenth(100),
  cap: tenth(1000),
  step: tenth(1000),
};
export const itemInput = z.object(itemShape);
export type ItemInput = z.input<typeof itemInput>;
export const itemView = z.object({
  id,
  nth: z.int(),
  section: z.string(),
  title: z.string(),
  standard: z.string(),
  sign: z.enum(itemSigns),
  evidence: z.enum(evidenceKinds),
  activityKinds: z.array(z.enum(activityKinds)),
  weight: z.number(),
  cap: z.number(),
  step: z.number(),
});
export type ItemView = z.output<typeof itemView>;

const quota = z.int().min(0).max(100);
const schemeShape = {
  name: text(80, 2),
  /** The document it rests on. */
  basis: text(500, 2),
  isExample: z.boolean().default(false),
  leastAsked: z.int().min(1).max(100_000).default(30),
  quotas: z.object({ five: quota, four: quota, three: quota }).default({ five: 10, four: 40, three: 30 }),
  publicityDays: z.int().min(1).max(60).default(5),
  publicityUnit: z.enum(publicityUnits).default('wd'),
};
export const schemeRow = z.object({
  id,
  familyId: id,
  edition: z.int(),
  area: areaCode,
  organisation: z.string(),
  name: z.string(),
  basis: z.string(),
  isExample: z.boolean(),
  leastAsked: z.int(),
  quotas: z.object({ five: z.int(), four: z.int(), three: z.int() }),
  publicityDays: z.int(),
  publicityUnit: z.enum(publicityUnits),
  status: z.enum(schemeStatuses),
  publishedAt: moment.nullable(),
  items: z.int(),
  sum: z.number(),
  version: z.int(),
});
export type SchemeRow = z.output<typeof schemeRow>;
export const schemeView = schemeRow.omit({ items: true }).extend({
  items: z.array(itemView),
  /** What keeps it from being published. */
  faults: z.array(z.object({ nth: z.int().nullable(), rule: z.string(), says: word })),
  mayEdit: z.boolean(),
});
export type SchemeView = z.output<typeof schemeView>;

const windows = z.object({
  self: z.object({ from: day, to: day }),
  review: z.object({ from: day, to: day }),
  appeal: z.object({ from: day, to: day }),
});
export const roundRow = z.object({
  id,
  area: areaCode,
  name: z.string(),
  year: z.int(),
  organisationId: id,
  organisation: z.string(),
  appealBody: z.string(),
  schemeId: id,
  scheme: z.string(),
  edition: z.int(),
  isExample: z.boolean(),
  windows,
  status: z.enum(roundStatuses),
  publicFrom: day.nullable(),
  publicTo: day.nullable(),
  cancelReason: z.string().nullable(),
  entries: z.int(),
  version: z.int(),
});
export type RoundRow = z.output<typeof roundRow>;
export const cell = z.object({
  itemId: id,
  self: z.number().nullable(),
  review: z.number().nullable(),
  final: z.number().nullable(),
  /** Points of what holds now: final, else review, else self. */
  points: z.number().nullable(),
});
export const boardLine = z.object({
  id,
  organisationId: id,
  organisation: z.string(),
  area: areaCode,
  placeName: z.string(),
  reviewer: z.string(),
  status: z.enum(scoreStatuses),
  cells: z.array(cell),
  /** Of what is scored up to now; final when the status says so. */
  total: z.number().nullable(),
  isFinal: z.boolean(),
  stars: stars.nullable(),
  version: z.int(),
});
export type BoardLine = z.output<typeof boardLine>;
export const rankView = z.object({
  star: z.union([z.literal(3), z.literal(4), z.literal(5)]),
  percent: z.int(),
  places: z.int(),
  given: z.int(),
  /** Those with one total for whom there was no place together. */
  tied: z.array(z.string()),
});
export const objectionView = z.object({
  id,
  at: moment,
  text: z.string(),
  contact: z.string().nullable(),
  outcome: z.enum(['upheld', 'kept']).nullable(),
  answer: z.string().nullable(),
  answeredAt: moment.nullable(),
});
export type ObjectionView = z.output<typeof objectionView>;
export const roundView = roundRow.extend({
  items: z.array(itemView),
  lines: z.array(boardLine),
  ranks: z.array(rankView),
  quotas: z.object({ five: z.int(), four: z.int(), three: z.int() }),
  objections: z.array(objectionView),
  isOrganiser: z.boolean(),
  /** The organiser's deeds, and why one cannot be done now. */
  closed: z.array(z.object({ verb: z.enum(['publish', 'award']), says: word })),
});
export type RoundView = z.output<typeof roundView>;

export const assessmentsApi = {
  listSchemes: endpoint({
    method: 'GET',
    path: '/api/assessments/schemes',
    allow: assessmentRoles,
    says: ['评分办法', 'Schemes, newest edition first'],
    output: z.object({ items: z.array(schemeRow) }),
  }),
  schemeTemplate: endpoint({
    method: 'GET',
    path: '/api/assessments/schemes/template',
    allow: schemeRoles,
    says: ['下载评分项模板', 'The table of items to fill in'],
    download: true,
    output: z.object({}),
  }),
  getScheme: endpoint({
    method: 'GET',
    path: '/api/assessments/schemes/:id',
    allow: assessmentRoles,
    says: ['一个评分办法', 'One scheme with its items'],
    params,
    output: schemeView,
  }),
  addScheme: endpoint({
    method: 'POST',
    path: '/api/assessments/schemes',
    allow: schemeRoles,
    says: ['起草评分办法', 'Begin a scheme'],
    input: z.object({ ...schemeShape, items: z.array(itemInput).max(200).default([]) }),
    output: schemeView,
  }),
  putScheme: endpoint({
    method: 'PUT',
    path: '/api/assessments/schemes/:id',
    allow: schemeRoles,
    says: ['改草稿', 'Change a draft: its head and all its items'],
    params,
    versioned: true,
    input: z.object({ ...schemeShape, items: z.array(itemInput).max(200) }),
    output: schemeView,
  }),
  publishScheme: endpoint({
    method: 'POST',
    path: '/api/assessments/schemes/:id/publish',
    allow: schemeRoles,
    says: ['发布评分办法,发布后不再改', 'Publish a scheme; from then on it never changes'],
    params,
    versioned: true,
    input: z.object({}),
    output: schemeView,
  }),
  nextScheme: endpoint({
    method: 'POST',
    path: '/api/assessments/schemes/:id/next',
    allow: schemeRoles,
    says: ['另起一版', 'Begin the next edition from a published one'],
    params,
    input: z.object({}),
    output: schemeView,
  }),
  importScheme: endpoint({
    method: 'POST',
    path: '/api/assessments/schemes/:id/import',
    allow: schemeRoles,
    says: ['从表格导入评分项', 'Take the items of a draft from a table (xlsx, csv); dryRun only shows how it is read'],
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
        z.object({ row: z.int(), field: z.enum(itemFields), rule: z.string(), zh: z.string(), en: z.string() }),
      ),
      preview: z
        .object({
          columns: z.array(z.string()),
          mapping: z.partialRecord(z.enum(itemFields), z.string()),
          rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
        })
        .nullable(),
    }),
  }),
  listRounds: endpoint({
    method: 'GET',
    path: '/api/assessments/rounds',
    allow: assessmentRoles,
    says: ['评分轮次', 'Rounds'],
    output: z.object({ items: z.array(roundRow) }),
  }),
  openRound: endpoint({
    method: 'POST',
    path: '/api/assessments/rounds',
    allow: schemeRoles,
    says: ['开一轮评分', 'Open a round'],
    input: z.object({
      schemeId: id,
      name: text(80, 2),
      year: z.int().min(2000).max(2100),
      appealBodyId: id,
      windows,
      units: z.array(z.object({ organisationId: id, reviewerId: id })).max(500),
    }),
    output: roundView,
  }),
  getRound: endpoint({
    method: 'GET',
    path: '/api/assessments/rounds/:id',
    allow: assessmentRoles,
    says: ['一轮评分:单位 × 评分项', 'A round: organisations by items'],
    params,
    output: roundView,
  }),
  exportRound: endpoint({
    method: 'GET',
    path: '/api/assessments/rounds/:id/scores.xlsx',
    allow: assessmentRoles,
    says: ['导出评分表', 'The scores as xlsx'],
    params,
    download: true,
    output: z.object({}),
  }),
  extendRound: endpoint({
    method: 'POST',
    path: '/api/assessments/rounds/:id/extend',
    allow: schemeRoles,
    says: ['延长期限,写明理由', 'Make a window longer, with the reason'],
    params,
    versioned: true,
    input: z.object({ window: z.enum(windowNames), to: day, reason: text(500, 2) }),
    output: roundView,
  }),
  cancelRound: endpoint({
    method: 'POST',
    path: '/api/assessments/rounds/:id/cancel',
    allow: schemeRoles,
    says: ['取消这一轮', 'Cancel a round, with the reason'],
    params,
    versioned: true,
    input: z.object({ reason: text(500, 2) }),
    output: roundView,
  }),
  publishRound: endpoint({
    method: 'POST',
    path: '/api/assessments/rounds/:id/publish',
    allow: schemeRoles,
    says: ['公示得分和拟评星级', 'Hang out totals and the stars that follow'],
    params,
    versioned: true,
    input: z.object({}),
    output: roundView,
  }),
  awardRound: endpoint({
    method: 'POST',
    path: '/api/assessments/rounds/:id/award',
    allow: schemeRoles,
    says: ['评定星级', 'Award the stars after publicity'],
    params,
    versioned: true,
    input: z.object({}),
    output: roundView,
  }),
  answerObjection: endpoint({
    method: 'POST',
    path: '/api/assessments/objections/:id/answer',
    allow: schemeRoles,
    says: ['答复群众意见', 'Answer an objection'],
    params,
    input: z.object({ outcome: z.enum(['upheld', 'kept']), answer: text(1000, 2) }),
    output: objectionView,
  }),
};
export type AssessmentsApi = typeof assessmentsApi;
