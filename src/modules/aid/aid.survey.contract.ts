import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, formJson, id, optionalText, text } from '#kernel/fields.ts';
import { aidKinds, aidRoles, aidStatuses, surveyorRoles, takerRoles } from './aid.rules.ts';
import { cents, selfCare, strokes, surveyView } from './aid.views.contract.ts';

const signer = z.object({ personId: id.optional(), name: text(60, 1), why: optionalText(200, 2) });
const found = {
  living: text(1000, 2),
  work: text(1000, 2),
  house: text(1000, 2),
  spending: text(1000, 2),
  /** What the two of them make of the year's income, where they could. */
  seenYearCents: cents.optional(),
  selfCare: selfCare.optional(),
};
export const surveyInput = z.object({
  captured: captured(9),
  /** The other of the two; the first is whoever sends it. */
  secondId: id,
  signer,
  ...found,
  signatures: z.object({ first: strokes, second: strokes, household: strokes }),
});
export type SurveyInput = z.output<typeof surveyInput>;

/** A survey made on paper: whoever types it in may be neither of the two. The fields of a form travel as texts. */
export const paperInput = z.object({
  firstId: id,
  secondId: id,
  on: day,
  signer: formJson(signer),
  ...found,
  seenYearCents: formJson(cents.optional()),
  selfCare: formJson(selfCare.optional()),
});
export type PaperSurvey = z.input<typeof paperInput>;

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
export type Colleague = z.infer<typeof colleague>;
const answer = z.object({ id, counts: z.boolean(), status: z.enum(aidStatuses), survey: surveyView });

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
    output: answer,
  }),
  surveyOnPaper: endpoint({
    method: 'POST',
    path: '/api/aid/applications/:id/paper-surveys',
    allow: takerRoles,
    says: ['补录一次纸质入户调查', 'A survey made on paper, typed in'],
    upload: true,
    params: z.object({ id }),
    input: paperInput,
    output: answer,
  }),
  surveyors: endpoint({
    method: 'GET',
    path: '/api/aid/applications/:id/surveyors',
    allow: takerRoles,
    says: ['谁可以做这件的调查人', 'Who may survey this household'],
    params: z.object({ id }),
    output: z.object({ items: z.array(colleague), scans: z.int() }),
  }),
  formsWaiting: endpoint({
    method: 'GET',
    path: '/api/aid/households/:id/forms',
    allow: takerRoles,
    says: ['一户交回、还没登记的纸质申请表', 'Filled forms of a household that wait for their application'],
    params: z.object({ id }),
    output: z.object({ waiting: z.int() }),
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
