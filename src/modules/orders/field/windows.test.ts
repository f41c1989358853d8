import { expect, test } from 'vitest';
import { localOf, momentOf, windowsFrom } from './windows.ts';

const at = (iso: string) => windowsFrom(Date.parse(iso));

test('in the morning: everything of today and tomorrow', () => {
  expect(at('2026-03-03T02:00:00Z').map((w) => w.key)).toEqual([
    'soon',
    '0morning',
    '0afternoon',
    '0evening',
    '1morning',
    '1afternoon',
    '1evening',
  ]);
});

test('what is over is not offered; a window already begun begins now', () => {
  expect(at('2026-03-03T04:00:00Z').map((w) => w.key)).toEqual([
    'soon',
    '0afternoon',
    '0evening',
    '1morning',
    '1afternoon',
    '1evening',
  ]);
  expect(at('2026-03-03T03:50:00Z').map((w) => w.key)).not.toContain('0morning');
  expect(at('2026-03-03T07:10:00Z')[1]).toMatchObject({
    key: '0afternoon',
    visitFrom: '2026-03-03T07:15:00.000Z',
    visitTo: '2026-03-03T10:00:00.000Z',
  });
});

test('late at night: tomorrow is the day after on the clock of the place', () => {
  expect(at('2026-03-03T15:30:00Z')[1]).toMatchObject({ key: '1morning', visitFrom: '2026-03-04T00:00:00.000Z' });
});

test('what a phone’s own control gives', () => {
  expect(localOf(Date.parse('2026-03-03T02:00:00Z'))).toBe('2026-03-03T10:00');
  expect(momentOf('2026-03-03T10:00')).toBe('2026-03-03T10:00:00+08:00');
  expect(momentOf('')).toBeNull();
});
