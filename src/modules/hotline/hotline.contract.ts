import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { deliveryApi } from '#kernel/delivery.ts';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { areaCode, id, moment, text } from '#kernel/fields.ts';
import { importApi } from '#modules/cases/cases.import.contract.ts';
import { caseKinds } from '#modules/cases/cases.rules.ts';
import { deadlineSchema, hotlineVerbs, mappingSchema, plainMapping } from './hotline.rules.ts';

/** Who connects a platform, and who watches that it works. */
export const sourceRoles = ['systemAdmin'] as const satisfies readonly Role[];
export const importRoles = ['hotlineAgent', 'countyClerk'] as const satisfies readonly Role[];
export const watchRoles = [...sourceRoles, ...importRoles] as const satisfies readonly Role[];

export const source = z.object({
  id,
  code: z.string(),
  name: z.string(),
  area: areaCode,
  placeName: z.string(),
  /** Where it pushes to. */
  pushUrl: z.string(),
  /** Where we tell it what became of its tickets; null tells it nothing. */
  url: z.string().nullable(),
  mapping: mappingSchema,
  deadline: deadlineSchema,
  /** The columns of its monthly file, as they were read last. */
  columns: z.record(z.string(), z.string()),
  pausedAt: moment.nullable(),
  lastFault: z.string().nullable(),
  lastFaultAt: moment.nullable(),
});
export type Source = z.infer<typeof source>;

const secrets = { secretIn: z.string(), secretOut: z.string().nullable() };
const url = z.string().trim().max(500).optional();
const one = z.object({ id });

export const hotlineApi = {
  sources: endpoint({
    method: 'GET',
    path: '/api/hotline/sources',
    allow: watchRoles,
    says: ['对接的热线平台', 'Hotline platforms that are connected'],
    output: z.object({ sources: z.array(source) }),
  }),
  addSource: endpoint({
    method: 'POST',
    path: '/api/hotline/sources',
    allow: sourceRoles,
    says: ['接入一个热线平台(密钥只显示这一次)', 'Connect a hotline platform; its secrets are shown this once'],
    input: z.object({
      code: z.string().regex(/^[a-z0-9][a-z0-9-]{1,30}$/),
      name: text(80, 2),
      area: areaCode,
      url,
      mapping: mappingSchema.default(plainMapping),
      deadline: deadlineSchema.default({ rule: 'ticket' }),
    }),
    output: source.extend(secrets),
  }),
  changeSource: endpoint({
    method: 'POST',
    path: '/api/hotline/sources/:id',
    allow: sourceRoles,
    says: ['修改名称、回传地址、映射和时限规则', 'Change name, address, mapping and deadline rule'],
    params: one,
    input: z.object({ name: text(80, 2), url, mapping: mappingSchema, deadline: deadlineSchema }),
    output: source.extend({ secretOut: z.string().nullable() }),
  }),
  rotateSource: endpoint({
    method: 'POST',
    path: '/api/hotline/sources/:id/rotate',
    allow: sourceRoles,
    says: ['换新密钥(只显示这一次)', 'Make new secrets, shown this once'],
    params: one,
    input: z.object({ reason: text(200, 2) }),
    output: source.extend(secrets),
  }),
  pauseSource: endpoint({
    method: 'POST',
    path: '/api/hotline/sources/:id/pause',
    allow: sourceRoles,
    says: ['停用或恢复', 'Pause, or go on'],
    params: one,
    input: z.object({ isPaused: z.boolean(), reason: text(200, 2) }),
    output: source,
  }),
  tryMapping: endpoint({
    method: 'POST',
    path: '/api/hotline/sources/:id/try',
    allow: watchRoles,
    says: ['试读一条消息(不登记)', 'See how a message is read; nothing is registered'],
    params: one,
    input: z.object({ message: z.string().max(64 * 1024) }),
    output: z.object({
      read: z
        .object({
          ticket: z.string(),
          verb: z.enum(hotlineVerbs),
          due: moment.nullable(),
          area: z.string().nullable(),
          kind: z.enum(caseKinds).nullable(),
          category: z.string().nullable(),
        })
        .nullable(),
      faults: z.array(z.object({ zh: z.string(), en: z.string() })),
    }),
  }),
  testSource: endpoint({
    method: 'POST',
    path: '/api/hotline/sources/:id/test',
    allow: watchRoles,
    says: ['向平台发一条测试消息', 'Send the platform a test message'],
    params: one,
    output: z.object({ queued: z.boolean() }),
  }),
  pushes: endpoint({
    method: 'GET',
    path: '/api/hotline/pushes',
    allow: watchRoles,
    says: ['最近收到的推送和结果', 'Last pushes and what came of them'],
    output: z.object({
      pushes: z.array(
        z.object({
          id,
          source: z.string(),
          ticket: z.string().nullable(),
          verb: z.enum(hotlineVerbs).nullable(),
          result: z.enum(['registered', 'known', 'applied', 'parked', 'superseded', 'refused']),
          fault: z.string().nullable(),
          at: moment,
          appliedAt: moment.nullable(),
          caseId: id.nullable(),
          number: z.string().nullable(),
        }),
      ),
    }),
  }),
  ...deliveryApi('/api/hotline', watchRoles),
  importTickets: endpoint({
    method: 'POST',
    path: '/api/hotline/sources/:id/import',
    allow: importRoles,
    says: ['导入平台的表格,列的对应关系会记住', 'Import the platform’s table; its columns are remembered'],
    upload: 'sheet',
    params: one,
    /** `fresh`: find the columns by their headings, whatever was remembered. */
    input: importApi.importFile.input
      .pick({ map: true, dryRun: true })
      .extend({ fresh: z.stringbool().or(z.boolean()).default(false) }),
    output: importApi.importFile.output,
  }),
} as const satisfies Api;
