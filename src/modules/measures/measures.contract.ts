import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, formJson, id, moment, optionalText, text } from '#kernel/fields.ts';
import { gateFields, gateLines } from '#modules/mandates/mandates.gate.contract.ts';
import {
  issuerRoles,
  measureRoles,
  measureStatuses,
  measureVerbs,
  reporterRoles,
  standings,
} from './measures.rules.ts';
import { sheetFields } from './sheet.words.ts';

const params = z.object({ id });
const word = z.tuple([z.string(), z.string()]);
const unit = z.object({ id, name: z.string() });

export const documentRow = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  organisationId: id,
  office: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  issuers: z.array(z.string()),
  issuedOn: day,
  isPublic: z.boolean(),
  fileName: z.string().nullable(),
  measures: z.int(),
  done: z.int(),
  overdue: z.int(),
  /** Said to be done, waiting for a word. */
  reported: z.int(),
  version: z.int(),
  mayEdit: z.boolean(),
});
export type DocumentRow = z.output<typeof documentRow>;

export const measureRow = z.object({
  id,
  documentId: id,
  nth: z.int(),
  body: z.string(),
  lead: unit,
  units: z.array(unit),
  dueOn: day,
  proof: z.string(),
  status: z.enum(measureStatuses),
  standing: z.enum(standings),
  doneOn: day.nullable(),
  hasChanges: z.boolean(),
  lastReport: z.object({ onDay: day, body: z.string() }).nullable(),
  version: z.int(),
  open: z.array(z.enum(measureVerbs)),
});
export type MeasureRow = z.output<typeof measureRow>;

export const reportView = z.object({
  id,
  unit: z.string(),
  onDay: day,
  body: z.string(),
  saysDone: z.boolean(),
  fileName: z.string().nullable(),
  at: moment,
  verdict: z.enum(['confirmed', 'returned']).nullable(),
  verdictNote: z.string().nullable(),
  verdictBy: z.string().nullable(),
});
export const measureView = measureRow.extend({
  document: z.object({ id, title: z.string(), number: z.string().nullable(), area: areaCode }),
  confirmer: z.string(),
  reports: z.array(reportView),
  changes: z.array(
    z.object({
      id,
      what: z.enum(['due', 'lead', 'body', 'dropped', 'resumed']),
      was: z.string(),
      becomes: z.string(),
      reason: z.string(),
      at: moment,
    }),
  ),
  closed: z.array(z.object({ verb: z.enum(measureVerbs), says: word })),
});
export type MeasureView = z.output<typeof measureView>;

const documentFields = {
  title: text(100, 2),
  number: optionalText(60, 2),
  issuers: formJson(z.array(text(60, 2)).min(1).max(30)),
  issuedOn: day,
  isPublic: formJson(z.boolean()),
};
export const measureInput = z.object({
  nth: z.int().min(1).max(500),
  body: text(1000, 2),
  leadId: id,
  unitIds: z.array(id).max(20).default([]),
  dueOn: day,
  proof: text(500, 2),
  lines: gateLines,
});
export type MeasureInput = z.output<typeof measureInput>;

export const MAX_ROWS = 500;

export const measuresApi = {
  listDocuments: endpoint({
    method: 'GET',
    path: '/api/measures/documents',
    allow: measureRoles,
    says: ['联合文件', 'Joint documents'],
    output: z.object({ items: z.array(documentRow) }),
  }),
  addDocument: endpoint({
    method: 'POST',
    path: '/api/measures/documents',
    allow: issuerRoles,
    says: ['登记一个联合文件', 'A new joint document'],
    upload: true,
    input: z.object(documentFields),
    output: documentRow,
  }),
  changeDocument: endpoint({
    method: 'PUT',
    path: '/api/measures/documents/:id',
    allow: issuerRoles,
    says: ['修改文件信息、公开或不公开', 'Change what is said of a document, make it public or not'],
    params,
    upload: true,
    input: z.object(documentFields),
    output: documentRow,
    versioned: true,
  }),
  documentFile: endpoint({
    method: 'GET',
    path: '/api/measures/documents/:id/file',
    allow: measureRoles,
    says: ['看文件原文', 'The document itself'],
    params,
    download: true,
    output: z.object({}),
  }),
  unitMeasures: endpoint({
    method: 'GET',
    path: '/api/measures/units',
    allow: measureRoles,
    says: ['各单位办到哪一步(只按单位)', 'Where measures stand, by unit and never by person'],
    query: z.object({ documentId: id.optional() }),
    output: z.object({
      items: z.array(
        z.object({ unit, total: z.int(), done: z.int(), reported: z.int(), open: z.int(), overdue: z.int() }),
      ),
    }),
  }),
  listMeasures: endpoint({
    method: 'GET',
    path: '/api/measures',
    allow: measureRoles,
    says: ['措施清单', 'Measures'],
    query: z.object({
      documentId: id.optional(),
      unitId: id.optional(),
      standing: z.enum(standings).optional(),
      /** Those my own organisation leads or works on. */
      mine: z.stringbool().optional(),
    }),
    output: z.object({ items: z.array(measureRow) }),
  }),
  exportMeasures: endpoint({
    method: 'GET',
    path: '/api/measures/documents/:id/export',
    allow: measureRoles,
    says: ['导出一个文件的措施', 'The measures of a document as xlsx, which can be imported again'],
    params,
    download: true,
    output: z.object({}),
  }),
  importMeasures: endpoint({
    method: 'POST',
    path: '/api/measures/documents/:id/import',
    allow: issuerRoles,
    says: [
      '从表格导入措施',
      'Import the measures of a document from a table (xlsx, csv); dryRun only shows how it is read',
    ],
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
        z.object({ row: z.int(), field: z.enum(sheetFields), rule: z.string(), zh: z.string(), en: z.string() }),
      ),
      preview: z
        .object({
          columns: z.array(z.string()),
          mapping: z.partialRecord(z.enum(sheetFields), z.string()),
          rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
        })
        .nullable(),
    }),
  }),
  addMeasure: endpoint({
    method: 'POST',
    path: '/api/measures/documents/:id/measures',
    allow: issuerRoles,
    says: ['登记一条措施', 'A measure of a document'],
    params,
    input: measureInput,
    output: measureView,
  }),
  getMeasure: endpoint({
    method: 'GET',
    path: '/api/measures/:id',
    allow: measureRoles,
    says: ['看一条措施', 'One measure with its reports'],
    params,
    output: measureView,
  }),
  reportMeasure: endpoint({
    method: 'POST',
    path: '/api/measures/:id/reports',
    allow: reporterRoles,
    says: ['报进展或报办结(办结要附材料)', 'Report progress; what is said to be done is shown'],
    params,
    upload: true,
    input: z.object({ onDay: day, body: text(1000, 2), saysDone: formJson(z.boolean().default(false)) }),
    output: measureView,
    versioned: true,
  }),
  judgeMeasure: endpoint({
    method: 'POST',
    path: '/api/measures/:id/verdict',
    allow: issuerRoles,
    says: ['确认办结或退回', 'Confirm that it is done, or send it back'],
    params,
    input: z.object({ verb: z.enum(['confirm', 'sendBack']), note: z.string().trim().max(500).default('') }),
    output: measureView,
    versioned: true,
  }),
  changeMeasure: endpoint({
    method: 'POST',
    path: '/api/measures/:id/change',
    allow: issuerRoles,
    says: ['调整、停止或恢复一条措施,写明原因', 'Change, drop or resume a measure, with the reason'],
    params,
    input: z.object({
      verb: z.enum(['change', 'drop', 'resume']),
      reason: z.string().trim().max(500).default(''),
      dueOn: day.optional(),
      leadId: id.optional(),
      body: optionalText(1000, 2),
      ...gateFields,
    }),
    output: measureView,
    versioned: true,
  }),
  reportFile: endpoint({
    method: 'GET',
    path: '/api/measures/:id/reports/:reportId/file',
    allow: measureRoles,
    says: ['看证明材料', 'What shows it'],
    params: params.extend({ reportId: id }),
    download: true,
    output: z.object({}),
  }),
};
export type MeasuresApi = typeof measuresApi;
