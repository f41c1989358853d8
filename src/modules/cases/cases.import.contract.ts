import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, formJson, text } from '#kernel/fields.ts';
import { importFields } from './cases.import.words.ts';
import { dispatchRoles } from './cases.parts.rules.ts';
import { caseChannels, caseKinds } from './cases.rules.ts';

/** Above this a table is imported on the server's command line: nobody waits that long for an answer. */
export const MAX_UPLOAD_ROWS = 20_000;

export const importFault = z.object({
  row: z.number().int(),
  field: z.enum(importFields),
  rule: z.string(),
  zh: z.string(),
  en: z.string(),
});

export const importApi = {
  importFile: endpoint({
    method: 'POST',
    path: '/api/cases/import',
    allow: dispatchRoles,
    says: ['从表格导入诉求', 'Import cases from a table (xlsx, csv); dryRun only shows how it is read'],
    upload: 'sheet',
    input: z.object({
      /** The system the table comes from: one external number is imported once per source. */
      source: text(60),
      area: areaCode.optional(),
      kind: z.enum(caseKinds).default('complaint'),
      channel: z.enum(caseChannels).default('web'),
      /** Field → heading of its column, where they are not found by themselves; an empty heading leaves the field out. */
      map: formJson(z.record(z.string(), z.string()).default({})),
      dryRun: formJson(z.boolean().default(false)),
    }),
    output: z.object({
      rows: z.number().int(),
      imported: z.number().int(),
      known: z.number().int(),
      refused: z.number().int(),
      seconds: z.number(),
      /** What is wrong with the refused rows, at most the first 2,000 of them. */
      faults: z.array(importFault),
      preview: z
        .object({
          columns: z.array(z.string()),
          mapping: z.partialRecord(z.enum(importFields), z.string()),
          rows: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
        })
        .nullable(),
    }),
  }),
  importTemplate: endpoint({
    method: 'GET',
    path: '/api/cases/import/template',
    allow: dispatchRoles,
    says: ['下载导入模板', 'The table to fill in'],
    download: true,
    output: z.object({}),
  }),
};
