import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, formJson, id, text } from '#kernel/fields.ts';
import { itemKinds, listRoles, remits } from './proofs.rules.ts';
import { sheetFields } from './sheet.words.ts';

const params = z.object({ id });
const shortText = (max: number) => z.string().trim().max(max).default('');
export const itemInput = z.strictObject({
  code: text(12),
  name: text(80),
  kind: z.enum(itemKinds),
  law: shortText(120),
  article: shortText(60),
  remit: z.enum(remits).nullable().default(null),
  purpose: shortText(300),
  procedure: shortText(1000),
  form: shortText(2000),
  materials: shortText(500),
  validDays: z.int().min(1).max(3650).nullable().default(null),
  needsMeeting: z.boolean().default(false),
  who: shortText(120),
  how: shortText(600),
  words: shortText(200),
});
export type ItemInput = z.output<typeof itemInput>;
export const itemRow = itemInput.extend({ id, code: z.string(), name: z.string() });
export type ItemRow = z.infer<typeof itemRow>;
export const editionRow = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  nth: z.int(),
  title: z.string(),
  status: z.enum(['draft', 'published']),
  fromDay: day.nullable(),
  toDay: day.nullable(),
  isInForce: z.boolean(),
  items: z.int(),
  mayEdit: z.boolean(),
  version: z.int(),
});
export type EditionRow = z.infer<typeof editionRow>;
export const editionView = editionRow.extend({ list: z.array(itemRow) });
export type EditionView = z.infer<typeof editionView>;

export const proofListsApi = {
  proofEditions: endpoint({
    method: 'GET',
    path: '/api/proof-lists',
    allow: 'staff',
    says: ['证明事项清单各版', 'The editions of the lists of proofs'],
    output: z.object({ items: z.array(editionRow) }),
  }),
  getProofEdition: endpoint({
    method: 'GET',
    path: '/api/proof-lists/:id',
    allow: 'staff',
    says: ['看一版清单', 'One edition'],
    params,
    output: editionView,
  }),
  draftProofEdition: endpoint({
    method: 'POST',
    path: '/api/proof-lists',
    allow: listRoles,
    says: ['新做一版,从现行的抄起', 'A draft that begins as a copy of the list in force'],
    input: z.strictObject({ title: text(80, 2) }),
    output: editionView,
  }),
  putProofItem: endpoint({
    method: 'POST',
    path: '/api/proof-lists/:id/items',
    allow: listRoles,
    says: ['写一项;同编号的改掉', 'Write an item; one of the same code is changed'],
    params,
    versioned: true,
    input: itemInput,
    output: editionView,
  }),
  dropProofItem: endpoint({
    method: 'POST',
    path: '/api/proof-lists/:id/drop',
    allow: listRoles,
    says: ['从草稿里去掉一项', 'Take an item off the draft'],
    params,
    versioned: true,
    input: z.strictObject({ code: text(12) }),
    output: editionView,
  }),
  publishProofEdition: endpoint({
    method: 'POST',
    path: '/api/proof-lists/:id/publish',
    allow: listRoles,
    says: ['发布施行', 'Publish; the edition before ends that day'],
    params,
    versioned: true,
    input: z.strictObject({ fromDay: day }),
    output: editionView,
  }),
  exportProofItems: endpoint({
    method: 'GET',
    path: '/api/proof-lists/:id/export',
    allow: 'staff',
    says: ['导出一版清单', 'An edition as xlsx, which can be imported again'],
    params,
    download: true,
    output: z.object({}),
  }),
  importProofItems: endpoint({
    method: 'POST',
    path: '/api/proof-lists/:id/import',
    allow: listRoles,
    says: ['从表格导入清单', 'Items from a table (xlsx, csv); dryRun only shows how it is read'],
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
};
export type ProofListsApi = typeof proofListsApi;
