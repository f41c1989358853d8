import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { algorithms, type CryptoProfile, hmac } from './profile.ts';

/**
 * The 32-byte secrets everything is derived from: one that stays for ever, and one per field version (1–255). Accusations
 * (信访工作条例 30) have roots of their own, of the same versions: who is given the others opens none of them.
 */
export type KeyRoots = {
  index: Uint8Array;
  fields: ReadonlyMap<number, Uint8Array>;
  accusations?: ReadonlyMap<number, Uint8Array>;
};
/** What a sealed value is for, and so by which of the keys it opens. */
export type SealPurpose = 'field' | 'accusation';

/**
 * A key ring. The secrets are not properties of it, so printing or logging one shows nothing that opens anything.
 * `currentVersion` seals new values; older versions only open. `fingerprint` (16 hex digits) names the index root and may
 * be kept beside the data to notice a wrong or newly made key file at start.
 */
export type Keys = { readonly profile: CryptoProfile; readonly currentVersion: number; readonly fingerprint: string };

/** What rotates: sealed values are opened by the version they name, and one-time links do not live long. */
type Versioned = { field: KeyObject; token: KeyObject; accusation?: KeyObject };
/** What does not rotate: values that must be found again (index), or that cannot be re-made (passphrase, journal). */
type Lasting = { index: KeyObject; passphrase: KeyObject; journal: KeyObject; library: KeyObject };
type Secrets = { lasting: Lasting; versions: ReadonlyMap<number, Versioned> };

const rings = new WeakMap<Keys, Secrets>();

/** Derives a ring from its roots. Throws `RangeError` if a root is not 32 bytes or a version not 1–255. */
export function makeKeys(profile: CryptoProfile, roots: KeyRoots): Keys {
  if (roots.fields.size === 0) throw new RangeError('a key ring needs at least one field root');
  const { keyBytes } = algorithms[profile];
  const versions = new Map<number, Versioned>();
  for (const [version, root] of roots.fields) {
    if (!Number.isInteger(version) || version < 1 || version > 255) throw new RangeError('key versions are 1 to 255');
    const sealedRoot = roots.accusations?.get(version);
    versions.set(version, {
      field: derive(profile, root, 'field', keyBytes),
      token: derive(profile, root, 'token', 32),
      ...(sealedRoot && { accusation: derive(profile, sealedRoot, 'accusation', keyBytes) }),
    });
  }
  const lasting = {
    index: derive(profile, roots.index, 'index', 32),
    passphrase: derive(profile, roots.index, 'passphrase', 32),
    journal: derive(profile, roots.index, 'journal', 32),
    library: derive(profile, roots.index, 'library', 32),
  };
  const named = hmac(profile, derive(profile, roots.index, 'fingerprint', 32), 'ring');
  const keys: Keys = Object.freeze({
    profile,
    currentVersion: Math.max(...versions.keys()),
    fingerprint: Buffer.from(named).toString('hex').slice(0, 16),
  });
  rings.set(keys, { lasting, versions });
  return keys;
}

/** The derived keys of a ring; for the files in this folder only. */
export function secretsOf(keys: Keys): Secrets {
  const secrets = rings.get(keys);
  if (!secrets) throw new TypeError('not a key ring made by makeKeys');
  return secrets;
}

function derive(profile: CryptoProfile, root: Uint8Array, use: string, bytes: number): KeyObject {
  if (root.length !== 32) throw new RangeError('a root key is 32 bytes');
  const key = hkdfSync(algorithms[profile].hash, root, '', `baodao/1/${profile}/${use}`, bytes);
  return createSecretKey(Buffer.from(key));
}
