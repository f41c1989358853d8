import type { Word } from '#kernel/words.ts';

export const classifyWords = {
  title: ['归类建议', 'Suggested categories'],
} as const satisfies Record<string, Word>;
