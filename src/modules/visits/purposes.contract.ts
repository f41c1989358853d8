import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, text } from '#kernel/fields.ts';
import { factTypes } from '#modules/facts/facts.rules.ts';
import { purposeRoles, visitorRoles, visitReaders } from './visits.rules.ts';

const key = z.string().regex(/^[a-z][A-Za-z0-9]{1,39}$/);
const choice = z.object({ key: z.string().regex(/^[a-z][A-Za-z0-9]{0,30}$/), zh: text(20, 2), en: text(40, 2) });
export const question = z.object({
  key,
  zh: text(30, 2),
  en: text(60, 2),
  type: z.enum(factTypes),
  unit: text(10).optional(),
  choices: z.array(choice).max(12).optional(),
});
export const purpose = z.object({
  key,
  area: z.string(),
  zh: z.string(),
  en: z.string(),
  why: z.string(),
  roles: z.array(z.string()),
  questions: z.array(question),
  facts: z.array(z.string()),
  endedOn: day.nullable(),
});

export const purposesApi = {
  visitPurposes: endpoint({
    method: 'GET',
    path: '/api/visits/purposes',
    allow: visitReaders,
    says: ['为什么走访、可以问什么', 'What households are visited for, and what may be asked'],
    output: z.object({ items: z.array(purpose) }),
  }),
  addVisitPurpose: endpoint({
    method: 'POST',
    path: '/api/visits/purposes',
    allow: purposeRoles,
    says: [
      '增加一种走访(不问信仰、政治、来往)',
      'Visit for one thing more; never asking on belief, politics or acquaintances',
    ],
    input: z.object({
      key,
      zh: text(30, 2),
      en: text(60, 2),
      why: text(120, 2),
      roles: z.array(z.enum(visitorRoles)).default([]),
      questions: z.array(question).max(20).default([]),
      facts: z.array(key).max(20).default([]),
      source: text(200, 2),
      area: areaCode.optional(),
    }),
    output: purpose,
  }),
  endVisitPurpose: endpoint({
    method: 'POST',
    path: '/api/visits/purposes/:key/end',
    allow: purposeRoles,
    says: ['停用一种走访', 'End a purpose; what was written under it stays'],
    params: z.object({ key }),
    input: z.object({ on: day }),
    output: purpose,
  }),
} as const satisfies Api;
