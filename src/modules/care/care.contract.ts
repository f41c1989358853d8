import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import {
  basisKinds,
  careClasses,
  careRoles,
  careRuleRoles,
  checkKinds,
  circumstances,
  endReasons,
  enrolRoles,
  ruledClasses,
} from './care.rules.ts';
import { checkView } from './checks.contract.ts';
import { endView, noticeView } from './ends.contract.ts';

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
  /** What is paid a month, where a register or a decision says so. */
  amountCents: z.int().nullable(),
  nextRecheck: day.nullable(),
  nextCertification: day.nullable(),
  endedOn: day.nullable(),
  endReason: z.enum(endReasons).nullable(),
  version: z.int(),
});
export type MemberView = z.output<typeof memberView>;

const amountCents = z.int().min(1).max(10_000_000).optional();
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
  amountCents,
});
export type EnrolInput = z.output<typeof enrolInput>;

export const memberFull = memberView.extend({
  /** Everybody of the household today. */
  people: z.array(z.object({ personId: id, name: z.string(), relation: z.string() })),
  /** What this class may turn into without ending. */
  mayBecome: z.array(z.enum(careClasses)),
  /** What the rule of the place pays a month, where there is one. */
  localCents: z.int().nullable(),
  checks: z.array(checkView),
  ends: z.array(endView),
  notices: z.array(noticeView),
  /** What was changed of it: the verb and the day. */
  changes: z.array(
    z.object({ at: moment, verb: z.string(), role: z.string().nullable(), data: z.record(z.string(), z.unknown()) }),
  ),
});
export type MemberFull = z.output<typeof memberFull>;

export const memberDues = ['month', 'overdue'] as const;
export type MemberDue = (typeof memberDues)[number];
const memberQuery = z.object({
  area: areaCode.optional(),
  careClass: z.enum(careClasses).optional(),
  due: z.enum(memberDues).optional(),
  /** Those whose benefit has ended, instead of those who have it. */
  ended: z.enum(['1']).optional(),
  after: id.optional(),
});
export type MemberQuery = z.output<typeof memberQuery>;

const interval = {
  months: z.int().min(1).max(60).nullable(),
  leadDays: z.int().min(1).max(180),
  secondDays: z.int().min(1).max(60),
  needsWitness: z.boolean(),
  validFrom: day,
  source: text(200, 2),
};
export const ruleInput = z.strictObject({
  area: areaCode,
  careClass: z.enum(ruledClasses),
  circumstance: z.enum(circumstances),
  kind: z.enum(checkKinds),
  ...interval,
});
export type RuleInput = z.output<typeof ruleInput>;
export const ruleView = ruleInput.extend({ area: z.string(), placeName: z.string().nullable() });
export type RuleView = z.output<typeof ruleView>;
export const allowanceInput = z.strictObject({
  area: areaCode,
  ageFrom: z.int().min(60).max(120),
  ageTo: z.int().min(61).max(121).nullable(),
  amountCents: z.int().min(1).nullable(),
  ...interval,
  months: z.int().min(1).max(60),
});
export type AllowanceInput = z.output<typeof allowanceInput>;
export const allowanceView = allowanceInput.extend({ area: z.string(), placeName: z.string().nullable() });
export type AllowanceView = z.output<typeof allowanceView>;

const params = z.object({ id });

export const careApi = {
  listMembers: endpoint({
    method: 'GET',
    path: '/api/care/members',
    allow: careRoles,
    says: ['谁在哪一类里', 'Who is in which class'],
    query: memberQuery,
    output: z.object({ items: z.array(memberView), next: id.nullable() }),
  }),
  careHouseholds: endpoint({
    method: 'GET',
    path: '/api/care/households',
    allow: enrolRoles,
    says: ['按户主姓名找户', 'Find a household by its head’s name'],
    query: z.object({ name: text(60, 1) }),
    output: z.object({
      items: z.array(
        z.object({
          id,
          area: areaCode,
          head: z.string(),
          address: z.string(),
          people: z.array(z.object({ personId: id, name: z.string() })),
        }),
      ),
    }),
  }),
  getCareMember: endpoint({
    method: 'GET',
    path: '/api/care/members/:id',
    allow: careRoles,
    says: ['看一项待遇', 'One benefit'],
    params,
    output: memberFull,
  }),
  enrolMember: endpoint({
    method: 'POST',
    path: '/api/care/members',
    allow: enrolRoles,
    says: ['把已有台账里的人登记进来', 'Enter somebody who is in an existing register'],
    input: enrolInput,
    output: memberView,
  }),
  reclassMember: endpoint({
    method: 'POST',
    path: '/api/care/members/:id/class',
    allow: enrolRoles,
    says: ['改类别(供养方式、防返贫类型)', 'Turn it into a kindred class'],
    params,
    versioned: true,
    input: z.strictObject({ careClass: z.enum(careClasses), reason: text(200, 2) }),
    output: memberFull,
  }),
  paceMember: endpoint({
    method: 'POST',
    path: '/api/care/members/:id/pace',
    allow: enrolRoles,
    says: ['改复核间隔', 'Change how often it is re-checked'],
    params,
    versioned: true,
    input: z.strictObject({
      circumstance: z.enum(circumstances),
      recheckMonths: z.int().min(1).max(60).nullable(),
      amountCents,
    }),
    output: memberFull,
  }),
  listCareRules: endpoint({
    method: 'GET',
    path: '/api/care/rules',
    allow: careRoles,
    says: ['多久复核、认证一次', 'How often is what re-checked and certified'],
    output: z.object({ rules: z.array(ruleView), allowances: z.array(allowanceView) }),
  }),
  addCareRule: endpoint({
    method: 'POST',
    path: '/api/care/rules',
    allow: careRuleRoles,
    says: ['写一条本地规定', 'A local rule'],
    input: ruleInput,
    output: ruleView,
  }),
  addAllowanceRule: endpoint({
    method: 'POST',
    path: '/api/care/allowances',
    allow: careRuleRoles,
    says: ['写一条高龄津贴规定', 'A local rule of the allowance of the very old'],
    input: allowanceInput,
    output: allowanceView,
  }),
} as const satisfies Api;
