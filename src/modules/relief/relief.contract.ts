import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import {
  accountKinds,
  batchKinds,
  channels,
  correctorRoles,
  countStatuses,
  entryKinds,
  findings,
  fundPurposes,
  keeperRoles,
  paperKinds,
  paperUnits,
  receiverRoles,
  reliefRoles,
  ruleRoles,
  sources,
} from './relief.rules.ts';

/* Quantities: a thing in its unit, money in cents. Days are days of the place (Asia/Shanghai). */

const MAX_QUANTITY = 1_000_000_000;
export const quantity = z.number().int().min(1).max(MAX_QUANTITY);
const places = z.object({ area: areaCode, placeName: z.string() });

export const storeView = places.extend({ id, name: z.string(), organisationId: id, unit: z.string() });
const standing = z.object({
  received: z.number().int(),
  handed: z.number().int(),
  stock: z.number().int(),
  /** Not found by counts and still in the books as missing (negative: found too many). */
  missing: z.number().int(),
});
export const batchView = places.extend({
  id,
  number: z.string(),
  kind: z.enum(batchKinds),
  source: z.enum(sources),
  donor: z.string(),
  isDonorShown: z.boolean(),
  item: z.string(),
  unit: z.string(),
  unitCents: z.number().int(),
  purpose: z.enum(fundPurposes),
  decision: z.string().nullable(),
  receivedOn: day,
  standing,
  /** Approved and not yet handed out. */
  promised: z.number().int(),
  households: z.number().int(),
  openCounts: z.number().int(),
  notice: z.object({ id, from: day, to: day, hasList: z.boolean(), version: z.number().int() }).nullable(),
});
export type BatchView = z.infer<typeof batchView>;

export const entryView = places.extend({
  id,
  batchId: id,
  batch: z.string(),
  item: z.string(),
  unit: z.string(),
  kind: z.enum(entryKinds),
  money: z.boolean(),
  day,
  at: moment,
  reason: z.string().nullable(),
  by: z.string().nullable(),
  handoutId: id.nullable(),
  reverses: id.nullable(),
  reversedBy: id.nullable(),
  mayReverse: z.boolean(),
  lines: z.array(
    z.object({
      account: z.string(),
      kind: z.enum(accountKinds),
      amount: z.number().int(),
      after: z.number().int(),
    }),
  ),
});
export type EntryView = z.infer<typeof entryView>;

export const batchWhole = batchView.extend({
  stores: z.array(storeView.extend({ stock: z.number().int() })),
  entries: z.array(entryView),
});
export type BatchWhole = z.infer<typeof batchWhole>;

export const receiveInput = z.strictObject({
  area: areaCode,
  kind: z.enum(batchKinds),
  source: z.enum(sources),
  donor: text(80, 1),
  /** May the donor be named in public? */
  isDonorShown: z.boolean(),
  item: text(40, 1),
  unit: optionalText(10),
  unitCents: z.number().int().min(0).max(100_000_000).optional(),
  quantity,
  purpose: z.enum(fundPurposes),
  decision: optionalText(120, 2),
  receivedOn: day,
  storeId: id,
});
export type ReceiveInput = z.output<typeof receiveInput>;

const batchQuery = z.object({
  area: areaCode.optional(),
  kind: z.enum(batchKinds).optional(),
  purpose: z.enum(fundPurposes).optional(),
  left: z.enum(['1']).optional(),
});

export const ledgerQuery = z.object({
  area: areaCode.optional(),
  batchId: id.optional(),
  kind: z.enum(entryKinds).optional(),
  householdId: id.optional(),
  from: day.optional(),
  to: day.optional(),
  after: id.optional(),
});
export type LedgerQuery = z.output<typeof ledgerQuery>;

export const figuresView = z.object({
  goods: z.array(
    z.object({ item: z.string(), unit: z.string(), handed: z.number().int(), households: z.number().int() }),
  ),
  /** Households that were handed anything in kind; nobody is counted twice. */
  goodsHouseholds: z.number().int(),
  money: z.object({ cents: z.number().int(), households: z.number().int() }),
  emergency: z.object({ cents: z.number().int(), households: z.number().int() }),
  papersLate: z.number().int(),
  openCounts: z.number().int(),
});
export type FiguresView = z.infer<typeof figuresView>;

export const ruleView = z.object({
  area: z.string(),
  placeName: z.string().nullable(),
  validFrom: day,
  papersDays: z.number().int(),
  papersUnit: z.enum(paperUnits),
  papers: z.array(z.enum(paperKinds)),
  cashMaxCents: z.number().int(),
  noticeDays: z.number().int(),
  source: z.string(),
});

export const countView = places.extend({
  id,
  storeId: id,
  store: z.string(),
  batchId: id,
  batch: z.string(),
  item: z.string(),
  unit: z.string(),
  money: z.boolean(),
  expected: z.number().int(),
  counted: z.number().int(),
  day,
  by: z.string(),
  witness: z.string(),
  status: z.enum(countStatuses),
  finding: z.enum(findings).nullable(),
  explanation: z.string().nullable(),
  explainedBy: z.string().nullable(),
  mayExplain: z.boolean(),
  version: z.number().int(),
});
export type CountView = z.infer<typeof countView>;

const params = z.object({ id });
export const stockApi = {
  listBatches: endpoint({
    method: 'GET',
    path: '/api/relief/batches',
    allow: reliefRoles,
    says: ['各批物资和资金:收了多少、发了多少、还剩多少', 'Batches: received, handed out, left'],
    query: batchQuery,
    output: z.object({ items: z.array(batchView) }),
  }),
  getBatch: endpoint({
    method: 'GET',
    path: '/api/relief/batches/:id',
    allow: reliefRoles,
    says: ['一批:在哪个库房、每一笔', 'One batch: where it lies, every entry'],
    params,
    output: batchWhole,
  }),
  receiveBatch: endpoint({
    method: 'POST',
    path: '/api/relief/batches',
    allow: receiverRoles,
    says: ['登记入库', 'Take a delivery into the books'],
    input: receiveInput,
    output: batchWhole,
  }),
  listStores: endpoint({
    method: 'GET',
    path: '/api/relief/stores',
    allow: reliefRoles,
    says: ['库房和库存', 'Stores and what lies in them'],
    output: z.object({
      items: z.array(
        storeView.extend({
          holds: z.array(
            z.object({
              batchId: id,
              batch: z.string(),
              item: z.string(),
              unit: z.string(),
              money: z.boolean(),
              purpose: z.enum(fundPurposes),
              stock: z.number().int(),
              countedOn: day.nullable(),
            }),
          ),
        }),
      ),
    }),
  }),
  addStore: endpoint({
    method: 'POST',
    path: '/api/relief/stores',
    allow: receiverRoles,
    says: ['设一个库房', 'Set up a store'],
    input: z.strictObject({ area: areaCode, organisationId: id, name: text(60, 1) }),
    output: storeView,
  }),
  moveStock: endpoint({
    method: 'POST',
    path: '/api/relief/moves',
    allow: receiverRoles,
    says: ['从一个库房调到另一个', 'Move from one store to another'],
    input: z.strictObject({ batchId: id, fromId: id, toId: id, quantity, day, reason: text(200, 2) }),
    output: batchWhole,
  }),
  listEntries: endpoint({
    method: 'GET',
    path: '/api/relief/entries',
    allow: reliefRoles,
    says: ['台账:每一笔', 'The ledger, entry by entry'],
    query: ledgerQuery,
    output: z.object({ items: z.array(entryView), next: id.nullable() }),
  }),
  reverseEntry: endpoint({
    method: 'POST',
    path: '/api/relief/entries/:id/reverse',
    allow: correctorRoles,
    says: ['冲正一笔', 'Reverse an entry'],
    params,
    input: z.strictObject({ reason: text(200, 2) }),
    output: entryView,
  }),
  listCounts: endpoint({
    method: 'GET',
    path: '/api/relief/counts',
    allow: reliefRoles,
    says: ['盘点记录', 'Counts'],
    query: z.object({ status: z.enum(countStatuses).optional(), storeId: id.optional() }),
    output: z.object({ items: z.array(countView) }),
  }),
  countStock: endpoint({
    method: 'POST',
    path: '/api/relief/counts',
    allow: keeperRoles,
    says: ['盘点', 'Count a store'],
    input: z.strictObject({
      storeId: id,
      batchId: id,
      counted: z.number().int().min(0).max(MAX_QUANTITY),
      witness: text(60, 1),
    }),
    output: countView,
  }),
  explainCount: endpoint({
    method: 'POST',
    path: '/api/relief/counts/:id/explain',
    allow: correctorRoles,
    says: ['说明盘点差异', 'Explain a difference'],
    params,
    versioned: true,
    input: z.strictObject({ finding: z.enum(findings), explanation: text(400, 4) }),
    output: countView,
  }),
  reliefFigures: endpoint({
    method: 'GET',
    path: '/api/relief/figures',
    allow: reliefRoles,
    says: ['发放汇总:多少物资、多少户、多少钱', 'What was handed out: things, households, money'],
    query: z.object({ area: areaCode.optional(), from: day, to: day }),
    output: figuresView,
  }),
  listReliefRules: endpoint({
    method: 'GET',
    path: '/api/relief/rules',
    allow: reliefRoles,
    says: ['当地规定:补手续期限、现金上限、公示天数', 'Local rules: days for papers, limit for cash, days of a notice'],
    output: z.object({ items: z.array(ruleView), channels: z.array(z.enum(channels)) }),
  }),
  addReliefRule: endpoint({
    method: 'POST',
    path: '/api/relief/rules',
    allow: ruleRoles,
    says: ['登记一条当地规定', 'Write down a local rule'],
    input: z.strictObject({
      area: areaCode,
      validFrom: day,
      papersDays: z.number().int().min(1).max(90),
      papersUnit: z.enum(paperUnits),
      papers: z.array(z.enum(paperKinds)).min(1).max(paperKinds.length),
      cashMaxCents: z.number().int().min(0).max(100_000_000),
      noticeDays: z.number().int().min(1).max(366),
      source: text(200, 2),
    }),
    output: ruleView,
  }),
} as const satisfies Api;
