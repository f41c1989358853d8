import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, formJson, id, optionalText, text } from '#kernel/fields.ts';
import { deskRoles, registerRoles } from './mediations.rules.ts';
import { personSheetFields } from './registers.words.ts';

const params = z.object({ id });
export const personParts = ['head', 'deputy', 'member', 'engaged'] as const;
const readers = [...new Set([...deskRoles, ...registerRoles])];

export const personView = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  kind: z.enum(['mediator', 'guide']),
  committeeId: id.nullable(),
  committee: z.string().nullable(),
  name: z.string(),
  isWoman: z.boolean(),
  part: z.enum(personParts).nullable(),
  accountId: id.nullable(),
  certificate: z.string().nullable(),
  since: day,
  until: day.nullable(),
  publicSince: day.nullable(),
  hoursThisYear: z.number(),
  trainings: z.array(z.object({ on: day, hours: z.number(), topic: z.string() })),
  version: z.int(),
});
export type PersonView = z.output<typeof personView>;
export const committeeView = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  name: z.string(),
  electedBy: z.string(),
  electedOn: day,
  termUntil: day,
  phone: z.string(),
  address: z.string(),
  hours: z.string().nullable(),
  members: z.int(),
  faults: z.array(z.enum(['tooFew', 'tooMany', 'noWoman', 'noHead', 'termOver'])),
  version: z.int(),
});
export type CommitteeView = z.output<typeof committeeView>;

const committeeFields = {
  name: text(60, 2),
  electedBy: text(100, 2),
  electedOn: day,
  phone: text(60, 3),
  address: text(200, 2),
  hours: optionalText(100, 2),
};
const personFields = {
  name: text(40, 2),
  isWoman: z.boolean(),
  part: z.enum(personParts).optional(),
  accountId: id.optional(),
  certificate: optionalText(60, 2),
  since: day,
  until: day.optional(),
  /** The person agreed to stand on the public page with name and committee. */
  isPublic: z.boolean().default(false),
};
export type PersonInput = z.output<z.ZodObject<typeof personFields>>;

export const MAX_PERSONS = 1000;
export const registersApi = {
  listCommittees: endpoint({
    method: 'GET',
    path: '/api/mediation-committees',
    allow: readers,
    says: ['人民调解委员会', 'Mediation committees of one’s place'],
    output: z.object({ items: z.array(committeeView) }),
  }),
  addCommittee: endpoint({
    method: 'POST',
    path: '/api/mediation-committees',
    allow: registerRoles,
    says: ['登记调解委员会', 'Register a committee'],
    input: z.object({ area: areaCode, organisationId: id, ...committeeFields }),
    output: committeeView,
  }),
  changeCommittee: endpoint({
    method: 'PUT',
    path: '/api/mediation-committees/:id',
    allow: registerRoles,
    says: ['修改调解委员会、换届', 'Change a committee, or enter a new term'],
    params,
    input: z.object(committeeFields),
    output: committeeView,
    versioned: true,
  }),
  listPersons: endpoint({
    method: 'GET',
    path: '/api/mediation-persons',
    allow: readers,
    says: ['人民调解员、法律明白人名册', 'Mediators and village law guides'],
    query: z.object({ kind: z.enum(['mediator', 'guide']).optional(), committeeId: id.optional() }),
    output: z.object({ items: z.array(personView) }),
  }),
  addPerson: endpoint({
    method: 'POST',
    path: '/api/mediation-persons',
    allow: registerRoles,
    says: ['登记一人', 'Enter a mediator or a law guide'],
    input: z.object({
      kind: z.enum(['mediator', 'guide']),
      area: areaCode,
      committeeId: id.optional(),
      ...personFields,
    }),
    output: personView,
  }),
  changePerson: endpoint({
    method: 'PUT',
    path: '/api/mediation-persons/:id',
    allow: registerRoles,
    says: ['修改一人', 'Change an entry'],
    params,
    input: z.object(personFields),
    output: personView,
    versioned: true,
  }),
  trainPerson: endpoint({
    method: 'POST',
    path: '/api/mediation-persons/:id/trainings',
    allow: registerRoles,
    says: ['记一次培训', 'Hours of training'],
    params,
    input: z.object({ on: day, hours: z.number().min(0.5).max(200), topic: text(100, 2) }),
    output: personView,
  }),
  committeeAccounts: endpoint({
    method: 'GET',
    path: '/api/mediation-committees/:id/accounts',
    allow: registerRoles,
    says: ['可以登记为调解员的账号', 'Accounts at a committee’s place that may keep its files'],
    params,
    output: z.object({ items: z.array(z.object({ accountId: id, name: z.string() })) }),
  }),
  importPersons: endpoint({
    method: 'POST',
    path: '/api/mediation-persons/import',
    allow: registerRoles,
    says: ['从表格导入名册', 'Import the registers from a table (xlsx, csv); dryRun only shows how it is read'],
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
        z.object({ row: z.int(), field: z.enum(personSheetFields), rule: z.string(), zh: z.string(), en: z.string() }),
      ),
      preview: z
        .object({
          columns: z.array(z.string()),
          mapping: z.partialRecord(z.enum(personSheetFields), z.string()),
          rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
        })
        .nullable(),
    }),
  }),
};
export type RegistersApi = typeof registersApi;
