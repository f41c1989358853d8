import { createCipheriv, createDecipheriv, hkdfSync, scryptSync } from 'node:crypto';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blindIndex,
  type CryptoProfile,
  digest,
  hash,
  hmac,
  journalMac,
  makeKeys,
  open,
  randomDigits,
  SealBroken,
  seal,
  sealedVersion,
  timingSafeEqual,
} from '#platform/crypto.ts';

const profiles: CryptoProfile[] = ['gm', 'intl'];
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const root = (fill: number) => Buffer.alloc(32, fill);
const ring = (profile: CryptoProfile, ...versions: number[]) =>
  makeKeys(profile, { index: root(200), fields: new Map(versions.map((version) => [version, root(version)])) });
const fault = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof SealBroken ? error.fault : error;
  }
  return 'opened';
};

describe('published vectors', () => {
  test('SM3 (GB/T 32905) and SHA-256 of abc', () => {
    expect(hex(hash('gm', 'abc'))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(hex(hash('intl', 'abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  test('the same of more than one block', () => {
    expect(hex(hash('gm', 'abcd'.repeat(16)))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
    expect(hex(hash('intl', 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    );
  });

  test('the AES-256-GCM underneath is the published one (McGrew and Viega, case 16)', () => {
    const cipher = createCipheriv(
      'aes-256-gcm',
      Buffer.from('feffe9928665731c6d6a8f9467308308'.repeat(2), 'hex'),
      Buffer.from('cafebabefacedbaddecaf888', 'hex'),
    );
    cipher.setAAD(Buffer.from('feedfacedeadbeeffeedfacedeadbeefabaddad2', 'hex'));
    const plain =
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39';
    expect(hex(cipher.update(Buffer.from(plain, 'hex')))).toBe(
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662',
    );
    cipher.final();
    expect(hex(cipher.getAuthTag())).toBe('76fc6ece0f4e1768cddf8853bb2d551b');
  });

  test('what keys are made with: HKDF (RFC 5869 case 1) and scrypt (RFC 7914)', () => {
    const salt = Buffer.from('000102030405060708090a0b0c', 'hex');
    const info = Buffer.from('f0f1f2f3f4f5f6f7f8f9', 'hex');
    expect(hex(new Uint8Array(hkdfSync('sha256', Buffer.alloc(22, 0x0b), salt, info, 42)))).toBe(
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    );
    expect(hex(scryptSync('password', 'NaCl', 64, { N: 1024, r: 8, p: 16 }))).toBe(
      'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
    );
  });

  test('HMAC-SHA-256 (RFC 4231 case 2)', () => {
    expect(hex(hmac('intl', Buffer.from('Jefe'), 'what do ya want for nothing?'))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  test('HMAC-SM3 is HMAC (RFC 2104) over SM3, worked out by hand', () => {
    const key = Buffer.alloc(64);
    key.write('Jefe');
    const padded = (byte: number) => key.map((each) => each ^ byte);
    const inner = hash('gm', Buffer.concat([padded(0x36), Buffer.from('what do ya want for nothing?')]));
    const whole = hash('gm', Buffer.concat([padded(0x5c), inner]));
    expect(hex(hmac('gm', Buffer.from('Jefe'), 'what do ya want for nothing?'))).toBe(hex(whole));
  });

  test('the SM4 underneath is the published one (GB/T 32907)', () => {
    const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
    const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false);
    expect(hex(cipher.update(key))).toBe('681edf34d206965e86b3e94f536e4246');
  });

  test('the SM4-GCM underneath is the published one (RFC 8998 A.1)', () => {
    const cipher = createCipheriv(
      'sm4-gcm' as 'aes-128-gcm',
      Buffer.from('0123456789abcdeffedcba9876543210', 'hex'),
      Buffer.from('00001234567800000000abcd', 'hex'),
    );
    cipher.setAAD(Buffer.from('feedfacedeadbeeffeedfacedeadbeefabaddad2', 'hex'));
    const plain = ['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'ee', 'aa'].map((byte) => byte.repeat(8)).join('');
    expect(hex(cipher.update(Buffer.from(plain, 'hex')))).toBe(
      '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d',
    );
    cipher.final();
    expect(hex(cipher.getAuthTag())).toBe('83de3541e4c2b58177e065a9bf7b62ec');
  });
});

describe.each(profiles)('sealing with %s', (profile) => {
  const keys = ring(profile, 1);
  const context = 'people.phone:7';

  test('gives back any text, and never the same bytes twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => open(keys, seal(keys, text, context), context) === text),
    );
    expect(hex(seal(keys, '报到', context))).not.toBe(hex(seal(keys, '报到', context)));
  });

  test('is what the layout says: an independent reading opens it', () => {
    const sealed = Buffer.from(seal(keys, '13800000000', context));
    const gm = profile === 'gm';
    const key = hkdfSync(gm ? 'sm3' : 'sha256', root(1), '', `baodao/1/${profile}/field`, gm ? 16 : 32);
    expect(hex(sealed.subarray(0, 2))).toBe(gm ? '0101' : '0102');
    const cipher = gm ? ('sm4-gcm' as 'aes-128-gcm') : 'aes-256-gcm';
    const reading = createDecipheriv(cipher, new Uint8Array(key), sealed.subarray(2, 14));
    reading.setAAD(Buffer.concat([sealed.subarray(0, 2), Buffer.from(context)])).setAuthTag(sealed.subarray(14, 30));
    expect(reading.update(sealed.subarray(30)).toString() + reading.final().toString()).toBe('13800000000');
  });

  test('notices a change in any byte, and any shortening', () => {
    const sealed = seal(keys, '13800000000', context);
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect(
        fault(() => open(keys, changed, context)),
        `byte ${at}`,
      ).toMatch(/otherProfile|unknownVersion|notAuthentic/);
      expect(
        fault(() => open(keys, sealed.subarray(0, at), context)),
        `cut at ${at}`,
      ).toMatch(/tooShort|notAuthentic/);
    }
    expect(fault(() => sealedVersion(new Uint8Array()))).toBe('tooShort');
  });

  test('opens only in its own place', () => {
    const sealed = seal(keys, '13800000000', context);
    expect(fault(() => open(keys, sealed, 'people.phone:8'))).toBe('notAuthentic');
    expect(fault(() => open(keys, sealed, 'people.idNumber:7'))).toBe('notAuthentic');
    expect(fault(() => open(keys, sealed, ''))).toBe('notAuthentic');
  });

  test('after rotation old and new open, the old ring does not know the new, and what is looked up stays', () => {
    const rotated = ring(profile, 1, 2);
    const before = seal(keys, 'old', context);
    const after = seal(rotated, 'new', context);
    expect([sealedVersion(before), sealedVersion(after)]).toEqual([1, 2]);
    expect([open(rotated, before, context), open(rotated, after, context)]).toEqual(['old', 'new']);
    expect(fault(() => open(keys, after, context))).toBe('unknownVersion');
    const claimed = Uint8Array.from(before, (byte, index) => (index === 0 ? 2 : byte));
    expect(fault(() => open(rotated, claimed, context))).toBe('notAuthentic');
    expect(hex(blindIndex(rotated, 'phone', '138'))).toBe(hex(blindIndex(keys, 'phone', '138')));
    expect(hex(journalMac(rotated, 'a', 'b'))).toBe(hex(journalMac(keys, 'a', 'b')));
    expect(rotated.fingerprint).toBe(keys.fingerprint);
  });

  test('every use and every ring has its own key', () => {
    const other = makeKeys(profile, { index: root(201), fields: new Map([[1, root(1)]]) });
    const made = [keys, other].flatMap((each) => [
      hex(blindIndex(each, 'phone', '138')),
      hex(blindIndex(each, 'id', '138')),
      hex(blindIndex(each, 'phone1', '38')),
      hex(journalMac(each, 'phone', '138')),
      each.fingerprint,
    ]);
    expect(new Set(made).size).toBe(made.length);
  });

  test('a ring shows no secret when printed, and does not open the other profile', () => {
    expect(inspect(keys, { showHidden: true, depth: 9 }) + JSON.stringify(keys)).not.toMatch(
      /c8c8|yMjI|KeyObject|01 01/,
    );
    const other = ring(profile === 'gm' ? 'intl' : 'gm', 1);
    expect(fault(() => open(other, seal(keys, 'x', context), context))).toBe('otherProfile');
  });
});

test('a ring is refused without 32-byte roots and versions 1 to 255', () => {
  expect(() => ring('gm')).toThrow(RangeError);
  expect(() => ring('gm', 0)).toThrow(RangeError);
  expect(() => ring('gm', 256)).toThrow(RangeError);
  expect(ring('gm', 255).currentVersion).toBe(255);
  expect(() => makeKeys('gm', { index: Buffer.alloc(31), fields: new Map([[1, root(1)]]) })).toThrow(RangeError);
});

test('a digest tells lists of parts apart', () => {
  const lists = [
    ['ab', 'c'],
    ['a', 'bc'],
    ['abc'],
    ['abc', ''],
    ['', 'abc'],
    [],
    [''],
    ['a', 'b'],
    ['a\0\0\0\0b'],
    ['a\0\0\0\u0001b'],
  ];
  expect(new Set(lists.map((parts) => hex(digest('gm', ...parts)))).size).toBe(lists.length);
  expect(hex(digest('gm', '报到'))).toBe(hex(digest('gm', Buffer.from('报到'))));
  expect(timingSafeEqual(Buffer.from('ab'), Buffer.from('ab'))).toBe(true);
  expect(timingSafeEqual(Buffer.from('ab'), Buffer.from('ac'))).toBe(false);
  expect(timingSafeEqual(Buffer.from('ab'), Buffer.from('abc'))).toBe(false);
});

test('random digits have the length asked for and use every digit, zero first too', () => {
  const drawn = Array.from({ length: 400 }, () => randomDigits(8));
  expect(drawn.every((digits) => /^\d{8}$/.test(digits))).toBe(true);
  for (let digit = 0; digit < 10; digit++) expect(drawn.some((digits) => digits.startsWith(String(digit)))).toBe(true);
});
