import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, id, optionalText, text } from '#kernel/fields.ts';
import { aidKinds, aidRoles, aidStatuses, surveyorRoles } from './aid.rules.ts';
import { cents, selfCare, strokes, surveyView } from './aid.views.contract.ts';

export const surveyInput = z.object({
  captured: captured(9),
  /** The other of the two; the first is whoever sends it. */
  secondId: id,
  signer: z.object({ personId: id.optional(), name: text(60, 1), why: optionalText(200) }),
  living: text(1000, 2),
  work: text(1000, 2),
  house: text(1000, 2),
  spending: text(1000, 2),
  /** What the two of them make of the year's income, where they could. */
  seenYearCents: cents.optional(),
  selfCare: selfCare.optional(),
  signatures: z.object({ first: strokes, second: strokes, household: strokes }),
});
export type SurveyInput = z.output<typeof surveyInput>;

const waiting = z.object({
  id,
  number: z.string(),
  kind: z.enum(aidKinds),
  status: z.enum(aidStatuses),
  area: areaCode,
  placeName: z.string(),
  applicant: z.string(),
  address: z.string(),
  reason: z.string(),
  dueOn: day.nullable(),
  isOverdue: z.boolean(),
  members: z.array(z.object({ personId: id, name: z.string() })),
});
export type WaitingSurvey = z.infer<typeof waiting>;
const colleague = z.object({ id, name: z.string(), unit: z.string() });

export const surveyApi = {
  toSurvey: endpoint({
    method: 'GET',
    path: '/api/aid/to-survey',
    allow: surveyorRoles,
    says: ['等着入户的申请,和可以一起去的同事', 'Households to be visited, and colleagues to go with'],
    output: z.object({ items: z.array(waiting), colleagues: z.array(colleague) }),
  }),
  surveyAid: endpoint({
    method: 'POST',
    path: '/api/aid/applications/:id/surveys',
    allow: surveyorRoles,
    says: ['登记一次两人入户调查', 'A survey by two people'],
    params: z.object({ id }),
    input: surveyInput,
    output: z.object({ id, counts: z.boolean(), status: z.enum(aidStatuses), survey: surveyView }),
  }),
  surveyFile: endpoint({
    method: 'GET',
    path: '/api/aid/surveys/:id/files/:n',
    allow: aidRoles,
    says: ['入户调查的照片', 'A picture of a survey'],
    params: z.object({ id, n: z.coerce.number().int().min(0).max(9) }),
    download: true,
    output: z.object({}),
  }),
} as const satisfies Api;
