import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, id, moment, text } from '#kernel/fields.ts';

/** Who lets other programs file. */
export const clientRoles = ['systemAdmin'] as const satisfies readonly Role[];

export const client = z.object({
  id,
  name: z.string(),
  contact: z.string(),
  area: areaCode,
  placeName: z.string(),
  datum: z.enum(['wgs84', 'gcj02', 'bd09']),
  /** The last four signs of its key, to tell keys apart. */
  keyEnd: z.string(),
  perHour: z.number().int(),
  filed: z.number().int(),
  lastAt: moment.nullable(),
  issuedAt: moment,
  revokedAt: moment.nullable(),
});
export type Client = z.infer<typeof client>;

export const clientInput = z.object({
  name: text(80, 2),
  contact: text(120, 2),
  area: areaCode,
  datum: z.enum(['wgs84', 'gcj02', 'bd09']).default('wgs84'),
  perHour: z.number().int().min(1).max(10_000).default(300),
});
export type ClientInput = z.output<typeof clientInput>;

export const open311Api = {
  clients: endpoint({
    method: 'GET',
    path: '/api/open311/clients',
    allow: clientRoles,
    says: ['可以通过 Open311 提交的程序', 'Programs that may file by Open311'],
    output: z.object({ clients: z.array(client), baseUrl: z.string() }),
  }),
  issueKey: endpoint({
    method: 'POST',
    path: '/api/open311/clients',
    allow: clientRoles,
    says: ['发给一个程序密钥(只显示这一次)', 'Issue a key to a program, shown this once'],
    input: clientInput,
    output: client.extend({ key: z.string() }),
  }),
  revokeKey: endpoint({
    method: 'POST',
    path: '/api/open311/clients/:id/revoke',
    allow: clientRoles,
    says: ['停用一个程序的密钥', 'Revoke a program’s key'],
    params: z.object({ id }),
    input: z.object({ reason: text(200, 2) }),
    output: client,
  }),
} as const satisfies Api;
