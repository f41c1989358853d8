import { z } from 'zod';
import type { Allow } from './actor.ts';
import { endpoint } from './endpoint.ts';
import { id, moment } from './fields.ts';

/** A signed message to another system, and how far it came; its words are not shown. */
export const delivery = z.object({
  id,
  /** The name of the system it goes to. */
  to: z.string(),
  topic: z.string(),
  state: z.enum(['waiting', 'sent', 'dead']),
  tries: z.number().int(),
  fault: z.string().nullable(),
  createdAt: moment,
  triedAt: moment.nullable(),
  nextAt: moment.nullable(),
});
export type Delivery = z.infer<typeof delivery>;

/** The two endpoints of whoever sends: what went out lately, and sending dead ones again. */
export const deliveryApi = <const P extends string>(base: `/api/${P}`, allow: Allow) =>
  ({
    deliveries: endpoint({
      method: 'GET',
      path: `${base}/deliveries`,
      allow,
      says: ['发出的消息;only=dead 只列送不到的', 'What was sent; only=dead lists what nobody took'],
      query: z.object({ only: z.enum(['all', 'dead']).default('all') }),
      output: z.object({ deliveries: z.array(delivery) }),
    }),
    resend: endpoint({
      method: 'POST',
      path: `${base}/deliveries/resend`,
      allow,
      says: ['重发送不到的消息:一条,或全部', 'Send dead messages again: one, or all'],
      input: z.object({ id: id.optional() }),
      output: z.object({ resent: z.number().int() }),
    }),
  }) as const;
export type DeliveryApi = ReturnType<typeof deliveryApi>;
