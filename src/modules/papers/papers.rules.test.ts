import { expect, test } from 'vitest';
import { paperCodeIn, paperCodeOf, paperLink } from './papers.rules.ts';

test('a code is found in a link, typed loosely, and nowhere else', () => {
  const code = paperCodeOf('0199c1f0-2f3a-7000-8000-8657aed10f3c');
  expect(code).toBe('ZD-8657AED10F3C');
  expect(paperCodeIn(paperLink('https://x.example', code))).toBe(code);
  expect(paperCodeIn(' zd—8657aed10f3c ')).toBe(code);
  for (const other of ['XF-150124201213-2026-0001-8', 'ZD-8657AED10F3', 'AZD-8657AED10F3C', 'ZD-8657AED10F3CFF', ''])
    expect(paperCodeIn(other), other).toBeNull();
});
