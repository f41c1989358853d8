import { faulty } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import type { Exchange } from '#platform/module.ts';
import { authOf, hashPassword } from './access.auth.ts';
import type { Me } from './access.contract.ts';
import { actorOf, sessionOf } from './access.identify.ts';
import { note } from './access.journal.ts';
import { presentMe } from './access.present.ts';
import { LOCK_MINUTES, MAX_FAILURES, passwordFault } from './access.rules.ts';
import { changeAccount, lockAccount, passwordHashOf, putPasswordHash } from './access.store.ts';
import {
  locked,
  noSuchPost,
  passwordWords,
  samePassword,
  sessionOver,
  totpAlready,
  totpMissing,
  wrongOwnPassword,
  wrongSetupCode,
} from './access.words.ts';
import { countAttempt, forgetAttempts } from './guard.store.ts';
import { postsOf } from './posts.store.ts';
import { tokenSetBy } from './session.cookie.ts';
import { deleteSessions, openSession, putPost, type Session, selectSession } from './session.store.ts';
import { refusedByLibrary } from './sign-in.actions.ts';

export const me = async (ctx: Ctx, exchange: Exchange): Promise<Me> =>
  presentMe(ctx, await sessionOf(ctx.house, exchange.cookie));

async function mustBeSignedIn(ctx: Ctx, exchange: Exchange): Promise<{ session: Session; as: Ctx }> {
  const session = await sessionOf(ctx.house, exchange.cookie);
  if (!session) throw sessionOver();
  // The account acts on itself, in whichever post it is, even in none.
  return { session, as: { ...ctx, actor: actorOf(session) ?? ctx.actor } };
}

/** An account's own row, whatever its area: nobody needs to be an administrator to change their own password. */
const asHouse = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'system', what: 'access' }, version: null });

export async function switchPost(ctx: Ctx, input: { postId: string }, exchange: Exchange): Promise<Me> {
  const { session, as } = await mustBeSignedIn(ctx, exchange);
  const today = dayOf(ctx.now);
  const posts = await postsOf(ctx, [session.account.id], today);
  const chosen = posts.find((p) => p.id === input.postId && p.valid_from <= today);
  if (!chosen) throw noSuchPost();
  return inTransaction(as, async (tx) => {
    await putPost(tx, session.id, chosen.id);
    const now = await selectSession(tx.db, session.token, tx.now);
    await note({ ...tx, actor: (now && actorOf(now)) ?? tx.actor }, 'switchPost', session.account, {
      role: chosen.role,
      organisationId: chosen.organisation_id,
    });
    return presentMe(tx, now);
  });
}

/** Asks for the present password again, under the same guard as signing in: an unattended screen is no way around it. */
async function mustKnowPassword(ctx: Ctx, { account }: Session, password: string): Promise<void> {
  const guarded = { kind: 'login' as const, value: account.login, limit: MAX_FAILURES };
  const { refused } = await countAttempt(ctx, guarded);
  if (refused) throw locked(LOCK_MINUTES);
  const hash = await passwordHashOf(ctx, account.id);
  const { verifyPassword } = await import('better-auth/crypto');
  if (!hash || !(await verifyPassword({ hash, password }))) {
    await inTransaction(ctx, (tx) => note(tx, 'signInFailed', account, { result: 'wrongOwnPassword' }));
    throw wrongOwnPassword();
  }
  await forgetAttempts(ctx, guarded);
}

/**
 * Not through `once`: that keeps a fast hash of what a command said, which is no place for a password. Repeating it is harmless,
 * the second time the old password is simply wrong.
 */
export async function changePassword(
  ctx: Ctx,
  input: { current: string; next: string },
  exchange: Exchange,
): Promise<Me> {
  const { session, as } = await mustBeSignedIn(ctx, exchange);
  const { account } = session;
  await mustKnowPassword(as, session, input.current);
  const fault = passwordFault(input.next, account.login);
  if (fault) throw faulty('next', fault, passwordWords[fault]);
  if (input.next === input.current) throw samePassword();
  const hash = await hashPassword(input.next);
  return inTransaction(as, async (tx) => {
    await lockAccount({ ...tx, ...asHouse(tx), db: tx.db, inTransaction: true }, account.id);
    await putPasswordHash(tx, account.id, hash);
    await changeAccount(tx, account.id, { temporary_until: null });
    const ended = await deleteSessions(tx, account.id, session.id);
    await note(tx, 'changePassword', account, { endedSessions: ended });
    return presentMe(tx, await selectSession(tx.db, session.token, tx.now));
  });
}

export async function endOtherSessions(ctx: Ctx, exchange: Exchange): Promise<{ ended: number }> {
  const { session, as } = await mustBeSignedIn(ctx, exchange);
  return inTransaction(as, async (tx) => {
    const ended = await deleteSessions(tx, session.account.id, session.id);
    await note(tx, 'endOtherSessions', session.account, { ended });
    return { ended };
  });
}

const headersOf = (exchange: Exchange) => new Headers({ cookie: exchange.cookie });

export async function startTotp(ctx: Ctx, input: { password: string }, exchange: Exchange) {
  const { session, as } = await mustBeSignedIn(ctx, exchange);
  if (session.account.totp) throw totpAlready();
  await mustKnowPassword(as, session, input.password);
  const begun = await (await authOf(ctx.house)).api
    .enableTwoFactor({ body: { password: input.password, method: 'totp' }, headers: headersOf(exchange) })
    .catch(refusedByLibrary);
  if (begun?.method !== 'totp') throw totpAlready();
  await inTransaction(as, (tx) => note(tx, 'startTotp', session.account));
  // The address in the label reaches nobody and would puzzle people: the login alone is what they know.
  return { uri: begun.totpURI.replace('%40baodao.invalid', ''), spareCodes: begun.backupCodes };
}

export async function confirmTotp(ctx: Ctx, input: { code: string }, exchange: Exchange) {
  const { session, as } = await mustBeSignedIn(ctx, exchange);
  if (session.account.totp) throw totpAlready();
  const confirmed = await (await authOf(ctx.house)).api
    .verifyTOTP({ body: { code: input.code }, headers: headersOf(exchange), returnHeaders: true })
    .catch((error: unknown) => {
      if (error instanceof Error && error.message.includes('TOTP not enabled')) throw totpMissing();
      return refusedByLibrary(error);
    });
  if (!confirmed) throw wrongSetupCode();
  await carryOver(as, session, confirmed.headers.getSetCookie(), 'confirmTotp', exchange);
  return { done: true as const };
}

export async function stopTotp(ctx: Ctx, input: { password: string }, exchange: Exchange) {
  const { session, as } = await mustBeSignedIn(ctx, exchange);
  if (!session.account.totp) throw totpMissing();
  await mustKnowPassword(as, session, input.password);
  const stopped = await (await authOf(ctx.house)).api
    .disableTwoFactor({ body: { password: input.password }, headers: headersOf(exchange), returnHeaders: true })
    .catch(refusedByLibrary);
  if (!stopped) throw wrongOwnPassword();
  await carryOver(as, session, stopped.headers.getSetCookie(), 'stopTotp', exchange);
  return { done: true as const };
}

/** The library changes the session when the strength of the sign-in changes: the new one keeps post and beginning. */
async function carryOver(
  ctx: Ctx,
  old: Session,
  cookies: string[],
  verb: 'confirmTotp' | 'stopTotp',
  exchange: Exchange,
): Promise<void> {
  const token = await tokenSetBy(ctx.house, cookies);
  await inTransaction(ctx, async (tx) => {
    if (token) await openSession(tx, token, { postId: old.post?.id ?? null, startedAt: old.startedAt ?? ctx.now });
    await note(tx, verb, old.account);
  });
  exchange.sendCookies(cookies);
}
