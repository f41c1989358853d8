import { expect, test } from 'vitest';
import { keptOf } from './keep.ts';

const day = (n: number) => Temporal.PlainDate.from('2026-01-01').add({ days: n }).toString();
const folders = (count: number) => Array.from({ length: count }, (_, n) => `/b/${day(n)}T183000Z`);

test('the newest stay, and the first of each month', () => {
  const kept = keptOf(folders(100), 14);
  expect([...kept].filter((f) => f < '/b/2026-03-20').map((f) => f.slice(3, 13))).toEqual([
    '2026-01-01',
    '2026-02-01',
    '2026-03-01',
  ]);
  expect(kept.size).toBe(14 + 3);
  expect(kept.has(`/b/${day(99)}T183000Z`)).toBe(true);
});

test('of the months, twelve', () => {
  const months = [...keptOf(folders(800), 1)].map((f) => f.slice(3, 10));
  expect([months.length, [...months].sort()[0]]).toEqual([13, '2027-04']);
});

test('few are all kept', () => expect(keptOf(folders(3), 14).size).toBe(3));
