import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, formJson } from '#kernel/fields.ts';
import { consentWays, keeperRoles } from './floating.rules.ts';
import { sheetFields } from './sheet.words.ts';

export const MAX_FLOATING_ROWS = 2000;

export const floatingSheetApi = {
  exportFloating: endpoint({
    method: 'GET',
    path: '/api/floating/export',
    allow: keeperRoles,
    says: ['导出,字段照党员管理信息系统', 'The form of the national system, noted in the log of exports'],
    query: z.object({
      area: areaCode.optional(),
      view: z.enum(['open', 'ended']).default('open'),
    }),
    download: true,
    output: z.object({}),
  }),
  floatingTemplate: endpoint({
    method: 'GET',
    path: '/api/floating/template',
    allow: keeperRoles,
    says: ['下载导入模板', 'The table to fill in'],
    download: true,
    output: z.object({}),
  }),
  importFloating: endpoint({
    method: 'POST',
    path: '/api/floating/import',
    allow: keeperRoles,
    says: ['从名单导入外出党员', 'Register members out from a list (xlsx, csv); dryRun only shows how it is read'],
    upload: 'sheet',
    input: z.object({
      /** How the people on the list were told what is kept. */
      consentWay: z.enum(consentWays),
      consentOn: day,
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
