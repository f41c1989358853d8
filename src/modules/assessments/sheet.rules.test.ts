import { expect, test } from 'vitest';
import { readItem, readItems } from './sheet.rules.ts';
import { itemFields } from './sheet.words.ts';

const columns = Object.fromEntries(itemFields.map((f, i) => [f, i]));
const good = {
  ...{ section: '组织建设', title: '三会一课', standard: '按季召开', sign: '', evidence: '三会一课' },
  ...{ meetings: '党员大会、党课', weight: '60分', cap: 4, step: '' },
} as const;
type Cell = string | number | null;
const row = (more: Partial<Record<(typeof itemFields)[number], Cell>> = {}, number = 4) => ({
  number,
  cells: itemFields.map((f) => ({ ...good, ...more })[f]),
});
const read = (more?: Parameters<typeof row>[0]) => readItem(row(more), columns);
const faults = (more?: Parameters<typeof row>[0]) => {
  const result = read(more);
  return 'faults' in result ? result.faults.map((f) => `${f.field} ${f.rule}`) : [];
};

test('a row as offices write it becomes an item in tenths; what is left empty has its default', () => {
  expect(read()).toEqual({
    read: {
      ...{ row: 4, section: '组织建设', title: '三会一课', standard: '按季召开', sign: 'base', evidence: 'meetings' },
      ...{ activityKinds: ['memberMeeting', 'partyClass'], weight: 600, cap: 40, step: 10 },
    },
  });
  expect(read({ cap: '', step: 0.5, weight: 12.5 })).toMatchObject({ read: { weight: 125, cap: 125, step: 5 } });
  expect(read({ sign: '扣分', meetings: '党课;党课' })).toMatchObject({
    read: { sign: 'minus', activityKinds: ['partyClass'] },
  });
  expect(read({ weight: '６０．５分', standard: '按季召开\n缺一次扣一档' })).toMatchObject({
    read: { weight: 605, standard: '按季召开\n缺一次扣一档' },
  });
  // Meetings named beside another kind of proof count nothing.
  expect(read({ evidence: '台账' })).toMatchObject({ read: { evidence: 'document', activityKinds: [] } });
});

test('each cell that is wrong is named, all of them at once', () => {
  expect(faults({ section: '', title: ' ', standard: null })).toEqual([
    'section required',
    'title required',
    'standard required',
  ]);
  expect(faults({ section: '部'.repeat(60), title: '项'.repeat(120), standard: '标'.repeat(1000) })).toEqual([]);
  expect(faults({ section: '部'.repeat(61), title: '项'.repeat(121), standard: '标'.repeat(1001) })).toEqual([
    'section tooLong',
    'title tooLong',
    'standard tooLong',
  ]);
  expect(faults({ sign: '附加', evidence: '印象', meetings: '碰头会' })).toEqual([
    'sign sign',
    'evidence evidence',
    'meetings meeting',
  ]);
  expect(faults({ evidence: '' })).toEqual(['evidence required']);
  expect(faults({ weight: '' })).toEqual(['weight required']);
  expect(faults({ weight: '很多', cap: '-1', step: 0.25 })).toEqual(['weight number', 'cap number', 'step number']);
  expect(faults({ weight: 12345 })).toEqual(['weight number']);
});

test('a row that says what no scheme may is refused at the cell that says it', () => {
  expect(faults({ title: '公众号点赞数' })).toEqual(['title likes']);
  expect(faults({ weight: 0, cap: 4 })).toEqual(['weight weightZero']);
  expect(faults({ cap: 0 })).toEqual(['cap capZero']);
  expect(faults({ cap: 4, step: 3 })).toEqual(['cap capStep']);
  expect(faults({ meetings: '' })).toEqual(['meetings kindsMissing']);
});

test('of two rows with one name the first stands and the second says so', () => {
  const { items, faults: told } = readItems([row(), row({ weight: 10 }, 5), row({ title: '办实事' }, 6)], columns);
  expect(items.map((i) => [i.row, i.title])).toEqual([
    [4, '三会一课'],
    [6, '办实事'],
  ]);
  expect(told).toMatchObject([{ row: 5, field: 'title', rule: 'twice', zh: '和第 4 行是同一项。' }]);
});
