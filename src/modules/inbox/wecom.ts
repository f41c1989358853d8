import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { timingSafeEqual } from '#platform/crypto.ts';

/**
 * The message crypto of WeCom (企业微信加解密方案): SHA-1 over the sorted parts as a signature, AES-256-CBC with PKCS#7 padding to 32
 * bytes over `random(16) length(4) message receiver`. The scheme is theirs; nothing of ours is sealed with it.
 */

const BLOCK = 32;
const HEAD = 20;

export type WecomKeys = { token: string; aesKey: string; corpId: string };
export type Opened =
  | { ok: true; message: string; receiver: string }
  | { ok: false; why: 'signature' | 'broken' | 'receiver' };

/** The signature of one call: SHA-1 of token, timestamp, nonce and ciphertext, sorted and joined. */
export const wecomSignature = (token: string, timestamp: string, nonce: string, encrypted: string): string =>
  createHash('sha1').update([token, timestamp, nonce, encrypted].sort().join('')).digest('hex');

/** `EncodingAESKey` (43 characters) as the 32 bytes it stands for; null when it is not one. */
export function wecomKey(encoded: string): Buffer | null {
  const key = Buffer.from(`${encoded}=`, 'base64');
  return /^[A-Za-z0-9+/]{43}$/.test(encoded) && key.length === BLOCK ? key : null;
}

/** The message in a ciphertext whose signature is right and that was sent to us. */
export function openWecom(
  keys: WecomKeys,
  call: { signature: string; timestamp: string; nonce: string; encrypted: string },
): Opened {
  const made = wecomSignature(keys.token, call.timestamp, call.nonce, call.encrypted);
  if (!timingSafeEqual(Buffer.from(made), Buffer.from(call.signature))) return { ok: false, why: 'signature' };
  const key = wecomKey(keys.aesKey);
  const sealed = Buffer.from(call.encrypted, 'base64');
  if (!key || sealed.length === 0 || sealed.length % 16 !== 0) return { ok: false, why: 'broken' };
  const opening = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([opening.update(sealed), opening.final()]);
  const pad = padded.at(-1)!;
  if (pad < 1 || pad > BLOCK || padded.length - pad < HEAD) return { ok: false, why: 'broken' };
  const body = padded.subarray(0, padded.length - pad);
  const end = HEAD + body.readUInt32BE(16);
  if (end > body.length) return { ok: false, why: 'broken' };
  const receiver = body.toString('utf8', end);
  // Group robots leave the receiver out; whoever else is named is not us.
  if (receiver !== '' && receiver !== keys.corpId) return { ok: false, why: 'receiver' };
  return { ok: true, message: body.toString('utf8', HEAD, end), receiver };
}

/** A message sealed and signed as the other side does it: the passive answer to a call. */
export function sealWecom(
  keys: WecomKeys,
  message: string,
  given: { timestamp: string; nonce: string },
): { encrypted: string; signature: string } {
  const key = wecomKey(keys.aesKey);
  if (!key) throw new RangeError('BAODAO_WECOM_AES_KEY is not a key');
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const body = Buffer.concat([randomBytes(16), length, text, Buffer.from(keys.corpId, 'utf8')]);
  const pad = BLOCK - (body.length % BLOCK);
  const sealing = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const encrypted = Buffer.concat([
    sealing.update(Buffer.concat([body, Buffer.alloc(pad, pad)])),
    sealing.final(),
  ]).toString('base64');
  return { encrypted, signature: wecomSignature(keys.token, given.timestamp, given.nonce, encrypted) };
}
