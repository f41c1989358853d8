import { describe, expect, test } from 'vitest';
import { checkRule, daysOf, everOpens, turnsOf } from './recurrence.ts';

const rule = (rrule: string, startsOn = '2026-03-03', endsOn: string | null = null) => ({ rrule, startsOn, endsOn });

describe('a recurrence', () => {
  test.each([
    ['FREQ=DAILY', null],
    ['FREQ=WEEKLY;BYDAY=MO,TH', null],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', null],
    ['FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1', null],
    ['FREQ=HOURLY', 'ruleTooOften'],
    ['FREQ=FORTNIGHTLY', 'rule'],
    ['BYDAY=MO', 'rule'],
    ['每周一', 'rule'],
    ['FREQ=WEEKLY;BYDAY=XX', 'rule'],
    ['DTSTART=20260101T000000Z;FREQ=DAILY', 'rule'],
    ['FREQ=DAILY\nRRULE:FREQ=DAILY', 'rule'],
  ])('%s → %s', (text, expected) => {
    expect(checkRule(text)).toBe(expected);
  });

  test('opens whole days, both ends included, none before it starts or after it ends', () => {
    expect(daysOf(rule('FREQ=DAILY'), '2026-03-01', '2026-03-05')).toEqual(['2026-03-03', '2026-03-04', '2026-03-05']);
    expect(daysOf(rule('FREQ=DAILY', '2026-03-03', '2026-03-04'), '2026-03-01', '2026-03-09')).toHaveLength(2);
    expect(daysOf(rule('FREQ=WEEKLY;BYDAY=MO'), '2026-03-03', '2026-03-16')).toEqual(['2026-03-09', '2026-03-16']);
    expect(daysOf(rule('FREQ=MONTHLY;BYMONTHDAY=-1'), '2026-03-01', '2026-04-30')).toEqual([
      '2026-03-31',
      '2026-04-30',
    ]);
    expect(daysOf(rule('FREQ=DAILY'), '2026-02-01', '2026-03-02')).toEqual([]);
  });

  test('that never comes up is known', () => {
    expect(everOpens(rule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'))).toBe(false);
    expect(everOpens(rule('FREQ=WEEKLY;BYDAY=MO', '2026-03-03', '2026-03-08'))).toBe(false);
    expect(everOpens(rule('FREQ=WEEKLY;BYDAY=MO', '2026-03-03', '2026-03-09'))).toBe(true);
  });
});

describe('a turn', () => {
  test('of one day is due that day; of seven, on the seventh', () => {
    expect(turnsOf(rule('FREQ=DAILY'), 1, '2026-03-03', '2026-03-04')).toEqual([
      { opensOn: '2026-03-03', dueOn: '2026-03-03' },
      { opensOn: '2026-03-04', dueOn: '2026-03-04' },
    ]);
    expect(turnsOf(rule('FREQ=WEEKLY;BYDAY=MO'), 7, '2026-03-09', '2026-03-09')).toEqual([
      { opensOn: '2026-03-09', dueOn: '2026-03-15' },
    ]);
  });

  test('without a number of days stays open until the next one opens, in short months as in long ones', () => {
    const monthly = turnsOf(rule('FREQ=MONTHLY;BYMONTHDAY=1', '2026-01-01'), null, '2026-01-01', '2026-03-31');
    expect(monthly.map((t) => t.dueOn)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31']);
    const halfYearly = turnsOf(
      rule('FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1', '2026-03-01'),
      null,
      '2026-03-01',
      '2026-03-01',
    );
    expect(halfYearly).toEqual([{ opensOn: '2026-03-01', dueOn: '2026-08-31' }]);
  });
});
