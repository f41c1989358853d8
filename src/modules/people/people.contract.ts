import { z } from 'zod';
import { levelOf } from '#kernel/area.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { isDay, normalBank, normalName, normalPhone, readIdNumber } from '#kernel/identity.ts';
import type { Word } from '#kernel/words.ts';
import { bases, healthNeeds, hearers, readers, revealPurposes, sealedFields, writers } from './people.rules.ts';
import { faults } from './people.words.ts';

/** A text brought into one spelling; what has none is refused with the rule's own words. */
const spelled = (rule: string, says: Word, read: (text: string) => string | null) =>
  z.string().transform((text, c) => {
    const value = read(text);
    if (value !== null) return value;
    c.addIssue({ code: 'custom', params: { rule, says } });
    return z.NEVER;
  });

export const day = z.string().refine(isDay, { params: { rule: 'day', says: faults.day } });
export const areaCode = z
  .string()
  .refine((code) => levelOf(code) !== null, { params: { rule: 'area', says: faults.area } });
export const personParams = z.object({ id: z.uuid() });

const name = spelled('name', faults.name, normalName);
const phone = spelled('phone', faults.phone, normalPhone);
const bank = spelled('bank', faults.bank, normalBank);
const idNumber = z.string().transform((text, c) => {
  const read = readIdNumber(text);
  if (typeof read === 'object') return read.value;
  c.addIssue({
    code: 'custom',
    params: { rule: `idNumber.${read}`, says: read === 'date' ? faults.idNumberDate : faults.idNumber },
  });
  return z.NEVER;
});
const health = z.array(z.enum(healthNeeds)).min(1).max(healthNeeds.length);
const birthYear = z.int().min(1880).max(2200);

export const personInput = z.strictObject({
  area: areaCode,
  name,
  basis: z.enum(bases),
  birthYear: birthYear.nullish(),
  phone: phone.nullish(),
  idNumber: idNumber.nullish(),
  bank: bank.nullish(),
  health: health.nullish(),
});
export type PersonInput = z.output<typeof personInput>;

/** What is left out stays as it is; null removes it. */
export const personChange = personInput.partial();
export type PersonChange = z.output<typeof personChange>;

export const personView = z.object({
  id: z.uuid(),
  area: z.string(),
  name: z.string(),
  birthYear: z.int().nullable(),
  basis: z.enum(bases),
  /** Masked; null when nothing is recorded. */
  phone: z.string().nullable(),
  idNumber: z.string().nullable(),
  bank: z.string().nullable(),
  /** Whether health needs are recorded, never which. */
  hasHealth: z.boolean(),
  warnings: z.array(z.enum(['idNumberCheckDigit'])),
  /** What the caller's post could reveal, given a purpose. */
  revealable: z.array(z.enum(sealedFields)),
  version: z.int(),
});
export type PersonView = z.output<typeof personView>;

export const access = z.object({
  at: z.string(),
  role: z.string().nullable(),
  organisationId: z.uuid().nullable(),
  accountId: z.uuid().nullable(),
  field: z.enum(sealedFields),
  purpose: z.enum(revealPurposes),
  reason: z.string().nullable(),
});
export type Access = z.output<typeof access>;

export const peopleApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/people',
    allow: readers,
    says: ['按姓名开头查居民', 'People in my area, by the beginning of the name'],
    query: z.object({ name: z.string().max(60).optional(), area: areaCode.optional(), after: z.uuid().optional() }),
    output: z.object({ items: z.array(personView), next: z.uuid().nullable() }),
  }),
  find: endpoint({
    method: 'POST',
    path: '/api/people/find',
    allow: readers,
    says: ['按电话或身份证号查居民(须完整)', 'People by a whole phone or identity number'],
    input: z.union([z.strictObject({ phone }), z.strictObject({ idNumber })]),
    output: z.object({ items: z.array(personView) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/people/:id',
    allow: readers,
    says: ['看一位居民(号码遮掩)', 'One person, numbers masked'],
    params: personParams,
    output: personView,
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/people',
    allow: writers,
    says: ['登记居民', 'Record a person'],
    input: personInput,
    output: personView,
  }),
  edit: endpoint({
    method: 'PUT',
    path: '/api/people/:id',
    allow: [...writers, 'dataProtection'],
    says: ['更正居民信息', 'Correct a person'],
    params: personParams,
    input: personChange,
    output: personView,
    versioned: true,
  }),
  reveal: endpoint({
    method: 'POST',
    path: '/api/people/:id/reveal',
    allow: readers,
    says: ['查看完整号码(本人看得到谁看过)', 'Show one field in full; the person sees who looked'],
    params: personParams,
    input: z.strictObject({
      field: z.enum(sealedFields),
      purpose: z.enum(revealPurposes),
      reason: z.string().trim().min(1).max(100).optional(),
    }),
    output: z.object({ field: z.enum(sealedFields), value: z.union([z.string(), z.array(z.enum(healthNeeds))]) }),
  }),
  accesses: endpoint({
    method: 'GET',
    path: '/api/people/:id/accesses',
    allow: hearers,
    says: ['谁看过这位居民的号码', 'Who looked at this person, when and why'],
    params: personParams,
    output: z.object({ items: z.array(access) }),
  }),
};
