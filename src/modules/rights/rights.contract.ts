import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import {
  answererRoles,
  grounds,
  proofs,
  rightKinds,
  rightRoles,
  rightStatuses,
  rightVerbs,
  rightWays,
  takerRoles,
  toldWays,
  whoseKinds,
} from './rights.rules.ts';

const word = z.tuple([z.string(), z.string()]);
const outcome = z.object({
  name: z.string(),
  says: word,
  erased: z.number().int(),
  waits: z.number().int(),
  kept: z.number().int(),
  why: word.nullable(),
});
export const rightRow = z.object({
  id,
  number: z.string(),
  area: areaCode,
  placeName: z.string(),
  kind: z.enum(rightKinds),
  way: z.enum(rightWays),
  whose: z.enum(whoseKinds),
  status: z.enum(rightStatuses),
  /** Masked: whoever answers needs to know that it is made sure who asks, not who. */
  name: z.string().nullable(),
  at: moment,
  dueOn: day,
  isLate: z.boolean(),
  version: z.number().int(),
  open: z.array(z.enum(rightVerbs)),
});
export type RightRow = z.infer<typeof rightRow>;
export const rightView = rightRow.extend({
  phone: z.string().nullable(),
  said: z.string().nullable(),
  proof: z.enum(proofs).nullable(),
  isRegistered: z.boolean(),
  extendedOn: day.nullable(),
  ground: z.enum(grounds).nullable(),
  answer: z.string().nullable(),
  outcome: z.array(outcome).nullable(),
  answeredAt: moment.nullable(),
  answeredBy: z.string().nullable(),
  toldAt: moment.nullable(),
  /** What a deletion would do, kind by kind; only while one waits to be answered. */
  plan: z
    .array(
      z.object({ name: z.string(), says: word, count: z.number().int(), isErased: z.boolean(), why: word.nullable() }),
    )
    .nullable(),
});
export type RightView = z.infer<typeof rightView>;
const byId = z.object({ id });
const reason = optionalText(2000);

export const rightsApi = {
  listRights: endpoint({
    method: 'GET',
    path: '/api/rights',
    allow: rightRoles,
    says: ['个人信息要求', 'Requests about personal data'],
    query: z.object({ open: z.enum(['true', 'false']).default('true'), number: z.string().max(20).optional() }),
    output: z.object({ items: z.array(rightRow) }),
  }),
  getRight: endpoint({
    method: 'GET',
    path: '/api/rights/:id',
    allow: rightRoles,
    says: ['一份个人信息要求', 'One request about personal data'],
    params: byId,
    query: z.object({ number: z.string().max(20).optional() }),
    output: rightView,
  }),
  fileRight: endpoint({
    method: 'POST',
    path: '/api/rights',
    allow: takerRoles,
    says: ['替来人登记个人信息要求', 'Take down a request about personal data'],
    input: z.object({
      kind: z.enum(rightKinds),
      way: z.enum(['counter', 'phone']),
      whose: z.enum(whoseKinds),
      name: text(40),
      phone: optionalText(30),
      said: reason,
    }),
    output: z.object({ id, number: z.string(), passphrase: z.string() }),
  }),
  callRight: endpoint({
    method: 'POST',
    path: '/api/rights/:id/code',
    allow: takerRoles,
    says: ['生成要在电话里念给本人的验证码', 'Make a code to read out on the telephone'],
    params: byId,
    input: z.object({ number: z.string().max(20).optional() }),
    output: z.object({ code: z.string(), phone: z.string(), minutes: z.number().int() }),
  }),
  verifyRight: endpoint({
    method: 'POST',
    path: '/api/rights/:id/verify',
    allow: takerRoles,
    versioned: true,
    says: ['当面核实身份', 'Make sure of the person by their papers'],
    params: byId,
    input: z.object({ idNumber: optionalText(30), phoneRang: z.boolean(), number: z.string().max(20).optional() }),
    output: rightView,
  }),
  moveRight: endpoint({
    method: 'POST',
    path: '/api/rights/:id/move',
    allow: takerRoles,
    versioned: true,
    says: ['答复、拒绝、延期、登记已告知', 'Answer, refuse, extend, note that they were told'],
    params: byId,
    input: z.object({
      verb: z.enum(['grant', 'refuse', 'extend', 'tell']),
      reason,
      ground: z.enum(grounds).optional(),
      told: z.enum(toldWays).optional(),
    }),
    output: rightView,
  }),
  copyRight: endpoint({
    method: 'GET',
    path: '/api/rights/:id/copy',
    allow: answererRoles,
    says: ['替本人拷贝全部信息', 'Everything that is held, to hand over to the person'],
    params: byId,
    query: z.object({ purpose: text(200, 10) }),
    download: true,
    output: z.unknown(),
  }),
} as const;
export type RightsApi = typeof rightsApi;
