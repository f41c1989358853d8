import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type Keys, type SealPurpose, secretsOf } from './keys.ts';
import { algorithms, framed, hmac } from './profile.ts';

const ivBytes = 12;
const tagBytes = 16;
const headBytes = 2;

export type SealFault = 'tooShort' | 'otherProfile' | 'unknownVersion' | 'notAuthentic';

/** A sealed value that does not open: damaged, moved to another row, or sealed with a key this ring lacks. Says no content. */
export class SealBroken extends Error {
  readonly fault: SealFault;

  constructor(fault: SealFault) {
    super(`sealed value does not open: ${fault}`);
    this.name = 'SealBroken';
    this.fault = fault;
  }
}

/**
 * Encrypts a text with the current field key. Layout: version (1 byte), profile (1), iv (12), tag (16), ciphertext.
 * `context` names the place, e.g. `people.phone:<row id>`; the value opens nowhere else.
 * The iv is random: keep one version below 2^32 sealed values, far beyond what a county holds.
 */
export const seal = (keys: Keys, plaintext: string, context: string): Uint8Array =>
  sealBytes(keys, Buffer.from(plaintext, 'utf8'), context, 'field');

/** The text sealed for this `context`, by whichever key version it names. Throws `SealBroken`. */
export const open = (keys: Keys, sealed: Uint8Array, context: string): string =>
  openBytes(keys, sealed, context, 'field').toString('utf8');

/** `seal` for bytes, by the key of a purpose. Throws `RangeError` when the key file holds none for it. */
export function sealBytes(keys: Keys, plain: Uint8Array, context: string, purpose: SealPurpose): Uint8Array {
  const { id, cipher } = algorithms[keys.profile];
  const head = Buffer.from([keys.currentVersion, id]);
  const iv = randomBytes(ivBytes);
  const key = secretsOf(keys).versions.get(keys.currentVersion)?.[purpose];
  if (!key) throw new RangeError(`the key file holds no key for the purpose "${purpose}"`);
  const sealing = createCipheriv(cipher, key, iv, { authTagLength: tagBytes });
  sealing.setAAD(bound(head, context));
  const body = Buffer.concat([sealing.update(plain), sealing.final()]);
  return Buffer.concat([head, iv, sealing.getAuthTag(), body]);
}

/** `open` for bytes, by the key of a purpose. Throws `SealBroken`. */
export function openBytes(keys: Keys, sealed: Uint8Array, context: string, purpose: SealPurpose): Buffer {
  const { id, cipher } = algorithms[keys.profile];
  if (sealed.length < headBytes + ivBytes + tagBytes) throw new SealBroken('tooShort');
  if (sealed[1] !== id) throw new SealBroken('otherProfile');
  const key = secretsOf(keys).versions.get(sealedVersion(sealed))?.[purpose];
  if (!key) throw new SealBroken('unknownVersion');
  const head = sealed.subarray(0, headBytes);
  const iv = sealed.subarray(headBytes, headBytes + ivBytes);
  const tag = sealed.subarray(headBytes + ivBytes, headBytes + ivBytes + tagBytes);
  const opening = createDecipheriv(cipher, key, iv, { authTagLength: tagBytes });
  opening.setAAD(bound(head, context)).setAuthTag(tag);
  const body = opening.update(sealed.subarray(headBytes + ivBytes + tagBytes));
  try {
    return Buffer.concat([body, opening.final()]);
  } catch {
    throw new SealBroken('notAuthentic');
  }
}

/** The key version a value was sealed with: what is below `keys.currentVersion` may be sealed anew. Throws `SealBroken` if empty. */
export function sealedVersion(sealed: Uint8Array): number {
  const version = sealed[0];
  if (version === undefined) throw new SealBroken('tooShort');
  return version;
}

/**
 * 32 bytes that are equal for equal values of one `kind`, so that a sealed value can be looked up. Bring the value into one
 * spelling first (digits only, upper case X). Does not change when field keys rotate.
 */
export function blindIndex(keys: Keys, kind: string, value: string): Uint8Array {
  return hmac(keys.profile, secretsOf(keys).lasting.index, framed([kind, value]));
}

/** Keyed hash (32 bytes) of journal parts, for a chain that someone with the database but not the key cannot re-make. */
export function journalMac(keys: Keys, ...parts: (string | Uint8Array)[]): Uint8Array {
  return hmac(keys.profile, secretsOf(keys).lasting.journal, framed(parts));
}

function bound(head: Uint8Array, context: string): Buffer {
  return Buffer.concat([head, Buffer.from(context, 'utf8')]);
}
