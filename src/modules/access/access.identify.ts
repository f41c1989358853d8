import type { Actor, StaffActor } from '#kernel/actor.ts';
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
export async function sessionOf(
  house: House,
  cookieHeader: string,
  { marksUse }: { marksUse: boolean } = { marksUse: true },
): Promise<Session | null> {
  const token = await sessionToken(house, cookieHeader);
  if (token === null) return null;
  const now = house.now();
  const session = await selectSession(house.db, token, now);
  if (!session?.startedAt || !session.seenAt || session.account.disabled) return null;
  if (sessionEnded({ startedAt: session.startedAt, seenAt: session.seenAt }, now)) {
    await deleteSession(house.db, token);
    return null;
  }
  if (marksUse && now.epochMilliseconds - session.seenAt.epochMilliseconds >= TOUCH_MS)
    await touchSession(house.db, session.id, now);
  return session;
}

/** Who acts by this session: nobody while the password is an administrator's, or no post is chosen or in force. */
export function actorOf({ account, post }: Session): StaffActor | null {
  if (account.temporaryUntil !== null || !post) return null;
  const { role, organisationId, area } = post;
  return { kind: 'staff', accountId: account.id, name: account.name, role, organisationId, area };
}

/** What the person still entrusts to somebody on this case, asked at every request; null when it ended. `cases` answers. */
export type TrustOf = (house: House, caseId: string, delegateId: string) => Promise<readonly string[] | null>;
const noTrust: TrustOf = async () => null;

/** The receipt shown in this browser: its case, in whose hands it is, and whether staff are signed in beside it. */
async function receiptActor(house: House, cookies: string, subject: string, trustOf: TrustOf): Promise<Actor> {
  const [caseId = '', delegateId] = subject.split('/');
  const scopes = delegateId ? await trustOf(house, caseId, delegateId) : null;
  if (delegateId && !scopes) return { kind: 'visitor' };
  const beside = await sessionOf(house, cookies, { marksUse: false });
  return {
    kind: 'receipt',
    caseId,
    ...(delegateId && scopes && { delegate: { id: delegateId, scopes } }),
    ...(beside && { besideStaff: beside.account.id }),
  };
}

/** Staff are known by their session, residents by the receipt they showed, everybody else is a visitor. */
export function identify(house: House, trustOf: TrustOf = noTrust): Identify {
  return async (request, surface) => {
    if (surface === 'portal') {
      const token = request.cookies[RECEIPT_COOKIE];
      const verdict = token ? verifyToken(house.keys, token, 'receipt', house.now()) : null;
      if (!verdict?.ok) return { kind: 'visitor' };
      return receiptActor(house, request.headers.cookie ?? '', verdict.subject, trustOf);
    }
    const session = await sessionOf(house, request.headers.cookie ?? '');
    return (session && actorOf(session)) ?? { kind: 'visitor' };
  };
}

/** What the portal sets after somebody showed number and passphrase: good for this one case, for two hours; it names the delegate whose passphrase it was. */
export function receiptCookie(
  house: House,
  caseId: string,
  now: Temporal.Instant,
  delegateId: string | null = null,
): PageCookie {
  const expiresAt = now.add({ hours: RECEIPT_HOURS });
  const value = signToken(house.keys, {
    purpose: 'receipt',
    subject: delegateId ? `${caseId}/${delegateId}` : caseId,
    expiresAt,
  });
  return { name: RECEIPT_COOKIE, value, maxAge: RECEIPT_HOURS * 3600 };
}

export const noReceiptCookie = (): PageCookie => ({ name: RECEIPT_COOKIE, value: '', maxAge: 0 });
