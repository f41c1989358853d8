import { describe, expect, test } from 'vitest';
import { type CryptoProfile, makeKeys, signToken, verifyToken } from '#platform/crypto.ts';

const root = (fill: number) => Buffer.alloc(32, fill);
const ring = (profile: CryptoProfile, ...versions: number[]) =>
  makeKeys(profile, { index: root(200), fields: new Map(versions.map((version) => [version, root(version)])) });

describe.each(['gm', 'intl'] as const)('tokens with %s', (profile) => {
  const keys = ring(profile, 1);
  const end = Temporal.Instant.from('2026-12-01T00:00:00Z');
  const token = signToken(keys, { purpose: 'survey', subject: 'case 17', expiresAt: end });

  test('are good to the last millisecond, for their purpose, and after rotation', () => {
    const justBefore = end.subtract({ milliseconds: 1 });
    const good = { ok: true, subject: 'case 17', expiresAt: end };
    expect(verifyToken(keys, token, 'survey', justBefore)).toEqual(good);
    expect(verifyToken(ring(profile, 1, 2), token, 'survey', justBefore)).toEqual(good);
    expect(verifyToken(keys, token, 'survey', end)).toEqual({ ok: false, why: 'expired' });
    expect(verifyToken(keys, token, 'login', justBefore)).toEqual({ ok: false, why: 'broken' });
    expect(verifyToken(ring(profile, 2), token, 'survey', justBefore)).toEqual({ ok: false, why: 'broken' });
  });

  test('are broken by any other character, and have one spelling only', () => {
    expect(token).toMatch(/^[\w-]+$/);
    for (let at = 0; at < token.length; at++) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      expect(verifyToken(keys, changed, 'survey', end.subtract({ hours: 1 })).ok, `character ${at}`).toBe(false);
    }
    for (const other of [`${token}=`, ` ${token}`, `${token}\n`, '', 'AAAA', token.slice(0, -1)]) {
      expect(verifyToken(keys, other, 'survey', end.subtract({ hours: 1 })).ok, JSON.stringify(other)).toBe(false);
    }
  });
});
