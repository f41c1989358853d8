import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '#platform/crypto.ts';

test('is the example of RFC 8785 3.2.2', () => {
  const value = {
    // biome-ignore lint/correctness/noPrecisionLoss: the RFC's own example
    numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
    literals: [null, true, false],
  };
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('orders keys by UTF-16 unit (RFC 8785 3.2.3)', () => {
  const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
  const text = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])));
  expect(Object.keys(JSON.parse(text.replace('"1"', '"one"')))).toEqual([
    '\r',
    'one',
    '\u0080',
    '\u00f6',
    '\u20ac',
    '\u{1f600}',
    '\ufb33',
  ]);
});

test('is the same after a trip through JSON and for any order of keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  expect(canonicalJson({ b: 1, a: { d: 2, c: 3 } })).toBe(canonicalJson({ a: { c: 3, d: 2 }, b: 1 }));
});

test('leaves out what JSON leaves out, and asks values how they are written', () => {
  const holed = [0, 0, 1];
  delete holed[1];
  const value = {
    b: undefined,
    at: Temporal.Instant.from('2026-12-01T00:00:00Z'),
    list: [undefined, holed],
    none: -0,
    __proto__: null,
  };
  expect(canonicalJson(value)).toBe('{"at":"2026-12-01T00:00:00Z","list":[null,[0,null,1]],"none":0}');
});

test.each([
  ['NaN', Number.NaN],
  ['infinity', [Number.POSITIVE_INFINITY]],
  ['bigint', { a: 1n }],
  ['Map', new Map([['a', 1]])],
  ['bytes', new Uint8Array(2)],
  ['nothing', undefined],
])('refuses %s rather than lose it', (_name, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});
