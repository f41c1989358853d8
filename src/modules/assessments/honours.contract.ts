import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, optionalText, text } from '#kernel/fields.ts';
import { objectionView } from './assessments.contract.ts';
import { callStatuses, callVerbs, consentWays, honourKinds, honourRoles, nomineeStatuses } from './honours.rules.ts';

const params = z.object({ id });
const word = z.tuple([z.string(), z.string()]);
const span = z.object({ from: day, to: day });

export const callRow = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  organisation: z.string(),
  kind: z.enum(honourKinds),
  name: z.string(),
  about: z.string(),
  year: z.int(),
  places: z.int(),
  nominate: span,
  vote: span,
  status: z.enum(callStatuses),
  publicFrom: day.nullable(),
  publicTo: day.nullable(),
  version: z.int(),
});
export type CallRow = z.output<typeof callRow>;
export const nomineeView = z.object({
  id,
  name: z.string().nullable(),
  deeds: z.string().nullable(),
  contact: z.string().nullable(),
  by: z.string().nullable(),
  way: z.enum(['portal', 'staff']),
  status: z.enum(nomineeStatuses),
  consentWay: z.enum(consentWays).nullable(),
  consentOn: day.nullable(),
  photoOk: z.boolean(),
  hasPhoto: z.boolean(),
  version: z.int(),
});
export type NomineeView = z.output<typeof nomineeView>;
export const callView = callRow.extend({
  cancelReason: z.string().nullable(),
  tieReason: z.string().nullable(),
  nominees: z.array(nomineeView),
  /** How many codes were handed out and how many votes came; for whom, nobody sees. */
  codes: z.int(),
  votes: z.int().nullable(),
  /** After the last day of the vote: those with one number of votes for whom there is no place together. */
  tied: z.array(z.object({ id, name: z.string() })),
  openPlaces: z.int(),
  objections: z.array(objectionView),
  open: z.array(z.enum(callVerbs)),
  closed: z.array(z.object({ verb: z.enum(callVerbs), says: word })),
});
export type CallView = z.output<typeof callView>;
const nomination = { name: text(40, 2), deeds: text(2000, 4), contact: optionalText(100) };

export const honoursApi = {
  listHonours: endpoint({
    method: 'GET',
    path: '/api/honours',
    allow: honourRoles,
    says: ['评好人', 'Calls for honours'],
    output: z.object({ items: z.array(callRow) }),
  }),
  openHonour: endpoint({
    method: 'POST',
    path: '/api/honours',
    allow: honourRoles,
    says: ['开一次推荐', 'Open a call'],
    input: z.object({
      kind: z.enum(honourKinds),
      name: text(80, 2),
      about: text(1000, 2),
      year: z.int().min(2000).max(2100),
      places: z.int().min(1).max(50),
      nominate: span,
      vote: span,
      publicityDays: z.int().min(1).max(60).default(5),
    }),
    output: callView,
  }),
  getHonour: endpoint({
    method: 'GET',
    path: '/api/honours/:id',
    allow: honourRoles,
    says: ['一次推荐', 'One call with its nominees'],
    params,
    output: callView,
  }),
  nominate: endpoint({
    method: 'POST',
    path: '/api/honours/:id/nominees',
    allow: honourRoles,
    says: ['登记推荐', 'Take a nomination down'],
    params,
    input: z.object(nomination),
    output: callView,
  }),
  answerNomination: endpoint({
    method: 'POST',
    path: '/api/honours/nominees/:id/answer',
    allow: honourRoles,
    says: ['记本人答复', 'Note what the nominee answered'],
    params,
    input: z.object({
      agrees: z.boolean(),
      way: z.enum(consentWays),
      on: day,
      photoOk: z.boolean().default(false),
    }),
    /** The code by which the person takes it back from home; shown once. */
    output: z.object({ call: callView, code: z.string().nullable() }),
  }),
  withdrawNominee: endpoint({
    method: 'POST',
    path: '/api/honours/nominees/:id/withdraw',
    allow: honourRoles,
    says: ['本人要求撤下', 'Take a person down at their word'],
    params,
    input: z.object({}),
    output: callView,
  }),
  revokeHonour: endpoint({
    method: 'POST',
    path: '/api/honours/nominees/:id/revoke',
    allow: honourRoles,
    says: ['异议成立,不再表彰', 'No longer honour somebody after an objection was upheld'],
    params,
    input: z.object({}),
    output: callView,
  }),
  addHonourPhoto: endpoint({
    method: 'POST',
    path: '/api/honours/nominees/:id/photo',
    allow: honourRoles,
    says: ['传本人照片', 'Add the picture the person agreed to'],
    params,
    upload: true,
    input: z.object({}),
    output: callView,
  }),
  honourPhoto: endpoint({
    method: 'GET',
    path: '/api/honours/nominees/:id/photo',
    allow: honourRoles,
    says: ['本人照片', 'The picture'],
    params,
    download: true,
    output: z.object({}),
  }),
  issueCodes: endpoint({
    method: 'POST',
    path: '/api/honours/:id/codes',
    allow: honourRoles,
    says: ['印投票码', 'Make codes, one for each person who votes; shown once'],
    params,
    input: z.object({ n: z.int().min(1).max(500) }),
    output: z.object({ codes: z.array(z.string()) }),
  }),
  startVote: endpoint({
    method: 'POST',
    path: '/api/honours/:id/vote',
    allow: honourRoles,
    says: ['开始投票', 'Begin the vote'],
    params,
    versioned: true,
    input: z.object({}),
    output: callView,
  }),
  countVotes: endpoint({
    method: 'POST',
    path: '/api/honours/:id/count',
    allow: honourRoles,
    says: ['计票公示', 'Count the votes and hang out who is to be honoured'],
    params,
    versioned: true,
    input: z.object({ ofTied: z.array(id).max(50).default([]), reason: optionalText(500, 2) }),
    output: callView,
  }),
  awardHonours: endpoint({
    method: 'POST',
    path: '/api/honours/:id/award',
    allow: honourRoles,
    says: ['表彰', 'Honour those who hung out'],
    params,
    versioned: true,
    input: z.object({}),
    output: callView,
  }),
  cancelHonour: endpoint({
    method: 'POST',
    path: '/api/honours/:id/cancel',
    allow: honourRoles,
    says: ['取消这次推荐', 'Cancel a call, with the reason'],
    params,
    versioned: true,
    input: z.object({ reason: text(500, 2) }),
    output: callView,
  }),
  answerHonourObjection: endpoint({
    method: 'POST',
    path: '/api/honours/objections/:id/answer',
    allow: honourRoles,
    says: ['答复群众意见', 'Answer an objection'],
    params,
    input: z.object({ outcome: z.enum(['upheld', 'kept']), answer: text(1000, 2) }),
    output: objectionView,
  }),
};
export type HonoursApi = typeof honoursApi;
