import { expect, test } from 'vitest';
import { formalDay } from './formal-day.ts';

test('a formal paper names the year and the county’s own day', () => {
  expect(formalDay('2026-03-04T16:30:00Z', 'zh')).toBe('2026年3月5日');
  expect(formalDay('2026-03-04T15:59:00Z', 'en')).toBe('2026-03-04');
});
