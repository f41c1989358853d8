import { expect, test } from 'vitest';
import { searchQuery } from '#platform/search.ts';
import { expectedWith, walkFor } from './cases.common.store.ts';

const of = (cases: number) => ({
  cases,
  shares: new Map([
    ['暖气', 0.05],
    ['气不', 0.02],
    ['暖和', 0.01],
    ['路灯', 0.001],
    ['派人', 0.6],
  ]),
});

test.each([
  ['派人', 600_000],
  ['暖气', 50_000],
  ['暖气不', 20_000],
  ['暖', 60_000],
  ['暖气 派人', 30_000],
  ['暖气 锅炉', 0],
])('%s is to be expected in so many of a million', (q, n) => {
  expect(expectedWith(of(1_000_000), searchQuery(q)!)).toBeCloseTo(n);
});

test('nobody has counted yet: nothing is said about it', () => {
  expect(expectedWith({ cases: 10, shares: new Map() }, searchQuery('暖气')!)).toBeNull();
  expect(walkFor({ cases: 10, shares: new Map() }, searchQuery('暖气')!, 21)).toBeNull();
});

test.each([
  ['as far as the index would read, however far', 1_000_000, '派人', 600_000],
  ['as far as the index of words would read', 100_000, '气不', 2_000],
  ['not where a page is dearer to walk to than all that have the word', 10_000, '气不', 0],
  ['nor for a rare one', 1_000_000, '锅炉', 0],
])('it is walked %s', (_, cases, q, n) => {
  expect(walkFor(of(cases), searchQuery(q)!, 21)).toBe(n);
});
