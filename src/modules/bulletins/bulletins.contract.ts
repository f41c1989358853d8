import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment } from '#kernel/fields.ts';
import { insightRoles } from '#modules/insight/insight.rules.ts';
import { unitIssuers } from './bulletins.rules.ts';
import { type KindName, kindNames } from './templates.words.ts';

const word = z.tuple([z.string(), z.string()]);
export const kindField = z.enum(kindNames as [KindName, ...KindName[]]);
const against = z.enum(['previous', 'lastYear']);
/** `to` is the last day that counts. */
export const asked = z.object({
  area: areaCode,
  organisationId: id.optional(),
  from: day,
  to: day,
  kind: kindField,
  against: against.optional(),
});
export type AskedBulletin = z.output<typeof asked>;

/** Where a number of the text leads. */
const ref = z.union([
  z.object({ figure: z.string(), before: z.literal(true).optional(), organisationId: id.optional() }),
  z.object({
    slice: z.object({
      measure: z.string(),
      kind: z.string().optional(),
      category: z.string().optional(),
      unit: id.optional(),
      states: z.string().optional(),
    }),
  }),
]);
const para = z.array(z.object({ text: z.string(), ref: ref.optional() }));
export const prose = z.object({
  title: z.string(),
  lead: para,
  sections: z.array(z.object({ nth: z.int(), heading: z.string(), paras: z.array(para) })),
  left: z.array(z.object({ figure: z.string(), says: z.string(), why: z.string() })),
});
/** `section`: beside which section (its `nth`) it stands. */
export const chart = z.object({
  section: z.int(),
  title: word,
  unit: word,
  points: z.array(z.object({ label: word, n: z.number() })),
});
export type ChartView = z.output<typeof chart>;
export const text = z.object({ zh: prose, en: prose, charts: z.array(chart), notes: z.array(word) });
export type TextView = z.output<typeof text>;

const about = {
  area: areaCode,
  organisationId: id.nullable(),
  /** The place or the organisation it is of. */
  subject: z.string(),
  kind: kindField,
  from: day,
  to: day,
  against,
  /** What it is compared with. */
  earlier: z.object({ from: day, to: day }),
  asOf: moment,
};
export const draftView = z.object({ ...about, text, mayIssue: z.boolean() });
export type DraftView = z.output<typeof draftView>;

export const numberView = z.object({
  nth: z.int(),
  figure: z.string(),
  says: word,
  unit: word,
  isShare: z.boolean(),
  /** One line of a breakdown: by kind, category or unit. */
  isPart: z.boolean(),
  from: day,
  to: day,
  organisationId: id.nullable(),
  value: z.number().nullable(),
  of: z.int().nullable(),
  /** What shows that the rows behind it were these. */
  digest: z.string().nullable(),
});
export const correctionView = z.object({
  id,
  number: numberView,
  wasValue: z.number().nullable(),
  wasOf: z.int().nullable(),
  value: z.number().nullable(),
  of: z.int().nullable(),
  at: moment,
  added: z.array(z.object({ day, title: z.string(), path: z.string().nullable() })),
  addedCount: z.int(),
  goneCount: z.int(),
});
export type CorrectionView = z.output<typeof correctionView>;

const brief = z.object({
  ...about,
  id,
  number: z.string(),
  issuer: z.string(),
  title: word,
  edition: z.int(),
  isPublic: z.boolean(),
  corrections: z.int(),
});
export type BulletinBrief = z.output<typeof brief>;
export const bulletinView = brief.extend({
  text,
  numbers: z.array(numberView),
  changed: z.array(correctionView),
  formula: z.string(),
  root: z.string(),
  rootDay: day.nullable(),
  checkedAt: moment.nullable(),
  restates: z.object({ id, number: z.string() }).nullable(),
  restatedBy: z.object({ id, number: z.string() }).nullable(),
  publishedAt: moment.nullable(),
  mayIssue: z.boolean(),
});
export type BulletinView = z.output<typeof bulletinView>;

const params = z.object({ id });
const lang = z.object({ lang: z.enum(['zh', 'en']).default('zh') });

export const bulletinsApi = {
  listBulletins: endpoint({
    method: 'GET',
    path: '/api/bulletins',
    allow: insightRoles,
    says: ['本地方、本单位发布的公报', 'Bulletins issued here'],
    output: z.object({ items: z.array(brief) }),
  }),
  bulletinSubjects: endpoint({
    method: 'GET',
    path: '/api/bulletins/subjects',
    allow: insightRoles,
    says: ['可以为谁写公报、用哪种写法', 'Of whom a bulletin can be written, and how'],
    query: z.object({ area: areaCode }),
    output: z.object({
      placeName: z.string(),
      kinds: z.array(kindField),
      units: z.array(z.object({ id, name: z.string(), kinds: z.array(kindField) })),
    }),
  }),
  draftBulletin: endpoint({
    method: 'GET',
    path: '/api/bulletins/draft',
    allow: insightRoles,
    says: ['现算一份公报草稿', 'A bulletin as of this moment'],
    query: asked,
    output: draftView,
  }),
  draftDocument: endpoint({
    method: 'GET',
    path: '/api/bulletins/draft/document',
    allow: insightRoles,
    says: ['公报草稿的 Word 文件', 'The draft as a Word file'],
    query: asked.extend(lang.shape),
    output: z.any(),
    download: true,
  }),
  issueBulletin: endpoint({
    method: 'POST',
    path: '/api/bulletins',
    allow: unitIssuers,
    says: ['发布公报,数不再变', 'Issue a bulletin: its numbers stay'],
    input: asked.extend({ /** An issued one that this edition restates. */ restates: id.optional() }),
    output: bulletinView,
  }),
  getBulletin: endpoint({
    method: 'GET',
    path: '/api/bulletins/:id',
    allow: insightRoles,
    says: ['一份公报,数重新核过', 'One bulletin, its numbers counted again'],
    params,
    output: bulletinView,
  }),
  bulletinDocument: endpoint({
    method: 'GET',
    path: '/api/bulletins/:id/document',
    allow: insightRoles,
    says: ['公报的 Word 文件', 'A bulletin as a Word file'],
    params,
    query: lang,
    output: z.any(),
    download: true,
  }),
  showBulletin: endpoint({
    method: 'POST',
    path: '/api/bulletins/:id/public',
    allow: unitIssuers,
    says: ['公报上门户公开', 'Put a bulletin on the portal'],
    params,
    input: z.object({}),
    output: bulletinView,
  }),
  hideBulletin: endpoint({
    method: 'POST',
    path: '/api/bulletins/:id/withdrawn',
    allow: unitIssuers,
    says: ['公报从门户撤下', 'Take a bulletin off the portal'],
    params,
    input: z.object({}),
    output: bulletinView,
  }),
};
export type BulletinsApi = typeof bulletinsApi;
