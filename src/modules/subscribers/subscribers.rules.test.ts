import { expect, test } from 'vitest';
import { sayTopic } from '#ui/console/deliveries.words.ts';
import { subscriberEvents, toldVerbs, verbsOf } from './subscribers.rules.ts';

test('every event there is can be chosen, has words, and is told by some verb', () => {
  expect([...new Set(Object.values(toldVerbs))].sort()).toEqual([...subscriberEvents].sort());
  for (const event of subscriberEvents) {
    expect(verbsOf([event]).length, event).toBeGreaterThan(0);
    expect(sayTopic(event)[0], event).toMatch(/\p{Script=Han}/u);
  }
  expect(verbsOf(['signed']).sort()).toEqual(['sign', 'take']);
  expect(verbsOf([])).toEqual([]);
});
