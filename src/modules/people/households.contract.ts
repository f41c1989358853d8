import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day } from './people.contract.ts';
import { relations, writers } from './people.rules.ts';

export const householdReaders = [...writers, 'gridWorker'] as const;
const address = z.string().trim().min(1).max(120);

export const memberInput = z.strictObject({ personId: z.uuid(), relation: z.enum(relations), validFrom: day });
export type MemberInput = z.output<typeof memberInput>;
const member = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  relation: z.enum(relations),
  validFrom: z.string(),
  validTo: z.string().nullable(),
});
export const householdView = z.object({
  id: z.uuid(),
  area: z.string(),
  address: z.string(),
  /** Past members too, each with their days. */
  members: z.array(member),
  version: z.int(),
});
export type HouseholdView = z.output<typeof householdView>;

const params = z.object({ id: z.uuid() });

export const householdsApi = {
  households: endpoint({
    method: 'GET',
    path: '/api/households',
    allow: householdReaders,
    says: ['辖区内的户', 'Households in my area'],
    query: z.object({ area: areaCode.optional(), personId: z.uuid().optional(), after: z.uuid().optional() }),
    output: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          area: z.string(),
          address: z.string(),
          head: z.string().nullable(),
          members: z.int(),
          version: z.int(),
        }),
      ),
      next: z.uuid().nullable(),
    }),
  }),
  household: endpoint({
    method: 'GET',
    path: '/api/households/:id',
    allow: householdReaders,
    says: ['看一户', 'One household'],
    params,
    output: householdView,
  }),
  addHousehold: endpoint({
    method: 'POST',
    path: '/api/households',
    allow: writers,
    says: ['登记一户', 'Record a household'],
    input: z.strictObject({ area: areaCode, address, members: z.array(memberInput).max(30).default([]) }),
    output: householdView,
  }),
  editHousehold: endpoint({
    method: 'PUT',
    path: '/api/households/:id',
    allow: writers,
    says: ['更正一户', 'Correct a household'],
    params,
    input: z.strictObject({ area: areaCode.optional(), address: address.optional() }),
    output: householdView,
    versioned: true,
  }),
  mergeHousehold: endpoint({
    method: 'POST',
    path: '/api/households/:id/merge',
    allow: writers,
    says: ['并入另一户(同一户登记了两次、或已合住)', 'Merge into another: recorded twice, or living together now'],
    params,
    input: z.strictObject({ into: z.uuid() }),
    output: householdView,
    versioned: true,
  }),
  addMember: endpoint({
    method: 'POST',
    path: '/api/households/:id/members',
    allow: writers,
    says: ['添加家庭成员', 'Add a member'],
    params,
    input: memberInput,
    output: householdView,
    versioned: true,
  }),
  endMember: endpoint({
    method: 'POST',
    path: '/api/households/:id/members/:memberId/end',
    allow: writers,
    says: ['成员迁出', 'A member leaves'],
    params: z.object({ id: z.uuid(), memberId: z.uuid() }),
    input: z.strictObject({ validTo: day }),
    output: householdView,
    versioned: true,
  }),
};
