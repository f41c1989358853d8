import { expect, test } from 'vitest';
import { say } from '#kernel/words.ts';
import type { Explained } from './classify.contract.ts';
import { linesOf } from './explain.words.ts';

test.each([
  [1, false],
  [4, false],
  [5, true],
])('of a category learned from %i texts it is said how sure the machine is: %s', (ofCategory, says) => {
  const suggestion = { category: '供水', probability: 0.86, words: ['停水'], learnedFrom: 40, ofCategory, units: [] };
  const explained: Explained = { suggestion, chosen: null, keptAt: null, isRefused: false };
  for (const lang of ['zh', 'en'] as const) {
    const [first] = linesOf(explained, (word, values) => say(word, lang, values));
    expect(first!.text.includes('86%')).toBe(says);
    expect(first!.text).toContain('供水');
  }
});
