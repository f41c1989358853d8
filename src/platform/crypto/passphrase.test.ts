import { describe, expect, test } from 'vitest';
import { type CryptoProfile, hashPassphrase, makeKeys, verifyPassphrase } from '#platform/crypto.ts';

const root = (fill: number) => Buffer.alloc(32, fill);
const ring = (profile: CryptoProfile, ...versions: number[]) =>
  makeKeys(profile, { index: root(200), fields: new Map(versions.map((version) => [version, root(version)])) });

describe.each(['gm', 'intl'] as const)('passphrases with %s', (profile) => {
  test('verify, survive rotation, need the ring, and are salted', async () => {
    const keys = ring(profile, 1);
    const [stored, again] = await Promise.all([hashPassphrase(keys, '01234567'), hashPassphrase(keys, '01234567')]);
    expect(stored).not.toBe(again);
    expect(stored).not.toContain('01234567');
    const thief = makeKeys(profile, { index: root(201), fields: new Map([[1, root(1)]]) });
    expect(
      await Promise.all([
        verifyPassphrase(ring(profile, 1, 2), '01234567', stored),
        verifyPassphrase(keys, '01234568', stored),
        verifyPassphrase(thief, '01234567', stored),
        verifyPassphrase(keys, '01234567', null),
      ]),
    ).toEqual([true, false, false, false]);
    await expect(verifyPassphrase(keys, '01234567', 'nonsense')).rejects.toThrow('damaged');
  });
});
