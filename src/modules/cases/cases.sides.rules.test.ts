import { expect, test } from 'vitest';
import { bothSides } from './cases.sides.rules.ts';
import type { CaseView } from './cases.views.contract.ts';

type Given = Pick<CaseView, 'timeline' | 'replies'>;
const entry = (verb: string, at: string, data: Record<string, unknown> = {}) => ({ verb, at, data });
const reply = (at: string, text: string) => ({ at, text });
const given = (timeline: unknown[], replies: unknown[]) => ({ timeline, replies }) as unknown as Given;
const sides = (...args: Parameters<typeof given>) => {
  const found = bothSides(given(...args));
  return found && [found.reply.text, found.words];
};

test('the last “not done” stands beside the reply it speaks of, in whatever order they come', () => {
  const replies = [reply('2026-03-09T00:00:00Z', '又换了泵'), reply('2026-03-03T00:00:00Z', '修好了')];
  const first = entry('dispute', '2026-03-04T00:00:00Z', { text: '还是没水' });
  const second = entry('callback', '2026-03-10T00:00:00Z', { result: 'unsolved', text: '仍然不出水' });
  expect(sides([first], replies)).toEqual(['修好了', '还是没水']);
  expect(sides([second, first], replies)).toEqual(['又换了泵', '仍然不出水']);
  expect(sides([entry('checkClosed', '2026-03-04T00:00:00Z', { check: 'differs' })], replies)).toEqual([
    '修好了',
    null,
  ]);
});

test('there are no two sides while nobody objects, or nothing was replied', () => {
  const replies = [reply('2026-03-03T00:00:00Z', '修好了')];
  const agreed = [
    entry('callback', '2026-03-04T00:00:00Z', { result: 'solved' }),
    entry('checkClosed', '2026-03-05T00:00:00Z', { check: 'same' }),
  ];
  expect(sides(agreed, replies)).toBeNull();
  expect(sides([entry('dispute', '2026-03-04T00:00:00Z', { text: '没办' })], [])).toBeNull();
});
