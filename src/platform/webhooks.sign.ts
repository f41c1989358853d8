import { hmac, timingSafeEqual } from './crypto.ts';

/** What a signature covers: when it was sent, its id, and the body byte for byte. */
export type Signed = { timestamp: string; id: string; body: Uint8Array };

/** Names of the headers, the same for what we send and for what is pushed to us. */
export const signatureHeaders = {
  id: 'x-baodao-id',
  timestamp: 'x-baodao-timestamp',
  signature: 'x-baodao-signature',
} as const;
const profiles = { sha256: 'intl', sm3: 'gm' } as const;
type Algorithm = keyof typeof profiles;

const macOf = (algorithm: Algorithm, secret: string, { timestamp, id, body }: Signed) =>
  hmac(
    profiles[algorithm],
    Buffer.from(secret, 'utf8'),
    Buffer.concat([Buffer.from(`${timestamp}.${id}.`, 'utf8'), body]),
  );

/** `sha256=…`, and with the national algorithms also `sm3=…`: a receiver checks the one it knows. */
export const signatureOf = (profile: 'gm' | 'intl', secret: string, signed: Signed): string =>
  (profile === 'gm' ? (['sha256', 'sm3'] as const) : (['sha256'] as const))
    .map((name) => `${name}=${Buffer.from(macOf(name, secret, signed)).toString('hex')}`)
    .join(', ');

/** Whether every signature given is right and there is at least one that we know. */
export function isSigned(header: string, secret: string, signed: Signed): boolean {
  let known = 0;
  for (const part of header.split(',')) {
    const [, name, hex] = /^(sha256|sm3)=([0-9a-f]{64})$/i.exec(part.trim()) ?? [];
    if (!name || !hex) continue;
    known += 1;
    const algorithm = name.toLowerCase() === 'sm3' ? 'sm3' : 'sha256';
    if (!timingSafeEqual(Buffer.from(hex, 'hex'), macOf(algorithm, secret, signed))) return false;
  }
  return known > 0;
}

/** Seconds since 1970, within `seconds` of now in either direction. */
export function isFresh(timestamp: string, now: Temporal.Instant, seconds: number): boolean {
  if (!/^\d{9,11}$/.test(timestamp)) return false;
  return Math.abs(now.epochMilliseconds / 1000 - Number(timestamp)) <= seconds;
}
