import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isAllowed, packages, page } from '../../scripts/licences.ts';

describe('what the product stands on', () => {
  const list = packages();

  test('may be handed out, every package of it', () => {
    expect(list.length).toBeGreaterThan(300);
    expect(list.filter((p) => !isAllowed(p.licence))).toEqual([]);
  });

  test('is listed as it is (after a change: `node scripts/licences.ts`)', () => {
    expect(readFileSync(join(import.meta.dirname, '../../docs/licences.md'), 'utf8')).toBe(page(list));
  });

  test.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['Apache-2.0 AND LGPL-3.0-or-later', true],
    ['GPL-3.0-or-later', false],
    ['AGPL-3.0-only', false],
    ['MIT AND GPL-2.0-only', false],
    ['SSPL-1.0', false],
    ['UNLICENSED', false],
    ['', false],
  ])('%j: %j', (licence, allowed) => {
    expect(isAllowed(licence)).toBe(allowed);
  });
});
