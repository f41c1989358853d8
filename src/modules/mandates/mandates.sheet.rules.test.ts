import { expect, test } from 'vitest';
import { detectColumns, headingOf, type TableCell } from '#kernel/table.ts';
import { itemTable, missingOf, readRow } from './mandates.sheet.rules.ts';

const detectMapping = (cells: readonly TableCell[]) => detectColumns(cells, itemTable);

const heads = ['序号', '事项编号*', '事 项 名 称', '事项类型(必填)', '法律依据', '对应上级部门', '配合职责', '关键词'];
const mapping = detectMapping(heads);
const read = (...cells: (string | number | null)[]) => readRow({ number: 5, cells: [1, ...cells] }, mapping);

test('columns are found under the headings of published lists', () => {
  expect(mapping).toEqual({ code: 1, title: 2, duty: 3, basis: 4, lead: 5, how: 6, words: 7 });
  expect(missingOf(mapping)).toEqual([]);
  expect(missingOf(detectMapping(['编号', '事项名称']))).toEqual(['duty', 'basis']);
  expect(headingOf('牵头单位:(必填)*')).toBe('牵头单位');
});

test('a row is read as people write it', () => {
  const { read: row, faults } = read(
    'b—12 ',
    '巡查\n堤坝',
    '配合',
    '水法第四十一条',
    '县水利局',
    '上报',
    '水渠、堤坝 水渠;机井',
  );
  expect(faults).toEqual([]);
  expect(row).toEqual({
    row: 5,
    code: 'B-12',
    title: '巡查 堤坝',
    duty: 'assist',
    basis: '水法第四十一条',
    lead: '县水利局',
    how: '上报',
    description: '',
    words: ['水渠', '堤坝', '机井'],
  });
  expect(read('A-001', '甲', '基本履职事项', '某法', '——', null, null).read?.lead).toBe('');
});

test('what cannot be understood is refused by its column and the name of the row, in both languages', () => {
  const of = (cells: (string | number | null)[]) => {
    const { read: row, faults, name } = read(...cells);
    return [row, name, ...faults.map((f) => `${f.field} ${f.rule}`)];
  };
  expect(of(['A-001', '甲', '', '某法'])).toEqual([null, 'A-001 甲', 'duty required']);
  expect(of(['A-001', '甲', '其他', '某法'])).toEqual([null, 'A-001 甲', 'duty duty']);
  expect(of(['A-001', '长'.repeat(201), '基本履职', '某法']).slice(2)).toEqual(['title tooLong']);
  expect(of(['A-001', '长'.repeat(200), '基本履职', '某法']).slice(2)).toEqual([]);
  expect(of(['A-001', '甲', '基本履职', '某法', '', '', '长'.repeat(21)]).slice(2)).toEqual(['words tooLong']);
  expect(of(['', '', '其他', ''])[1]).toBe('—');
  const [fault] = read('A-001', '甲', '其他', '某法').faults;
  expect([fault?.zh, fault?.en]).toEqual([
    '“履职类别”应为:基本履职、配合履职、上级收回。',
    '“Duty” is one of: own duty, assists only, taken back by the level above.',
  ]);
});
