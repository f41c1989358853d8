import { expect, test } from 'vitest';
import { dayOf, dayText, dueText, momentText, offBy, remaining, spanText } from './time.ts';

const now = Date.parse('2026-11-24T06:05:00Z');

test('a moment reads as the county says it', () => {
  expect(momentText('2026-11-24T06:05:00Z', 'zh')).toBe('11月24日 周二 14:05');
  expect(momentText('2026-11-24T06:05:00Z', 'en')).toBe('Tue 24 Nov 14:05');
});

test('a day reads without an hour', () => {
  expect([dayText('2026-11-24', 'zh'), dayText('2026-11-24', 'en')]).toEqual(['11月24日 周二', 'Tue 24 Nov']);
});

test('what is due at midnight is due at the end of the day before', () => {
  expect(dueText('2026-12-01T16:00:00Z', 'zh')).toBe('12月1日 周二 24:00');
  expect(dueText('2026-12-01T16:00:00Z', 'en')).toBe('Tue 1 Dec 24:00');
  expect(dueText('2026-12-01T16:01:00Z', 'zh')).toBe('12月2日 周三 00:01');
});

test('a day begins at midnight of the county', () => {
  expect(dayOf('2026-11-24T15:59:59Z')).toBe('2026-11-24');
  expect(dayOf('2026-11-24T16:00:00Z')).toBe('2026-11-25');
});

test.each([
  ['2026-11-26T09:05:00Z', '还剩 2 天 3 小时', '2 d 3 h left'],
  ['2026-11-26T06:05:00Z', '还剩 2 天', '2 d left'],
  ['2026-11-24T08:35:00Z', '还剩 2 小时 30 分', '2 h 30 min left'],
  ['2026-11-24T08:05:00Z', '还剩 2 小时', '2 h left'],
  ['2026-11-24T06:05:20Z', '还剩 1 分钟', '1 min left'],
  ['2026-11-24T06:04:20Z', '已超 1 分钟', '1 min over'],
  ['2026-11-23T06:05:00Z', '已超 1 天', '1 d over'],
])('until %s: %s', (iso, zh, en) => {
  expect(remaining(iso, now, 'zh')).toBe(zh);
  expect(remaining(iso, now, 'en')).toBe(en);
});

test('a clock is off from five minutes on: what has to be added to have the server’s', () => {
  const server = Date.parse('2026-03-03T02:00:00Z');
  expect([0, 299, 300, -300].map((s) => offBy(server, server + s * 1000))).toEqual([0, 0, 0, 0]);
  expect(offBy(server, server + 86_400_000)).toBe(-86_400_000);
  expect(offBy(server, server - 301_000)).toBe(301_000);
  expect([86_400_000, -9_000_000, 10].map((ms) => spanText(ms, 'zh'))).toEqual(['1 天', '2 小时 30 分', '1 分钟']);
});
