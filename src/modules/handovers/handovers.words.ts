import type { Word } from '#kernel/words.ts';

export const handoversWords = {
  title: ['工作交接', 'Hand-overs'],
} as const satisfies Record<string, Word>;
