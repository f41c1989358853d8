import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import type { Exchange } from '#platform/module.ts';
import { authOf } from './access.auth.ts';
import type { Me } from './access.contract.ts';
import { actorOf, sessionOf } from './access.identify.ts';
import { nobody, note } from './access.journal.ts';
import { presentMe } from './access.present.ts';
import { LOCK_MINUTES, loginOf, MAX_FAILURES, MAX_FAILURES_PER_ADDRESS } from './access.rules.ts';
import { changeAccount, putPasswordHash, type StoredAccount, selectByLogin } from './access.store.ts';
import {
  disabled,
  locked,
  noSuchPost,
  temporaryExpired,
  totpNeeded,
  wrongCode,
  wrongPassword,
} from './access.words.ts';
import { countAttempt, forgetAttempts, type Guarded, readAttempts, uncountAttempt } from './guard.store.ts';
import { postsOf } from './posts.store.ts';
import { clearSessionCookie, tokenSetBy } from './session.cookie.ts';
import { deleteSession, openSession, selectSession } from './session.store.ts';

export type SignIn = { login: string; password: string; totp?: string | undefined; postId?: string | undefined };

/**
 * Signs in: count the attempt · let the library check password and code · look at the account · open the session in a post ·
 * write it down. Answers to a wrong password are the same whether the login exists or not, in words and in time.
 */
export async function signIn(ctx: Ctx, input: SignIn, exchange: Exchange): Promise<Me> {
  const login = loginOf(input.login);
  const byLogin: Guarded = { kind: 'login', value: login, limit: MAX_FAILURES };
  const byAddress: Guarded = { kind: 'address', value: exchange.ip, limit: MAX_FAILURES_PER_ADDRESS };
  for (const guarded of [byAddress, byLogin]) {
    const { refused, lockedUntil } = await countAttempt(ctx, guarded);
    if (!refused) continue;
    if (guarded === byLogin) await uncountAttempt(ctx, byAddress);
    throw locked(minutesUntil(ctx, lockedUntil));
  }
  const account = await selectByLogin(ctx, login);
  const proof = await prove(ctx, { ...input, login });
  if (proof.result === 'totpNeeded') {
    await uncountAttempt(ctx, byLogin);
    await uncountAttempt(ctx, byAddress);
    throw totpNeeded();
  }
  if (proof.result !== 'proven' || !account) return failed(ctx, account, byLogin, proof.result);
  await forgetAttempts(ctx, byLogin);
  await uncountAttempt(ctx, byAddress);
  const me = await begin(ctx, account, proof.token, { way: proof.way, postId: input.postId });
  exchange.sendCookies(proof.cookies);
  return me;
}

const minutesUntil = (ctx: Ctx, until: Temporal.Instant | null) =>
  until ? Math.max(1, Math.ceil((until.epochMilliseconds - ctx.now.epochMilliseconds) / 60_000)) : LOCK_MINUTES;

type Proof =
  | { result: 'proven'; token: string; cookies: string[]; way: 'password' | 'totp' | 'spareCode' }
  | { result: 'wrongPassword' | 'wrongCode' | 'totpNeeded' };

/** The library's part: password, then the second factor if the account has one. No account data leaves this function. */
async function prove(ctx: Ctx, input: SignIn): Promise<Proof> {
  const { api } = await authOf(ctx.house);
  const first = await api
    .signInUsername({
      body: { username: input.login, password: input.password },
      headers: new Headers(),
      returnHeaders: true,
    })
    .catch(refusedByLibrary);
  if (!first) return { result: 'wrongPassword' };
  const cookies = first.headers.getSetCookie();
  if (!('twoFactorRedirect' in first.response)) return proven(ctx, cookies, 'password');
  if (!input.totp) return { result: 'totpNeeded' };
  const isSpare = !/^\d{6}$/.test(input.totp);
  const given = {
    body: { code: input.totp },
    headers: new Headers({ cookie: cookies.map((line) => line.split(';')[0]).join('; ') }),
    returnHeaders: true as const,
  };
  const second = await (isSpare ? api.verifyBackupCode(given) : api.verifyTOTP(given)).catch(refusedByLibrary);
  if (!second) return { result: 'wrongCode' };
  return proven(ctx, second.headers.getSetCookie(), isSpare ? 'spareCode' : 'totp');
}

/** The library says no by throwing; anything but a "no" (4xx) is a bug and goes on. */
export async function refusedByLibrary(error: unknown): Promise<null> {
  const { isAPIError } = await import('better-auth/api');
  if (isAPIError(error) && error.statusCode < 500) return null;
  throw error;
}

async function proven(ctx: Ctx, cookies: string[], way: 'password' | 'totp' | 'spareCode'): Promise<Proof> {
  const token = await tokenSetBy(ctx.house, cookies);
  if (!token) throw new Error('the sign-in library set no session');
  return { result: 'proven', token, cookies, way };
}

async function failed(
  ctx: Ctx,
  account: StoredAccount | undefined,
  byLogin: Guarded,
  result: 'wrongPassword' | 'wrongCode' | 'proven',
): Promise<never> {
  const { failures, lockedUntil } = (await readAttempts(ctx, byLogin)) ?? { failures: 0, lockedUntil: null };
  await inTransaction(ctx, async (tx) => {
    await note(tx, account ? 'signInFailed' : 'signInUnknown', account ?? nobody(tx), { result, failures });
    if (account && lockedUntil) await note(tx, 'lockOut', account, { minutes: LOCK_MINUTES });
  });
  if (lockedUntil) throw locked(minutesUntil(ctx, lockedUntil));
  const left = Math.max(0, MAX_FAILURES - failures);
  throw result === 'wrongCode' ? wrongCode(left) : wrongPassword(left);
}

/** What is asked of every way in, single sign-on too; a session that does not pass is gone before its cookie is sent. */
export async function begin(
  ctx: Ctx,
  account: StoredAccount,
  token: string,
  how: { way: 'password' | 'totp' | 'spareCode' | 'sso'; postId?: string | undefined },
): Promise<Me> {
  const refuse = async (refusal: Error): Promise<never> => {
    await deleteSession(ctx.db, token);
    await inTransaction(ctx, (tx) => note(tx, 'signInFailed', account, { result: refusal.message }));
    throw refusal;
  };
  if (account.disabled_at) return refuse(disabled());
  if (account.temporary_until && Temporal.Instant.compare(ctx.now, account.temporary_until) >= 0 && how.way !== 'sso')
    return refuse(temporaryExpired());
  const today = dayOf(ctx.now);
  const posts = (await postsOf(ctx, [account.id], today)).filter((p) => p.valid_from <= today);
  const chosen = how.postId ? posts.find((p) => p.id === how.postId) : posts[0];
  if (how.postId && !chosen) return refuse(noSuchPost());
  return inTransaction(ctx, async (tx) => {
    if (account.temporary_until && how.way === 'sso') {
      // Who comes by single sign-on need not choose a password; the one an administrator knows must not stay.
      await putPasswordHash(tx, account.id, null);
      await changeAccount(tx, account.id, { temporary_until: null });
    }
    await openSession(tx, token, { postId: chosen?.id ?? null, startedAt: ctx.now });
    const session = await selectSession(tx.db, token, tx.now);
    const actor = (session && actorOf(session)) ?? ctx.actor;
    await note({ ...tx, actor }, 'signIn', account, { way: how.way });
    return presentMe(tx, session);
  });
}

export async function signOut(ctx: Ctx, exchange: Exchange): Promise<{ done: true }> {
  const session = await sessionOf(ctx.house, exchange.cookie);
  if (session)
    await inTransaction(ctx, async (tx) => {
      await deleteSession(tx.db, session.token);
      await note({ ...tx, actor: actorOf(session) ?? tx.actor }, 'signOut', session.account);
    });
  exchange.sendCookies([await clearSessionCookie(ctx.house)]);
  return { done: true };
}
