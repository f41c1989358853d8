import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { day, id, moment, text } from '#kernel/fields.ts';
import { clockPurposes } from './cases.clocks.rules.ts';
import { caseRoles } from './cases.parts.rules.ts';
import { caseKinds, caseTiers } from './cases.rules.ts';
import { clockProof } from './cases.views.contract.ts';

/** Who answers for the limits being right: the operator, who audits, and the county office whose promises they are. */
export const driftRoles = ['systemAdmin', 'auditAdmin', 'countyClerk'] as const satisfies readonly Role[];

const ruleFields = {
  purpose: z.enum(clockPurposes),
  unit: z.enum(['h', 'wd', 'd']),
  duty: z.enum(['organ', 'resident']),
  validFrom: day,
};

export const clocksApi = {
  clockProof: endpoint({
    method: 'GET',
    path: '/api/cases/:id/clocks/:clockId',
    allow: caseRoles,
    says: ['一个时限怎么算出来的', 'How a limit was counted, day by day'],
    params: z.object({ id, clockId: id }),
    output: clockProof,
  }),
  clockRules: endpoint({
    method: 'GET',
    path: '/api/clock-rules',
    allow: 'staff',
    says: ['时限规则', 'The rule set of time limits'],
    output: z.object({
      rules: z.array(
        z.object({
          ...ruleFields,
          id: z.string(),
          area: z.string(),
          kind: z.enum(caseKinds).nullable(),
          tier: z.enum(caseTiers).nullable(),
          amount: z.number(),
          source: z.string(),
          validTo: day.nullable(),
        }),
      ),
    }),
  }),
  addClockRule: endpoint({
    method: 'POST',
    path: '/api/clock-rules',
    allow: ['systemAdmin'],
    says: ['增加一条时限规则', 'Add a rule to the set'],
    input: z.object({
      ...ruleFields,
      id: z.string().regex(/^[A-Z0-9-]{3,40}$/),
      area: z.string().regex(/^\d{0,12}$/),
      kind: z.enum(caseKinds).nullable().default(null),
      tier: z.enum(caseTiers).nullable().default(null),
      amount: z.number().int().min(0).max(400),
      source: text(200),
    }),
    output: z.object({ id: z.string() }),
  }),
  clockDrift: endpoint({
    method: 'GET',
    path: '/api/clock-rules/drift',
    allow: driftRoles,
    says: [
      '每晚复算的结果:哪些时限和规则对不上',
      'What the nightly recount found: limits that are not what their rules make them',
    ],
    output: z.object({
      last: z.object({ at: moment, counted: z.int(), drifted: z.int() }).nullable(),
      items: z.array(
        z.object({
          clockId: id,
          caseId: id,
          number: z.string(),
          says: z.tuple([z.string(), z.string()]),
          kept: moment,
          counted: moment,
          foundAt: moment,
        }),
      ),
    }),
  }),
};
