import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, formJson, id, moment, optionalText, text } from '#kernel/fields.ts';
import { measureInput } from '#modules/measures/measures.contract.ts';
import { aboveRoles, headings, planReaders, planStatuses, planVerbs, verdicts, villageRoles } from './plans.rules.ts';

const params = z.object({ id });
const word = z.tuple([z.string(), z.string()]);
const year = z.int().min(2000).max(2200);
const figure = z.number().min(-999_999_999).max(999_999_999);
const profile = z.partialRecord(z.enum(headings), z.string());

export const planRow = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  unit: z.string(),
  title: z.string(),
  fromYear: year,
  toYear: year,
  status: z.enum(planStatuses),
  goals: z.int(),
  /** Goals whose figure stands at their target or beyond. */
  reached: z.int(),
  measures: z.int(),
  done: z.int(),
  overdue: z.int(),
  /** Years over of which the level above has said nothing yet. */
  reviewsDue: z.array(year),
  version: z.int(),
});
export type PlanRow = z.output<typeof planRow>;

const goalFields = {
  nth: z.int().min(1).max(30),
  body: text(300, 2),
  unit: optionalText(20),
  baseline: figure.optional(),
  target: figure.optional(),
  year,
};
const lineFields = { ...measureInput.omit({ nth: true, lines: true }).shape, goalNth: z.int().min(1).max(30) };
export const lineInput = z.object(lineFields);
export type LineInput = z.output<typeof lineInput>;
/** A draft travels whole: it is read, changed and saved as one page. */
export const planDraft = z.object({
  title: text(100, 2),
  fromYear: year,
  toYear: year,
  profile: z.partialRecord(z.enum(headings), z.string().trim().max(2000)),
  problems: z.array(text(500, 2)).max(20),
  heardOn: day.optional(),
  heardHow: optionalText(500, 2),
  goals: z.array(z.object(goalFields)).max(30),
  lines: z.array(lineInput).max(100),
});
export type PlanDraft = z.output<typeof planDraft>;

export const figureView = z.object({
  id,
  onDay: day,
  value: z.number().nullable(),
  body: z.string(),
  fileName: z.string().nullable(),
  at: moment,
});
export const goalView = z.object({
  id,
  nth: z.int(),
  body: z.string(),
  unit: z.string().nullable(),
  baseline: z.number().nullable(),
  target: z.number().nullable(),
  year,
  latest: z.number().nullable(),
  /** Percent of the way from the first figure to the target. */
  way: z.int().nullable(),
  figures: z.array(figureView),
});
export type GoalView = z.output<typeof goalView>;
export const planView = planRow.extend({
  documentId: id.nullable(),
  above: z.string().nullable(),
  profile,
  problems: z.array(z.string()),
  heardOn: day.nullable(),
  heardHow: z.string().nullable(),
  remark: z.string().nullable(),
  approvedOn: day.nullable(),
  approvedBy: z.string().nullable(),
  endedOn: day.nullable(),
  goalList: z.array(goalView),
  lines: z.array(
    z.object({
      id,
      goalNth: z.int(),
      nth: z.int(),
      body: z.string(),
      lead: z.object({ id, name: z.string() }),
      units: z.array(z.object({ id, name: z.string() })),
      dueOn: day,
      proof: z.string(),
      measureId: id.nullable(),
    }),
  ),
  reviews: z.array(
    z.object({ year, body: z.string(), by: z.string(), at: moment, verdicts: z.record(z.string(), z.enum(verdicts)) }),
  ),
  open: z.array(z.enum(planVerbs)),
  closed: z.array(z.object({ verb: z.enum(planVerbs), says: word })),
});
export type PlanView = z.output<typeof planView>;

const reason = z.string().trim().max(500).default('');

export const plansApi = {
  listPlans: endpoint({
    method: 'GET',
    path: '/api/plans',
    allow: planReaders,
    says: ['各村的一村一策', 'Plans of villages'],
    query: z.object({ status: z.enum(planStatuses).optional() }),
    output: z.object({
      items: z.array(planRow),
      /** Villages here that have no plan at all. */ without: z.array(z.string()),
    }),
  }),
  getPlan: endpoint({
    method: 'GET',
    path: '/api/plans/:id',
    allow: planReaders,
    says: ['看一个村的一村一策', 'One plan, whole'],
    params,
    output: planView,
  }),
  draftPlan: endpoint({
    method: 'POST',
    path: '/api/plans',
    allow: villageRoles,
    says: ['本村起草一村一策', 'The village begins a plan'],
    input: planDraft.pick({ title: true, fromYear: true, toYear: true }).extend({ copyFrom: id.optional() }),
    output: planView,
  }),
  savePlan: endpoint({
    method: 'PUT',
    path: '/api/plans/:id',
    allow: villageRoles,
    says: ['保存草稿', 'Save the draft, whole'],
    params,
    input: planDraft,
    output: planView,
    versioned: true,
  }),
  submitPlan: endpoint({
    method: 'POST',
    path: '/api/plans/:id/submit',
    allow: villageRoles,
    says: ['报上一级审定', 'Hand the draft in to the level above'],
    params,
    input: z.object({}),
    output: planView,
    versioned: true,
  }),
  judgePlan: endpoint({
    method: 'POST',
    path: '/api/plans/:id/verdict',
    allow: aboveRoles,
    says: ['审定、退回或终止', 'Approve it, send it back, or end it'],
    params,
    input: z.object({ verb: z.enum(['approve', 'sendBack', 'end']), reason }),
    output: planView,
    versioned: true,
  }),
  addFigure: endpoint({
    method: 'POST',
    path: '/api/plans/:id/figures',
    allow: villageRoles,
    says: ['记一个目标走到哪一步', 'How far a goal has come, and what shows it'],
    params,
    upload: true,
    input: z.object({
      goalId: id,
      onDay: day,
      value: formJson(figure.nullable().default(null)),
      body: text(500, 2),
    }),
    output: planView,
    versioned: true,
  }),
  figureFile: endpoint({
    method: 'GET',
    path: '/api/plans/:id/figures/:figureId/file',
    allow: planReaders,
    says: ['看证明材料', 'What shows it'],
    params: params.extend({ figureId: id }),
    download: true,
    output: z.object({}),
  }),
  reviewPlan: endpoint({
    method: 'POST',
    path: '/api/plans/:id/reviews',
    allow: aboveRoles,
    says: ['一年一评', 'Say once a year how far every goal came'],
    params,
    input: z.object({ year, body: text(2000, 2), verdicts: z.record(z.string(), z.enum(verdicts)) }),
    output: planView,
    versioned: true,
  }),
};
export type PlansApi = typeof plansApi;
