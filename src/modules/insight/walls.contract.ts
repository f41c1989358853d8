import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, id, moment, text } from '#kernel/fields.ts';
import { boardKinds } from './insight.board.rules.ts';
import { board } from './insight.contract.ts';
import { wallRoles, wallSpans } from './walls.rules.ts';

const params = z.object({ id });
export const wallPass = z.object({
  id,
  name: z.string(),
  area: areaCode,
  placeName: z.string(),
  board: z.enum(boardKinds),
  organisationId: id.nullable(),
  unit: z.string().nullable(),
  span: z.enum(wallSpans),
  state: z.enum(['waiting', 'on', 'silent', 'revoked']),
  issuedBy: z.string(),
  issuedAt: moment,
  seenAt: moment.nullable(),
});
export type WallPass = z.output<typeof wallPass>;
export const wallInput = z.strictObject({
  name: text(40, 2),
  area: areaCode,
  board: z.enum(boardKinds),
  organisationId: id.optional(),
  span: z.enum(wallSpans).default('month'),
});
export type WallInput = z.output<typeof wallInput>;

export const wallsApi = {
  walls: endpoint({
    method: 'GET',
    path: '/api/insight/walls',
    allow: wallRoles,
    says: ['发过的大屏通行证', 'Passes of wall screens'],
    output: z.object({ items: z.array(wallPass), committees: z.array(z.object({ id, name: z.string() })) }),
  }),
  issueWall: endpoint({
    method: 'POST',
    path: '/api/insight/walls',
    allow: wallRoles,
    says: ['发一张大屏通行证', 'Issue a pass for a wall screen'],
    input: wallInput,
    output: wallPass,
  }),
  wallLink: endpoint({
    method: 'POST',
    path: '/api/insight/walls/:id/link',
    allow: wallRoles,
    says: ['打开这块屏的网址，十分钟有效', 'A link that opens the screen, for ten minutes'],
    params,
    output: z.object({ path: z.string() }),
  }),
  revokeWall: endpoint({
    method: 'POST',
    path: '/api/insight/walls/:id/revoke',
    allow: wallRoles,
    says: ['收回大屏通行证', 'Take a pass back'],
    params,
    output: wallPass,
  }),
  wallBoard: endpoint({
    method: 'GET',
    path: '/api/insight/wall',
    allow: 'anyone',
    says: ['持通行证的大屏读自己的看板', 'The board of the screen whose pass came along'],
    output: z.object({ board, span: z.enum(wallSpans) }),
  }),
} as const;
