import { describe, expect, test } from 'vitest';
import { fieldsTyped, minutesOf, weekOf } from './burden.rules.ts';
import { type FactKind, freshness, mayBeAsked, newestFirst, readFact, showFact, validUntil } from './facts.rules.ts';
import { lintColumns, meaningOf, perHead, periodOf, plainHead, readColumns } from './returns.rules.ts';

const kind = (more: Partial<FactKind>): FactKind => ({
  key: 'workers',
  subject: 'household',
  type: 'number',
  zh: '劳动力人数',
  en: 'workers',
  names: ['劳动力'],
  unit: '人',
  choices: [],
  validMonths: 12,
  purpose: '就业帮扶',
  ...more,
});
const heating = kind({
  key: 'heating',
  type: 'choice',
  zh: '取暖方式',
  names: [],
  choices: [
    { key: 'coal', zh: '燃煤', en: 'coal' },
    { key: 'gas', zh: '燃气', en: 'gas' },
  ],
});
const alone = kind({ key: 'livesAlone', subject: 'person', type: 'yesNo', zh: '独居', names: ['是否独居'] });
const kinds = [kind({}), heating, alone];

describe('a value', () => {
  test.each([
    [kind({}), '3', '3'],
    [kind({}), ' 1,200.50 ', '1200.5'],
    [kind({}), '１２', '12'],
    [kind({}), '-1', null],
    [kind({}), '1.234', null],
    [kind({}), '三', null],
    [heating, '燃煤', 'coal'],
    [heating, 'gas', 'gas'],
    [heating, '木柴', null],
    [alone, '是', 'yes'],
    [alone, 'No', 'no'],
    [alone, '不知道', null],
    [kind({ type: 'day' }), '2026-02-28', '2026-02-28'],
    [kind({ type: 'day' }), '2026-02-30', null],
  ] as const)('%o read from %s is %s', (of, text, value) => {
    expect(readFact(of, text)).toBe(value);
  });

  test('is shown as people say it', () => {
    expect([showFact(heating, 'coal'), showFact(alone, 'no'), showFact(kind({}), '3')]).toEqual(['燃煤', '否', '3']);
    expect([showFact(heating, 'coal', 'en'), showFact(alone, 'yes', 'en')]).toEqual(['coal', 'yes']);
  });

  test('holds until the last day of its months, and no day longer', () => {
    const until = validUntil(kind({ validMonths: 6 }), '2026-08-31');
    expect(until).toBe('2027-02-28');
    expect(freshness({ validUntil: until }, '2027-02-28')).toBe('fresh');
    expect(freshness({ validUntil: until }, '2027-03-01')).toBe('stale');
    expect(freshness({ validUntil: null }, '2099-01-01')).toBe('fresh');
    expect(freshness(undefined, '2026-01-01')).toBe('missing');
  });

  test('captured last is the one shown, whichever arrived last', () => {
    const at = (made: string, recorded: string) => ({
      madeAt: Temporal.Instant.from(made),
      recordedAt: Temporal.Instant.from(recorded),
    });
    const late = at('2026-03-01T08:00:00Z', '2026-03-09T08:00:00Z');
    const newer = at('2026-03-02T08:00:00Z', '2026-03-02T08:00:00Z');
    const same = at('2026-03-02T08:00:00Z', '2026-03-03T08:00:00Z');
    expect(newestFirst([late, newer, same])).toEqual([same, newer, late]);
  });
});

test.each([
  '宗教信仰',
  '政治面貌',
  '是否上访',
  '信访次数',
  '风险等级',
  '社会关系',
  '近期去向',
  'Religion',
  'risk score',
])('nobody may ask “%s”', (name) => {
  expect(mayBeAsked([name])).toBe(false);
});
test('what a service needs may be asked', () => {
  expect(mayBeAsked(['住房安全', '饮水安全', 'Heating'])).toBe(true);
});

describe('a return', () => {
  test('knows what its headings ask for', () => {
    expect(plainHead(' 家庭 人口(人)* ')).toBe('家庭人口');
    expect(meaningOf('劳动力(人)', kinds)).toEqual({ is: 'fact', kind: 'workers' });
    expect(meaningOf('身份证号码', kinds)).toEqual({ is: 'known', field: 'idNumber' });
    expect(meaningOf('家庭月人均收入(元)', kinds)).toEqual({ is: 'derived', field: 'monthlyIncomePerHead' });
    expect(meaningOf('备注', kinds)).toBeNull();
  });

  test('may not ask again for what is known, by whatever name', () => {
    const asked = readColumns(
      ['序号', '户主姓名', '劳动力', '帮扶措施'].map((head, i) => ({ column: i + 1, head })),
      kinds,
    );
    expect(asked.map((c) => c.is)).toEqual(['known', 'known', 'fact', 'typed']);
    expect(lintColumns(asked, kinds, 'household')).toEqual([]);
    const retyped = asked.map((c) => ({ column: c.column, head: c.head, is: 'typed' as const }));
    expect(lintColumns(retyped, kinds, 'household')).toEqual([
      { column: 1, why: 'alreadyKnown' },
      { column: 2, why: 'alreadyKnown' },
      { column: 3, why: 'alreadyKnown' },
    ]);
  });

  test('names no column twice, no fact there is not, and no person’s fact in a row of a household', () => {
    const column = (n: number, is: object) => ({ column: n, head: `列${n}`, ...is }) as never;
    const wrong = [
      column(1, { is: 'typed' }),
      column(1, { is: 'typed' }),
      column(2, { is: 'fact', kind: 'horoscope' }),
      column(3, { is: 'fact', kind: 'livesAlone' }),
    ];
    expect(lintColumns(wrong, kinds, 'household').map((f) => f.why)).toEqual([
      'columnTwice',
      'noSuchFact',
      'factOfPerson',
    ]);
    expect(lintColumns([wrong[3]!], kinds, 'person')).toEqual([]);
  });

  test('has its period', () => {
    expect((['month', 'quarter', 'halfYear', 'year'] as const).map((p) => periodOf(p, '2026-06-30'))).toEqual([
      '2026-06',
      '2026-Q2',
      '2026-H1',
      '2026',
    ]);
    expect([periodOf('quarter', '2026-07-01'), periodOf('halfYear', '2026-07-01')]).toEqual(['2026-Q3', '2026-H2']);
    expect([perHead(36000, 3), perHead(10000, 3), perHead(1, 0)]).toEqual(['1000', '277.78', '']);
  });
});

describe('the burden', () => {
  test('is estimated from fields, never timed on anybody', () => {
    expect(minutesOf({ typed: 30, reused: 60, photos: 4, records: 0 })).toBe(8);
    expect(minutesOf({ typed: 0, reused: 0, photos: 0, records: 0 })).toBe(0);
  });
  test('counts what a person fills in, not what the phone adds', () => {
    const input = {
      captured: { id: 'x', madeAt: 'y', files: ['a', 'b'] },
      householdId: 'h',
      purpose: 'heating',
      told: '炉子坏了',
      needs: [{ category: 'repair', text: '修炉子' }],
      left: '',
      isUrgent: false,
    };
    expect(fieldsTyped(input)).toBe(5);
  });
  test('belongs to the week of its Monday', () => {
    expect([weekOf('2026-03-02'), weekOf('2026-03-08'), weekOf('2026-03-09')]).toEqual([
      '2026-03-02',
      '2026-03-02',
      '2026-03-09',
    ]);
  });
});
