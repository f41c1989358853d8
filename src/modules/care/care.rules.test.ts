import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ageRuleAt,
  careClasses,
  mayBecome,
  monthsAfter,
  overlaps,
  ruleAt,
  subjectFault,
  windowAfter,
} from './care.rules.ts';

const every = (months: number | null) => ({ months, leadDays: 30, secondDays: 15, needsWitness: false });

describe('how often', () => {
  test('a month that is too short ends earlier, and the next one is not drawn along with it', () => {
    expect(monthsAfter('2025-08-31', 6)).toBe('2026-02-28');
    expect(monthsAfter('2023-08-31', 6)).toBe('2024-02-29');
    expect(monthsAfter('2024-02-29', 12)).toBe('2025-02-28');
    expect(monthsAfter('2025-12-31', 2)).toBe('2026-02-28');
  });

  test('a check is due so many months after the last one and begun so many days ahead, never before the last one', () => {
    expect(windowAfter('2025-03-20', every(12))).toEqual({ dueOn: '2026-03-20', opensOn: '2026-02-18' });
    expect(windowAfter('2026-02-10', every(1))).toEqual({ dueOn: '2026-03-10', opensOn: '2026-02-10' });
    expect(windowAfter('2026-02-10', { ...every(1), leadDays: 60 })?.opensOn).toBe('2026-02-10');
  });

  test('the months of the benefit itself come before the rule’s; without either nothing is due', () => {
    expect(windowAfter('2026-01-05', every(12), 3)?.dueOn).toBe('2026-04-05');
    expect(windowAfter('2026-01-05', every(null), 3)?.dueOn).toBe('2026-04-05');
    expect(windowAfter('2026-01-05', null, 3)?.dueOn).toBe('2026-04-05');
    expect(windowAfter('2026-01-05', every(null))).toBe(null);
    expect(windowAfter('2026-01-05', null)).toBe(null);
  });

  test('however it falls, the window opens between the last check and the due day, which is at most so many months off', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 180 }), (date, months, leadDays) => {
        const last = date.toISOString().slice(0, 10);
        const w = windowAfter(last, { ...every(months), leadDays })!;
        expect(w.opensOn >= last && w.opensOn <= w.dueOn).toBe(true);
        const span = Temporal.PlainDate.from(last).until(w.dueOn, { largestUnit: 'days' }).days;
        expect(span).toBeGreaterThanOrEqual(28 * months);
        expect(span).toBeLessThanOrEqual(31 * months);
      }),
    );
  });
});

describe('whose rule', () => {
  const at = (area: string, validFrom: string, months: number) => ({ area, validFrom, ...every(months) });
  test('the narrowest place, then the newest that holds already', () => {
    const rules = [
      at('', '2020-01-01', 12),
      at('150124', '2025-01-01', 6),
      at('150124', '2027-01-01', 3),
      at('1501', '2026-01-01', 9),
    ];
    expect(ruleAt(rules, '150124201213', '2026-03-03')?.months).toBe(6);
    expect(ruleAt(rules, '150124201213', '2027-01-01')?.months).toBe(3);
    expect(ruleAt(rules, '150102401007', '2026-03-03')?.months).toBe(9);
    expect(ruleAt(rules, '370102', '2026-03-03')?.months).toBe(12);
    expect(ruleAt(rules, '370102', '2019-03-03')).toBe(null);
  });

  test('by the age of this year; an unknown year counts as the youngest; the younger than any are held to the youngest', () => {
    const age = (ageFrom: number, ageTo: number | null, months: number) => ({
      ...at('', '2020-01-01', months),
      ageFrom,
      ageTo,
    });
    const rules = [age(80, 90, 12), age(90, null, 6)];
    const months = (birthYear: number | null) => ageRuleAt(rules, '150124', '2026-03-03', birthYear)?.months;
    expect([months(1946), months(1937), months(1936), months(1900), months(null), months(1950)]).toEqual([
      12, 12, 6, 6, 12, 12,
    ]);
  });

  test('two rules of one day may not hold for one age', () => {
    const of = (ageFrom: number, ageTo: number | null, validFrom = '2026-01-01') => ({ ageFrom, ageTo, validFrom });
    expect(overlaps(of(80, 90), of(90, null))).toBe(false);
    expect(overlaps(of(80, 91), of(90, null))).toBe(true);
    expect(overlaps(of(80, null), of(90, null))).toBe(true);
    expect(overlaps(of(80, null), of(90, null, '2027-01-01'))).toBe(false);
  });
});

describe('whose benefit', () => {
  test('特困 and 高龄 are one person’s, 低保 may be, the others are the household’s', () => {
    expect(careClasses.filter((c) => subjectFault(c, null) === 'personMissing')).toEqual([
      'needyCentral',
      'needyHome',
      'elderAllowance',
    ]);
    expect(careClasses.filter((c) => subjectFault(c, 'p') === null)).toEqual([
      'minimumLiving',
      'needyCentral',
      'needyHome',
      'elderAllowance',
    ]);
  });

  test('a class turns only into its kin: never into one that would end a payment', () => {
    expect(mayBecome('needyHome')).toEqual(['needyCentral']);
    expect(mayBecome('relapseSudden')).toEqual(['relapseUnstable', 'relapseMarginal']);
    for (const c of ['minimumLiving', 'lowIncome', 'heavySpending', 'elderAllowance'] as const)
      expect(mayBecome(c)).toEqual([]);
  });
});
