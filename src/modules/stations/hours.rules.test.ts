import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHours } from './hours.read.rules.ts';
import { type Hours, type HouseDay, hoursFault, hoursText, houseDay, openAt, type Range } from './hours.rules.ts';
import { openFirst } from './said.rules.ts';

const at = (h: number, m = 0) => h * 60 + m;
const read = (text: string): Hours => {
  const result = parseHours(text);
  if ('fault' in result) throw new Error(`${result.fault}: ${result.part}`);
  return result.hours;
};
/** Days from yesterday on, by what they are; today is the second. */
const days = (...kinds: readonly [weekday: number, kind?: 'holiday' | 'makeup'][]): HouseDay[] =>
  kinds.map(([weekday, kind], i) => houseDay(`2026-03-0${i + 1}`, weekday, kind ?? 'work'));

describe('open now', () => {
  test('comes first in a list, then what opens later, then what is paused; the order within each stays', () => {
    const s = (name: string, state: 'open' | 'paused', hours: string) => {
      return { name, state, hours: read(hours), pausedUntil: null };
    };
    const all = [
      s('停', 'paused', '每天 0:00-24:00'),
      s('晚', 'open', '每天 18:00-22:00'),
      s('甲', 'open', '每天 8:00-22:00'),
      s('乙', 'open', '每天 0:00-24:00'),
    ];
    const sorted = all.toSorted(openFirst(days([0], [1], [2]), at(9)));
    expect(sorted.map((x) => x.name)).toEqual(['甲', '乙', '晚', '停']);
  });

  const night = read('周一至周五 18:00-次日6:00;周末 不开');
  test('over midnight belongs to the evening before', () => {
    const tuesday = days([0], [1], [2], [3]);
    expect(openAt(night, tuesday, at(5, 59))).toEqual({ isOpen: true, changes: { inDays: 0, minute: at(6) } });
    expect(openAt(night, tuesday, at(6))).toEqual({ isOpen: false, changes: { inDays: 0, minute: at(18) } });
    expect(openAt(night, tuesday, at(23))).toEqual({ isOpen: true, changes: { inDays: 1, minute: at(6) } });
    // Saturday has no hours of its own, and yet its early morning is Friday's night.
    const saturday = days([4], [5], [6], [0]);
    expect(openAt(night, saturday, at(5)).isOpen).toBe(true);
    expect(openAt(night, saturday, at(7))).toEqual({ isOpen: false, changes: { inDays: 2, minute: at(18) } });
    // And Sunday's is nobody's.
    expect(openAt(night, days([5], [6], [0]), at(5)).isOpen).toBe(false);
  });

  test('a public holiday has hours of its own, or those of its weekday where none are told', () => {
    const own = read('工作日 8:30-17:30;节假日 10:00-16:00');
    const holiday = days([2], [3, 'holiday'], [4, 'holiday']);
    expect(openAt(own, holiday, at(9)).isOpen).toBe(false);
    expect(openAt(own, holiday, at(10)).isOpen).toBe(true);
    expect(openAt(own, days([2], [3]), at(9)).isOpen).toBe(true);
    expect(openAt(read('工作日 8:30-17:30'), holiday, at(9)).isOpen).toBe(true);
    expect(openAt(read('每天 8:00-20:00;节假日 休息'), holiday, at(12))).toMatchObject({
      isOpen: false,
      changes: null,
    });
  });

  test('a made-up working day at a weekend keeps the hours of a Monday', () => {
    const office = read('工作日 8:30-17:30;周末 休息');
    expect(openAt(office, days([5], [6, 'makeup'], [0]), at(9)).isOpen).toBe(true);
    expect(openAt(office, days([5], [6], [0]), at(9)).isOpen).toBe(false);
  });

  test('opening is inside, closing is outside; around the clock never changes; two spans that touch are one', () => {
    const plain = read('8:00-12:00,12:00-20:00');
    const week = days([0], [1], [2]);
    expect(openAt(plain, week, at(8))).toEqual({ isOpen: true, changes: { inDays: 0, minute: at(20) } });
    expect(openAt(plain, week, at(7, 59)).isOpen).toBe(false);
    expect(openAt(plain, week, at(20)).isOpen).toBe(false);
    expect(openAt(read('24小时'), week, at(3))).toEqual({ isOpen: true, changes: null });
    expect(openAt(read('每天 6:00-24:00'), week, at(23, 59))).toEqual({
      isOpen: true,
      changes: { inDays: 1, minute: 0 },
    });
  });
});

describe('as offices write them', () => {
  test.each([
    ['每天 8:00-22:00', '每天 08:00–22:00'],
    ['8:00—22:00', '每天 08:00–22:00'],
    ['全天', '每天 24小时'],
    ['24小时开放', '每天 24小时'],
    ['周一至周五:08:30~17:30;周六、周日 休息', '周一至周五 08:30–17:30;周六、周日 不开'],
    ['工作日8:30至17:30,周末10:00至16:00', '周一至周五 08:30–17:30;周六、周日 10:00–16:00'],
    ['星期一到星期日 早上的', null],
    ['每天 8点-20点半', '每天 08:00–20:30'],
    ['每天 18:00-次日6:00', '每天 18:00–次日06:00'],
    ['每天 18:00-2:00', '每天 18:00–次日02:00'],
    ['周五至周一 9:00-18:00', '周一 09:00–18:00;周二至周四 不开;周五至周日 09:00–18:00'],
    [
      '周一、三、五 9:00-12:00、14:00-18:00',
      '周一 09:00–12:00、14:00–18:00;周二 不开;周三 09:00–12:00、14:00–18:00;周四 不开;周五 09:00–12:00、14:00–18:00;周六、周日 不开',
    ],
    ['每天 8:00-20:00;法定节假日 休息', '每天 08:00–20:00;节假日 不开'],
    ['每天 25:00-26:00', null],
    ['看情况', null],
    ['', null],
  ])('%s', (text, shown) => {
    const result = parseHours(text);
    expect('hours' in result ? hoursText(result.hours, 'zh') : null).toBe(shown);
  });

  test('what is not understood is named; what overlaps and what is never open is refused', () => {
    expect(parseHours('工作日 8:00-17:00;其余时间看情况')).toEqual({ fault: 'hoursUnread', part: '其余时间看情况' });
    expect(parseHours('8:00-12:00,11:00-15:00')).toMatchObject({ fault: 'hoursOverlap' });
    expect(parseHours('每天 休息')).toMatchObject({ fault: 'hoursEmpty' });
    expect(parseHours('每天 8:00-次日10:00')).toMatchObject({ fault: 'hoursBackwards' });
  });

  test('what is printed is read back the same', () => {
    const range = fc
      .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
      .map(([from, length]): Range => [from, from + length]);
    const day = fc.oneof(
      fc.constant([]),
      range.map((r) => [r]),
      fc.constant([
        [at(8), at(12)],
        [at(14), at(18)],
      ] as Range[]),
    );
    const hours = fc.record({ week: fc.array(day, { minLength: 7, maxLength: 7 }), holiday: fc.option(day) });
    fc.assert(
      fc.property(hours, (h) => {
        fc.pre(hoursFault(h) === null);
        expect(read(hoursText(h, 'zh'))).toEqual(h);
      }),
    );
  });
});
