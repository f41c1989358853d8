import { expect, test } from 'vitest';
import { hashOf, readHash } from './route.ts';

test('a spot survives the way into the address and back', () => {
  const spot = { parts: ['case', '老熊沟/一组', 'reply'], query: { from: 'today', q: '井 水' } };
  expect(readHash(hashOf(spot.parts, spot.query))).toEqual(spot);
});

test('without a hash, or with a broken one, it is the beginning', () => {
  expect(readHash('')).toEqual({ parts: [], query: {} });
  expect(readHash('#/')).toEqual({ parts: [], query: {} });
  expect(readHash('#/case/%E0%A4%A')).toEqual({ parts: [], query: {} });
});

test('an address without a query has no question mark', () => {
  expect(hashOf(['cases'])).toBe('#/cases');
  expect(hashOf(['cases'], { queue: 'mine' })).toBe('#/cases?queue=mine');
});
