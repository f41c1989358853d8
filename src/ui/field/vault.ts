/**
 * The key under which everything on this phone is sealed (docs/decisions/0011). The server hands it out at sign-in; the browser keeps it as a
 * CryptoKey nobody can read out. Without it what lies here is noise: signing out, or being let go, deletes it.
 */
export type Vault = {
  readonly accountId: string;
  readonly phoneId: string;
  readonly key: CryptoKey;
  /** The places the account answered for when the server was last asked. */
  readonly areas: readonly string[];
};

const IV = 12;
const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

/** A page without TLS from another machine has no sealing: the app then keeps nothing on the phone and works with a network only. */
export const canSeal = (): boolean => window.isSecureContext && 'subtle' in crypto;

export const vaultKey = (base64: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytesOf(base64), 'AES-GCM', false, ['encrypt', 'decrypt']);

/** iv, then text and tag; bound to where it stands, so that nothing can be put in the place of another. */
export async function sealBytes(
  key: CryptoKey,
  context: string,
  plain: BufferSource,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(IV));
  const additionalData = new TextEncoder().encode(context);
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain));
  const whole = new Uint8Array(IV + sealed.length);
  whole.set(iv);
  whole.set(sealed, IV);
  return whole;
}

/** Null when it does not open: sealed under another key, or for another place. */
export async function openBytes(
  key: CryptoKey,
  context: string,
  whole: Uint8Array<ArrayBuffer>,
): Promise<ArrayBuffer | null> {
  const additionalData = new TextEncoder().encode(context);
  try {
    return await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: whole.subarray(0, IV), additionalData },
      key,
      whole.subarray(IV),
    );
  } catch {
    return null;
  }
}

export const sealJson = (key: CryptoKey, context: string, value: unknown): Promise<Uint8Array<ArrayBuffer>> =>
  sealBytes(key, context, new TextEncoder().encode(JSON.stringify(value)));

export async function openJson<T>(key: CryptoKey, context: string, whole: Uint8Array<ArrayBuffer>): Promise<T | null> {
  const plain = await openBytes(key, context, whole);
  return plain && (JSON.parse(new TextDecoder().decode(plain)) as T);
}

export const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
};
