import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { captured, day, id, moment, optionalText, text } from '#kernel/fields.ts';
import { grantView } from './grants.contract.ts';
import { storeView } from './relief.contract.ts';
import { channels, keeperRoles, proofs, reliefRoles } from './relief.rules.ts';

const point = z.tuple([z.number().min(-5000).max(5000), z.number().min(-5000).max(5000)]);
export const strokes = z.array(z.array(point).max(2000)).max(200);

export const handoutView = z.object({
  id,
  number: z.string(),
  grant: grantView,
  store: z.string(),
  unit: z.string(),
  approver: z.string(),
  handedBy: z.string(),
  witness: z.string(),
  witness2: z.string().nullable(),
  channel: z.enum(channels),
  voucher: z.string().nullable(),
  receiver: z.string(),
  receiverWhy: z.string().nullable(),
  proof: z.enum(proofs),
  /** Only to those who may see names. */
  strokes: strokes.nullable(),
  files: z.number().int(),
  madeAt: moment,
  day,
  arrivedAt: moment,
  isReversed: z.boolean(),
});
export type HandoutView = z.infer<typeof handoutView>;

const eyes = z.strictObject({ accountId: id.optional(), name: text(60, 1) });
export const handOutInput = z.strictObject({
  captured: captured(),
  storeId: id,
  witness: eyes,
  witness2: eyes.optional(),
  channel: z.enum(channels),
  voucher: optionalText(40),
  /** Somebody of the household, or another with the reason why. */
  receiver: z.strictObject({ personId: id.optional(), name: text(60, 1), why: optionalText(100) }),
  proof: z.enum(proofs),
  strokes: strokes.default([]),
  hasPhotoConsent: z.boolean().default(false),
});
export type HandOutInput = z.output<typeof handOutInput>;

const waiting = grantView.extend({ members: z.array(z.object({ personId: id, name: z.string() })) });
export type WaitingGrant = z.infer<typeof waiting>;
const waitingList = z.object({ grants: z.array(waiting), stores: z.array(storeView) });
export type WaitingList = z.infer<typeof waitingList>;

const params = z.object({ id });
export const handoutsApi = {
  toHandOut: endpoint({
    method: 'GET',
    path: '/api/relief/to-hand-out',
    allow: keeperRoles,
    says: [
      '批了还没发的,给谁、从哪个库房',
      'What is approved and not handed out yet, with who may receive it; kept on phones',
    ],
    output: waitingList,
  }),
  handOut: endpoint({
    method: 'POST',
    path: '/api/relief/grants/:id/hand-out',
    allow: keeperRoles,
    says: ['发放并签收', 'Hand out, and have it signed for'],
    params,
    input: handOutInput,
    output: handoutView,
  }),
  getHandout: endpoint({
    method: 'GET',
    path: '/api/relief/handouts/:id',
    allow: reliefRoles,
    says: ['签收单', 'The receipt of a hand-out'],
    params,
    output: handoutView,
  }),
} as const satisfies Api;
