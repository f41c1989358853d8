import {
  type CipherGCMTypes,
  createHash,
  createHmac,
  type KeyObject,
  randomInt,
  timingSafeEqual as sameBytes,
} from 'node:crypto';

/** `gm`: the Chinese national algorithms SM3 and SM4. `intl`: SHA-256 and AES-256. Both come from OpenSSL. */
export type CryptoProfile = 'gm' | 'intl';

// OpenSSL and Node have it; the type declarations know only AES.
const sm4Gcm = 'sm4-gcm' as CipherGCMTypes;

/** What each profile is made of; `id` is the byte written into sealed values, so it never changes. `keyBytes` in bytes. */
export const algorithms = {
  gm: { id: 1, hash: 'sm3', cipher: sm4Gcm, keyBytes: 16 },
  intl: { id: 2, hash: 'sha256', cipher: 'aes-256-gcm', keyBytes: 32 },
} as const;

/** Plain SM3 or SHA-256 of one text (UTF-8) or byte string; 32 bytes. For several values use `digest`. */
export function hash(profile: CryptoProfile, data: string | Uint8Array): Uint8Array {
  return createHash(algorithms[profile].hash).update(data).digest();
}

/** Plain HMAC-SM3 or HMAC-SHA-256 of one message; 32 bytes. */
export function hmac(profile: CryptoProfile, key: KeyObject | Uint8Array, message: string | Uint8Array): Uint8Array {
  return createHmac(algorithms[profile].hash, key).update(message).digest();
}

/** Hash of a list of parts; 32 bytes. ['ab','c'] and ['a','bc'] differ. A text counts as its UTF-8 bytes. */
export function digest(profile: CryptoProfile, ...parts: (string | Uint8Array)[]): Uint8Array {
  return hash(profile, framed(parts));
}

/** The same as `digest` of very many parts, which are never held at once. */
export function digestOf(profile: CryptoProfile, parts: Iterable<string | Uint8Array>): Uint8Array {
  const hashed = createHash(algorithms[profile].hash);
  for (const part of parts) hashed.update(framed([part]));
  return hashed.digest();
}

/** The parts one after another, each preceded by its length (4 bytes, big-endian): two different lists never read the same. */
export function framed(parts: readonly (string | Uint8Array)[]): Buffer {
  const pieces: Uint8Array[] = [];
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    pieces.push(length, bytes);
  }
  return Buffer.concat(pieces);
}

/** `count` decimal digits, each uniformly random, leading zeros included: a passphrase to read out or print. */
export function randomDigits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('');
}

/** Equality that takes the same time wherever the difference is; different lengths are simply unequal. */
export function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && sameBytes(a, b);
}
