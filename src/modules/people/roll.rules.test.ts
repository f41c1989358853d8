import { describe, expect, test } from 'vitest';
import { detectColumns, type TableCell } from '#kernel/table.ts';
import { inventedId } from './people.example.ts';
import { birthYearIn, gather, homeFaults, type RollPerson, readRoll, rollTable } from './roll.rules.ts';
import { rollFields, rollFieldWords, rollHeadings } from './roll.words.ts';

const heads = [
  '序号',
  '户号',
  '姓名',
  '与户主关系',
  '公民身份号码',
  '联系电话',
  '出生年月',
  '家庭住址',
  '政治面貌',
  '备注',
];
const columns = detectColumns(heads, rollTable);
const read = (...cells: TableCell[]) => readRoll({ number: 7, cells: [1, ...cells] }, columns, '2026-03-03');
const faultsOf = (...cells: TableCell[]) => {
  const result = read(...cells);
  return 'faults' in result ? result.faults.map((f) => `${f.field} ${f.rule}`) : [];
};

describe('columns', () => {
  test('rolls of villages are found by their headings; what a service does not need has no column', () => {
    expect(columns).toEqual({ household: 1, name: 2, relation: 3, idNumber: 4, phone: 5, born: 6, address: 7 });
  });
  test('every heading we say we know is found', () => {
    for (const field of rollFields)
      for (const heading of [...rollHeadings[field], ...rollFieldWords[field]])
        expect(detectColumns(['x', `${heading.toUpperCase()} *`], rollTable)).toEqual({ [field]: 1 });
  });
});

describe('a row', () => {
  test('is read as people write it', () => {
    expect(read('3', '韩 大柱', '户主本人', inventedId('19500607', 1), '199 0000 0001', '', '老熊沟 12 号')).toEqual({
      read: {
        row: 7,
        household: '3',
        area: '',
        address: '老熊沟 12 号',
        name: '韩大柱',
        relation: 'head',
        idNumber: inventedId('19500607', 1),
        phone: '19900000001',
        birthYear: null,
        since: null,
      },
    });
    for (const [word, relation] of [
      ['妻子', 'spouse'],
      ['长女', 'child'],
      ['儿媳', 'child'],
      ['外孙女', 'grandchild'],
      ['岳母', 'parent'],
      ['其他', 'other'],
    ])
      expect(read('', '侯二梅', word!)).toMatchObject({ read: { relation } });
  });
  test('everything wrong with it is named at once', () => {
    expect(faultsOf('', '', '邻居', '15012419500607', '12345', '六月', '')).toEqual([
      'name required',
      'relation relation',
      'idNumber shape',
      'phone phone',
      'born born',
    ]);
    expect(faultsOf('', '韩大柱', '', inventedId('20260304', 1))).toEqual(['relation required', 'idNumber future']);
    expect(faultsOf('', '韩大柱', '户主', inventedId('20260303', 1))).toEqual([]);
    expect(faultsOf('', '韩大柱', '户主', '150124195013010012')).toEqual(['idNumber date']);
    expect(faultsOf('', '韩大柱', '户主', '', '', '', '长'.repeat(121))).toEqual(['address tooLong']);
  });
  test.each([
    ['1950', 1950],
    [1950, 1950],
    ['1950.6', 1950],
    ['1950年6月', 1950],
    ['195006', 1950],
    ['1950-06-07', 1950],
    [Temporal.PlainDateTime.from('1950-06-07T00:00'), 1950],
    ['1950-13', null],
    ['不详', null],
  ] as const)('born %s', (cell, year) => {
    expect(birthYearIn(cell)).toBe(year);
  });
});

const person = (row: number, household: string, relation: RollPerson['relation'], address = ''): RollPerson => ({
  ...{ row, household, relation, address, area: '', name: `人${row}` },
  ...{ idNumber: null, phone: null, birthYear: null, since: null },
});
const rowsOf = (homes: ReturnType<typeof gather>) => homes.map((h) => h.rows.map((r) => r.row));

describe('households', () => {
  test('by number, an empty cell belongs to the row above, and a number is one household wherever it stands', () => {
    const homes = gather([
      person(2, 'a', 'head'),
      person(3, '', 'child'),
      person(4, 'b', 'head'),
      person(5, 'a', 'spouse'),
    ]);
    expect(rowsOf(homes)).toEqual([[2, 3, 5], [4]]);
  });
  test('without numbers from head to head', () => {
    const homes = gather([person(2, '', 'head'), person(3, '', 'child'), person(4, '', 'head')]);
    expect(rowsOf(homes)).toEqual([[2, 3], [4]]);
  });
  test('without a head, or without an address, every row of it is reported', () => {
    const rules = (...rows: RollPerson[]) =>
      gather(rows).flatMap((h) => homeFaults(h).map((f) => `${f.row} ${f.rule}`));
    expect(rules(person(2, 'a', 'child', '12 号'), person(3, 'a', 'spouse'))).toEqual(['2 noHead', '3 noHead']);
    expect(rules(person(2, 'a', 'head'), person(3, 'a', 'spouse'))).toEqual(['2 required', '3 withHome']);
    expect(rules(person(2, 'a', 'head'), person(3, 'a', 'spouse', '12 号'))).toEqual([]);
  });
  test('where the head’s row is refused, the others wait for it', () => {
    const [home] = gather([{ row: 2, household: 'a', isHead: true }, person(3, '', 'child', '12 号')]);
    expect(homeFaults(home!).map((f) => `${f.row} ${f.rule} ${f.zh.includes('第 2 行')}`)).toEqual(['3 withHead true']);
  });
});
