import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { placeKinds } from './places.rules.ts';

const code = z.string().max(15);
const day = z.iso.date();
const name = z.string().trim().min(1).max(60);
const kind = z.enum(placeKinds);
const validity = { validFrom: day.nullable(), validTo: day.nullable() };

export const placeBrief = z.object({
  code,
  name,
  fullName: z.string(),
  kind,
  parent: code.nullable(),
  version: z.number().int(),
  ...validity,
});
export const placeInList = placeBrief.extend({ hasChildren: z.boolean() });
export const placeFound = placeInList.extend({
  /** The other name by which it was found, if it was. */
  alias: z.string().nullable(),
});
export const placeAlias = z.object({ id: z.uuid(), alias: z.string(), ...validity });
export const placeWhole = placeBrief.extend({
  isOpen: z.boolean(),
  ancestors: z.array(z.object({ code, name, kind })),
  aliases: z.array(placeAlias),
  /** The kind the numbering plan suggests, when it is another one: worth a second look, nothing more. */
  unusualKind: z.string().nullable(),
});

const row = z.strictObject({
  code: z.string().max(20),
  name,
  kind,
  validFrom: day.nullish(),
  validTo: day.nullish(),
  aliases: z.array(name).max(10).optional(),
});
export const placeRows = z.strictObject({ rows: z.array(row).min(1).max(20_000) });
const adminOnly = ['systemAdmin'] as const;
const params = z.object({ code });

export const placesApi = {
  listPlaces: endpoint({
    method: 'GET',
    path: '/api/places',
    allow: 'anyone',
    says: [
      '下一级区划(不写上级时为本地最上一级的下级)',
      'The places right below one; below the jurisdiction by default',
    ],
    query: z.object({ parent: code.optional(), closed: z.stringbool().default(false) }),
    output: z.object({ places: z.array(placeInList) }),
  }),
  searchPlaces: endpoint({
    method: 'GET',
    path: '/api/places/search',
    allow: 'anyone',
    says: ['按名称、别名或代码查找区划', 'Places by name, other name or code'],
    query: z.object({
      q: z.string().trim().min(1).max(60),
      within: code.optional(),
      closed: z.stringbool().default(false),
    }),
    output: z.object({ places: z.array(placeFound) }),
  }),
  placeTree: endpoint({
    method: 'GET',
    path: '/api/places/:code/tree',
    allow: 'anyone',
    says: ['一个区划及其下几级,按代码排列', 'A place and some levels below it, in order of code'],
    params,
    query: z.object({ levels: z.coerce.number().int().min(1).max(5).default(2) }),
    output: z.object({ places: z.array(z.object({ code, name, kind, parent: code.nullable() })) }),
  }),
  getPlace: endpoint({
    method: 'GET',
    path: '/api/places/:code',
    allow: 'anyone',
    says: ['一个区划、它的上级和别名', 'One place with those above it and its other names'],
    params,
    output: placeWhole,
  }),
  addPlace: endpoint({
    method: 'POST',
    path: '/api/places',
    allow: adminOnly,
    says: ['登记一个区划', 'Add a place'],
    input: row,
    output: placeWhole,
  }),
  editPlace: endpoint({
    method: 'PUT',
    path: '/api/places/:code',
    allow: adminOnly,
    says: ['改名或更正类别', 'Rename a place or correct its kind'],
    params,
    input: z.strictObject({
      name: name.optional(),
      kind: kind.optional(),
      /** The old name goes on being found; not when it was only a slip. */
      keepOldName: z.boolean().default(true),
    }),
    output: placeWhole,
    versioned: true,
  }),
  closePlace: endpoint({
    method: 'POST',
    path: '/api/places/:code/close',
    allow: adminOnly,
    says: ['停用一个区划(历史保留)', 'Close a place; its history stays'],
    params,
    input: z.strictObject({
      on: day.optional(),
      /** Into which it is merged: the old name goes on there. */ into: code.optional(),
    }),
    output: placeWhole,
    versioned: true,
  }),
  addGrid: endpoint({
    method: 'POST',
    path: '/api/places/:code/grids',
    allow: adminOnly,
    says: ['在村(社区)下设一个网格', 'Add a grid to a village or community'],
    params,
    input: z.strictObject({ name, validFrom: day.optional() }),
    output: placeWhole,
  }),
  addAlias: endpoint({
    method: 'POST',
    path: '/api/places/:code/aliases',
    allow: adminOnly,
    says: ['登记一个别名', 'Add another name of a place'],
    params,
    input: z.strictObject({ alias: name, validFrom: day.nullish(), validTo: day.nullish() }),
    output: placeWhole,
  }),
  importPlaces: endpoint({
    method: 'POST',
    path: '/api/places/import',
    allow: adminOnly,
    says: ['导入区划名单(逐条,或一个 xlsx 表)', 'Import a list of places: rows, or an xlsx sheet in base64'],
    input: z.union([placeRows, z.strictObject({ xlsx: z.base64().max(900_000) })]),
    output: z.object({ added: z.number().int(), changed: z.number().int(), same: z.number().int() }),
  }),
};
