import { expect, test } from 'vitest';
import { readNotice } from './notice.ts';

test('one day a line, empty lines passed over', () => {
  expect(readNotice('2027-01-01 放假 元旦\n\n 2027-01-03  上班  元旦 调休 ')).toEqual({
    days: [
      { date: '2027-01-01', isWorkday: false, name: '元旦' },
      { date: '2027-01-03', isWorkday: true, name: '元旦 调休' },
    ],
  });
});

test('the first line that cannot be read is named', () => {
  expect(readNotice('2027-01-01 放假 元旦\n1月2日 放假 元旦')).toEqual({ fault: { n: 2, line: '1月2日 放假 元旦' } });
  expect(readNotice(' \n')).toEqual({ fault: { n: 1, line: '' } });
});
