/** The door to everything secret: import cryptography from here only. */
export { canonicalJson } from './crypto/canonical.ts';
export { newDeviceKey, openFromDevice } from './crypto/device.ts';
export { type KeyRoots, type Keys, makeKeys, type SealPurpose } from './crypto/keys.ts';
export { hashPassphrase, verifyPassphrase } from './crypto/passphrase.ts';
export { type CryptoProfile, digest, digestOf, hash, hmac, randomDigits, timingSafeEqual } from './crypto/profile.ts';
export {
  blindIndex,
  journalMac,
  open,
  openBytes,
  SealBroken,
  type SealFault,
  seal,
  sealBytes,
  sealedVersion,
} from './crypto/seal.ts';
export { derivedSecret, signToken, type TokenVerdict, verifyToken } from './crypto/token.ts';
