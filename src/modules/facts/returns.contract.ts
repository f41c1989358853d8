import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, formJson, id, moment, optionalText, text } from '#kernel/fields.ts';
import { gateFields, gateLook } from '#modules/mandates/mandates.gate.contract.ts';
import {
  derivedFields,
  fillRoles,
  knownFields,
  orderRoles,
  returnPeriods,
  returnRoles,
  returnRows,
} from './returns.rules.ts';

const at = { column: z.int().min(1).max(200), head: text(60) };
export const returnColumn = z.discriminatedUnion('is', [
  z.object({ ...at, is: z.literal('known'), field: z.enum(knownFields) }),
  z.object({ ...at, is: z.literal('fact'), kind: z.string().max(40) }),
  z.object({ ...at, is: z.literal('derived'), field: z.enum(derivedFields) }),
  z.object({ ...at, is: z.literal('typed') }),
]);
const period = z.string().regex(/^\d{4}(-\d{2}|-Q[1-4]|-H[12])?$/);

/** Form fields travel as texts beside a file. */
const whole = z.coerce.number().pipe(z.int());
export const returnForm = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  organisationId: id,
  unit: z.string(),
  name: z.string(),
  basis: z.string(),
  every: z.enum(returnPeriods),
  rows: z.enum(returnRows),
  onlyKind: z.string().nullable(),
  onlyValue: z.string().nullable(),
  ageFrom: z.int().nullable(),
  budgetMinutes: z.int(),
  columns: z.array(returnColumn),
  closedAt: moment.nullable(),
  /** The period that today lies in. */
  period,
  /** Did the caller's unit order it? */
  isMine: z.boolean(),
  /** Villages that have sent this period’s, and those it is asked of. */
  sent: z.int(),
  asked: z.int(),
  version: z.int(),
});
export type ReturnForm = z.output<typeof returnForm>;

export const returnFill = z.object({
  form: returnForm,
  area: areaCode,
  placeName: z.string(),
  period,
  asks: z.array(
    z.object({
      key: z.string(),
      head: z.string(),
      type: z.enum(['number', 'choice', 'yesNo', 'day', 'text']),
      unit: z.string().nullable(),
      choices: z.array(z.object({ key: z.string(), zh: z.string(), en: z.string() })),
    }),
  ),
  rows: z.array(
    z.object({
      key: id,
      householdId: id,
      personId: id.nullable(),
      name: z.string(),
      address: z.string(),
      cells: z.record(
        z.string(),
        z.object({
          value: z.string().nullable(),
          state: z.enum(['fresh', 'stale', 'missing', 'typed']),
          on: day.nullable(),
        }),
      ),
    }),
  ),
  open: z.int(),
  /** Cells that people typed for this period, and those that filled themselves in. */
  typed: z.int(),
  reused: z.int(),
  sentAt: moment.nullable(),
  backReason: z.string().nullable(),
  version: z.int(),
});
export type ReturnFill = z.output<typeof returnFill>;

export const villageState = z.object({
  area: areaCode,
  placeName: z.string(),
  sentAt: moment.nullable(),
  typed: z.int(),
  reused: z.int(),
});

const one = z.object({ id });
const fillOf = z.object({ id, area: areaCode, period });

export const returnsApi = {
  listReturns: endpoint({
    method: 'GET',
    path: '/api/returns',
    allow: returnRoles,
    says: ['要报的表和我要的表', 'Returns asked of my place, and those my unit ordered'],
    query: z.object({ closed: z.enum(['1']).optional() }),
    output: z.object({ items: z.array(returnForm) }),
  }),
  readTemplate: endpoint({
    method: 'POST',
    path: '/api/returns/template',
    allow: orderRoles,
    says: [
      '读模板的表头,认出已有的项目(不保存)',
      'Read the headings of a template and what is known of them; keeps nothing',
    ],
    upload: 'sheet',
    input: z.object({ headRow: whole.pipe(z.int().min(1).max(49)).optional() }),
    output: z.object({ headRow: z.int(), columns: z.array(returnColumn) }),
  }),
  orderReturn: endpoint({
    method: 'POST',
    path: '/api/returns',
    allow: orderRoles,
    says: [
      '要一张表:用本单位的模板,已有的不再填',
      'Order a return with one’s own template; what is known is not asked',
    ],
    upload: 'sheet',
    input: z.object({
      name: text(60, 2),
      basis: text(200, 2),
      every: z.enum(returnPeriods),
      rows: z.enum(returnRows),
      onlyKind: optionalText(40),
      onlyValue: optionalText(40),
      ageFrom: whole.pipe(z.int().min(1).max(120)).optional(),
      budgetMinutes: whole.pipe(z.int().min(1).max(600)).optional(),
      headRow: whole.pipe(z.int().min(1).max(49)),
      columns: formJson(z.array(returnColumn).min(1).max(60)),
      ...gateFields,
      /** The line picked of each duty list that holds for some of the villages. */
      lines: formJson(z.array(z.object({ listId: id, itemId: id })).max(100)).optional(),
    }),
    output: returnForm,
  }),
  lookAtReturn: endpoint({
    method: 'POST',
    path: '/api/returns/gate',
    allow: orderRoles,
    says: [
      '各村要按清单的哪一条来填（先看一看，不保存）',
      'By which line of its list each village would be asked; only looks and keeps nothing',
    ],
    input: z.object({ name: text(60, 2), basis: text(200, 0).default('') }),
    output: z.object({
      lists: z.array(z.object({ listId: id, village: id, villages: z.int(), look: gateLook })),
    }),
  }),
  closeReturn: endpoint({
    method: 'POST',
    path: '/api/returns/:id/close',
    allow: orderRoles,
    says: ['停用一张报表', 'Stop asking for a return'],
    versioned: true,
    params: one,
    input: z.object({ reason: text(200, 2) }),
    output: returnForm,
  }),
  returnVillages: endpoint({
    method: 'GET',
    path: '/api/returns/:id/villages',
    allow: returnRoles,
    says: ['各村报没报', 'Which villages have sent it'],
    params: one,
    query: z.object({ period }),
    output: z.object({ form: returnForm, items: z.array(villageState) }),
  }),
  getFill: endpoint({
    method: 'GET',
    path: '/api/returns/:id/fills/:area/:period',
    allow: fillRoles,
    says: [
      '一个村一期的表:哪些带出、哪些要填',
      'A village’s table of a period: what fills itself in, what is to be typed',
    ],
    params: fillOf,
    output: returnFill,
  }),
  fillCells: endpoint({
    method: 'PUT',
    path: '/api/returns/:id/fills/:area/:period',
    allow: fillRoles,
    says: ['填写还空着或变了的格', 'Type what is open or has changed'],
    params: fillOf,
    input: z.object({
      cells: z
        .array(z.object({ row: id, ask: z.string().max(60), value: text(100) }))
        .min(1)
        .max(2000),
    }),
    output: returnFill,
  }),
  sendFill: endpoint({
    method: 'POST',
    path: '/api/returns/:id/fills/:area/:period/send',
    allow: fillRoles,
    says: ['报出', 'Send it'],
    params: fillOf,
    input: z.object({}),
    output: returnFill,
  }),
  sendBack: endpoint({
    method: 'POST',
    path: '/api/returns/:id/fills/:area/:period/back',
    allow: orderRoles,
    says: ['退回重填,写明原因', 'Send it back with the reason'],
    params: fillOf,
    input: z.object({ reason: text(300, 2) }),
    output: returnFill,
  }),
  fillFile: endpoint({
    method: 'GET',
    path: '/api/returns/:id/fills/:area/:period/file.xlsx',
    allow: returnRoles,
    says: ['用原模板导出', 'The table in the office’s own template'],
    params: fillOf,
    output: z.never(),
    download: true,
  }),
  burden: endpoint({
    method: 'GET',
    path: '/api/burden',
    allow: returnRoles,
    says: ['减负表:各表各单位每周花多少分钟(不看个人)', 'What forms cost units in minutes a week; never persons'],
    query: z.object({ area: areaCode.optional(), from: day, to: day }),
    output: z.object({
      weeks: z.array(day),
      lines: z.array(
        z.object({
          form: z.string(),
          name: z.string(),
          /** Who ordered it; null for what the duties of the place ask. */
          orderedBy: z.string().nullable(),
          organisationId: id,
          unit: z.string(),
          week: day,
          typed: z.int(),
          reused: z.int(),
          photos: z.int(),
          records: z.int(),
          minutes: z.number(),
          budgetMinutes: z.int(),
          isOver: z.boolean(),
        }),
      ),
    }),
  }),
} as const satisfies Api;
