import { createDecipheriv, randomBytes } from 'node:crypto';

/** A key for a store outside this house, e.g. on a telephone: 32 bytes. */
export const newDeviceKey = (): Buffer => randomBytes(32);

/**
 * What a device sealed under its own key with AES-256-GCM, as browsers do (iv, text, tag, in this order), bound to `context`. Null when it is
 * not authentic: another key, another context, or damaged.
 */
export function openFromDevice(key: Uint8Array, sealed: Uint8Array, context: string): Buffer | null {
  if (sealed.length < 28) return null;
  const opening = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 });
  opening.setAAD(Buffer.from(context, 'utf8')).setAuthTag(sealed.subarray(sealed.length - 16));
  try {
    return Buffer.concat([opening.update(sealed.subarray(12, sealed.length - 16)), opening.final()]);
  } catch {
    return null;
  }
}
