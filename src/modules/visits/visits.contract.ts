import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import { factSources } from '#modules/facts/facts.rules.ts';
import { correctionView } from './corrections.contract.ts';
import { purpose } from './purposes.contract.ts';
import { needCategories, spokenTos, visitHows, visitorRoles, visitReaders, visitResults } from './visits.rules.ts';

const key = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
export const strokes = z.array(z.array(z.tuple([z.number(), z.number()])).max(4000)).max(60);

export const visitRow = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  day,
  purpose: key,
  purposeSays: z.tuple([z.string(), z.string()]),
  householdId: id,
  /** The head's name; null for those who need not know it. */
  household: z.string().nullable(),
  address: z.string(),
  how: z.enum(visitHows),
  result: z.enum(visitResults),
  unit: z.string(),
  needs: z.int(),
  /** Of its needs, those whose case is not closed. */
  needsOpen: z.int(),
  correctionsOpen: z.int(),
  version: z.int(),
});
export type VisitRow = z.output<typeof visitRow>;

/** One wording of a part; `by` null: nobody of the staff. The newest first. */
const wording = z.object({
  id,
  text: z.string().nullable(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
  at: moment,
  erasedAt: moment.nullable(),
});
export type Wording = z.output<typeof wording>;

const needView = z.object({
  id,
  nth: z.int(),
  category: z.enum(needCategories),
  placeNote: z.string().nullable(),
  what: z.array(wording),
  told: z.array(wording),
  caseId: id.nullable(),
  caseNumber: z.string().nullable(),
  isCaseClosed: z.boolean(),
});
export type NeedView = z.output<typeof needView>;

export const visitView = visitRow.extend({
  madeAt: moment,
  arrivedAt: moment,
  visitors: z.array(z.string()),
  why: z.string(),
  spokenTo: z.enum(spokenTos).nullable(),
  spokenName: z.string().nullable(),
  hasConsent: z.boolean(),
  answers: z.array(
    z.object({ key, asked: z.tuple([z.string(), z.string()]), value: z.tuple([z.string(), z.string()]) }),
  ),
  said: z.array(wording),
  note: z.array(wording),
  needsTold: z.array(needView),
  facts: z.array(
    z.object({
      name: z.tuple([z.string(), z.string()]),
      of: z.string().nullable(),
      value: z.tuple([z.string(), z.string()]),
    }),
  ),
  files: z.array(
    z.object({
      id,
      needId: id.nullable(),
      kind: z.enum(['photo', 'sound', 'paper']),
      name: z.string(),
      hasThumb: z.boolean(),
    }),
  ),
  strokes: strokes.nullable(),
  slip: z.string().nullable(),
  link: z.string().nullable(),
  corrections: z.array(correctionView),
  studies: z.array(z.object({ id, title: z.string(), heldOn: day })),
  mayMend: z.boolean(),
});
export type VisitView = z.output<typeof visitView>;

export const needInput = z.object({
  category: z.enum(needCategories),
  what: text(2000, 4),
  placeNote: optionalText(200),
  /** Answered on the spot, with this; without it the need becomes a case. */
  told: optionalText(1000),
  /** Which of the files show it. */
  files: z.array(id).max(9).default([]),
});
export const visitInput = z.object({
  captured: captured(9),
  householdId: id,
  purpose: key,
  how: z.enum(visitHows),
  result: z.enum(visitResults),
  spokenTo: z.enum(spokenTos).optional(),
  spokenPersonId: id.optional(),
  withAccountId: id.optional(),
  answers: z.record(z.string().max(40), z.string().max(40)).default({}),
  said: optionalText(2000),
  note: optionalText(1000),
  needs: z.array(needInput).max(8).default([]),
  /** Where the household wants to be called about its needs; it goes to their cases and is not kept here. */
  phone: optionalText(30),
  facts: z
    .array(z.object({ kind: key, personId: id.optional(), value: text(40) }))
    .max(60)
    .default([]),
  factSource: z.enum(factSources).default('visit'),
  hasConsent: z.boolean().default(false),
  strokes: strokes.default([]),
  /** The number of a slip that was printed ahead and handed over. */
  slip: optionalText(20),
});
export type VisitInput = z.output<typeof visitInput>;

/** What the household takes home; the passphrase is told this once, and null when the slip was printed ahead. */
export const slip = z.object({ number: z.string(), passphrase: z.string().nullable(), link: z.string() });
export type Slip = z.output<typeof slip>;

export const todayHousehold = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  address: z.string(),
  head: z.string().nullable(),
  members: z.array(z.object({ personId: id, name: z.string() })),
  lastOn: day.nullable(),
});
export type TodayHousehold = z.output<typeof todayHousehold>;
export const todayVisits = z.object({
  households: z.array(todayHousehold),
  purposes: z.array(purpose),
  colleagues: z.array(z.object({ accountId: id, name: z.string() })),
  correctionsOpen: z.int(),
});
export type TodayVisits = z.output<typeof todayVisits>;

const filter = z.object({
  purpose: key.optional(),
  area: areaCode.optional(),
  householdId: id.optional(),
  needs: z.enum(['open']).optional(),
  corrections: z.enum(['open']).optional(),
  from: day.optional(),
  to: day.optional(),
});
export type VisitFilter = z.output<typeof filter>;

export const visitsApi = {
  recordVisit: endpoint({
    method: 'POST',
    path: '/api/visits',
    allow: visitorRoles,
    says: ['记一次走访', 'A visit of a household: what was said, asked and needed'],
    input: visitInput,
    output: visitRow.extend({
      /** The slip's number and passphrase once more, where a phone looks for what is still to be told. */
      number: z.string().nullable(),
      passphrase: z.string().nullable(),
      slip: slip.nullable(),
      cases: z.array(z.object({ id, number: z.string() })),
    }),
  }),
  visitsToday: endpoint({
    method: 'GET',
    path: '/api/visits/today',
    allow: visitorRoles,
    says: ['要走访的户(可离线)', 'The households of one’s grid, to carry along'],
    output: todayVisits,
  }),
  visitHouseholds: endpoint({
    method: 'GET',
    path: '/api/visits/households',
    allow: visitorRoles,
    says: ['按户主或住址找户', 'Households by their head or address'],
    query: z.object({ q: text(60), area: areaCode.optional() }),
    output: z.object({ items: z.array(todayHousehold) }),
  }),
  listVisits: endpoint({
    method: 'GET',
    path: '/api/visits',
    allow: visitReaders,
    says: ['走访记录', 'Visits'],
    query: filter.extend({ after: z.string().max(60).optional() }),
    output: z.object({ items: z.array(visitRow), next: z.string().nullable() }),
  }),
  getVisit: endpoint({
    method: 'GET',
    path: '/api/visits/:id',
    allow: visitReaders,
    says: ['看一次走访(这一户会看到谁看过)', 'One visit; the household reads who opened it'],
    params: z.object({ id }),
    output: visitView,
  }),
  visitFile: endpoint({
    method: 'GET',
    path: '/api/visits/:id/files/:fileId',
    allow: visitReaders,
    says: ['走访的照片、录音', 'A picture or voice of a visit'],
    params: z.object({ id, fileId: id }),
    query: z.object({ size: z.enum(['full', 'thumb']).default('full') }),
    download: true,
    output: z.object({}),
  }),
  mendVisit: endpoint({
    method: 'POST',
    path: '/api/visits/:id/mend',
    allow: visitorRoles,
    says: ['更正一段文字(原文保留)', 'Correct a wording; the one before stays beside it'],
    params: z.object({ id }),
    input: z.object({
      part: z.enum(['said', 'note', 'need', 'told']),
      needId: id.optional(),
      text: text(2000, 2),
      reason: text(200, 2),
    }),
    output: visitView,
    versioned: true,
  }),
} as const satisfies Api;
