import { expect, test } from 'vitest';
import { givenOf } from '../facts.given.rules.ts';
import { ageOf, dueIn, factsOf, type Kind, wrongIn } from './facts.ts';
import { factsFieldWords as w } from './field.words.ts';

const NOW = Date.parse('2026-03-03T02:00:00Z');
const line = (kind: string, state: 'fresh' | 'stale' | 'missing', value: string | null = null) => ({
  kind,
  personId: null,
  state,
  value,
  on: value ? '2025-08-01' : null,
  owner: null,
});
const lines = [line('heating', 'stale', 'coal'), line('workers', 'missing'), line('waterSafe', 'fresh', 'yes')];
const workers = { key: 'workers', zh: '劳动力人数', en: 'Workers', type: 'number', choices: [] } as unknown as Kind;

test('how old a fact is, as a neighbour would say it', () => {
  expect(ageOf('2026-03-03', NOW)).toEqual([w.today, 0]);
  expect(ageOf('2026-01-03', NOW)).toEqual([w.days, 59]);
  expect(ageOf('2025-08-01', NOW)).toEqual([w.months, 7]);
  expect(ageOf('2023-08-01', NOW)).toEqual([w.years, 2]);
});

test('only what was confirmed or typed is sent, and a wrong number is said at once', () => {
  expect(dueIn({ lines })).toEqual({ stale: 1, missing: 1 });
  const values = { 'heating/': 'coal', 'workers/': ' ' };
  expect(givenOf(lines, values)).toEqual([{ kind: 'heating', value: 'coal' }]);
  expect(wrongIn([workers], lines, { 'workers/': '两个' })?.[0]).toContain('劳动力人数');
  expect(wrongIn([workers], lines, { 'workers/': '2' })).toBeNull();
  const home = { id: 'h1', area: '150124201213', placeName: '', address: '1 号', head: '韩大柱', members: [], lines };
  expect(factsOf(home, { values, source: 'said' })).toMatchObject({
    params: { id: 'h1' },
    about: 'h1',
    input: { source: 'said', values: [{ kind: 'heating', value: 'coal' }] },
    says: ['韩大柱 户情 1 项', '韩大柱: 1 facts'],
  });
});
