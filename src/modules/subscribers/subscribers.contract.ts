import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { deliveryApi } from '#kernel/delivery.ts';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, id, moment, text } from '#kernel/fields.ts';
import { subscriberEvents } from './subscribers.rules.ts';

/** Who connects other systems, and sees that they are reached. */
export const subscriberRoles = ['systemAdmin'] as const satisfies readonly Role[];

const event = z.enum(subscriberEvents);
export const subscriber = z.object({
  id,
  name: z.string(),
  contact: z.string(),
  area: areaCode,
  placeName: z.string(),
  url: z.string(),
  events: z.array(event),
  createdAt: moment,
  pausedAt: moment.nullable(),
});
export type Subscriber = z.infer<typeof subscriber>;

const settings = z.object({
  name: text(80, 2),
  contact: text(120, 2),
  url: text(500, 8),
  events: z.array(event).min(1).max(subscriberEvents.length),
});
export type Settings = z.output<typeof settings>;
const withSecret = subscriber.extend({ secret: z.string() });
const one = z.object({ id });
const why = z.object({ reason: text(200, 2) });

export const subscribersApi = {
  subscribers: endpoint({
    method: 'GET',
    path: '/api/subscribers',
    allow: subscriberRoles,
    says: ['订阅诉求进展的系统', 'Systems that are told what becomes of cases'],
    output: z.object({ items: z.array(subscriber) }),
  }),
  addSubscriber: endpoint({
    method: 'POST',
    path: '/api/subscribers',
    allow: subscriberRoles,
    says: ['接入一个系统(密钥只显示这一次)', 'Connect a system; its secret is shown this once'],
    input: settings.extend({ area: areaCode }),
    output: withSecret,
  }),
  changeSubscriber: endpoint({
    method: 'POST',
    path: '/api/subscribers/:id',
    allow: subscriberRoles,
    says: ['修改名称、联系人、地址和事件', 'Change name, contact, address and events'],
    params: one,
    input: settings,
    output: subscriber,
  }),
  rotateSubscriber: endpoint({
    method: 'POST',
    path: '/api/subscribers/:id/rotate',
    allow: subscriberRoles,
    says: ['换新密钥(只显示这一次)', 'Make a new secret, shown this once'],
    params: one,
    input: why,
    output: withSecret,
  }),
  pauseSubscriber: endpoint({
    method: 'POST',
    path: '/api/subscribers/:id/pause',
    allow: subscriberRoles,
    says: ['停用或恢复', 'Pause, or go on'],
    params: one,
    input: why.extend({ isPaused: z.boolean() }),
    output: subscriber,
  }),
  testSubscriber: endpoint({
    method: 'POST',
    path: '/api/subscribers/:id/test',
    allow: subscriberRoles,
    says: ['发一条测试消息', 'Send a test message'],
    params: one,
    output: z.object({ queued: z.boolean() }),
  }),
  ...deliveryApi('/api/subscribers', subscriberRoles),
} as const satisfies Api;
