import { expect, test } from 'vitest';
import { periodText, spanName } from './insight.spans.rules.ts';

test('a span is called as people call it, and by its days where it has no name', () => {
  const said = (from: string, to: string) => periodText({ from, to })[0];
  expect(said('2025-01-01', '2025-12-31')).toBe('2025年');
  expect(said('2025-07-01', '2025-12-31')).toBe('2025年下半年');
  expect(said('2025-07-01', '2025-09-30')).toBe('2025年第三季度');
  expect(said('2024-02-01', '2024-02-29')).toBe('2024年2月');
  expect(said('2025-02-01', '2025-02-27')).toBe('2025年2月1日至27日');
  expect(said('2025-12-29', '2026-01-04')).toBe('2025年12月29日至2026年1月4日');
  expect(said('2025-03-05', '2025-03-05')).toBe('2025年3月5日');
  expect(spanName({ from: '2025-03-03', to: '2025-03-09' })).toBe('week');
  expect(spanName({ from: '2025-02-01', to: '2025-04-30' })).toBe('own');
});
