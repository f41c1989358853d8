import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { day, formJson, id } from '#kernel/fields.ts';
import { careClasses, enrolRoles } from './care.rules.ts';
import { lookReasons, registerFields } from './register.words.ts';

/** A county has some thousands of benefits; above that nobody waits for one answer. */
export const MAX_REGISTER_ROWS = 5000;

/** Somebody who may be meant by a row, with what tells whether it is them. */
const candidate = z.object({
  personId: id,
  name: z.string(),
  birthYear: z.int().nullable(),
  placeName: z.string(),
  address: z.string(),
  head: z.string().nullable(),
  bornSame: z.boolean(),
  addressSame: z.boolean(),
});
export const registerLook = z.object({
  row: z.int(),
  name: z.string(),
  reason: z.enum(lookReasons),
  candidates: z.array(candidate),
});
export type RegisterLook = z.output<typeof registerLook>;

export const registerApi = {
  importRegister: endpoint({
    method: 'POST',
    path: '/api/care/register',
    allow: enrolRoles,
    says: [
      '从表格导入低保、特困、高龄台账',
      'Import a register of benefits from a table (xlsx, csv); dryRun only shows how it is read',
    ],
    upload: 'sheet',
    input: z.object({
      /** The class of rows that name none. */
      careClass: z.enum(careClasses).optional(),
      /** Since when those have it whose rows do not say. */
      since: day,
      /** Row → person, as somebody looked who is meant; empty: none of them. */
      chosen: formJson(z.record(z.string(), z.string()).default({})),
      /** Field → heading of its column, where they are not found by themselves; an empty heading leaves the field out. */
      map: formJson(z.record(z.string(), z.string()).default({})),
      dryRun: formJson(z.boolean().default(false)),
    }),
    output: z.object({
      rows: z.int(),
      /** Benefits that are new here. */
      imported: z.int(),
      /** Rows whose benefit was here already. */
      known: z.int(),
      /** Rows of others of a household that an earlier row stands for. */
      beside: z.int(),
      refused: z.int(),
      seconds: z.number(),
      faults: z.array(
        z.object({ row: z.int(), field: z.enum(registerFields), rule: z.string(), zh: z.string(), en: z.string() }),
      ),
      /** Rows that wait for somebody to look who is meant. */
      looks: z.array(registerLook),
      preview: z
        .object({
          columns: z.array(z.string()),
          mapping: z.partialRecord(z.enum(registerFields), z.string()),
          rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
        })
        .nullable(),
    }),
  }),
  registerTemplate: endpoint({
    method: 'GET',
    path: '/api/care/register/template',
    allow: enrolRoles,
    says: ['下载救助台账模板', 'The register to fill in'],
    download: true,
    output: z.object({}),
  }),
} as const satisfies Api;
