import { expect, test } from 'vitest';
import { entrustRefusal, isLiving, MAX_DELEGATES } from './cases.delegates.rules.ts';

const at = (text: string) => Temporal.Instant.from(text);
const fine = { living: 0, isHandlersPhone: false, besideStaff: false, isWithdrawn: false };

test('what was entrusted lives until the second in which it ends', () => {
  const d = { validUntil: at('2026-04-02T02:00:00Z'), revokedAt: null };
  expect(isLiving(d, at('2026-04-02T01:59:59Z'))).toBe(true);
  expect(isLiving(d, at('2026-04-02T02:00:00Z'))).toBe(false);
  expect(isLiving({ ...d, revokedAt: at('2026-03-03T02:00:00Z') }, at('2026-03-03T02:00:00Z'))).toBe(false);
});

test('nobody in whose hands the case is, nor in their browser, nor one too many', () => {
  expect(entrustRefusal(fine)).toBeNull();
  expect(entrustRefusal({ ...fine, living: MAX_DELEGATES - 1 })).toBeNull();
  expect(entrustRefusal({ ...fine, living: MAX_DELEGATES })).toBe('enough');
  expect(entrustRefusal({ ...fine, isHandlersPhone: true })).toBe('handler');
  expect(entrustRefusal({ ...fine, besideStaff: true })).toBe('staffBeside');
  expect(entrustRefusal({ ...fine, isWithdrawn: true })).toBe('ended');
});
