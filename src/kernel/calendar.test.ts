import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import data from '#demo/data/calendar.json' with { type: 'json' };
import { addDays, addWorkdays, describeDay, isWorkday, nextWorkday, workCalendar } from '#kernel/calendar.ts';

const cal = workCalendar(data);
const dayIn2024To2026 = fc.integer({ min: 0, max: 1095 }).map((n) => addDays('2024-01-01', n));

describe('the State Council list for 2026', () => {
  const listed = data.days.filter((day) => day.date.startsWith('2026'));

  test('make-up working days', () => {
    const makeup = listed.filter((day) => day.isWorkday).map((day) => day.date.slice(5));
    expect(makeup).toEqual(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10']);
  });

  test.each([
    ['元旦', '2026-01-01', '2026-01-03'],
    ['春节', '2026-02-15', '2026-02-23'],
    ['清明', '2026-04-04', '2026-04-06'],
    ['劳动节', '2026-05-01', '2026-05-05'],
    ['端午', '2026-06-19', '2026-06-21'],
    ['中秋', '2026-09-25', '2026-09-27'],
    ['国庆节', '2026-10-01', '2026-10-07'],
  ])('%s is a rest from %s to %s and no longer', (name, from, until) => {
    const rest = listed.filter((day) => !day.isWorkday && day.name === name).map((day) => day.date);
    const whole = [];
    for (let date = from; date <= until; date = addDays(date, 1)) whole.push(date);
    expect(rest).toEqual(whole);
  });

  test('every day names its notice, once', () => {
    for (const day of data.days) expect(day.sourceDoc).toContain(`${day.date.slice(0, 4)}年部分节假日安排的通知`);
    expect(cal.days.size).toBe(data.days.length);
  });

  test('working days in a year, as the human resources notices count them', () => {
    const count = (year: string) =>
      Array.from({ length: 366 }, (_, n) => addDays(`${year}-01-01`, n)).filter(
        (date) => date.startsWith(year) && isWorkday(cal, date).workday,
      ).length;
    expect([count('2024'), count('2025'), count('2026')]).toEqual([251, 248, 248]);
  });
});

describe('what a day is', () => {
  test.each([
    ['2026-02-13', 'work', ''],
    ['2026-02-14', 'makeup', '春节调休'],
    ['2026-02-17', 'holiday', '春节'],
    ['2026-03-07', 'weekend', ''],
    ['2026-01-03', 'holiday', '元旦'],
  ])('%s is %s %s', (date, kind, name) => {
    expect(describeDay(cal, date)).toEqual({ kind, name, provisional: false });
  });

  test('the cover includes both its ends; beyond it an answer is provisional', () => {
    expect(isWorkday(cal, '2023-12-29')).toEqual({ workday: true, provisional: true });
    expect(isWorkday(cal, '2024-01-01')).toEqual({ workday: false, provisional: false });
    expect(isWorkday(cal, '2026-12-31')).toEqual({ workday: true, provisional: false });
    expect(isWorkday(cal, '2027-01-01')).toEqual({ workday: true, provisional: true });
  });
});

describe('walking', () => {
  test('nextWorkday keeps a working day and leaves a rest day', () => {
    expect(nextWorkday(cal, '2026-10-10')).toEqual({ date: '2026-10-10', provisional: false });
    expect(nextWorkday(cal, '2026-10-01')).toEqual({ date: '2026-10-08', provisional: false });
    expect(nextWorkday(cal, '2027-01-02')).toEqual({ date: '2027-01-04', provisional: true });
  });

  test('looking beyond the cover on the way is enough to be provisional', () => {
    expect(addWorkdays(cal, '2026-12-30', 1)).toEqual({ date: '2026-12-31', provisional: false });
    expect(addWorkdays(cal, '2026-12-30', 2)).toEqual({ date: '2027-01-01', provisional: true });
    expect(addWorkdays(cal, '2023-12-28', 2)).toEqual({ date: '2024-01-02', provisional: true });
    expect(addWorkdays(cal, '2027-01-01', 0)).toEqual({ date: '2027-01-01', provisional: false });
  });

  test('n working days on: exactly n of the days after the start are working days, the last among them', () => {
    fc.assert(
      fc.property(dayIn2024To2026, fc.integer({ min: 1, max: 60 }), (start, n) => {
        const { date } = addWorkdays(cal, start, n);
        let worked = 0;
        for (let day = addDays(start, 1); day <= date; day = addDays(day, 1)) {
          if (isWorkday(cal, day).workday) worked += 1;
        }
        expect(worked).toBe(n);
        expect(isWorkday(cal, date).workday).toBe(true);
      }),
    );
  });
});
