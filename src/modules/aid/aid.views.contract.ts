import { z } from 'zod';
import { areaCode, day, id, moment } from '#kernel/fields.ts';
import { aidSteps, limitUnits } from './aid.clocks.rules.ts';
import { abilityGrounds, allHeads, exclusions, memberTies, selfCareItems, singleGrounds } from './aid.means.rules.ts';
import {
  aidKinds,
  aidStatuses,
  aidVerbs,
  careForms,
  filers,
  letterKinds,
  noticeKinds,
  serviceMethods,
  surveyPurposes,
} from './aid.rules.ts';

export const cents = z.int().min(0).max(100_000_000);
export const selfCare = z.object(
  Object.fromEntries(selfCareItems.map((i) => [i, z.boolean()])) as Record<
    (typeof selfCareItems)[number],
    z.ZodBoolean
  >,
);
export const strokes = z.array(z.array(z.tuple([z.number(), z.number()])).max(2000)).max(60);

const dueView = z.object({
  step: z.enum(aidSteps),
  at: moment,
  day,
  isOverdue: z.boolean(),
  isProvisional: z.boolean(),
  source: z.string(),
});
export type DueView = z.infer<typeof dueView>;

export const aidRow = z.object({
  id,
  number: z.string(),
  kind: z.enum(aidKinds),
  status: z.enum(aidStatuses),
  area: areaCode,
  placeName: z.string(),
  applicant: z.string(),
  address: z.string(),
  size: z.int(),
  appliedOn: day,
  amountCents: cents.nullable(),
  paidFrom: day.nullable(),
  isKin: z.boolean(),
  /** The nearest limit that runs; null when none does. */
  due: dueView.nullable(),
  version: z.int(),
});
export type AidRow = z.infer<typeof aidRow>;

export const memberView = z.object({
  personId: id,
  name: z.string(),
  birthYear: z.int().nullable(),
  tie: z.enum(memberTies),
  excluded: z.enum(exclusions).nullable(),
});
export const incomeView = z.object({ personId: id, head: z.enum(allHeads), yearCents: cents });
export const tekunView = z.object({ ground: z.enum(abilityGrounds), noSource: z.boolean(), noSupporter: z.boolean() });

export const surveyView = z.object({
  id,
  day,
  first: z.string(),
  second: z.string(),
  /** Did it move the application? One that came when another had is kept beside it. */
  counts: z.boolean(),
  arrivedAt: moment,
  signer: z.string(),
  signerWhy: z.string().nullable(),
  living: z.string(),
  work: z.string(),
  house: z.string(),
  spending: z.string(),
  seenYearCents: cents.nullable(),
  selfCare: selfCare.nullable(),
  selfCareLevel: z.enum(['able', 'partly', 'unable']).nullable(),
  /** Null: made on paper, signed on its sheet. */
  signatures: z.object({ first: strokes, second: strokes, household: strokes }).nullable(),
  /** Who typed it in, when it was made on paper. */
  typist: z.string().nullable(),
  purpose: z.enum(surveyPurposes),
  /** What kind each is: a picture, or the scan of a sheet. */
  files: z.array(z.string()),
});
export type SurveyView = z.infer<typeof surveyView>;

export const letterView = z.object({
  id,
  kind: z.enum(letterKinds),
  number: z.string(),
  unit: z.string(),
  at: moment,
  /** What the law asks each letter to say, paragraph by paragraph. */
  paragraphs: z.array(z.string()),
  served: z.object({ method: z.enum(serviceMethods), on: day, receiver: z.string() }).nullable(),
  version: z.int(),
});
export type LetterView = z.infer<typeof letterView>;
const statement = z.object({
  kind: z.enum([
    'check',
    'draft',
    'deliberation',
    'visit',
    'decision',
    'sendBack',
    'change',
    'second',
    'reassess',
    'review',
    'passReview',
  ]),
  outcome: z.string().nullable(),
  cents: cents.nullable(),
  text: z.string(),
  by: z.string(),
  unit: z.string(),
  at: moment,
});
export type StatementView = z.infer<typeof statement>;
const noticeOf = z.object({
  id,
  kind: z.enum(noticeKinds),
  from: day,
  to: day,
  isUp: z.boolean(),
  cents,
  version: z.int(),
});
const stageView = z.object({
  nth: z.int(),
  on: day,
  cents,
  paid: z.object({ on: day, voucher: z.string(), by: z.string() }).nullable(),
});
const verb = z.enum(aidVerbs);

export const aidView = aidRow.extend({
  householdId: id,
  applicantId: id,
  filedBy: z.enum(filers),
  entrusted: z.string().nullable(),
  isSpecial: z.boolean(),
  isDelegated: z.boolean(),
  isSingle: z.boolean(),
  singleGround: z.enum(singleGrounds).nullable(),
  tekun: tekunView.nullable(),
  careForm: z.enum(careForms).nullable(),
  reason: z.string(),
  takenBy: z.string(),
  members: z.array(memberView),
  income: z.array(incomeView),
  means: z.object({
    people: z.int(),
    size: z.int(),
    yearCents: cents,
    exemptCents: cents,
    standardCents: cents.nullable(),
    standardSource: z.string().nullable(),
    verdict: z.enum(['below', 'marginal', 'above']).nullable(),
    gapCents: cents.nullable(),
  }),
  kinSaid: z.boolean(),
  kin: z.array(
    z.object({ official: z.string(), post: z.enum(['handler', 'committee']), relation: z.string(), at: moment }),
  ),
  papers: z.array(z.object({ id, name: z.string(), comeOn: day.nullable() })),
  surveys: z.array(surveyView),
  statements: z.array(statement),
  objections: z.array(
    z.object({
      id,
      way: z.enum(['portal', 'counter']),
      about: z.enum(['proposed', 'approved']),
      text: z.string(),
      name: z.string().nullable(),
      at: moment,
      heardAt: moment.nullable(),
      heardBy: z.enum(['survey', 'deliberation']).nullable(),
    }),
  ),
  notices: z.array(noticeOf),
  letters: z.array(letterView),
  /** Temporary relief paid in stages; empty when it is paid at once. */
  stages: z.array(stageView),
  erasedOn: day.nullable(),
  grantId: id.nullable(),
  proposedCents: cents.nullable(),
  paidUntil: day.nullable(),
  isFrozen: z.boolean(),
  /** Who was named to review an objection to what was granted. */
  reviewer: z.string().nullable(),
  clocks: z.array(dueView),
  steps: z.array(z.object({ verb: z.string(), at: moment, by: z.string().nullable(), unit: z.string().nullable() })),
  open: z.array(verb),
  closed: z.array(z.object({ verb, says: z.tuple([z.string(), z.string()]) })),
});
export type AidView = z.infer<typeof aidView>;

export const noticeView = z.object({
  id,
  kind: z.enum(noticeKinds),
  aid: z.enum(aidKinds),
  place: z.string(),
  name: z.string(),
  size: z.int(),
  cents,
  from: day,
  to: day,
});
export type AidNoticeView = z.infer<typeof noticeView>;

export const limitView = z.object({
  area: z.string(),
  kind: z.enum(['any', ...aidKinds]),
  step: z.enum(aidSteps),
  validFrom: day,
  unit: z.enum(limitUnits),
  amount: z.int(),
  source: z.string(),
});
export const standardView = z.object({
  area: z.string(),
  kind: z.enum(aidKinds),
  validFrom: day,
  cents,
  delegatedCents: cents.nullable(),
  source: z.string(),
});
export type StandardView = z.infer<typeof standardView>;
