import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, formJson, id, optionalText, text } from '#kernel/fields.ts';
import { organisationKinds } from '#modules/organisations/organisations.rules.ts';
import { comparedFields, duties } from './mandates.items.rules.ts';
import { deskRoles, editRoles, mandateStatuses, publishRoles, unitKinds } from './mandates.rules.ts';
import { sheetFields } from './mandates.sheet.words.ts';

export const MAX_ITEMS = 600;

const part = z.object({ id, name: z.string() });
const counts = z.object({ basic: z.number().int(), assist: z.number().int(), takenBack: z.number().int() });
const bothWords = z.tuple([z.string(), z.string()]);
const verbs = z.enum(['edit', 'publish', 'discard', 'renew']);

export const mandateRow = z.object({
  id,
  area: areaCode,
  placeName: z.string().nullable(),
  /** The one organisation it is for; null when it is for a kind of unit at the place and below it. */
  organisation: part.nullable(),
  unitKind: z.enum(unitKinds).nullable(),
  name: z.string(),
  source: z.string(),
  edition: z.number().int(),
  status: z.enum(mandateStatuses),
  validFrom: day,
  validTo: day.nullable(),
  /** Does it hold today? */
  holds: z.boolean(),
  counts,
  version: z.number().int(),
});
export const mandateItem = z.object({
  id,
  code: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  duty: z.enum(duties),
  basis: z.string(),
  leadKind: z.enum(organisationKinds).nullable(),
  leadName: z.string().nullable(),
  leadOrganisationId: id.nullable(),
  words: z.array(z.string()),
  how: z.string().nullable(),
});
export const mandateWhole = mandateRow.extend({
  draftedBy: z.string().nullable(),
  publishedBy: z.string().nullable(),
  publishedAt: z.string().nullable(),
  /** Every edition of this list that the actor may see, the newest first. */
  editions: z.array(
    z.object({
      id,
      edition: z.number().int(),
      status: z.enum(mandateStatuses),
      validFrom: day,
      validTo: day.nullable(),
      holds: z.boolean(),
    }),
  ),
  items: z.array(mandateItem),
  open: z.array(verbs),
  closed: z.array(z.object({ verb: verbs, why: z.string(), says: bothWords })),
});

/** Emptiness and form are the rules' business, so that each says what is missing in its own words. */
const loose = (max: number) => text(max, 0);
const itemInput = z.strictObject({
  code: loose(12),
  title: loose(200),
  description: optionalText(2000),
  duty: z.enum(duties),
  basis: loose(500),
  leadName: optionalText(60),
  leadOrganisationId: id.nullish(),
  words: z.array(text(20)).max(30).default([]),
  how: optionalText(1000),
});
const dates = { validFrom: day, validTo: day.nullish() };

export const sheetFault = z.object({
  row: z.number().int(),
  /** What the row says it is, so that it is found again in the table. */
  name: z.string(),
  field: z.enum(sheetFields),
  rule: z.string(),
  zh: z.string(),
  en: z.string(),
});

const params = z.object({ id });

export const mandatesApi = {
  listMandates: endpoint({
    method: 'GET',
    path: '/api/mandates',
    allow: 'staff',
    says: ['本辖区及其上级的权责清单,每份一行', 'The duty lists of my area and of the places above it, one row each'],
    query: z.object({
      area: areaCode.optional(),
      unitKind: z.enum([...unitKinds, 'own']).optional(),
      q: text(60).optional(),
      after: z.string().max(60).optional(),
    }),
    output: z.object({ lists: z.array(mandateRow.extend({ hasDraft: z.boolean() })), next: z.string().nullable() }),
  }),
  getMandate: endpoint({
    method: 'GET',
    path: '/api/mandates/:id',
    allow: 'staff',
    says: ['一版权责清单和它的事项', 'One edition of a duty list with its items'],
    params,
    output: mandateWhole,
  }),
  unitMandate: endpoint({
    method: 'GET',
    path: '/api/organisations/:id/mandate',
    allow: 'staff',
    says: ['一个单位今天适用的权责清单', 'The duty list that holds for an organisation today'],
    params,
    output: z.object({ list: mandateRow.nullable(), items: z.array(mandateItem) }),
  }),
  compareMandates: endpoint({
    method: 'GET',
    path: '/api/mandates/:id/compare/:otherId',
    allow: 'staff',
    says: ['对照两版清单:新增、取消、改动', 'Compare two editions: added, removed, changed'],
    params: params.extend({ otherId: id }),
    output: z.object({
      before: mandateRow,
      after: mandateRow,
      added: z.array(mandateItem),
      removed: z.array(mandateItem),
      changed: z.array(z.object({ before: mandateItem, after: mandateItem, fields: z.array(z.enum(comparedFields)) })),
    }),
  }),
  exportMandate: endpoint({
    method: 'GET',
    path: '/api/mandates/:id/sheet',
    allow: 'staff',
    says: ['把一版清单存成表格', 'One edition as a table (xlsx)'],
    params,
    download: true,
    output: z.object({}),
  }),
  mandateTemplate: endpoint({
    method: 'GET',
    path: '/api/mandates/template',
    allow: deskRoles,
    says: ['下载清单导入模板', 'The table to fill in for an import'],
    download: true,
    output: z.object({}),
  }),
  draftMandate: endpoint({
    method: 'POST',
    path: '/api/mandates',
    allow: editRoles,
    says: ['起草一份清单或它的新一版', 'Draft a duty list or a new edition of one'],
    input: z.strictObject({
      organisationId: id.nullish(),
      unitKind: z.enum(unitKinds).nullish(),
      area: areaCode.nullish(),
      name: text(80),
      source: text(200),
      ...dates,
      /** Begin with the items of this edition. */
      copyFrom: id.nullish(),
    }),
    output: mandateWhole,
  }),
  editMandate: endpoint({
    method: 'PUT',
    path: '/api/mandates/:id',
    allow: editRoles,
    says: ['修改草稿的名称、来源或有效期', 'Change the name, source or days of a draft'],
    params,
    input: z.strictObject({ name: text(80), source: text(200), ...dates }),
    output: mandateWhole,
    versioned: true,
  }),
  discardMandate: endpoint({
    method: 'DELETE',
    path: '/api/mandates/:id',
    allow: editRoles,
    says: ['删除草稿', 'Discard a draft'],
    params,
    output: z.object({ id }),
    versioned: true,
  }),
  publishMandate: endpoint({
    method: 'POST',
    path: '/api/mandates/:id/publish',
    allow: publishRoles,
    says: ['发布一版清单(由起草人以外的人)', 'Publish an edition: by somebody who did not write it'],
    params,
    input: z.strictObject({}),
    output: mandateWhole,
    versioned: true,
  }),
  addItem: endpoint({
    method: 'POST',
    path: '/api/mandates/:id/items',
    allow: editRoles,
    says: ['在草稿里加一项', 'Add an item to a draft'],
    params,
    input: itemInput,
    output: mandateWhole,
    versioned: true,
  }),
  editItem: endpoint({
    method: 'PUT',
    path: '/api/mandates/:id/items/:itemId',
    allow: editRoles,
    says: ['修改草稿里的一项', 'Change an item of a draft'],
    params: params.extend({ itemId: id }),
    input: itemInput,
    output: mandateWhole,
    versioned: true,
  }),
  removeItem: endpoint({
    method: 'DELETE',
    path: '/api/mandates/:id/items/:itemId',
    allow: editRoles,
    says: ['从草稿里去掉一项', 'Remove an item from a draft'],
    params: params.extend({ itemId: id }),
    output: mandateWhole,
    versioned: true,
  }),
  importItems: endpoint({
    method: 'POST',
    path: '/api/mandates/:id/import',
    allow: editRoles,
    says: [
      '从表格导入事项(同编号的更新,其余保留)',
      'Import items from a table (xlsx, csv): those of the same code are replaced, the others stay; dryRun only shows',
    ],
    params,
    upload: 'sheet',
    input: z.object({
      /** Field → heading of its column, where they are not found by themselves; an empty heading leaves the field out. */
      map: formJson(z.record(z.string(), z.string()).default({})),
      dryRun: formJson(z.boolean().default(false)),
    }),
    output: z.object({
      rows: z.number().int(),
      added: z.number().int(),
      replaced: z.number().int(),
      refused: z.number().int(),
      faults: z.array(sheetFault),
      columns: z.array(z.string()),
      mapping: z.partialRecord(z.enum(sheetFields), z.string()),
      /** The version of the list after it. */
      version: z.number().int(),
    }),
    versioned: true,
  }),
} as const satisfies Api;
