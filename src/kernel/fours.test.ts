import { expect, test } from 'vitest';
import { inFours } from './fours.ts';

test('digits are read out in fours, the last group as long as it is', () => {
  expect(['12345678', '1234', '123456789'].map(inFours)).toEqual(['1234 5678', '1234', '1234 5678 9']);
});
