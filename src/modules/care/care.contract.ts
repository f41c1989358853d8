import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, optionalText } from '#kernel/fields.ts';
import { basisKinds, careClasses, careRoles, circumstances, endReasons, enrolRoles } from './care.rules.ts';

export const memberView = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  householdId: id,
  /** The head of the household today. */
  household: z.string(),
  address: z.string(),
  size: z.int(),
  personId: id.nullable(),
  /** Whose benefit it is, where it is one person's. */
  person: z.string().nullable(),
  careClass: z.enum(careClasses),
  circumstance: z.enum(circumstances),
  since: day,
  basisKind: z.enum(basisKinds),
  basisNumber: z.string().nullable(),
  recheckMonths: z.int().nullable(),
  nextRecheck: day.nullable(),
  nextCertification: day.nullable(),
  endedOn: day.nullable(),
  endReason: z.enum(endReasons).nullable(),
  version: z.int(),
});
export type MemberView = z.output<typeof memberView>;

export const enrolInput = z.strictObject({
  householdId: id,
  personId: id.optional(),
  careClass: z.enum(careClasses),
  circumstance: z.enum(circumstances).default('steady'),
  since: day,
  /** The number of the register or the decision it rests on. */
  basisNumber: optionalText(80),
  recheckMonths: z.int().min(1).max(60).optional(),
  lastCheckedOn: day.optional(),
});
export type EnrolInput = z.output<typeof enrolInput>;

const params = z.object({ id });

export const careApi = {
  getCareMember: endpoint({
    method: 'GET',
    path: '/api/care/members/:id',
    allow: careRoles,
    says: ['看一项待遇', 'One benefit'],
    params,
    output: memberView,
  }),
  enrolMember: endpoint({
    method: 'POST',
    path: '/api/care/members',
    allow: enrolRoles,
    says: ['把已有台账里的人登记进来', 'Enter somebody who is in an existing register'],
    input: enrolInput,
    output: memberView,
  }),
} as const satisfies Api;
