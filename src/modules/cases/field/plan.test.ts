import { expect, test } from 'vitest';
import { dayOf } from '#ui/field/time.ts';
import { byPlace, byTime, groupOf, onceEach, waitsFor } from './plan.ts';

const now = Date.parse('2026-11-24T06:00:00Z');
const me = 'chen';
const row = (id: string, dueAt: string | null, more: object = {}) => ({
  id,
  dueAt,
  open: ['reply', 'note'],
  handlerPerson: null,
  placeName: '老熊沟村',
  area: '150124201213',
  ...more,
});

test.each([
  ['2026-11-24T06:00:00Z', 'overdue'],
  ['2026-11-24T06:00:01Z', 'today'],
  ['2026-11-24T15:59:59Z', 'today'],
  ['2026-11-24T16:00:00Z', 'coming'],
  ['2026-11-27T15:59:59Z', 'coming'],
  ['2026-11-27T16:00:00Z', 'later'],
  [null, 'later'],
])('due at %s is %s', (dueAt, group) => {
  expect(groupOf(row('a', dueAt), now, dayOf)).toBe(group);
});

test('groups come in the order of urgency, the earliest first, empty ones left out', () => {
  const rows = [row('late', null), row('b', '2026-11-23T06:00:00Z'), row('a', '2026-11-22T06:00:00Z')];
  expect(byTime(rows, now, dayOf).map((g) => [g.group, g.rows.map((r) => r.id)])).toEqual([
    ['overdue', ['a', 'b']],
    ['later', ['late']],
  ]);
});

test('by place, neighbours stand together and each place begins with the most urgent', () => {
  const rows = [
    row('far', '2026-11-24T07:00:00Z', { placeName: '麻花板社区', area: '150102401007' }),
    row('near2', '2026-11-26T07:00:00Z'),
    row('near1', '2026-11-25T07:00:00Z'),
  ];
  expect(byPlace(rows).map((p) => [p.place, p.rows.map((r) => r.id)])).toEqual([
    ['麻花板社区', ['far']],
    ['老熊沟村', ['near1', 'near2']],
  ]);
});

test('what a colleague works on does not wait for me; what nobody works on does', () => {
  const colleague = { id: 'liu', name: '刘桂兰', organisation: '老熊沟村' };
  expect(waitsFor(row('a', null), me)).toBe(true);
  expect(waitsFor(row('a', null, { handlerPerson: colleague }), me)).toBe(false);
  expect(waitsFor(row('a', null, { handlerPerson: { ...colleague, id: me } }), me)).toBe(true);
  expect(waitsFor(row('a', null, { handlerPerson: colleague, open: ['acceptHandover'] }), me)).toBe(true);
  expect(waitsFor(row('a', null, { open: ['note', 'contact', 'supplement'] }), me)).toBe(false);
});

test('a case in several queues is one piece of work', () => {
  expect(onceEach([row('a', null), row('b', null), row('a', null)]).map((r) => r.id)).toEqual(['a', 'b']);
});
