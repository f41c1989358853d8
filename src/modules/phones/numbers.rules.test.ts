import { expect, test } from 'vitest';
import { parseProvisional } from './numbers.rules.ts';

test('a provisional number is read however it was typed, and nothing else is taken for one', () => {
  for (const typed of ['临0303-001', '0303-001', '临 0303 – 001', '临0303001'])
    expect(parseProvisional(typed), typed).toBe('临0303-001');
  for (const other of ['', '临', '0303', 'XF-150124201213-2026-0001', '12345678901'])
    expect(parseProvisional(other), other).toBeNull();
});
