import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import type { Word } from '#kernel/words.ts';
import { caseRoles } from '#modules/cases/cases.parts.rules.ts';
import {
  agentRoles,
  counterRoles,
  errandStates,
  errandVerbs,
  media,
  paperKinds,
  returners,
  termDays,
} from './errands.rules.ts';

export const errandView = z.object({
  caseId: id,
  number: z.string(),
  /** Of the errand, 0 before anything was done: what is done is decided on it. */
  version: z.number().int(),
  state: z.enum(errandStates),
  item: z.string().nullable(),
  authorisation: z
    .object({
      scope: z.string(),
      medium: z.enum(media),
      witness: z.string().nullable(),
      since: moment,
      until: moment,
      state: z.enum(['living', 'ended', 'revoked']),
    })
    .nullable(),
  agent: z.object({ name: z.string(), organisation: z.string() }).nullable(),
  papers: z.array(
    z.object({
      id,
      name: z.string(),
      kind: z.enum(paperKinds),
      copies: z.number().int(),
      receivedAt: moment,
      returnedAt: moment.nullable(),
      returnedTo: z.enum(['person', 'family']).nullable(),
    }),
  ),
  trips: z.array(z.object({ id, day, place: z.string(), purpose: z.string(), by: z.string() })),
  submitted: z.object({ to: z.string(), on: day, receiptNumber: z.string().nullable() }).nullable(),
  result: z.string().nullable(),
  open: z.array(z.enum(errandVerbs)),
  closed: z.array(z.object({ verb: z.enum(errandVerbs), says: z.tuple([z.string(), z.string()]) })),
});
export type ErrandView = z.infer<typeof errandView>;

export const errandRow = z.object({
  caseId: id,
  number: z.string(),
  title: z.string(),
  area: areaCode,
  placeName: z.string(),
  state: z.enum(errandStates),
  agent: z.string().nullable(),
  papersOut: z.number().int(),
  originalsOut: z.number().int(),
  authorisedUntil: moment.nullable(),
  dueAt: moment.nullable(),
});
export type ErrandRow = z.infer<typeof errandRow>;

/** What the person allows and for how long. */
export const authorisation = {
  scope: text(500, 2),
  days: z.literal([...termDays]),
  item: optionalText(200, 2),
};

/** Every input is strict: an errand costs nothing, and nothing that is not asked for can be sent along (a fee above all). */
const act = <const N extends string, I extends z.ZodType>(name: N, allow: readonly Role[], says: Word, input: I) =>
  endpoint({
    method: 'POST',
    path: `/api/errands/:id/${name}`,
    allow,
    says,
    versioned: true,
    params: z.object({ id }),
    input,
    output: errandView,
  });

export const errandsApi = {
  listErrands: endpoint({
    method: 'GET',
    path: '/api/errands',
    allow: caseRoles,
    says: ['帮办代办清单:到哪一步、手里有谁的材料', 'Open errands: how far they are and whose papers are in our hands'],
    query: z.object({ mine: z.enum(['1']).optional() }),
    output: z.object({ items: z.array(errandRow) }),
  }),
  getErrand: endpoint({
    method: 'GET',
    path: '/api/errands/:id',
    allow: caseRoles,
    says: ['一件代办:授权、材料、跑过的路', 'One errand: authorisation, papers, trips'],
    params: z.object({ id }),
    output: errandView,
  }),
  witnessAuthorisation: act(
    'witness',
    counterRoles,
    ['登记本人的授权', 'Write down the person’s authorisation'],
    z.strictObject({ ...authorisation, medium: z.enum(['written', 'recorded']) }),
  ),
  revokeAuthorisation: act(
    'revoke',
    counterRoles,
    ['登记本人收回授权', 'The person takes it back'],
    z.strictObject({}),
  ),
  acceptErrand: act('accept', agentRoles, ['接下代办', 'Take the errand'], z.strictObject({})),
  logTrip: act(
    'trip',
    agentRoles,
    ['记一趟:哪天、去哪、办什么', 'Log a trip'],
    z.strictObject({ day, place: text(120, 2), purpose: text(300, 2) }),
  ),
  collectPaper: act(
    'collect',
    agentRoles,
    ['收一份材料', 'Collect a paper'],
    z.strictObject({ name: text(80, 1), kind: z.enum(paperKinds), copies: z.number().int().min(1).max(99).default(1) }),
  ),
  handBackPaper: act(
    'hand-back',
    returners,
    ['还一份材料', 'Hand a paper back'],
    z.strictObject({ paperId: id, to: z.enum(['person', 'family']).default('person') }),
  ),
  submitErrand: act(
    'submit',
    agentRoles,
    ['递交:交给谁、受理号、哪天', 'Handed in: to whom, receipt number, day'],
    z.strictObject({ to: text(120, 2), on: day, receiptNumber: optionalText(60) }),
  ),
  noteResult: act('result', agentRoles, ['登记结果', 'Note the result'], z.strictObject({ text: text(2000, 2) })),
  finishErrand: act('finish', agentRoles, ['结果和材料都已交回本人', 'Brought back'], z.strictObject({})),
} as const satisfies Api;
