import { describe, expect, test } from 'vitest';
import {
  capFault,
  capOf,
  capsInForce,
  categoryFault,
  exemptionFault,
  fromFault,
  hangFault,
  inForce,
  isPersonalColumn,
} from './settings.rules.ts';

describe('what a place decides for its villages', () => {
  test('holds from today or later, never from before', () => {
    expect(fromFault('2026-03-12', '2026-03-12')).toBeNull();
    expect(fromFault('2026-03-11', '2026-03-12')).toBe('fromPast');
  });
  const category = { code: 'relief', rhythm: 'once' as const, columns: ['户数', '金额'] };
  test('is never rarer than the law, and names nobody', () => {
    expect(categoryFault(category)).toBeNull();
    expect(categoryFault({ ...category, code: 'finance' })).toBe('rhythmRare');
    expect(categoryFault({ ...category, code: 'finance', rhythm: 'quarter' })).toBeNull();
    expect(categoryFault({ ...category, columns: ['户数', '户数'] })).toBe('columnTwice');
    expect(categoryFault({ ...category, columns: ['户数', '户主'] })).toBe('columnPersonal');
  });
  test.each(['姓名', '身份证号', '联系电话', '家庭住址', '病种', '残疾等级', '银行卡号'])(
    'has no column %s',
    (column) => {
      expect(isPersonalColumn(column)).toBe(true);
    },
  );
  const row = (area: string, validFrom: string) => ({ area, validFrom });
  test('the narrowest place holds, then the newest, and not before its day', () => {
    const rows = [
      row('', '2020-01-01'),
      row('150124', '2026-01-01'),
      row('150124', '2026-03-01'),
      row('150124', '2026-05-01'),
      row('150124201', '2026-02-01'),
      row('150125', '2026-02-01'),
    ];
    const at = (area: string) => [...inForce(rows, () => '', area, '2026-03-12')];
    expect(at('150124201213')).toEqual([rows[4]]);
    expect(at('150124')).toEqual([rows[2]]);
    expect(at('150102')).toEqual([rows[0]]);
  });
  test('of caps each place around holds, the default only where none decided', () => {
    const [house, county, newer, township] = [
      row('', '2020-01-01'),
      row('150124', '2026-01-01'),
      row('150124', '2026-03-01'),
      row('150124201', '2026-02-01'),
    ] as const;
    const rows = [house, county, newer, township];
    const at = (area: string) => [...capsInForce(rows, area, '2026-03-12')];
    expect(at('150124201213')).toEqual([newer, township]);
    expect(at('150124')).toEqual([newer]);
    expect(at('150102')).toEqual([house]);
  });
  test('a cap stays below the one around it, also when that one comes later', () => {
    const county = { personYuan: 15, personDays: 4 };
    expect(capFault({ personYuan: 15, personDays: 4 }, county)).toBeNull();
    expect(capFault({ personYuan: 15.01, personDays: 4 }, county)).toBe('capAbove');
    expect(capFault({ personYuan: 15, personDays: 5 }, county)).toBe('capAbove');
    expect(capFault({ personYuan: 99, personDays: 9 }, null)).toBeNull();
    const of = (area: string, personYuan: number, personDays: number) => ({
      area,
      personYuan,
      personDays,
      basis: area,
    });
    const house = of('', 20, 5);
    expect(capOf([house])).toMatchObject({ personYuan: 20, personDays: 5 });
    expect(capOf([house, of('150124', 30, 6)])).toMatchObject({ personYuan: 30, personDays: 6 });
    expect(capOf([house, of('150124', 10, 6), of('150124201', 12, 3)])).toEqual({
      personYuan: 10,
      personDays: 3,
      basis: '150124201',
    });
    expect(capOf([of('150124', 10, 2), of('150124201', 8, 3)])).toMatchObject({ personYuan: 8, personDays: 2 });
  });
  test('hangs out no shorter than the default; exempts more people, not fewer', () => {
    expect([hangFault(7, 7), hangFault(6, 7)]).toEqual([null, 'hangsShorter']);
    const soldier = { money: true, labour: true };
    expect(exemptionFault(soldier, soldier)).toBeNull();
    expect(exemptionFault({ money: true, labour: false }, soldier)).toBe('exemptionTaken');
    expect(exemptionFault({ money: true, labour: true }, { money: true, labour: false })).toBeNull();
    expect(exemptionFault({ money: false, labour: false }, null)).toBe('exemptsNothing');
  });
});
