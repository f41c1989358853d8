import { expect, test } from 'vitest';
import { wantedOf } from './people.search.ts';

test.each([
  ['韩', { name: '韩' }],
  [' 额尔德尼 ', { name: '额尔德尼' }],
  ['199 0000 1001', { phone: '199 0000 1001' }],
  ['0471-3456789', { phone: '0471-3456789' }],
  ['15012419500101001X', { idNumber: '15012419500101001X' }],
  ['1990000', 'partOfNumber'],
  ['150124195001010', 'partOfNumber'],
  ['  ', null],
])('%s', (typed, wanted) => {
  expect(wantedOf(typed)).toEqual(wanted);
});
