import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CaseNumber, checkDigit, formatCaseNumber, parseCaseNumber } from '#kernel/numbering.ts';

const SEED: CaseNumber = { prefix: 'XF', place: '150124201213', year: 2026, serial: 1 };
const TEXT = formatCaseNumber(SEED);

const letter = fc.integer({ min: 65, max: 90 }).map((n) => String.fromCharCode(n));
const caseNumber: fc.Arbitrary<CaseNumber> = fc.record({
  prefix: fc.tuple(letter, letter).map((letters) => letters.join('')),
  place: fc.constantFrom('15', '1501', '150124', '150124201', '150124201213', '150124201213001', '441900003'),
  year: fc.integer({ min: 2000, max: 2099 }),
  serial: fc.oneof(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 10_000, max: 99_999_999 })),
});

describe('the check digit', () => {
  test('is MOD 11,10: the example of ISO/IEC 7064, and of the German tax number', () => {
    expect(checkDigit('0794')).toBe('5');
    expect(checkDigit('8609574271')).toBe('9');
  });

  test('letters count as two digits, A = 10 to Z = 35; issued numbers never change', () => {
    expect(checkDigit('AZ')).toBe(checkDigit('1035'));
    expect(TEXT).toBe('XF-150124201213-2026-0001-8');
  });

  test('finds every wrong digit', () => {
    fc.assert(
      fc.property(caseNumber, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, where, shift) => {
        const text = formatCaseNumber(number);
        const places = [...text].flatMap((char, i) => (/\d/.test(char) ? [i] : []));
        const i = places[where % places.length] ?? 0;
        const wrong = text.slice(0, i) + ((Number(text[i]) + shift) % 10) + text.slice(i + 1);
        expect(['checkDigit', 'shape']).toContain(parseCaseNumber(wrong));
      }),
      { numRuns: 2000 },
    );
  });

  test('finds 97 in 100 exchanges of neighbouring digits', () => {
    let tried = 0;
    let missed = 0;
    for (let n = 0; n < 100_000; n += 1) {
      const digits = String(n).padStart(5, '0');
      const text = digits + checkDigit(digits);
      for (let i = 0; i + 1 < text.length; i += 1) {
        if (text[i] === text[i + 1]) continue;
        const swapped = text.slice(0, i) + text[i + 1] + text[i] + text.slice(i + 2);
        tried += 1;
        if (checkDigit(swapped.slice(0, -1)) === swapped.at(-1)) missed += 1;
      }
    }
    expect(missed / tried).toBeLessThan(0.03);
  });
});

describe('reading', () => {
  test('round trip, as written and as typed', () => {
    fc.assert(
      fc.property(caseNumber, (number) => {
        const text = formatCaseNumber(number);
        expect(parseCaseNumber(text)).toEqual(number);
        expect(parseCaseNumber(` ${text.toLowerCase().replaceAll('-', ' - ')} `)).toEqual(number);
        expect(parseCaseNumber(text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)))).toEqual(
          number,
        );
      }),
    );
  });

  test('without hyphens: the same number or a refusal, never another number', () => {
    fc.assert(
      fc.property(caseNumber, (number) => {
        const read = parseCaseNumber(formatCaseNumber(number).replaceAll('-', ''));
        if (read !== 'shape') expect(read).toEqual(number);
      }),
    );
  });

  test.each([
    ['no hyphens', TEXT.replaceAll('-', '')],
    ['some hyphens', TEXT.replace('-', '').replace('-2026-', '-2026')],
    ['spaces for hyphens', TEXT.replaceAll('-', ' ')],
    ['full-width dashes', TEXT.replaceAll('-', '－')],
    ['Chinese long dashes', TEXT.replaceAll('-', '——')],
  ])('%s', (_what, typed) => {
    expect(parseCaseNumber(typed)).toEqual(SEED);
  });

  test('the serial is padded to four and grows beyond', () => {
    expect(TEXT).toMatch(/^XF-150124201213-2026-0001-\d$/);
    expect(formatCaseNumber({ ...SEED, serial: 12345 })).toMatch(/-2026-12345-\d$/);
  });

  test('two readings are refused, and a hyphen settles it', () => {
    const number: CaseNumber = { prefix: 'XF', place: '1520', year: 2026, serial: 1 };
    const other: CaseNumber = { prefix: 'XF', place: '15', year: 2020, serial: 260001 };
    const bare = formatCaseNumber(number).replaceAll('-', '');
    expect(formatCaseNumber(other).replaceAll('-', '')).toBe(bare);
    expect(parseCaseNumber(bare)).toBe('shape');
    expect(parseCaseNumber(bare.replace('XF1520', 'XF1520-'))).toEqual(number);
    expect(parseCaseNumber(bare.replace('XF15', 'XF15-'))).toEqual(other);
  });

  test.each([
    ['nothing', ''],
    ['one letter', TEXT.slice(1)],
    ['no check digit', TEXT.slice(0, -2)],
    ['a hyphen in the wrong place', TEXT.replace('150124', '15-0124')],
    ['a place of no level', 'XF-150-2026-0001-1'],
    ['serial zero', 'XF-15-2026-0000-1'],
    ['a longer serial padded', 'XF-15-2026-00001-1'],
    ['a year of another century', 'XF-15-1999-0001-1'],
    ['a line around it', `see ${TEXT}`],
  ])('refused for its shape: %s', (_what, typed) => {
    expect(parseCaseNumber(typed)).toBe('shape');
  });

  test.each([
    { ...SEED, prefix: 'xf' },
    { ...SEED, place: '150124000000' },
    { ...SEED, year: 26 },
    { ...SEED, serial: 0 },
    { ...SEED, serial: 1.5 },
    { ...SEED, serial: 100_000_000 },
  ])('never written: %o', (number) => {
    expect(() => formatCaseNumber(number)).toThrow(RangeError);
  });
});
