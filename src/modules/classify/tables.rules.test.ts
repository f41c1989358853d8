import { expect, test } from 'vitest';
import { examplesIn, examplesOf, termsIn, textsIn } from './tables.rules.ts';

const rows = (...lines: unknown[][]) => lines.map((cells) => ({ cells }));

test('a labelled table is read by its headings, in English or Chinese; rows that teach nothing are left out', () => {
  const { items, left, fault } = examplesIn(
    rows(
      ['留言编号', '留言主题', '留言详情', '一级标签 *'],
      [24, ' 停水 ', '三天了', '水利'],
      [25, 'x', 'y', ''],
      [26, '', '', '水利'],
    ),
  );
  expect(fault).toBeNull();
  expect(left).toBe(2);
  expect(items).toEqual([{ number: '24', title: '停水', body: '三天了', category: '水利' }]);
  expect(examplesIn(rows(['body', 'label'], ['三天了', '水利'])).items[0]).toMatchObject({ number: '1', title: '' });
});

test('what is missing is said', () => {
  expect(examplesIn(rows(['id', 'title'])).fault?.columns).toBe('body, label');
  expect(examplesIn(rows(['body', 'label'])).fault?.says[1]).toMatch(/no row/);
  expect(examplesIn([]).fault?.columns).toBe('body, label');
  expect(textsIn(rows(['title'])).fault?.columns).toBe('body');
  expect(termsIn(rows(['level2'])).fault?.columns).toBe('level1');
});

test('categories: each line once; a line of nothing but 其他 teaches nothing', () => {
  const { items } = termsIn(
    rows(
      ['level1', 'level2', 'level3'],
      ['水利', '供水', '停水'],
      ['水利', '供水', '停水'],
      ['水利', '其他', '其他'],
      ['', 'x', 'y'],
    ),
  );
  expect(items).toHaveLength(2);
  expect(examplesOf(items)).toEqual([{ title: '供水 停水', body: '', category: '水利' }]);
});
