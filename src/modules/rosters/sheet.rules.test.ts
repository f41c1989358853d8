import { expect, test } from 'vitest';
import { dayIn, namesIn, readRoster } from './sheet.rules.ts';

test.each([
  ['2026-04-01', '2026-04-01'],
  ['2026/4/1', '2026-04-01'],
  ['2026年4月1日', '2026-04-01'],
  ['4月1日(星期三)', '2026-04-01'],
  ['4.1 周三', '2026-04-01'],
  ['5月2日', '2026-05-02'],
  ['1日', '2026-04-01'],
  [30, '2026-04-30'],
  [Temporal.PlainDateTime.from('2026-04-09T00:00'), '2026-04-09'],
  ['4月31日', null],
  [31, null],
  ['清明', null],
  ['', null],
  [null, null],
])('%s is %s', (cell, day) => {
  expect(dayIn(cell, '2026-04')).toBe(day);
});

test.each([
  ['王秀英、陈志强', ['王秀英', '陈志强']],
  ['王秀英,陈志强 19900000001', ['王秀英', '陈志强']],
  ['王 强', ['王强']],
  ['李和平(带班)', ['李和平']],
  [' ', []],
  [null, []],
])('%s names %j', (cell, names) => {
  expect(namesIn(cell)).toEqual(names);
});

const people = [
  { id: 'a', name: '王秀英' },
  { id: 'b', name: '陈志强' },
  { id: 'c', name: '刘洋' },
  { id: 'd', name: '刘洋' },
];
const read = (rows: readonly (readonly [string, string])[], perDay = 1) => {
  const { placed, faults } = readRoster(
    rows.map((cells, i) => ({ number: i + 2, cells })),
    { day: 0, people: 1 },
    { month: '2026-04', perDay, people, away: [{ accountId: 'b', from: '2026-04-10', to: '2026-04-12' }] },
  );
  return { placed: placed.map((p) => `${p.day} ${p.accountId}`), faults: faults.map((f) => `${f.row} ${f.rule}`) };
};

test('every row that cannot be used is named with its reason', () => {
  const found = read([
    ['4月1日', '王秀英'],
    ['4月2日', '查无此人'],
    ['4月2日', '王秀英'],
    ['4月3日', '王秀英、陈志强'],
    ['5月1日', '王秀英'],
    ['清明', '王秀英'],
    ['4月10日', '陈志强'],
    ['4月11日', '刘洋'],
    ['4月12日', ''],
    ['', ''],
    ['4月13日', '陈志强'],
  ]);
  expect(found.faults).toEqual([
    '3 stranger',
    '4 dayTwice',
    '5 tooMany',
    '6 dayOutside',
    '7 dayUnread',
    '8 onLeave',
    '9 namesake',
    '10 nobody',
  ]);
  expect(found.placed).toContain('2026-04-13 b');
});

test('with two people a day a day may have two, in one row or in two; nobody twice, nor a third', () => {
  const two = read(
    [
      ['1', '王秀英、陈志强'],
      ['2', '王秀英'],
      ['2', '陈志强'],
      ['3', '王秀英 王秀英'],
    ],
    2,
  );
  expect(two.faults).toEqual(['5 personTwice']);
  expect(two.placed.slice(0, 4)).toEqual(['2026-04-01 a', '2026-04-01 b', '2026-04-02 a', '2026-04-02 b']);
});
