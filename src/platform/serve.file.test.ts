import { expect, test } from 'vitest';
import { rangeOf } from './serve.file.ts';

test('a range is understood up to both ends of the file, and nothing beyond', () => {
  expect(rangeOf('bytes=0-99', 1000)).toEqual({ start: 0, end: 99 });
  expect(rangeOf('bytes=990-', 1000)).toEqual({ start: 990, end: 999 });
  expect(rangeOf('bytes=-10', 1000)).toEqual({ start: 990, end: 999 });
  expect(rangeOf('bytes=-5000', 1000)).toEqual({ start: 0, end: 999 });
  expect(rangeOf('bytes=0-5000', 1000)).toEqual({ start: 0, end: 999 });
  for (const wrong of [undefined, '', 'bytes=-', 'bytes=1000-', 'bytes=9-3', 'bytes=0-1,4-5', 'lines=0-1'])
    expect(rangeOf(wrong, 1000)).toBe(null);
});
