import { describe, expect, test } from 'vitest';
import { holds, wallState } from './walls.rules.ts';

const at = (text: string) => Temporal.Instant.from(`2026-03-03T${text}:00Z`);
const pass = { openedAt: at('01:00'), seenAt: at('02:00'), revokedAt: null };

describe('a screen on a wall', () => {
  test('waits to be opened, shows, falls silent, is taken back', () => {
    expect(wallState({ ...pass, openedAt: null, seenAt: null }, at('02:00'))).toBe('waiting');
    expect(wallState(pass, at('02:15'))).toBe('on');
    expect(wallState(pass, at('02:16'))).toBe('silent');
    expect(wallState({ ...pass, seenAt: null }, at('01:10'))).toBe('on');
    expect(wallState({ ...pass, revokedAt: at('02:01') }, at('02:02'))).toBe('revoked');
  });
  test('holds by the last use of its link only, and not when it was taken back', () => {
    expect(holds({ ...pass, opened: 1 }, 1)).toBe(true);
    expect(holds({ ...pass, opened: 2 }, 1)).toBe(false);
    expect(holds({ ...pass, opened: 0 }, 0)).toBe(false);
    expect(holds({ ...pass, opened: 1, revokedAt: at('02:01') }, 1)).toBe(false);
  });
});
