import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, formJson, id } from '#kernel/fields.ts';
import { datums } from './position.rules.ts';
import { sheetFields } from './sheet.words.ts';
import { keeperRoles } from './stations.rules.ts';

/** A city has some hundreds of stations. */
export const MAX_STATION_ROWS = 3000;

export const stationSheetApi = {
  importStations: endpoint({
    method: 'POST',
    path: '/api/stations/import',
    allow: keeperRoles,
    says: ['从表格导入驿站', 'Import stations from a table (xlsx, csv); dryRun only shows how it is read'],
    upload: 'sheet',
    input: z.object({
      /** Where stations are whose rows name no place. */
      area: areaCode,
      /** Who is in charge of those whose rows name no unit. */
      organisationId: id,
      /** The datum of the positions in the table. */
      datum: z.enum(datums).default('gcj02'),
      /** What to do with stations the house has already. */
      known: z.enum(['pass', 'update']).default('pass'),
      /** Field → heading of its column, where they are not found by themselves; an empty heading leaves the field out. */
      map: formJson(z.record(z.string(), z.string()).default({})),
      dryRun: formJson(z.boolean().default(false)),
    }),
    output: z.object({
      rows: z.int(),
      imported: z.int(),
      /** Stations the house had: passed over, or brought up to date. */
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
  stationTemplate: endpoint({
    method: 'GET',
    path: '/api/stations/template',
    allow: keeperRoles,
    says: ['下载驿站导入模板', 'The table to fill in'],
    download: true,
    output: z.object({}),
  }),
};
