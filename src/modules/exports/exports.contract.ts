import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { id, moment, optionalText } from '#kernel/fields.ts';
import { exportFormats, exportPurposes } from './exports.rules.ts';

const word = z.tuple([z.string(), z.string()]);
/** The filters of the list as they stand in its address: an object of texts, as JSON where it travels in a query. */
const filters = z.record(z.string().max(40), z.string().max(300));
const filtersText = z.string().max(4000).default('{}');
const list = z.string().min(2).max(60);

export const exportRow = z.object({
  id,
  /** As it stands on the file. */
  number: z.string(),
  at: moment,
  who: z.string(),
  role: z.string(),
  unit: z.string(),
  list: z.string(),
  title: z.string(),
  filters: z.record(z.string(), z.string()),
  purpose: z.enum([...exportPurposes, 'form']),
  words: z.string().nullable(),
  format: z.enum(exportFormats),
  isPersonal: z.boolean(),
  rows: z.int().nullable(),
  ended: z.enum(['whole', 'cut', 'broken']).nullable(),
  isMine: z.boolean(),
});
export type ExportRow = z.output<typeof exportRow>;

export const exportForm = z.object({
  says: word,
  columns: z.array(z.object({ key: z.string(), head: word, isPersonal: z.boolean() })),
  /** How many rows it would be; `isMore` when it was not counted to the end. */
  rows: z.int(),
  isMore: z.boolean(),
  most: z.int(),
});
export type ExportForm = z.output<typeof exportForm>;

export const exportsApi = {
  exportLists: endpoint({
    method: 'GET',
    path: '/api/exports/lists',
    allow: 'staff',
    says: ['我能导出哪些清单', 'Which lists I may take out'],
    output: z.object({ names: z.array(z.string()) }),
  }),
  exportForm: endpoint({
    method: 'GET',
    path: '/api/exports/form',
    allow: 'staff',
    says: ['导出前看一看:有哪些栏、多少行', 'Before an export: its columns and how many rows it would be'],
    query: z.object({ list, filters: filtersText }),
    output: exportForm,
  }),
  startExport: endpoint({
    method: 'POST',
    path: '/api/exports',
    allow: 'staff',
    says: ['导出一份清单(记入日志)', 'Take a list out as a table; it is logged'],
    input: z.object({
      list,
      filters: filters.default({}),
      format: z.enum(exportFormats),
      purpose: z.enum(exportPurposes),
      words: optionalText(100),
      columns: z.array(z.string().max(40)).min(1).max(80),
    }),
    output: z.object({ id, number: z.string() }),
  }),
  exportFile: endpoint({
    method: 'GET',
    path: '/api/exports/:id/file',
    allow: 'staff',
    says: ['下载导出的表', 'The file of an export, as it is written'],
    params: z.object({ id }),
    query: z.object({ filters: filtersText }),
    download: true,
    output: z.object({}),
  }),
  listExports: endpoint({
    method: 'GET',
    path: '/api/exports',
    allow: 'staff',
    says: [
      '导出日志:本人的;负责人和管理员可看辖区内的',
      'Who took which list out: one’s own, or those below for who oversees',
    ],
    query: z.object({
      list: list.optional(),
      mine: z.stringbool().optional(),
      after: id.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ items: z.array(exportRow), next: id.nullable() }),
  }),
} as const satisfies Api;
