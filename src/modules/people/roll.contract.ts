import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { formJson } from '#kernel/fields.ts';
import { areaCode, day } from './people.contract.ts';
import { bases, writers } from './people.rules.ts';
import { rollFields } from './roll.words.ts';

/** A community has at most 3,000 households; above that nobody waits for one answer. */
export const MAX_ROLL_ROWS = 10_000;

export const rollApi = {
  importRoll: endpoint({
    method: 'POST',
    path: '/api/people/roll',
    allow: writers,
    says: ['从表格导入居民户册', 'Import a household roll from a table (xlsx, csv); dryRun only shows how it is read'],
    upload: 'sheet',
    input: z.object({
      /** Where households belong whose rows name no place. */
      area: areaCode,
      basis: z.enum(bases).default('statutoryDuty'),
      /** Since when those live there whose rows do not say. */
      since: day,
      /** Field → heading of its column, where they are not found by themselves; an empty heading leaves the field out. */
      map: formJson(z.record(z.string(), z.string()).default({})),
      dryRun: formJson(z.boolean().default(false)),
    }),
    output: z.object({
      rows: z.int(),
      /** People new to the register. */
      imported: z.int(),
      /** People who were in it, in this household. */
      known: z.int(),
      refused: z.int(),
      /** Households that are new. */
      households: z.int(),
      seconds: z.number(),
      faults: z.array(
        z.object({ row: z.int(), field: z.enum(rollFields), rule: z.string(), zh: z.string(), en: z.string() }),
      ),
      preview: z
        .object({
          columns: z.array(z.string()),
          mapping: z.partialRecord(z.enum(rollFields), z.string()),
          rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
        })
        .nullable(),
    }),
  }),
  rollTemplate: endpoint({
    method: 'GET',
    path: '/api/people/roll/template',
    allow: writers,
    says: ['下载居民户册模板', 'The roll to fill in'],
    download: true,
    output: z.object({}),
  }),
};
