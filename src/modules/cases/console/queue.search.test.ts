import { expect, test } from 'vitest';
import { roles } from '#kernel/actor.ts';
import { caseFilter } from '../cases.contract.ts';
import { filterOf, firstQueue, isFiltered, queueSearch, queuesOf } from './queue.search.ts';

test('an address that names what is no filter still opens a list', () => {
  expect(queueSearch.parse({ queue: 'nonsense', status: ['received', 'x'], from: '24.11.', q: 12 })).toEqual({
    q: '12',
  });
});

test('a division code in an address stays text', () => {
  expect(queueSearch.parse({ area: 150124 }).area).toBe('150124');
});

test('every post begins with a queue that it has a tab for, and the server takes the filter', () => {
  for (const role of roles) {
    expect(queuesOf(role)).toContain(firstQueue(role));
    expect(caseFilter.safeParse(filterOf({}, role)).success).toBe(true);
  }
  expect(firstQueue('caller')).toBe('callback');
  expect(firstQueue('departmentClerk')).toBe('unit');
  expect(queuesOf('departmentClerk')).not.toContain('desk');
});

test('what waits comes by its end; words looked for in everything, newest first; who chooses an order gets it', () => {
  const sortOf = (s: Parameters<typeof filterOf>[0]) => filterOf(s, 'townshipClerk').sort;
  expect(sortOf({ queue: 'all' })).toBe('due');
  expect(sortOf({ queue: 'desk', q: '路灯' })).toBe('due');
  expect(sortOf({ queue: 'all', q: '路灯' })).toBe('newest');
  expect(sortOf({ queue: 'all', q: '路灯', sort: 'due' })).toBe('due');
});

test('queue and order are not filters', () => {
  expect(isFiltered({ queue: 'mine', sort: 'newest' })).toBe(false);
  expect(isFiltered({ status: [] })).toBe(false);
  expect(isFiltered({ q: '水' })).toBe(true);
});
