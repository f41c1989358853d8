import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import type { Module } from '#platform/module.ts';
import { authOf } from './access.auth.ts';
import { selectByLogin } from './access.store.ts';
import { ssoOff } from './access.words.ts';
import { tokenSetBy } from './session.cookie.ts';
import { selectSession } from './session.store.ts';
import { begin } from './sign-in.actions.ts';

const CONSOLE = '/console/';
const failedAt = (code: string) => `${CONSOLE}?signIn=${encodeURIComponent(code)}`;

/** To the identity provider; the state travels in a signed cookie. */
async function start(ctx: Ctx, _request: FastifyRequest, reply: FastifyReply) {
  if (!ctx.house.config.oidc) throw ssoOff();
  const { headers, response } = await (await authOf(ctx.house)).api.signInSocial({
    body: { provider: 'oidc', callbackURL: CONSOLE, errorCallbackURL: failedAt('sso'), disableRedirect: true },
    headers: new Headers(),
    returnHeaders: true,
  });
  if (!response.url) throw ssoOff();
  for (const line of headers.getSetCookie()) reply.header('set-cookie', line);
  return reply.redirect(response.url, 303);
}

/** Back from it: the library has checked everything about the provider, we check everything about the account. */
async function callback(ctx: Ctx, request: FastifyRequest, reply: FastifyReply) {
  const { house } = ctx;
  if (!house.config.oidc) throw ssoOff();
  const answer = await (await authOf(house)).handler(
    new Request(new URL(request.url, house.config.publicUrl), { headers: { cookie: request.headers.cookie ?? '' } }),
  );
  const lines = answer.headers.getSetCookie();
  const token = await tokenSetBy(house, lines);
  if (!token) return reply.redirect(failedAt('sso'), 303);
  const session = await selectSession(house.db, token, ctx.now);
  const account = session && (await selectByLogin(ctx, session.account.login));
  if (!account) return reply.redirect(failedAt('sso'), 303);
  try {
    await begin(ctx, account, token, { way: 'sso' });
  } catch (error) {
    if (error instanceof Refused) return reply.redirect(failedAt(error.code), 303);
    throw error;
  }
  for (const line of lines) reply.header('set-cookie', line);
  return reply.redirect(CONSOLE, 303);
}

/** The only two of the library's routes that are reachable; everything else of it is called from here, not from outside. */
export const ssoRoutes: Module['routes'] = [
  { method: ['GET'], path: '/api/auth/sign-in/oidc', allow: 'anyone', run: start },
  { method: ['GET'], path: '/api/auth/callback/oidc', allow: 'anyone', run: callback },
];
