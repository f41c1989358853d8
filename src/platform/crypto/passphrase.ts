import { randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { type Keys, secretsOf } from './keys.ts';
import { framed, hmac, timingSafeEqual } from './profile.ts';

const slow = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt);
/** 32 MiB and about 0.1 s off the main thread. Another cost means another `form`, so that old hashes keep verifying. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };
const form = 's1';
const saltBytes = 16;

/**
 * A hash to keep instead of a passphrase: `s1.<salt>.<mac>`. Eight digits are guessed in hours however slow the hash,
 * so the result also needs the key file: a stolen database alone tells nothing. Still limit the tries online.
 */
export async function hashPassphrase(keys: Keys, passphrase: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const mac = await keyedSlow(keys, passphrase, salt);
  return `${form}.${salt.toString('base64url')}.${Buffer.from(mac).toString('base64url')}`;
}

/**
 * Whether the passphrase is the one hashed. `null` (nobody by that number) takes as long as a wrong one and is false.
 * Throws `Error` if `stored` was not made by `hashPassphrase`.
 */
export async function verifyPassphrase(keys: Keys, passphrase: string, stored: string | null): Promise<boolean> {
  if (stored === null) {
    await keyedSlow(keys, passphrase, randomBytes(saltBytes));
    return false;
  }
  const [kind, salt, mac, ...rest] = stored.split('.');
  if (kind !== form || !salt || !mac || rest.length > 0) throw new Error('stored passphrase hash is damaged');
  const made = await keyedSlow(keys, passphrase, Buffer.from(salt, 'base64url'));
  return timingSafeEqual(made, Buffer.from(mac, 'base64url'));
}

async function keyedSlow(keys: Keys, passphrase: string, salt: Uint8Array): Promise<Uint8Array> {
  const hashed = await slow(passphrase, salt, 32, cost);
  return hmac(keys.profile, secretsOf(keys).lasting.passphrase, framed([salt, hashed]));
}
