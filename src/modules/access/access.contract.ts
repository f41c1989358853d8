import { z } from 'zod';
import { roles } from '#kernel/actor.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode as area } from '#kernel/fields.ts';

const id = z.uuid();
const byId = z.object({ id });
const day = z.iso.date();
const moment = z.iso.datetime();

const password = z.string().min(1).max(500);
const code = z.string().trim().min(6).max(20);

export const postShape = z.object({
  id,
  role: z.enum(roles),
  organisationId: id,
  organisation: z.string(),
  area,
  validFrom: day,
  validTo: day.nullable(),
  /** In force today. */
  current: z.boolean(),
});
export type PostView = z.infer<typeof postShape>;

/** `mustChangePassword` and `choosePost` are signed in, but may do nothing else before that. */
export const meShape = z.object({
  state: z.enum(['visitor', 'mustChangePassword', 'choosePost', 'staff']),
  account: z.object({ id, login: z.string(), name: z.string(), totp: z.boolean() }).nullable(),
  posts: z.array(postShape),
  post: postShape.nullable(),
  /** What others reset of this account that its owner has still to read, whoever asked for it. */
  resets: z.array(z.object({ what: z.enum(['password', 'secondFactor']), at: moment, by: z.string().nullable() })),
  idleMinutes: z.number(),
});
export type Me = z.infer<typeof meShape>;

export const accountShape = z.object({
  id,
  login: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  area,
  totp: z.boolean(),
  disabledAt: moment.nullable(),
  lockedUntil: moment.nullable(),
  mustChangePassword: z.boolean(),
  posts: z.array(postShape),
  version: z.number(),
  open: z.array(z.string()),
});
export type AccountView = z.infer<typeof accountShape>;

const newPost = z.object({
  role: z.enum(roles),
  organisationId: id,
  area,
  validFrom: day.optional(),
  validTo: day.nullable().optional(),
});
const done = z.object({ done: z.literal(true) });
const temporary = z.object({ account: accountShape, temporaryPassword: z.string() });
const admins = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const;

export const accessApi = {
  me: endpoint({ method: 'GET', path: '/api/me', allow: 'anyone', says: ['我是谁', 'Who I am'], output: meShape }),
  signInWays: endpoint({
    method: 'GET',
    path: '/api/sign-in/ways',
    allow: 'anyone',
    says: ['可用的登录方式', 'Ways to sign in'],
    output: z.object({ password: z.literal(true), sso: z.boolean() }),
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/api/sign-in',
    allow: 'anyone',
    says: ['登录', 'Sign in'],
    input: z.object({ login: z.string().min(1).max(100), password, totp: code.optional(), postId: id.optional() }),
    output: meShape,
  }),
  signOut: endpoint({
    method: 'POST',
    path: '/api/sign-out',
    allow: 'anyone',
    says: ['退出', 'Sign out'],
    output: done,
  }),
  switchPost: endpoint({
    method: 'POST',
    path: '/api/me/post',
    allow: 'anyone',
    says: ['切换岗位', 'Switch post'],
    input: z.object({ postId: id }),
    output: meShape,
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/api/me/password',
    allow: 'anyone',
    says: ['修改密码', 'Change my password'],
    input: z.object({ current: password, next: password }),
    output: meShape,
  }),
  endOtherSessions: endpoint({
    method: 'POST',
    path: '/api/me/sessions/end-others',
    allow: 'staff',
    says: ['退出其他设备', 'Sign out everywhere else'],
    output: z.object({ ended: z.number() }),
  }),
  startTotp: endpoint({
    method: 'POST',
    path: '/api/me/totp',
    allow: 'staff',
    says: ['开始绑定动态口令', 'Set up a second factor'],
    input: z.object({ password }),
    output: z.object({ uri: z.string(), spareCodes: z.array(z.string()) }),
  }),
  confirmTotp: endpoint({
    method: 'POST',
    path: '/api/me/totp/confirm',
    allow: 'staff',
    says: ['确认启用动态口令', 'Turn the second factor on'],
    input: z.object({ code }),
    output: done,
  }),
  stopTotp: endpoint({
    method: 'POST',
    path: '/api/me/totp/stop',
    allow: 'staff',
    says: ['停用动态口令', 'Turn the second factor off'],
    input: z.object({ password }),
    output: done,
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/accounts',
    allow: admins,
    says: ['账号列表', 'Accounts'],
    query: z.object({
      text: z.string().max(50).optional(),
      after: z.string().max(30).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ accounts: z.array(accountShape), next: z.string().nullable() }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/accounts/:id',
    allow: admins,
    says: ['一个账号', 'One account'],
    params: byId,
    output: accountShape,
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/accounts',
    allow: ['systemAdmin'],
    says: ['新建账号', 'Add an account'],
    input: z.object({
      login: z.string().min(1).max(60),
      name: z.string().trim().min(1).max(40),
      phone: z.string().max(30).optional(),
      area,
    }),
    output: temporary,
  }),
  edit: endpoint({
    method: 'PUT',
    path: '/api/accounts/:id',
    allow: ['systemAdmin'],
    versioned: true,
    says: ['修改账号资料', 'Edit an account'],
    params: byId,
    input: z.object({ name: z.string().trim().min(1).max(40), phone: z.string().max(30).nullable() }),
    output: accountShape,
  }),
  disable: endpoint({
    method: 'POST',
    path: '/api/accounts/:id/disable',
    allow: ['systemAdmin'],
    versioned: true,
    says: ['停用账号', 'Disable an account'],
    params: byId,
    output: accountShape,
  }),
  enable: endpoint({
    method: 'POST',
    path: '/api/accounts/:id/enable',
    allow: ['systemAdmin'],
    versioned: true,
    says: ['启用账号', 'Enable an account'],
    params: byId,
    output: accountShape,
  }),
  setPosts: endpoint({
    method: 'PUT',
    path: '/api/accounts/:id/posts',
    allow: ['securityAdmin'],
    versioned: true,
    says: ['调整岗位', 'Set the posts of an account'],
    params: byId,
    input: z.object({ posts: z.array(newPost.extend({ id: id.optional() })).max(10) }),
    output: accountShape,
  }),
  resetPassword: endpoint({
    method: 'POST',
    path: '/api/accounts/:id/password',
    allow: ['systemAdmin', 'securityAdmin'],
    says: ['重置密码', 'Reset a password'],
    params: byId,
    output: temporary,
  }),
  unlock: endpoint({
    method: 'POST',
    path: '/api/accounts/:id/unlock',
    allow: ['securityAdmin'],
    says: ['解除锁定', 'Unlock an account'],
    params: byId,
    output: accountShape,
  }),
  resetTotp: endpoint({
    method: 'POST',
    path: '/api/accounts/:id/totp/reset',
    allow: ['securityAdmin'],
    says: ['取消动态口令', 'Reset the second factor of an account'],
    params: byId,
    output: accountShape,
  }),
  agents: endpoint({
    method: 'GET',
    path: '/api/agents',
    allow: ['villageCadre', 'townshipClerk', 'civilAffairs'],
    says: ['这个地方的帮办代办员', 'The agents whose post covers a place'],
    query: z.object({ area }),
    output: z.object({ items: z.array(z.object({ id, name: z.string() })) }),
  }),
  accessLog: endpoint({
    method: 'GET',
    path: '/api/access-log',
    allow: ['auditAdmin'],
    says: ['账号与登录日志', 'Log of accounts and sign-ins'],
    query: z.object({
      accountId: id.optional(),
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      entries: z.array(
        z.object({
          entry: z.number(),
          at: moment,
          verb: z.string(),
          says: z.tuple([z.string(), z.string()]),
          accountId: id.nullable(),
          account: z.string().nullable(),
          by: z.string().nullable(),
          byRole: z.string().nullable(),
          data: z.record(z.string(), z.unknown()),
        }),
      ),
      next: z.number().nullable(),
    }),
  }),
} as const;
