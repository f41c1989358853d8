import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import { distributionColumns } from './distribution.words.ts';
import { quantity } from './relief.contract.ts';
import {
  approverRoles,
  batchKinds,
  fundPurposes,
  grantStatuses,
  keeperRoles,
  paperKinds,
  purposes,
  reliefRoles,
  sources,
} from './relief.rules.ts';

export const grantLine = z.object({
  batchId: id,
  batch: z.string(),
  item: z.string(),
  unit: z.string(),
  money: z.boolean(),
  quantity: z.number().int(),
});
export const grantView = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  householdId: id,
  /** The head's name; to those who only look after the ledger the surname. */
  household: z.string(),
  address: z.string().nullable(),
  purpose: z.enum(purposes),
  reason: z.string(),
  decision: z.string().nullable(),
  isKin: z.boolean(),
  approverId: id,
  approver: z.string(),
  approvedAt: moment,
  status: z.enum(grantStatuses),
  lines: z.array(grantLine),
  handoutId: id.nullable(),
  handedOn: day.nullable(),
  papersDue: day.nullable(),
  missing: z.array(z.enum(paperKinds)),
  endedReason: z.string().nullable(),
  version: z.number().int(),
});
export type GrantView = z.infer<typeof grantView>;

export const approveInput = z.strictObject({
  householdId: id,
  purpose: z.enum(purposes),
  reason: text(200, 2),
  decision: optionalText(120, 2),
  /** Is the household kin of a cadre or of who handles this? It has to be said (审核确认办法 11). */
  isKin: z.boolean(),
  lines: z
    .array(z.strictObject({ batchId: id, quantity }))
    .min(1)
    .max(10),
});
export type ApproveInput = z.output<typeof approveInput>;

const fromText = (v: unknown) => (v === 'true' ? true : v === 'false' || v === undefined || v === '' ? false : v);
export const rowFault = z.object({
  row: z.number().int(),
  household: z.string(),
  column: z.enum(distributionColumns),
  rule: z.string(),
  says: z.tuple([z.string(), z.string()]),
});
export type RowFault = z.infer<typeof rowFault>;

export const noticeView = z.object({
  id,
  number: z.string(),
  place: z.string(),
  source: z.enum(sources),
  donor: z.string().nullable(),
  item: z.string(),
  unit: z.string(),
  kind: z.enum(batchKinds),
  purpose: z.enum(fundPurposes),
  received: z.number().int(),
  handed: z.number().int(),
  stock: z.number().int(),
  households: z.number().int(),
  from: day,
  to: day,
  list: z.array(z.object({ name: z.string(), size: z.number().int(), quantity: z.number().int() })).nullable(),
});
export type NoticeView = z.infer<typeof noticeView>;

const params = z.object({ id });
const grantQuery = z.object({
  area: areaCode.optional(),
  status: z.enum(grantStatuses).optional(),
  purpose: z.enum(purposes).optional(),
  batchId: id.optional(),
  householdId: id.optional(),
  after: id.optional(),
});
export type GrantQuery = z.output<typeof grantQuery>;

export const grantsApi = {
  listGrants: endpoint({
    method: 'GET',
    path: '/api/relief/grants',
    allow: reliefRoles,
    says: ['批准给哪些户、发了没有', 'What was approved for whom, and whether it was handed out'],
    query: grantQuery,
    output: z.object({ items: z.array(grantView), next: id.nullable() }),
  }),
  getGrant: endpoint({
    method: 'GET',
    path: '/api/relief/grants/:id',
    allow: reliefRoles,
    says: ['一户的一次救助', 'One grant'],
    params,
    output: grantView,
  }),
  approveGrant: endpoint({
    method: 'POST',
    path: '/api/relief/grants',
    allow: approverRoles,
    says: ['批准给一户', 'Approve for a household'],
    input: approveInput,
    output: grantView,
  }),
  cancelGrant: endpoint({
    method: 'POST',
    path: '/api/relief/grants/:id/cancel',
    allow: approverRoles,
    says: ['取消还没发放的', 'Cancel what was not handed out'],
    params,
    versioned: true,
    input: z.strictObject({ reason: text(200, 2) }),
    output: grantView,
  }),
  importGrants: endpoint({
    method: 'POST',
    path: '/api/relief/grants/import',
    allow: approverRoles,
    says: [
      '导入发放名单(xlsx、csv):先看每一行不能用的和原因,有一行不能用就整份不导入',
      'Import a distribution list, whole or not at all; dryRun shows every refused row and why',
    ],
    upload: 'sheet',
    input: z.object({
      purpose: z.enum(purposes),
      reason: text(200, 2),
      decision: optionalText(120, 2),
      dryRun: z.preprocess(fromText, z.boolean()),
    }),
    output: z.object({
      rows: z.number().int(),
      households: z.number().int(),
      refused: z.number().int(),
      sums: z.array(grantLine),
      faults: z.array(rowFault),
    }),
  }),
  distributionTemplate: endpoint({
    method: 'GET',
    path: '/api/relief/grants/template.xlsx',
    allow: approverRoles,
    says: ['发放名单模板', 'A table to fill in'],
    output: z.unknown(),
    download: true,
  }),
  addReliefPaper: endpoint({
    method: 'POST',
    path: '/api/relief/grants/:id/papers',
    allow: keeperRoles,
    says: ['补一份手续', 'A paper that came afterwards'],
    params,
    versioned: true,
    input: z.strictObject({ kind: z.enum(paperKinds), number: optionalText(80), receivedOn: day }),
    output: grantView,
  }),
  papersMissing: endpoint({
    method: 'GET',
    path: '/api/relief/papers',
    allow: reliefRoles,
    says: ['急难救助还缺的手续', 'Papers that emergencies still owe'],
    query: z.object({ area: areaCode.optional() }),
    output: z.object({ items: z.array(grantView.extend({ isLate: z.boolean() })) }),
  }),
  reliefHouseholds: endpoint({
    method: 'GET',
    path: '/api/relief/households',
    allow: [...new Set([...approverRoles, ...keeperRoles])],
    says: ['按户主姓名找户', 'Find a household by its head’s name'],
    query: z.object({ name: text(60, 1) }),
    output: z.object({
      items: z.array(
        z.object({
          id,
          area: areaCode,
          head: z.string(),
          address: z.string(),
          size: z.number().int(),
          members: z.array(z.object({ personId: id, name: z.string() })),
        }),
      ),
    }),
  }),
  publishRelief: endpoint({
    method: 'POST',
    path: '/api/relief/batches/:id/notice',
    allow: approverRoles,
    says: ['把这一批的去向公示出来', 'Hang out where a batch went'],
    params,
    input: z.strictObject({ from: day, to: day.optional(), hasList: z.boolean() }),
    output: noticeView,
  }),
  takeDownRelief: endpoint({
    method: 'POST',
    path: '/api/relief/notices/:id/take-down',
    allow: approverRoles,
    says: ['提前撤下公示', 'Take a notice down early'],
    params,
    versioned: true,
    input: z.strictObject({ reason: text(200, 2) }),
    output: z.object({ id, downAt: moment }),
  }),
  publicRelief: endpoint({
    method: 'GET',
    path: '/api/relief/notices',
    allow: 'anyone',
    says: ['正在公示的救助去向', 'What hangs out today'],
    query: z.object({ area: areaCode.optional() }),
    output: z.object({ items: z.array(noticeView.omit({ list: true })) }),
  }),
  publicReliefOne: endpoint({
    method: 'GET',
    path: '/api/relief/notices/:id',
    allow: 'anyone',
    says: ['一份公示', 'One notice'],
    params,
    output: noticeView,
  }),
} as const satisfies Api;
