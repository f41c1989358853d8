import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, formJson, id, moment, optionalText, text } from '#kernel/fields.ts';
import { gateFields, gateLines } from '#modules/mandates/mandates.gate.contract.ts';
import {
  findingCategories,
  findingStatuses,
  findingTerms,
  findingVerbs,
  inspectionRoles,
  inspectorRoles,
  opennesses,
  ownerRoles,
  PLAN_DAYS,
  RECTIFY_DAYS,
  reviewRoles,
  standings,
  stepVerbs,
} from './inspections.rules.ts';
import { findingSheetFields } from './sheet.words.ts';

const params = z.object({ id });
const word = z.tuple([z.string(), z.string()]);
const unit = z.object({ id, name: z.string() });
const count = z.object({
  total: z.int(),
  closed: z.int(),
  toCheck: z.int(),
  open: z.int(),
  lasting: z.int(),
  overdue: z.int(),
  returned: z.int(),
  repeated: z.int(),
});
export const roundView = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  year: z.int(),
  nth: z.int(),
  title: z.string(),
  documentNo: z.string().nullable(),
  office: unit,
  units: z.array(unit),
  begunOn: day,
  endedOn: day,
  toldOn: day,
  planDays: z.int(),
  rectifyDays: z.int(),
  openness: z.enum(opennesses),
  statement: z.string().nullable(),
  publishedOn: day.nullable(),
  count,
  version: z.int(),
  mayEdit: z.boolean(),
});
export type RoundView = z.output<typeof roundView>;

export const findingRow = z.object({
  id,
  roundId: id,
  round: z.string(),
  inspected: unit,
  nth: z.int(),
  category: z.enum(findingCategories),
  term: z.enum(findingTerms),
  body: z.string(),
  basis: z.string().nullable(),
  papers: z.string().nullable(),
  owner: unit.nullable(),
  leaderPost: z.string().nullable(),
  lead: unit.nullable(),
  status: z.enum(findingStatuses),
  standing: z.enum(standings),
  planDue: day,
  dueOn: day,
  closedOn: day.nullable(),
  overdue: z.enum(['plan', 'due']).nullable(),
  supervisedOn: day.nullable(),
  supervisions: z.int(),
  returned: z.int(),
  /** The finding of the same kind at the same unit in an earlier round. */
  former: z.object({ id: id.nullable(), round: z.string(), nth: z.int(), status: z.enum(findingStatuses) }).nullable(),
  measures: z.array(
    z.object({ id, nth: z.int(), body: z.string(), unit, dueOn: day, doneOn: day.nullable(), isOverdue: z.boolean() }),
  ),
  last: z.object({ onDay: day, body: z.string() }).nullable(),
  version: z.int(),
  open: z.array(z.enum(findingVerbs)),
});
export type FindingRow = z.output<typeof findingRow>;
export const findingView = findingRow.extend({
  area: areaCode,
  office: unit,
  case: z.object({ id, number: z.string() }).nullable(),
  closed: z.array(z.object({ verb: z.enum(findingVerbs), says: word })),
  steps: z.array(
    z.object({
      id,
      verb: z.enum(stepVerbs),
      unit: z.string().nullable(),
      onDay: day,
      body: z.string().nullable(),
      says: word.nullable(),
      files: z.array(z.object({ id, name: z.string(), hasThumb: z.boolean() })),
      at: moment,
    }),
  ),
});
export type FindingView = z.output<typeof findingView>;

export const MAX_FINDINGS = 500;
export const MAX_FILES = 9;
const roundInput = z.object({
  year: z.int().min(2000).max(2200),
  nth: z.int().min(1).max(99),
  title: text(100, 2),
  documentNo: optionalText(60, 2),
  inspectedIds: z.array(id).min(1).max(60),
  begunOn: day,
  endedOn: day,
  toldOn: day,
  planDays: z.int().min(1).max(180).default(PLAN_DAYS),
  rectifyDays: z.int().min(1).max(1000).default(RECTIFY_DAYS),
});
const findingInput = z.object({
  inspectedId: id,
  nth: z.int().min(1).max(500),
  category: z.enum(findingCategories),
  term: z.enum(findingTerms).default('limited'),
  body: text(1000, 5),
  basis: optionalText(300, 2),
  papers: optionalText(300, 2),
  /** Left out, they follow from the days of the round. */
  planDue: day.optional(),
  dueOn: day.optional(),
});
export type FindingInput = z.output<typeof findingInput>;
const act = { params, output: findingView, versioned: true } as const;
const reportInput = { body: text(2000, 2), isDone: z.boolean().default(false), done: z.array(id).max(50).default([]) };
export const publishedRound = z.object({
  id,
  title: z.string(),
  year: z.int(),
  nth: z.int(),
  office: z.string(),
  toldOn: day,
  publishedOn: day,
  statement: z.string().nullable(),
  total: z.int(),
  closed: z.int(),
  overdue: z.int(),
  units: z.array(z.object({ name: z.string(), total: z.int(), closed: z.int(), lasting: z.int(), overdue: z.int() })),
  categories: z.array(
    z.object({ category: z.enum(findingCategories), total: z.int(), closed: z.int(), overdue: z.int() }),
  ),
});
/** All that leaves the house: units, titles, days, counts and the office's own statement; neither texts of findings nor posts. */
export type PublishedRound = z.output<typeof publishedRound>;

export const inspectionsApi = {
  listRounds: endpoint({
    method: 'GET',
    path: '/api/inspections',
    allow: inspectionRoles,
    says: ['巡察轮次', 'Rounds of inspection'],
    output: z.object({ items: z.array(roundView), mayAdd: z.boolean() }),
  }),
  addRound: endpoint({
    method: 'POST',
    path: '/api/inspections',
    allow: inspectorRoles,
    says: ['登记一轮巡察', 'A round of inspection of units'],
    input: roundInput,
    output: roundView,
  }),
  changeRound: endpoint({
    method: 'PUT',
    path: '/api/inspections/:id',
    allow: inspectorRoles,
    says: ['修改一轮巡察', 'Change what is said of a round; days of findings that are there stay'],
    params,
    versioned: true,
    input: roundInput,
    output: roundView,
  }),
  publishRound: endpoint({
    method: 'POST',
    path: '/api/inspections/:id/publication',
    allow: inspectorRoles,
    says: [
      '公开整改情况或撤下（只到单位和类别）',
      'Publish how far units have come, or take it down; units and kinds only',
    ],
    params,
    versioned: true,
    input: z.object({ openness: z.enum(opennesses), statement: optionalText(2000, 2) }),
    output: roundView,
  }),
  listPublished: endpoint({
    method: 'GET',
    path: '/api/inspections/published',
    allow: inspectionRoles,
    says: ['党内通报和社会公开的整改情况', 'What was published within the Party or to everybody'],
    output: z.object({ items: z.array(publishedRound) }),
  }),
  unitFindings: endpoint({
    method: 'GET',
    path: '/api/inspections/units',
    allow: inspectionRoles,
    says: ['各单位整改到哪一步（只按单位）', 'How far units have come, by unit and never by person'],
    query: z.object({ roundId: id.optional() }),
    output: z.object({ items: z.array(z.object({ unit, count })) }),
  }),
  listFindings: endpoint({
    method: 'GET',
    path: '/api/inspections/findings',
    allow: inspectionRoles,
    says: ['问题清单', 'Findings'],
    query: z.object({
      roundId: id.optional(),
      /** Those my own unit sets right or helps with. */
      mine: z.stringbool().optional(),
      /** Those that wait for my unit now: a plan, a rectification, an assignment, a check. */
      waiting: z.stringbool().optional(),
      standing: z.enum(standings).optional(),
      repeated: z.stringbool().optional(),
    }),
    output: z.object({ items: z.array(findingRow) }),
  }),
  addFinding: endpoint({
    method: 'POST',
    path: '/api/inspections/:id/findings',
    allow: inspectorRoles,
    says: ['登记一个问题', 'A finding of a round'],
    params,
    input: findingInput,
    output: findingView,
  }),
  importFindings: endpoint({
    method: 'POST',
    path: '/api/inspections/:id/import',
    allow: inspectorRoles,
    says: ['从表格导入问题', 'Import findings from a table (xlsx, csv); dryRun only shows how it is read'],
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
        z.object({ row: z.int(), field: z.enum(findingSheetFields), rule: z.string(), zh: z.string(), en: z.string() }),
      ),
      preview: z
        .object({
          columns: z.array(z.string()),
          mapping: z.partialRecord(z.enum(findingSheetFields), z.string()),
          rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
        })
        .nullable(),
    }),
  }),
  exportFindings: endpoint({
    method: 'GET',
    path: '/api/inspections/:id/export',
    allow: inspectionRoles,
    says: ['导出整改台账', 'The ledger of a round as xlsx, which can be imported again'],
    params,
    download: true,
    output: z.object({}),
  }),
  getFinding: endpoint({
    method: 'GET',
    path: '/api/inspections/findings/:id',
    allow: inspectionRoles,
    says: ['看一个问题', 'One finding with what was done'],
    params,
    output: findingView,
  }),
  assignFinding: endpoint({
    method: 'POST',
    path: '/api/inspections/findings/:id/owner',
    allow: inspectorRoles,
    says: ['交办给责任单位', 'Assign it to a unit and the post that leads there'],
    ...act,
    input: z.object({
      ownerId: id,
      leaderPost: text(60, 2),
      leadUnitId: id.optional(),
      planDue: day.optional(),
      dueOn: day.optional(),
      ...gateFields,
    }),
  }),
  planFinding: endpoint({
    method: 'POST',
    path: '/api/inspections/findings/:id/plan',
    allow: ownerRoles,
    says: ['报整改方案：一条条措施、谁办、什么时候', 'The plan: measures with their unit and day'],
    ...act,
    input: z.object({
      measures: z
        .array(z.object({ body: text(500, 2), unitId: id, dueOn: day }))
        .min(1)
        .max(50),
      lines: gateLines,
    }),
  }),
  reportFinding: endpoint({
    method: 'POST',
    path: '/api/inspections/findings/:id/reports',
    allow: ownerRoles,
    says: ['报进展，或报自查完成（附照片、材料）', 'Progress, or set right by one’s own word, with what shows it'],
    ...act,
    upload: true,
    input: z.object({
      body: reportInput.body,
      isDone: formJson(reportInput.isDone),
      done: formJson(reportInput.done),
    }),
  }),
  captureReport: endpoint({
    method: 'POST',
    path: '/api/inspections/findings/:id/captured-reports',
    allow: ownerRoles,
    says: ['手机上报进展或自查完成', 'The same from a phone, which may be days behind'],
    params,
    input: z.object({ captured: captured(MAX_FILES), ...reportInput }),
    output: findingView,
  }),
  reviewFinding: endpoint({
    method: 'POST',
    path: '/api/inspections/findings/:id/review',
    allow: reviewRoles,
    says: [
      '复核：销号、退回重改、转长期、退回方案',
      'Checked by another unit: closed, sent back, long-term; or the plan sent back',
    ],
    ...act,
    input: z.object({
      verb: z.enum(['close', 'sendBack', 'extend', 'returnPlan']),
      note: z.string().trim().max(500).default(''),
      nextDay: day.optional(),
    }),
  }),
  superviseFinding: endpoint({
    method: 'POST',
    path: '/api/inspections/findings/:id/supervision',
    allow: inspectorRoles,
    says: ['逾期督办', 'Supervise what is overdue'],
    ...act,
    input: z.object({ note: text(500, 2) }),
  }),
  whistleFinding: endpoint({
    method: 'POST',
    path: '/api/inspections/findings/:id/whistle',
    allow: ownerRoles,
    says: ['为这个问题吹哨', 'Whistle for other units to set it right together'],
    ...act,
    input: z.object({ issue: text(1000, 6), unitIds: z.array(id).min(1).max(12), due: day, lines: gateLines }),
  }),
  findingFile: endpoint({
    method: 'GET',
    path: '/api/inspections/findings/:id/files/:fileId',
    allow: inspectionRoles,
    says: ['看照片、材料', 'A picture or a paper'],
    params: params.extend({ fileId: id }),
    query: z.object({ size: z.enum(['full', 'thumb']).default('full') }),
    download: true,
    output: z.object({}),
  }),
};
export type InspectionsApi = typeof inspectionsApi;
