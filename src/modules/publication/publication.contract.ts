import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import { caseKinds } from '#modules/cases/cases.rules.ts';
import { publicStatuses } from './publication.rules.ts';
import { breakdowns } from './statistics.rules.ts';

export const MAX_TITLE = 120;
export const PAGE_SIZE = 20;

/** Who keeps the public word of their own place on where and when one is received. */
export const receptionRoles = ['villageCadre', 'townshipClerk', 'countyClerk'] as const satisfies readonly Role[];
/** Who answers for published figures. */
export const figureRoles = ['countyClerk', 'systemAdmin'] as const satisfies readonly Role[];

export const publicCase = z.object({
  id,
  title: z.string(),
  kind: z.enum(caseKinds),
  category: z.string().nullable(),
  area: areaCode,
  placeName: z.string(),
  status: z.enum(publicStatuses),
  unit: z.string().nullable(),
  receivedOn: day,
  repliedOn: day.nullable(),
  closedOn: day.nullable(),
  reply: z.string().nullable(),
  nextReview: day.nullable(),
  position: z.object({ lat: z.number(), long: z.number() }).nullable(),
  publishedAt: moment,
});
export type PublicCase = z.infer<typeof publicCase>;

export const publicFilter = z.object({
  area: areaCode.optional(),
  kind: z.enum(caseKinds).optional(),
  status: z.enum(publicStatuses).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type PublicFilter = z.output<typeof publicFilter>;

const figure = z.number().int().min(5).nullable();
const shown = z.object({
  received: figure,
  inTime: figure,
  solved: figure,
  explained: figure,
  overdue: figure,
  suspended: figure,
});
const both = z.tuple([z.string(), z.string()]);
export const publishedFigures = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  month: day,
  madeAt: moment,
  /** Null: fewer than five, or withheld so that such a number cannot be worked out. */
  total: shown,
  tables: z.array(
    z.object({ by: z.enum(breakdowns), rows: z.array(z.object({ key: z.string(), label: both, shown })) }),
  ),
  notes: z.array(z.object({ at: moment, text: z.string() })),
});
export type PublishedFigures = z.infer<typeof publishedFigures>;

export const receptionPoint = z.object({
  organisationId: id,
  organisation: z.string(),
  area: areaCode,
  placeName: z.string(),
  address: z.string(),
  phone: z.string(),
  hours: z.string(),
  note: z.string().nullable(),
});
export type ReceptionPoint = z.infer<typeof receptionPoint>;
export const receptionInput = z.object({
  address: text(200, 2),
  phone: text(60, 3),
  hours: text(200, 2),
  note: optionalText(500),
});
export type ReceptionInput = z.output<typeof receptionInput>;

export const publicationApi = {
  publicCases: endpoint({
    method: 'GET',
    path: '/api/public/cases',
    allow: 'anyone',
    says: ['本人同意公开的诉求', 'Cases made public by their own people'],
    query: publicFilter,
    output: z.object({ items: z.array(publicCase), total: z.number().int(), page: z.number().int() }),
  }),
  publicOne: endpoint({
    method: 'GET',
    path: '/api/public/cases/:id',
    allow: 'anyone',
    says: ['一件公开的诉求', 'One public case'],
    params: z.object({ id }),
    output: publicCase,
  }),
  publicSuspended: endpoint({
    method: 'GET',
    path: '/api/public/suspended',
    allow: 'anyone',
    says: ['挂账清单', 'What cannot be solved now'],
    output: z.object({ items: z.array(publicCase), others: z.number().int().min(5).nullable() }),
  }),
  months: endpoint({
    method: 'GET',
    path: '/api/public/statistics',
    allow: 'anyone',
    says: ['公布过的月度数据', 'Months with published figures'],
    output: z.object({
      months: z.array(z.object({ area: areaCode, placeName: z.string(), month: day, madeAt: moment })),
    }),
  }),
  figures: endpoint({
    method: 'GET',
    path: '/api/public/statistics/:area/:month',
    allow: 'anyone',
    says: ['一个月的公开数据', 'The published figures of a month'],
    params: z.object({ area: areaCode, month: z.string().regex(/^\d{4}-\d{2}$/) }),
    output: publishedFigures,
  }),
  addFigureNote: endpoint({
    method: 'POST',
    path: '/api/statistics/:id/notes',
    allow: figureRoles,
    says: ['给公布的数据加更正说明', 'A note of correction beside published figures'],
    params: z.object({ id }),
    input: z.object({ text: text(500, 4) }),
    output: publishedFigures,
  }),
  receptionPoints: endpoint({
    method: 'GET',
    path: '/api/public/reception-points',
    allow: 'anyone',
    says: ['接待地点和时间', 'Where and when one is received'],
    output: z.object({ items: z.array(receptionPoint) }),
  }),
  saveReceptionPoint: endpoint({
    method: 'PUT',
    path: '/api/reception-points/:id',
    allow: receptionRoles,
    says: ['公布本单位的接待地点和时间', 'Publish where and when a unit receives people'],
    params: z.object({ id }),
    input: receptionInput,
    output: receptionPoint,
  }),
} as const satisfies Api;
