import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import { factReaders, factSources, factSubjects, factTypes, factWriters, kindRoles } from './facts.rules.ts';
import { returnRoles } from './returns.rules.ts';

const choice = z.object({ key: z.string().regex(/^[a-z][A-Za-z0-9]{0,30}$/), zh: text(20), en: text(40) });
const key = z.string().regex(/^[a-z][A-Za-z0-9]{1,39}$/);

export const factKind = z.object({
  key,
  subject: z.enum(factSubjects),
  type: z.enum(factTypes),
  zh: z.string(),
  en: z.string(),
  names: z.array(z.string()),
  unit: z.string().nullable(),
  choices: z.array(choice),
  validMonths: z.int().nullable(),
  purpose: z.string(),
});

export const factValue = z.object({
  id,
  kind: key,
  personId: id.nullable(),
  value: z.string(),
  source: z.enum(factSources),
  owner: z.string(),
  /** The day it was captured; it may have arrived later. */
  on: day,
  recordedAt: moment,
  validUntil: day.nullable(),
});
export type FactValue = z.output<typeof factValue>;

export const factLine = z.object({
  kind: key,
  personId: id.nullable(),
  state: z.enum(['fresh', 'stale', 'missing']),
  now: factValue.nullable(),
  /** Earlier values and those another unit keeps, newest first. */
  others: z.array(factValue),
});
export type FactLine = z.output<typeof factLine>;

export const factHousehold = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  address: z.string(),
  head: z.string().nullable(),
  size: z.int(),
  members: z.array(z.object({ personId: id, name: z.string(), relation: z.string() })),
  lines: z.array(factLine),
});
export type FactHousehold = z.output<typeof factHousehold>;

export const householdRow = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  address: z.string(),
  head: z.string().nullable(),
  size: z.int(),
  fresh: z.int(),
  stale: z.int(),
  missing: z.int(),
});
export type HouseholdRow = z.output<typeof householdRow>;

/** What a phone carries along: a line with what is known now, without its history. */
export const carriedHousehold = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  address: z.string(),
  head: z.string().nullable(),
  members: z.array(z.object({ personId: id, name: z.string() })),
  lines: z.array(
    z.object({
      kind: key,
      personId: id.nullable(),
      state: z.enum(['fresh', 'stale', 'missing']),
      value: z.string().nullable(),
      on: day.nullable(),
      owner: z.string().nullable(),
    }),
  ),
});
export type CarriedHousehold = z.output<typeof carriedHousehold>;
export type CarriedLine = CarriedHousehold['lines'][number];

export const factsApi = {
  factKinds: endpoint({
    method: 'GET',
    path: '/api/facts/kinds',
    allow: [...new Set([...factReaders, ...returnRoles])],
    says: ['采集哪些户情', 'What is asked about households'],
    output: z.object({ items: z.array(factKind) }),
  }),
  addFactKind: endpoint({
    method: 'POST',
    path: '/api/facts/kinds',
    allow: kindRoles,
    says: ['增加一项户情(不问信仰、政治、来往)', 'Ask one thing more; never on belief, politics or acquaintances'],
    input: z.object({
      key,
      subject: z.enum(factSubjects),
      type: z.enum(factTypes),
      zh: text(30),
      en: text(60),
      names: z.array(text(30)).max(20).default([]),
      unit: optionalText(10),
      choices: z.array(choice).max(20).default([]),
      validMonths: z.int().min(1).max(120).nullable(),
      purpose: text(100, 2),
      source: text(200, 2),
    }),
    output: factKind,
  }),
  factHouseholds: endpoint({
    method: 'GET',
    path: '/api/facts/households',
    allow: factReaders,
    says: ['各户户情:有效、该问、缺', 'Households with what holds, what is to be asked again, what is missing'],
    query: z.object({
      area: areaCode.optional(),
      head: text(60).optional(),
      due: z.enum(['1']).optional(),
      after: z.string().max(60).optional(),
    }),
    output: z.object({ items: z.array(householdRow), next: z.string().nullable() }),
  }),
  factsToCarry: endpoint({
    method: 'GET',
    path: '/api/facts/carry',
    allow: factWriters,
    says: ['带上各户户情(可离线)', 'What is known about households, to carry along'],
    shared: true,
    /** `more`: there are more households in the place than a phone is given. */
    output: z.object({ kinds: z.array(factKind), households: z.array(carriedHousehold), more: z.boolean() }),
  }),
  getFacts: endpoint({
    method: 'GET',
    path: '/api/facts/households/:id',
    allow: factReaders,
    says: ['一户的户情和来历', 'What is known about a household, and from where'],
    params: z.object({ id }),
    output: factHousehold,
  }),
  writeFacts: endpoint({
    method: 'POST',
    path: '/api/facts/households/:id',
    allow: factWriters,
    says: ['写下一户的户情(只写变了的)', 'Write down facts of a household, only those that changed'],
    params: z.object({ id }),
    input: z.object({
      captured: captured(0),
      source: z.enum(factSources),
      values: z
        .array(z.object({ kind: key, personId: id.optional(), value: text(40) }))
        .min(1)
        .max(120),
    }),
    output: factHousehold,
  }),
} as const satisfies Api;
