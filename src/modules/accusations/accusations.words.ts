import type { Word } from '#kernel/words.ts';

export const accusationsWords = {
  title: ['检举控告', 'Accusations'],
} as const satisfies Record<string, Word>;
