import { describe, expect, it } from 'vitest';
import { dayText, momentText, remainingText, spanText, untilText } from './moments.ts';

const at = (text: string) => Temporal.Instant.from(text);
const now = at('2026-11-24T06:05:00Z');

describe('moments as people read them', () => {
  it('are local, with the weekday, and without the present year', () => {
    expect(momentText(now, 'zh', now)).toBe('11月24日 周二 14:05');
    expect(momentText(now, 'en', now)).toBe('Tue 24 Nov 14:05');
  });

  it('carry the year when it is another one', () => {
    expect(momentText(at('2026-12-31T16:00:00Z'), 'zh', now)).toBe('2027年1月1日 周五 00:00');
    expect(dayText('2027-01-01', 'en', now)).toBe('Fri 1 Jan 2027');
  });

  it('name the last day when an end is a midnight, and the moment otherwise', () => {
    expect(untilText(at('2026-11-30T16:00:00Z'), 'zh', now)).toBe('11月30日 周一');
    expect(untilText(at('2026-11-30T15:59:00Z'), 'zh', now)).toBe('11月30日 周一 23:59');
  });
});

describe('spans', () => {
  const hour = 3_600_000;
  it.each([
    [51 * hour, '2 天 3 小时'],
    [48 * hour, '2 天'],
    [3 * hour + 5 * 60_000, '3 小时 5 分钟'],
    [24 * hour + 5 * 60_000, '1 天'],
    [59_000, '1 分钟'],
  ])('%i ms is %s', (ms, text) => expect(spanText(ms, 'zh')).toBe(text));

  it('say what is left, and from the end itself on by how much it is late', () => {
    expect(remainingText(at('2026-11-26T09:05:00Z'), 'zh', now)).toBe('还剩 2 天 3 小时');
    expect(remainingText(at('2026-11-24T06:04:00Z'), 'zh', now)).toBe('超了 1 分钟');
    expect(remainingText(now, 'en', now)).toBe('1 min late');
  });
});
