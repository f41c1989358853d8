import { type Keys, secretsOf } from './keys.ts';
import { framed, hmac, timingSafeEqual } from './profile.ts';

const headBytes = 1 + 6;
const macBytes = 16;

export type TokenVerdict =
  | { ok: true; subject: string; expiresAt: Temporal.Instant }
  | { ok: false; why: 'broken' | 'expired'; subject?: never };

/**
 * A short token for a link (base64url, no padding), good until `expiresAt` (whole milliseconds, exclusive).
 * The holder can read `subject`: pass an id, never a name or number of a person. That a link works once is for the
 * caller to enforce, by recording the use. Throws `RangeError` if `expiresAt` is before 1970.
 */
export function signToken(
  keys: Keys,
  token: { purpose: string; subject: string; expiresAt: Temporal.Instant },
): string {
  const head = Buffer.alloc(headBytes);
  head[0] = keys.currentVersion;
  head.writeUIntBE(token.expiresAt.epochMilliseconds, 1, 6);
  const body = Buffer.concat([head, Buffer.from(token.subject, 'utf8')]);
  return Buffer.concat([body, mac(keys, keys.currentVersion, token.purpose, body)!]).toString('base64url');
}

/** Whose token it is, if it was signed by this ring for this `purpose` and `now` is before its end. */
export function verifyToken(keys: Keys, token: string, purpose: string, now: Temporal.Instant): TokenVerdict {
  const bytes = Buffer.from(token, 'base64url');
  // Decoding forgives; a second spelling of one token would slip past a list of used ones.
  if (bytes.length < headBytes + macBytes || bytes.toString('base64url') !== token) return { ok: false, why: 'broken' };
  const body = bytes.subarray(0, -macBytes);
  const made = mac(keys, body[0]!, purpose, body);
  if (!made || !timingSafeEqual(made, bytes.subarray(-macBytes))) return { ok: false, why: 'broken' };
  const expiresAt = Temporal.Instant.fromEpochMilliseconds(body.readUIntBE(1, 6));
  if (Temporal.Instant.compare(now, expiresAt) >= 0) return { ok: false, why: 'expired' };
  return { ok: true, subject: body.subarray(headBytes).toString('utf8'), expiresAt };
}

/** The purpose is signed but not carried: a token for one purpose is simply broken for another, and the link stays short. */
function mac(keys: Keys, version: number, purpose: string, body: Uint8Array): Uint8Array | undefined {
  const key = secretsOf(keys).versions.get(version)?.token;
  return key && hmac(keys.profile, key, framed([purpose, body])).subarray(0, macBytes);
}

/** 64 hex digits for a library that wants a secret of its own, one per `use`; the same for every process with this key file. */
export function derivedSecret(keys: Keys, use: string): string {
  return Buffer.from(hmac(keys.profile, secretsOf(keys).lasting.library, framed([use]))).toString('hex');
}
