import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import { careClasses, careRoles, decideRoles, endReasons, proposeRoles } from './care.rules.ts';
import { endStates, endVerbs, servedHows } from './ends.rules.ts';

export const endView = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  memberId: id,
  careClass: z.enum(careClasses),
  household: z.string(),
  person: z.string().nullable(),
  reason: z.enum(endReasons),
  facts: z.string(),
  proposedBy: z.string(),
  unit: z.string(),
  proposedAt: moment,
  state: z.enum(endStates),
  decidedBy: z.string().nullable(),
  decidedAt: moment.nullable(),
  grounds: z.string().nullable(),
  endsOn: day.nullable(),
  open: z.array(z.enum(endVerbs)),
  /** What the post could do but for a reason. */
  closed: z.array(z.object({ verb: z.enum(endVerbs), says: z.tuple([z.string(), z.string()]) })),
  version: z.int(),
});
export type EndView = z.output<typeof endView>;

export const noticeView = z.object({
  id,
  number: z.string(),
  area: areaCode,
  placeName: z.string(),
  memberId: id,
  careClass: z.enum(careClasses),
  household: z.string(),
  address: z.string(),
  person: z.string().nullable(),
  since: day,
  reason: z.enum(endReasons),
  facts: z.string().nullable(),
  grounds: z.string().nullable(),
  endsOn: day,
  organisation: z.string().nullable(),
  madeAt: moment,
  servedOn: day.nullable(),
  servedHow: z.enum(servedHows).nullable(),
  /** 60 days and six months from serving; null until then. */
  reviewUntil: day.nullable(),
  lawsuitUntil: day.nullable(),
  version: z.int(),
});
export type NoticeView = z.output<typeof noticeView>;

const params = z.object({ id });
export const endsApi = {
  listEnds: endpoint({
    method: 'GET',
    path: '/api/care/ends',
    allow: careRoles,
    says: ['提出来要结束、等人定的', 'Ends that were proposed and wait for a decision'],
    query: z.object({ area: areaCode.optional() }),
    output: z.object({ items: z.array(endView) }),
  }),
  proposeEnd: endpoint({
    method: 'POST',
    path: '/api/care/members/:id/ends',
    allow: proposeRoles,
    says: ['提出结束一项待遇(只是提出,要另一个人定)', 'Propose that a benefit ends; another person decides'],
    params,
    input: z.strictObject({ reason: z.enum(endReasons), facts: text(400, 4) }),
    output: endView,
  }),
  decideEnd: endpoint({
    method: 'POST',
    path: '/api/care/ends/:id/decide',
    allow: [...new Set([...proposeRoles, ...decideRoles])],
    says: ['定下来:结束或继续,写明理由;或者撤回', 'Decide with grounds that it ends or goes on; or withdraw'],
    params,
    versioned: true,
    input: z.strictObject({ verb: z.enum(endVerbs), grounds: optionalText(400, 4), endsOn: day.optional() }),
    output: endView,
  }),
  listNotices: endpoint({
    method: 'GET',
    path: '/api/care/notices',
    allow: careRoles,
    says: ['还没送达的告知书', 'Notices that are still to be served'],
    query: z.object({ area: areaCode.optional() }),
    output: z.object({ items: z.array(noticeView) }),
  }),
  getNotice: endpoint({
    method: 'GET',
    path: '/api/care/notices/:id',
    allow: careRoles,
    says: ['一份告知书', 'One notice'],
    params,
    output: noticeView,
  }),
  serveNotice: endpoint({
    method: 'POST',
    path: '/api/care/notices/:id/serve',
    allow: careRoles,
    says: ['记下怎么送达的', 'Say how it was served'],
    params,
    versioned: true,
    input: z.strictObject({ servedOn: day, how: z.enum(servedHows) }),
    output: noticeView,
  }),
} as const satisfies Api;
