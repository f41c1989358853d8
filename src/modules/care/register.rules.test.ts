import { describe, expect, test } from 'vitest';
import { detectColumns, type TableCell } from '#kernel/table.ts';
import { inventedId } from '#modules/people/people.example.ts';
import { countedFrom, windowUntil } from './care.rules.ts';
import { centsIn, dayOrMonthIn, isSameAddress, readRegister, registerTable } from './register.rules.ts';
import { registerFields, registerFieldWords, registerHeadings } from './register.words.ts';

const HEADS = [
  '序号',
  '户主姓名',
  '保障对象姓名',
  '身份证号码',
  '家庭住址',
  '救助类别',
  '月保障金额',
  '享受时间',
  '下次复核',
  '保障方式',
];
const columns = detectColumns(HEADS, registerTable);
const TODAY = '2026-03-03';
const ID = inventedId('19500607', 1);
const read = (cells: TableCell[], careClass: 'minimumLiving' | null = null) =>
  readRegister({ number: 5, cells: [1, ...cells] }, columns, TODAY, { careClass, since: '2020-01-01' });
const faultsOf = (...given: Parameters<typeof read>) => {
  const result = read(...given);
  return 'faults' in result ? result.faults.map((f) => `${f.field} ${f.rule}`) : [];
};
const row = (change: Record<number, TableCell> = {}): TableCell[] => {
  const cells: TableCell[] = ['韩大柱', '韩大柱', ID, '老熊沟 12 号', '农村低保', 812.5, '2021.4', '2026年4月', ''];
  for (const [i, cell] of Object.entries(change)) cells[Number(i)] = cell;
  return cells;
};

describe('columns', () => {
  test('are found by the headings of such registers, whoever stands first', () => {
    expect(columns).toMatchObject({
      head: 1,
      name: 2,
      idNumber: 3,
      address: 4,
      careClass: 5,
      amount: 6,
      since: 7,
      next: 8,
    });
    expect(detectColumns(['户主姓名', '户主身份证号'], registerTable)).toEqual({ name: 0, idNumber: 1 });
  });
  test('every heading we say we know is found', () => {
    for (const field of registerFields)
      for (const heading of [...registerHeadings[field], ...registerFieldWords[field]]) {
        const found = Object.keys(detectColumns(['x', heading], registerTable));
        // A table that names only the head is read by its heads.
        expect(found, heading).toEqual([field === 'head' && /^户主/.test(heading) ? 'name' : field]);
      }
  });
});

describe('a row', () => {
  test('is read as offices write it', () => {
    expect(read(row())).toEqual({
      read: {
        ...{ row: 5, name: '韩大柱', head: '韩大柱', idNumber: ID, birthYear: 1950, address: '老熊沟 12 号' },
        ...{ careClass: 'minimumLiving', isPersonal: false, amountCents: 81250, circumstance: 'steady' },
        ...{ since: '2021-04-01', lastCheckedOn: null, nextOn: '2026-04-30', number: null },
      },
    });
    expect(
      read(row({ 2: `１５０１２４１９５００６０７${ID.slice(14)}`, 5: '￥８１２．５０元', 6: 44287 })),
    ).toMatchObject({
      read: { idNumber: ID, amountCents: 81250, since: '2021-04-01' },
    });
    expect(read(row({ 4: '', 8: '单人保' }), 'minimumLiving')).toMatchObject({
      read: { careClass: 'minimumLiving', isPersonal: true },
    });
    for (const [word, careClass] of [
      ['特困（集中供养）', 'needyCentral'],
      ['特困(分散供养)', 'needyHome'],
      ['分散供养', 'needyHome'],
      ['高龄', 'elderAllowance'],
      ['防返贫·边缘易致贫户', 'relapseMarginal'],
      ['低保边缘', 'lowIncome'],
    ])
      expect(read(row({ 4: word! })), word).toMatchObject({ read: { careClass } });
  });

  test('everything wrong with it is named at once, in words for both languages', () => {
    expect(faultsOf(row({ 0: '', 1: '', 2: '1501', 4: '五保', 5: '很多', 6: '2027-01-01', 7: '去年' }))).toEqual([
      'name required',
      'idNumber shape',
      'careClass whichNeedy',
      'amount amount',
      'since future',
      'next day',
    ]);
    expect(faultsOf(row({ 4: '' }))).toEqual(['careClass required']);
    expect(faultsOf(row({ 4: '高龄津贴', 8: '整户' }))).toEqual(['whose householdNotMeant']);
    expect(faultsOf(row({ 4: '低保边缘', 8: '单人' }))).toEqual(['whose personNotMeant']);
    expect(faultsOf(row({ 7: '2021-03-31' }))).toEqual(['next nextBefore']);
    expect(faultsOf(row({ 7: '2031-03-04' }))).toEqual(['next nextFar']);
    expect(faultsOf(row({ 7: '2031-03-03' }))).toEqual([]);
  });

  test('an identity number that became a number is refused, not read as somebody else’s', () => {
    expect(faultsOf(row({ 2: 150124195006070000 }))).toEqual(['idNumber lostDigits']);
    expect(faultsOf(row({ 2: '1.50124E+17' }))).toEqual(['idNumber lostDigits']);
  });
});

test.each([
  ['2025-03', 'first', '2025-03-01'],
  ['2025年2月', 'last', '2025-02-28'],
  [202503, 'first', '2025-03-01'],
  ['2025.10', 'last', '2025-10-31'],
  [2025.1, 'first', null],
  ['2025-13', 'first', null],
  ['２０２５－０３－０５', 'first', '2025-03-05'],
  [45721, 'first', '2025-03-05'],
  [Temporal.PlainDateTime.from('2025-03-05T00:00'), 'last', '2025-03-05'],
] as const)('the day of %s (%s)', (cell, end, day) => {
  expect(dayOrMonthIn(cell, end)).toBe(day);
});
test.each([
  [812.5, 81250],
  ['1,234.50 元', 123450],
  ['500元/月', 50000],
  [0, null],
  ['-5', null],
  [333.333, null],
  [100_001, null],
] as const)('the amount of %s', (cell, cents) => {
  expect(centsIn(cell)).toBe(cents);
});
test('addresses are the same without signs, and when one begins with names of places', () => {
  expect(isSameAddress('老熊沟 3 组 12 号', '清水河县北堡乡老熊沟3组12号')).toBe(true);
  expect(isSameAddress('老熊沟 3 组 12 号', '老熊沟 3 组 2 号')).toBe(false);
  expect(isSameAddress('', '老熊沟 12 号')).toBe(false);
});
test('the checks of a benefit are counted so that the next falls on the day the register named', () => {
  expect(countedFrom({ since: '2019-01-01', nextOn: '2026-04-30' }, 12)).toBe('2025-04-30');
  expect(countedFrom({ since: '2026-01-01', nextOn: '2026-04-30' }, 12)).toBe('2026-01-01');
  expect(countedFrom({ since: '2019-01-01', nextOn: '2026-04-30', lastCheckedOn: '2025-06-01' }, 12)).toBe(
    '2025-06-01',
  );
  expect(countedFrom({ since: '2019-01-01', nextOn: '2026-04-30' }, null)).toBe('2019-01-01');
  expect(countedFrom({ since: '2019-01-01' }, 12)).toBe('2019-01-01');
  expect(windowUntil('2026-04-30', '2025-04-30', null)).toEqual({ dueOn: '2026-04-30', opensOn: '2026-03-31' });
});
