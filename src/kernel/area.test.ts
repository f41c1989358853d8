import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkAreaCode,
  expectedKind,
  fromPadded,
  isWithin,
  levelOf,
  padded,
  parentOf,
  prefixRange,
} from '#kernel/area.ts';

const GRID = '150124201213001';
const LINE = ['15', '1501', '150124', '150124201', '150124201213', GRID];
const group = (digits: number) =>
  fc.integer({ min: 1, max: 10 ** digits - 1 }).map((n) => String(n).padStart(digits, '0'));
const code = fc
  .tuple(fc.tuple(group(2), group(2), group(2), group(3), group(3), group(3)), fc.integer({ min: 1, max: 6 }))
  .map(([groups, depth]) => groups.slice(0, depth).join(''));

describe('levels', () => {
  test('six of them, each the parent of the next', () => {
    expect(LINE.map(levelOf)).toEqual(['province', 'prefecture', 'county', 'township', 'village', 'grid']);
    expect(LINE.map(parentOf)).toEqual([null, ...LINE.slice(0, -1)]);
  });

  test.each([
    ['', 'empty'],
    ['15012x', 'notDigits'],
    ['１５', 'notDigits'],
    ['150', 'length'],
    ['1501242012130011', 'length'],
    ['150000', 'padded'],
    ['150124000', 'padded'],
    ['150124201000', 'padded'],
  ])('"%s" is refused: %s', (text, refusal) => {
    expect(checkAreaCode(text)).toBe(refusal);
    expect(levelOf(text)).toBe(null);
    expect(parentOf(text)).toBe(null);
  });

  test('a township directly under a prefecture (东莞) has the prefecture as parent', () => {
    expect(checkAreaCode('441900003')).toBe(null);
    expect(parentOf('441900003')).toBe('4419');
  });
});

describe('inside', () => {
  test('the scope itself and what lies below, nothing beside', () => {
    expect(LINE.filter((place) => isWithin(place, '150124'))).toEqual(LINE.slice(2));
    expect(isWithin('150125201', '150124')).toBe(false);
  });

  test('an empty or broken scope holds nothing', () => {
    for (const scope of ['', '1', '150', '150000', '%']) {
      expect(isWithin(GRID, scope)).toBe(false);
      expect(() => prefixRange(scope)).toThrow(RangeError);
    }
  });

  test('the index range and the test in memory agree', () => {
    fc.assert(
      fc.property(code, code, fc.integer({ min: 0, max: 5 }), (scope, other, cut) => {
        const { from, before } = prefixRange(scope);
        const below = [2, 4, 6, 9, 12, 15].slice(cut).map((n) => (scope + other).slice(0, n));
        for (const place of [other, scope, ...below].filter((c) => checkAreaCode(c) === null)) {
          expect(place >= from && place < before).toBe(isWithin(place, scope));
        }
      }),
    );
  });
});

describe('zero-padded codes', () => {
  test.each([
    ['15', '150000000000'],
    ['150124', '150124000000'],
    ['150124201', '150124201000'],
    ['150124201213', '150124201213'],
    ['441900003', '441900003000'],
  ])('%s is %s', (ours, theirs) => {
    expect(padded(ours)).toBe(theirs);
    expect(fromPadded(theirs)).toBe(ours);
  });

  test('a grid has none; other texts are none', () => {
    expect(padded(GRID)).toBe(null);
    for (const text of ['000000000000', '150124', '15012400000x', '']) expect(fromPadded(text)).toBe(null);
  });

  test('round trip down to the village', () => {
    fc.assert(
      fc.property(code, (ours) => {
        if (ours.length <= 12) expect(fromPadded(padded(ours) ?? '')).toBe(ours);
      }),
    );
  });
});

test.each([
  ['150124', null],
  [GRID, null],
  ['150102099', 'subdistrict'],
  ['150102100', 'town'],
  ['150124200', 'township'],
  ['150124399', 'township'],
  ['150102401', 'quasiTownship'], // 呼伦路街道: the hint is wrong, which is why it is only a hint
  ['150124600', null],
  ['150102401007', 'community'],
  ['150124201213', 'villageCommittee'],
  ['150124201400', 'quasiCommunity'],
  ['150124201599', 'quasiVillage'],
  ['150124201600', null],
])('%s looks like %s', (place, kind) => {
  expect(expectedKind(place)).toBe(kind);
});
