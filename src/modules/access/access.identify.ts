import type { StaffActor } from '#kernel/actor.ts';
import { dayOf } from '#modules/places/index.ts';
import { signToken, verifyToken } from '#platform/crypto.ts';
import type { House } from '#platform/house.ts';
import type { PageCookie } from '#platform/module.ts';
import type { Identify } from '#platform/serve.ts';
import { RECEIPT_HOURS, sessionEnded } from './access.rules.ts';
import { sessionToken } from './session.cookie.ts';
import { deleteSession, type Session, selectSession, touchSession } from './session.store.ts';

const TOUCH_MS = 60_000;
export const RECEIPT_COOKIE = 'baodao_receipt';

/** The living session behind a Cookie header; one that ended by time or by disabling is none. Marks it as used, once a minute. */
export async function sessionOf(house: House, cookieHeader: string): Promise<Session | null> {
  const token = await sessionToken(house, cookieHeader);
  if (token === null) return null;
  const now = house.now();
  const session = await selectSession(house.db, token, dayOf(now));
  if (!session?.startedAt || !session.seenAt || session.account.disabled) return null;
  if (sessionEnded({ startedAt: session.startedAt, seenAt: session.seenAt }, now)) {
    await deleteSession(house.db, token);
    return null;
  }
  if (now.epochMilliseconds - session.seenAt.epochMilliseconds >= TOUCH_MS)
    await touchSession(house.db, session.id, now);
  return session;
}

/** Who acts by this session: nobody while the password is an administrator's, or no post is chosen or in force. */
export function actorOf({ account, post }: Session): StaffActor | null {
  if (account.temporaryUntil !== null || !post) return null;
  const { role, organisationId, area } = post;
  return { kind: 'staff', accountId: account.id, name: account.name, role, organisationId, area };
}

/** Staff are known by their session, residents by the receipt they showed, everybody else is a visitor. */
export function identify(house: House): Identify {
  return async (request, surface) => {
    if (surface === 'portal') {
      const token = request.cookies[RECEIPT_COOKIE];
      const verdict = token ? verifyToken(house.keys, token, 'receipt', house.now()) : null;
      return verdict?.ok ? { kind: 'receipt', caseId: verdict.subject } : { kind: 'visitor' };
    }
    const session = await sessionOf(house, request.headers.cookie ?? '');
    return (session && actorOf(session)) ?? { kind: 'visitor' };
  };
}

/** What the portal sets after somebody showed number and passphrase: good for this one case, for two hours. */
export function receiptCookie(house: House, caseId: string, now: Temporal.Instant): PageCookie {
  const expiresAt = now.add({ hours: RECEIPT_HOURS });
  const value = signToken(house.keys, { purpose: 'receipt', subject: caseId, expiresAt });
  return { name: RECEIPT_COOKIE, value, maxAge: RECEIPT_HOURS * 3600 };
}

export const noReceiptCookie = (): PageCookie => ({ name: RECEIPT_COOKIE, value: '', maxAge: 0 });
