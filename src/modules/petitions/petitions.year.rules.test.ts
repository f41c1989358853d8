import { expect, test } from 'vitest';
import { withheld } from './petitions.year.rules.ts';

test('what is small is withheld, and what would give it away with it', () => {
  expect(withheld([9, 5, 0])).toEqual([9, 5, 0]);
  expect(withheld([9, 4, 1, 0])).toEqual([9, null, null, 0]);
  expect(withheld([9, 7, 7, 4, 0])).toEqual([9, null, 7, null, 0]);
  expect(withheld([3])).toEqual([null]);
  expect(withheld([])).toEqual([]);
});
