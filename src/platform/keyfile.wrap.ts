import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

/*
 * The key file under a passphrase, so that a copy of it may lie beside the backups it opens, on a stick or in the post, and is of no use to
 * whoever finds it. AES-256-GCM under scrypt; the costs stand in the file, so that they can rise later.
 */

const COST = { N: 2 ** 17, r: 8, p: 1 };
export const LEAST_PASSPHRASE = 12;
const wrappedForm = z.strictObject({
  wrapped: z.literal('baodao-keys'),
  version: z.literal(1),
  fingerprint: z.string(),
  N: z
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  r: z.int().min(1).max(32),
  p: z.int().min(1).max(8),
  salt: z.base64(),
  nonce: z.base64(),
  tag: z.base64(),
  sealed: z.base64(),
});

/** The passphrase is wrong, or this is no wrapped key file; `message` says which and holds nothing secret. */
export class KeysNotOpened extends Error {}

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);
const keyOf = (passphrase: string, salt: Buffer, { N, r, p }: typeof COST) =>
  derive(passphrase.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 256 * N * r });

/** The text of the key file, sealed. `fingerprint` stays readable: it tells which keys these are, and nothing of them. */
export async function wrapKeys(text: string, passphrase: string, fingerprint: string): Promise<string> {
  if (passphrase.length < LEAST_PASSPHRASE)
    throw new KeysNotOpened(`The passphrase needs at least ${LEAST_PASSPHRASE} characters: several words in a row.`);
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt, COST), nonce);
  cipher.setAAD(Buffer.from(fingerprint));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const base64 = (bytes: Buffer) => bytes.toString('base64');
  const file: z.output<typeof wrappedForm> = {
    ...{ wrapped: 'baodao-keys', version: 1, fingerprint, ...COST },
    ...{ salt: base64(salt), nonce: base64(nonce), tag: base64(cipher.getAuthTag()), sealed: base64(sealed) },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The text of the key file again. Throws KeysNotOpened. */
export async function unwrapKeys(wrapped: string, passphrase: string): Promise<string> {
  const file = wrappedForm.safeParse(fromJson(wrapped));
  if (!file.success) throw new KeysNotOpened('This is not a wrapped key file, or it is damaged.');
  const { fingerprint, salt, nonce, tag, sealed, ...cost } = file.data;
  const bytes = (text: string) => Buffer.from(text, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', await keyOf(passphrase, bytes(salt), cost), bytes(nonce));
  decipher.setAAD(Buffer.from(fingerprint));
  decipher.setAuthTag(bytes(tag));
  try {
    return Buffer.concat([decipher.update(bytes(sealed)), decipher.final()]).toString('utf8');
  } catch {
    throw new KeysNotOpened('The passphrase is not the one this file was wrapped with, or the file is damaged.');
  }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
