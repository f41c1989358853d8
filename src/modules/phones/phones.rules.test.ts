import { describe, expect, test } from 'vitest';
import { capturedFault, dayMade, notEarlier } from './phones.rules.ts';
import { spanText } from './phones.words.ts';

const now = Temporal.Instant.from('2026-03-03T02:00:00Z');

describe('the moment a record was written down', () => {
  test.each([
    ['2026-03-03T02:00:00Z', null],
    ['2026-03-03T02:05:00Z', null],
    ['2026-03-03T02:05:01Z', { why: 'madeInFuture', minutes: 5 }],
    ['2026-03-04T02:00:00Z', { why: 'madeInFuture', minutes: 1440 }],
    ['2026-02-20T02:00:00Z', null],
    ['2026-03-03T10:05:00+08:00', null],
    ['2026-03-03T10:06:00+08:00', { why: 'madeInFuture', minutes: 6 }],
  ])('%s at 2026-03-03T02:00Z', (madeAt, expected) => {
    expect(capturedFault({ madeAt }, now)).toEqual(expected);
  });

  test('not before the thing it is about existed, but for a clock that is a few minutes behind', () => {
    const began = Temporal.Instant.from('2026-03-01T00:00:00Z');
    const at = (madeAt: string) => capturedFault({ madeAt }, now, began);
    expect(at('2026-02-28T23:54:59Z')).toEqual({ why: 'beforeItExisted', minutes: 5 });
    expect(at('2026-02-27T23:00:00Z')).toEqual({ why: 'beforeItExisted', minutes: 1500 });
    for (const fine of ['2026-02-28T23:55:00Z', '2026-02-28T23:59:59Z', '2026-03-01T00:00:00Z'])
      expect(at(fine), fine).toBeNull();
    expect(notEarlier('2026-02-28T23:59:59Z', began)).toBe('2026-03-01T00:00:00Z');
    expect(notEarlier('2026-03-01T00:00:01Z', began)).toBe('2026-03-01T00:00:01Z');
    expect(notEarlier('2026-03-01T00:00:01Z', null)).toBe('2026-03-01T00:00:01Z');
  });

  test('its day is the day in the county, not in Greenwich', () => {
    expect(dayMade({ madeAt: '2026-03-02T15:59:59Z' })).toBe('2026-03-02');
    expect(dayMade({ madeAt: '2026-03-02T16:00:00Z' })).toBe('2026-03-03');
  });
});

test.each([
  [6, '6 分钟', '6 min'],
  [60, '1 小时', '1 h'],
  [1440, '1 天', '1 d'],
  [1503, '1 天 1 小时', '1 d 1 h'],
  [0, '1 分钟', '1 min'],
])('%i minutes are said as %s', (minutes, zh, en) => {
  expect(spanText(minutes)).toEqual({ zh, en });
});
