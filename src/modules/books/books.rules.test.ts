import { describe, expect, test } from 'vitest';
import * as r from './books.rules.ts';
import { isbnOrRefused } from './books.words.ts';
import { bookClasses, bookClassWords, classIn } from './classes.rules.ts';
import { checkDigit10, checkDigit13, isbnText, looksLikeIsbn, readIsbn } from './isbn.rules.ts';
import { readBook } from './sheet.rules.ts';

describe('ISBN', () => {
  test('ten and thirteen digits, however they are written, become thirteen', () => {
    const same = ['978-7-02-000220-7', '9787020002207', 'ISBN 978 7 02 000220 7', '702000220X', '7-02-000220-x'];
    expect(same.map(readIsbn)).toEqual(same.map(() => ({ isbn: '9787020002207' })));
    expect(readIsbn('080442957X')).toEqual({ isbn: '9780804429573' });
    expect(readIsbn('979-8-88645-174-0')).toEqual({ isbn: '9798886451740' });
  });
  test('a wrong check digit is refused by name, with the digit it should be', () => {
    expect(readIsbn('9787020002208')).toEqual({ why: 'check13', digit: '7' });
    expect(readIsbn('7020002208')).toEqual({ why: 'check10', digit: 'X' });
    expect(readIsbn('0804429570')).toEqual({ why: 'check10', digit: 'X' });
    for (const none of ['', '978702000220', '6901234567892', 'BK00001', '97870200022077'])
      expect(readIsbn(none), none).toEqual({ why: 'shape' });
    expect(() => isbnOrRefused('9787020002208')).toThrow('isbn.check13');
  });
  test('any one digit changed is noticed', () => {
    for (const [good, digit] of [
      ['978702000220', checkDigit13],
      ['702000220', checkDigit10],
    ] as const)
      for (let i = 0; i < good.length; i++) {
        const other = good.slice(0, i) + ((Number(good[i]) + 3) % 10) + good.slice(i + 1);
        expect(digit(other), other).not.toBe(digit(good));
      }
  });
  test('hyphens of China’s block by the length of the publisher', () => {
    const texts = ['9787020002207', '9787101003048', '9787536692930', '9787800009990', '9787900009999'].map((n) =>
      isbnText(n.slice(0, 12) + checkDigit13(n)),
    );
    expect(texts.map((x) => x.slice(0, -2))).toEqual([
      ...['978-7-02-000220', '978-7-101-00304', '978-7-5366-9293', '978-7-80000-999', '978-7-900009-99'],
    ]);
    expect(isbnText('9780804429573')).toBe('978-080442957-3');
    expect(looksLikeIsbn('9787020002208')).toBe(true);
    expect(looksLikeIsbn('19900000001')).toBe(false);
  });
});

test('classes: letters, whole numbers, names', () => {
  expect(bookClasses).toHaveLength(22);
  expect(Object.keys(bookClassWords).sort()).toEqual([...bookClasses].sort());
  expect(['I', 'I247.5', 'tp312', '文学', '历史', '医药、卫生', 'L1', '小说', ''].map(classIn)).toEqual([
    ...['I', 'I', 'T', 'I', 'K', 'R', null, null, null],
  ]);
});

const rule = { validFrom: '2026-01-01', ...r.firstRule };
test('the rule of a day, and the days it gives', () => {
  const later = { ...rule, validFrom: '2026-04-01', loanDays: 60 };
  expect(r.ruleOn([rule, later], '2026-03-31').loanDays).toBe(30);
  expect(r.ruleOn([rule, later], '2026-04-01').loanDays).toBe(60);
  expect(r.ruleOn([later], '2026-01-01').loanDays).toBe(r.firstRule.loanDays);
  expect(r.dueOn(rule, '2026-02-01')).toBe('2026-03-03');
  expect(r.renewedTo(rule, '2026-03-03', '2026-02-20')).toBe('2026-03-18');
  expect(r.renewedTo(rule, '2026-03-03', '2026-03-10')).toBe('2026-03-25');
  expect([r.daysLate('2026-03-03', '2026-03-03'), r.daysLate('2026-03-03', '2026-03-05')]).toEqual([0, 2]);
});
test('lending, renewing, reserving: both sides of each boundary', () => {
  const copy = { state: 'here', isLent: false, heldForOther: false } as const;
  expect(r.lendFault(copy, { loans: 4 }, rule)).toBeNull();
  expect(r.lendFault(copy, { loans: 5 }, rule)).toBe('tooManyLoans');
  expect(r.lendFault({ ...copy, isLent: true }, { loans: 0 }, rule)).toBe('lentAlready');
  expect(r.lendFault({ ...copy, heldForOther: true }, { loans: 0 }, rule)).toBe('heldForOther');
  for (const state of ['repair', 'missing', 'withdrawn'] as const)
    expect(r.lendFault({ ...copy, state }, { loans: 0 }, rule)).toBe('notHere');
  expect(r.renewFault({ renewals: 1, isAwaited: false }, rule)).toBeNull();
  expect(r.renewFault({ renewals: 2, isAwaited: false }, rule)).toBe('renewedOut');
  expect(r.renewFault({ renewals: 0, isAwaited: true }, rule)).toBe('awaited');
  expect(r.reserveFault({ copies: 1, sameBook: 0, all: 2 }, rule)).toBeNull();
  expect(r.reserveFault({ copies: 1, sameBook: 0, all: 3 }, rule)).toBe('tooManyReservations');
  expect(r.reserveFault({ copies: 1, sameBook: 1, all: 1 }, rule)).toBe('reservedTwice');
  expect(r.reserveFault({ copies: 0, sameBook: 0, all: 0 }, rule)).toBe('noCopies');
  const line = ['b', 'a'].map((id, i) => ({ id, seq: 2 - i }));
  expect(r.handOut(['c1'], line)).toEqual([{ reservationId: 'a', copyId: 'c1' }]);
  expect(r.handOut(['c1', 'c2', 'c3'], line)).toHaveLength(2);
});
test('copies number themselves; numbers written by hand are read as on the label', () => {
  expect(r.nextNumbers(null, 2)).toEqual(['BK00001', 'BK00002']);
  expect(r.nextNumbers('BK00099', 1)).toEqual(['BK00100']);
  expect([' ba 0012 ', 'a1', '书1号'].map(r.copyNumber)).toEqual(['BA0012', null, null]);
});
test('a shelf looked through: missing, misplaced, strange', () => {
  const copies = [
    { id: '1', number: 'BK00001', isbn: '9787020002207', shelf: 'A', isOut: false },
    { id: '2', number: 'BK00002', isbn: '9787020002207', shelf: 'A', isOut: false },
    { id: '3', number: 'BK00003', isbn: null, shelf: 'A', isOut: false },
    { id: '4', number: 'BK00004', isbn: null, shelf: 'B', isOut: false },
    { id: '5', number: 'BK00005', isbn: null, shelf: 'A', isOut: true },
  ];
  const taken = r.takeStock('A', copies, ['9787020002207', 'BK00004', 'X999', 'BK00005']);
  expect(taken).toEqual({ expected: 3, found: 1, missing: ['2', '3'], misplaced: ['4', '5'], unknown: ['X999'] });
  // The same ISBN scanned twice is two copies; a third time it is nothing new.
  expect(r.takeStock('A', copies, ['9787020002207', '9787020002207', '9787020002207', 'BK00003']).missing).toEqual([]);
});
test('a row of a table, or everything that is wrong with it', () => {
  const columns = { isbn: 0, title: 1, class: 2, year: 3, copies: 4, number: 5 };
  const read = (...cells: (string | number | null)[]) => readBook({ number: 7, cells }, columns);
  expect(read('7-02-000220-X', '红楼梦', 'I242.4', '1996年', 2, '')).toMatchObject({
    read: { isbn: '9787020002207', class: 'I', year: 1996, copies: 2, number: null },
  });
  const bad = read('978-7-02-000220-8', '', '小说', '去年', 0, 'x');
  expect('faults' in bad && bad.faults.map((f) => `${f.field} ${f.rule}`)).toEqual([
    ...['title required', 'isbn isbnCheck', 'year year', 'class class', 'copies copies', 'number number'],
  ]);
  expect('faults' in bad && bad.faults[1]?.zh).toContain('末位应是 7');
});
