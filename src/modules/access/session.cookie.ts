import { createHmac } from 'node:crypto';
import { timingSafeEqual } from '#platform/crypto.ts';
import type { House } from '#platform/house.ts';
import { authOf } from './access.auth.ts';

/**
 * The session token in a Cookie header, if its signature is ours. A token from a stolen copy of the database opens nothing
 * without the key file. better-auth signs `<token>.<base64 HMAC-SHA-256>`; checking it here spares a second look at the database.
 */
export async function sessionToken(house: House, cookieHeader: string): Promise<string | null> {
  if (!cookieHeader.includes('session_token')) return null;
  return (await readerOf(house))(cookieHeader);
}

type Reader = (cookieHeader: string) => string | null;
/** Asked at every request: what it needs of the library is looked up once. */
const readers = new WeakMap<House, Promise<Reader>>();
function readerOf(house: House): Promise<Reader> {
  const known = readers.get(house);
  if (known) return known;
  const made = makeReader(house);
  readers.set(house, made);
  return made;
}

async function makeReader(house: House): Promise<Reader> {
  const [{ authCookies, secret }, { parseCookies }] = await Promise.all([
    authOf(house).then((auth) => auth.$context),
    import('better-auth/cookies'),
  ]);
  return knownAgain((cookieHeader) => {
    const signed = parseCookies(cookieHeader).get(authCookies.sessionToken.name);
    if (!signed) return null;
    const dot = signed.lastIndexOf('.');
    if (dot < 1) return null;
    const token = signed.slice(0, dot);
    const made = createHmac('sha256', secret).update(token).digest();
    return timingSafeEqual(made, Buffer.from(signed.slice(dot + 1), 'base64')) ? token : null;
  });
}

/** Browsers that were here of late; those whose signature was not ours are looked at each time. */
const MOST_KNOWN = 2000;
const LONGEST = 4096;
/** Whether a signature is ours does not change: whose session it is, and whether it still lives, is asked of the database at every request. */
function knownAgain(read: Reader): Reader {
  const known = new Map<string, string>();
  return (cookieHeader) => {
    const found = known.get(cookieHeader);
    if (found) return found;
    const token = read(cookieHeader);
    if (token === null || cookieHeader.length > LONGEST) return token;
    if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value!);
    known.set(cookieHeader, token);
    return token;
  };
}

/** The token that an answer of the library sets, or null when it sets none. */
export async function tokenSetBy(house: House, lines: readonly string[]): Promise<string | null> {
  const { authCookies } = await (await authOf(house)).$context;
  const line = lines.find((l) => l.startsWith(`${authCookies.sessionToken.name}=`) && !/max-age=0/i.test(l));
  return line ? sessionToken(house, line.split(';')[0] ?? '') : null;
}

/** Set-Cookie that takes the session away. */
export async function clearSessionCookie(house: House): Promise<string> {
  const { authCookies } = await (await authOf(house)).$context;
  const { name, attributes } = authCookies.sessionToken;
  return `${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${attributes.secure ? '; Secure' : ''}`;
}
