import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import { activityKinds } from '#modules/activities/activities.rules.ts';
import { itemView, stars, tenth } from './assessments.contract.ts';
import { assessmentRoles, schemeRoles, scoreParts, scoreStatuses, scoreVerbs, scoringRoles } from './scores.rules.ts';

const params = z.object({ id });
const word = z.tuple([z.string(), z.string()]);

const markView = z.object({ score: z.number(), word: z.string().nullable(), points: z.number() });
export const evidenceView = z.object({
  id,
  kind: z.enum(['file', 'record', 'survey']),
  name: z.string(),
  recordId: id.nullable(),
  on: day.nullable(),
  asked: z.int().nullable(),
  satisfied: z.int().nullable(),
  forAppeal: z.boolean(),
});
export type EvidenceView = z.output<typeof evidenceView>;
const recordView = z.object({ id, kind: z.enum(activityKinds), title: z.string(), day, count: z.int() });
export type RecordView = z.output<typeof recordView>;
export const sheetLine = z.object({
  item: itemView,
  self: markView.nullable(),
  review: markView.nullable(),
  final: markView.nullable(),
  evidence: z.array(evidenceView),
  /** What the records of meetings say, to be confirmed by people; null where records prove nothing. */
  suggested: z.object({ count: z.int(), score: z.number(), records: z.array(recordView) }).nullable(),
  appeal: z
    .object({
      reason: z.string(),
      at: moment,
      answer: z.string().nullable(),
      score: z.number().nullable(),
      answeredAt: moment.nullable(),
    })
    .nullable(),
});
export type SheetLine = z.output<typeof sheetLine>;
export const entryView = z.object({
  id,
  roundId: id,
  round: z.string(),
  year: z.int(),
  isExample: z.boolean(),
  organisationId: id,
  organisation: z.string(),
  area: areaCode,
  placeName: z.string(),
  reviewer: z.string(),
  appealBody: z.string(),
  organiser: z.string(),
  status: z.enum(scoreStatuses),
  leastAsked: z.int(),
  windows: z.object({
    self: z.object({ from: day, to: day }),
    review: z.object({ from: day, to: day }),
    appeal: z.object({ from: day, to: day }),
  }),
  lines: z.array(sheetLine),
  selfTotal: z.number().nullable(),
  reviewTotal: z.number().nullable(),
  total: z.number().nullable(),
  stars: stars.nullable(),
  changes: z.array(
    z.object({
      id,
      kind: z.enum(['correct', 'downgrade']),
      item: z.string().nullable(),
      before: z.number(),
      after: z.number(),
      reason: z.string(),
      at: moment,
    }),
  ),
  parts: z.array(z.enum(scoreParts)),
  open: z.array(z.enum(scoreVerbs)),
  closed: z.array(z.object({ verb: z.enum(scoreVerbs), says: word })),
  version: z.int(),
});
export type EntryView = z.output<typeof entryView>;

const marks = z
  .array(
    z.object({
      itemId: id,
      score: tenth(1000),
      word: optionalText(500),
      /** Records of meetings a person confirmed as proof. */
      records: z.array(id).max(100).default([]),
    }),
  )
  .max(200);
const deed = (path: string, says: readonly [string, string], allow: typeof scoringRoles | typeof schemeRoles) =>
  endpoint({
    method: 'POST',
    path: `/api/assessments/entries/:id/${path}`,
    allow,
    says,
    params,
    versioned: true,
    input: z.object({}),
    output: entryView,
  });

export const entriesApi = {
  getEntry: endpoint({
    method: 'GET',
    path: '/api/assessments/entries/:id',
    allow: assessmentRoles,
    says: ['一个单位的评分表', 'The scores of one organisation'],
    params,
    output: entryView,
  }),
  saveSelf: endpoint({
    method: 'PUT',
    path: '/api/assessments/entries/:id/self',
    allow: scoringRoles,
    says: ['存自评', 'Save the self-score'],
    params,
    versioned: true,
    input: z.object({ marks }),
    output: entryView,
  }),
  submitSelf: deed('submit', ['交自评', 'Hand in the self-score'], scoringRoles),
  takeBack: deed('take-back', ['撤回自评修改', 'Take the self-score back within its window'], scoringRoles),
  saveReview: endpoint({
    method: 'PUT',
    path: '/api/assessments/entries/:id/review',
    allow: scoringRoles,
    says: ['存复核', 'Save the review'],
    params,
    versioned: true,
    input: z.object({ marks }),
    output: entryView,
  }),
  finishReview: deed('reviewed', ['复核完毕', 'Finish the review'], scoringRoles),
  acceptReview: deed('accept', ['认可复核结果', 'Accept the review'], scoringRoles),
  lapseEntry: deed('lapse', ['记为未参评', 'Note that it took no part'], schemeRoles),
  settleEntry: deed('settle', ['期满定分', 'Settle after the appeal window'], schemeRoles),
  appealEntry: endpoint({
    method: 'POST',
    path: '/api/assessments/entries/:id/appeal',
    allow: scoringRoles,
    says: ['申诉,一次,逐项写理由', 'Appeal once, item by item with the reason'],
    params,
    versioned: true,
    input: z.object({ items: z.array(z.object({ itemId: id, reason: text(1000, 2) })).max(200) }),
    output: entryView,
  }),
  decideAppeal: endpoint({
    method: 'POST',
    path: '/api/assessments/entries/:id/decide',
    allow: scoringRoles,
    says: ['答复申诉', 'Decide an appeal, item by item'],
    params,
    versioned: true,
    input: z.object({
      items: z.array(z.object({ itemId: id, score: tenth(1000), answer: text(1000, 2) })).max(200),
    }),
    output: entryView,
  }),
  correctScore: endpoint({
    method: 'POST',
    path: '/api/assessments/entries/:id/correct',
    allow: scoringRoles,
    says: ['公示期间更正得分', 'Correct a score while it hangs out; the days begin anew'],
    params,
    versioned: true,
    input: z.object({ itemId: id, score: tenth(1000), reason: text(500, 2) }),
    output: entryView,
  }),
  downgradeEntry: endpoint({
    method: 'POST',
    path: '/api/assessments/entries/:id/downgrade',
    allow: schemeRoles,
    says: ['降星,写明理由', 'Take stars away, with the reason'],
    params,
    versioned: true,
    input: z.object({ stars, reason: text(500, 2) }),
    output: entryView,
  }),
  addEvidence: endpoint({
    method: 'POST',
    path: '/api/assessments/entries/:id/evidence',
    allow: scoringRoles,
    says: ['上传佐证文件', 'Add files as proof of an item'],
    params,
    upload: true,
    input: z.object({ itemId: id }),
    output: entryView,
  }),
  addSurvey: endpoint({
    method: 'POST',
    path: '/api/assessments/entries/:id/surveys',
    allow: scoringRoles,
    says: ['填满意度测评结果', 'Enter a survey: who asked how many, when'],
    params,
    input: z.object({
      itemId: id,
      source: text(120, 2),
      asked: z.int().min(1).max(1_000_000),
      satisfied: z.int().min(0).max(1_000_000),
      on: day,
    }),
    output: entryView,
  }),
  dropEvidence: endpoint({
    method: 'DELETE',
    path: '/api/assessments/entries/:id/evidence/:evidenceId',
    allow: scoringRoles,
    says: ['去掉一件佐证', 'Take a proof away'],
    params: params.extend({ evidenceId: id }),
    output: entryView,
  }),
  evidenceFile: endpoint({
    method: 'GET',
    path: '/api/assessments/entries/:id/evidence/:evidenceId',
    allow: assessmentRoles,
    says: ['看佐证文件', 'A file kept as proof'],
    params: params.extend({ evidenceId: id }),
    download: true,
    output: z.object({}),
  }),
};
export type EntriesApi = typeof entriesApi;
