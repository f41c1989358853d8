import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  holdsNumber,
  idCheckDigit,
  isDay,
  maskBank,
  maskIdNumber,
  maskName,
  maskPhone,
  normalBank,
  normalName,
  normalPhone,
  readIdNumber,
} from '#kernel/identity.ts';

const digits = (n: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((list) => list.join(''));
const shown = (masked: string) => [...masked].filter((sign) => sign !== '*').length;

describe('phones', () => {
  test.each([
    ['19900000001', '19900000001'],
    ['１９９ ００００ ０００１', '19900000001'],
    ['+86 199-0000-0001', '19900000001'],
    ['0086 19900000001', '19900000001'],
    ['13000000000', '13000000000'],
    ['0471-1234567', '04711234567'],
    ['(0471)12345678', '047112345678'],
    ['010—12345678', '01012345678'],
    ['021-12345678', '02112345678'],
  ])('%s is %s', (typed, phone) => {
    expect(normalPhone(typed)).toBe(phone);
    expect(normalPhone(phone)).toBe(phone);
  });

  test.each([
    ['', 'nothing'],
    ['1990000000', 'ten digits'],
    ['199000000011', 'twelve digits'],
    ['12900000001', '12x is no mobile'],
    ['1234567', 'no area code'],
    ['0471-123456', 'six digits behind the area code'],
    ['0471-123456789', 'nine digits behind it'],
    ['010-1234567', 'Beijing has eight'],
    ['0271234567', 'so has Wuhan'],
    ['0012345678', 'no area code begins 00'],
    ['1990000000a', 'a letter'],
  ])('%s is refused: %s', (typed) => {
    expect(normalPhone(typed)).toBe(null);
  });
});

describe('identity numbers', () => {
  test('the check digit is the example of GB 11643', () => {
    expect(idCheckDigit('11010519491231002')).toBe('X');
    expect(idCheckDigit('44052418800101001')).toBe('4');
  });

  test('a wrong check digit is a warning, a wrong shape or date a refusal', () => {
    expect(readIdNumber('１１０１０５ 19491231 002x')).toEqual({
      value: '11010519491231002X',
      birthDate: '1949-12-31',
      checkDigitWrong: false,
    });
    expect(readIdNumber('110105194912310021')).toMatchObject({ checkDigitWrong: true });
    for (const text of ['', '11010519491231002', '1101051949123100211', '010105194912310021', '1101051949123100X1'])
      expect(readIdNumber(text), text).toBe('shape');
    for (const [day, verdict] of [
      ['19000228', 'ok'],
      ['19000229', 'date'], // 1900 was no leap year
      ['20000229', 'ok'],
      ['20230229', 'date'],
      ['20231231', 'ok'],
      ['20231301', 'date'],
      ['20230001', 'date'],
      ['20230100', 'date'],
      ['20230431', 'date'],
    ] as const) {
      const read = readIdNumber(`150124${day}0011`);
      expect(typeof read === 'string' ? read : 'ok', day).toBe(verdict);
    }
  });

  test('finds every single wrong digit', () => {
    fc.assert(
      fc.property(digits(17), fc.nat(16), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
        const wrong = body.slice(0, at) + ((Number(body[at]) + shift) % 10) + body.slice(at + 1);
        expect(idCheckDigit(wrong)).not.toBe(idCheckDigit(body));
      }),
    );
  });
});

test('days', () => {
  expect(['2024-02-29', '2026-12-31', '2026-01-01'].map(isDay)).toEqual([true, true, true]);
  expect(['2026-02-29', '2026-13-01', '2026-1-1', '20260101', ''].map(isDay)).toEqual(Array(5).fill(false));
});

test('bank accounts are 12 to 19 digits', () => {
  expect(normalBank('6200 0000 0000 0000 001')).toBe('6200000000000000001');
  expect(normalBank('123456789012')).toBe('123456789012');
  for (const text of ['12345678901', '12345678901234567890', '62000000000a']) expect(normalBank(text)).toBe(null);
});

test('names', () => {
  expect(normalName(' 刘 桂兰 ')).toBe('刘桂兰');
  expect(normalName('阿拉坦•其其格')).toBe('阿拉坦·其其格');
  expect(normalName('乌兰 ・ 图雅')).toBe('乌兰·图雅');
  expect(normalName('John   Smith')).toBe('John Smith');
  expect(normalName('  ')).toBe(null);
  expect(normalName('刘'.repeat(60))).toBe('刘'.repeat(60));
  expect(normalName('刘'.repeat(61))).toBe(null);
});

test('a text with seven digits in a row holds a number', () => {
  expect(holdsNumber('回访 3 次,2026年')).toBe(false);
  expect(holdsNumber('123456')).toBe(false);
  expect(holdsNumber('电话 1234567')).toBe(true);
  expect(holdsNumber('１９９-００００-０００１')).toBe(true);
});

describe('masks', () => {
  test.each([
    [maskPhone('19900000001'), '199****0001'],
    [maskPhone('047112345678'), '047*****5678'],
    [maskPhone('1234567890'), '********90'],
    [maskPhone('12345'), '***45'],
    [maskPhone('1234'), '****'],
    [maskIdNumber('150124199001011234'), '150***********1234'],
    [maskIdNumber('15012419900101'), '*'.repeat(14)],
    [maskBank('6200000000000000001'), '***************0001'],
    [maskBank('12345678901'), '*'.repeat(11)],
    [maskName('刘桂兰'), '刘*兰'],
    [maskName('代红'), '代*'],
    [maskName('𠮷田'), '𠮷*'],
    [maskName('阿拉坦·其其格'), '阿*****格'],
    [maskName('云'), '*'],
    [maskName(''), ''],
  ])('%s', (masked, expected) => {
    expect(masked).toBe(expected);
  });

  test('never show more than they may, and never change the length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24 }).chain(digits), (text) => {
        for (const [mask, most] of [
          [maskPhone, 7],
          [maskIdNumber, 7],
          [maskBank, 4],
        ] as const) {
          expect(mask(text).length).toBe(text.length);
          expect(shown(mask(text))).toBeLessThanOrEqual(most);
          expect(shown(mask(text))).toBeLessThanOrEqual(text.length * 0.65);
        }
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (name) => {
        const signs = [...name].filter((sign) => sign !== '*').length;
        expect(shown(maskName(name))).toBeLessThanOrEqual(2);
        if (signs > 0) expect(shown(maskName(name))).toBeLessThan([...name].length);
      }),
    );
  });

  test('an identity number never shows the birth date', () => {
    fc.assert(
      fc.property(digits(18), (number) => {
        expect(maskIdNumber(number).slice(6, 14)).toBe('*'.repeat(8));
      }),
    );
  });
});
