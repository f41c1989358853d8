import { expect, test } from 'vitest';
import { dayOf, dayText, endText, momentText, remainingText, spanText } from './time.ts';

const now = Date.parse('2026-11-24T06:05:00Z');

test('a moment is told in the county time, the year only when it is another', () => {
  expect(momentText('2026-11-24T06:05:00Z', 'zh', now)).toBe('11月24日 周二 14:05');
  expect(momentText('2026-11-24T06:05:00Z', 'en', now)).toBe('Tue 24 Nov 14:05');
  expect(momentText('2027-01-04T01:00:00Z', 'zh', now)).toBe('2027年1月4日 周一 09:00');
});

test('a period that ends with a day ends at its 24:00, not at 00:00 of the next', () => {
  expect(endText('2026-11-25T16:00:00Z', 'zh', now)).toBe('11月25日 周三 24:00');
  expect(endText('2026-11-25T15:59:00Z', 'zh', now)).toBe('11月25日 周三 23:59');
});

test('what is left is told in its two largest units, and what is over as over', () => {
  expect(remainingText('2026-11-26T09:05:00Z', 'zh', now)).toBe('还剩 2 天 3 小时');
  expect(remainingText('2026-11-24T04:05:00Z', 'zh', now)).toBe('已超 2 小时');
  expect(remainingText('2026-11-24T06:05:20Z', 'en', now)).toBe('1 min left');
  expect(spanText(86_400_000, 'zh')).toBe('1 天');
  expect(spanText(5_400_000, 'zh')).toBe('1 小时 30 分');
});

test('the calendar day is the county day', () => {
  expect(dayOf(Date.parse('2026-11-24T16:00:00Z'))).toBe('2026-11-25');
  expect(dayText('2026-12-03', 'zh', now)).toBe('12月3日 周四');
  expect(dayText('2027-01-04', 'en', now)).toBe('Mon 4 Jan 2027');
});
