import type { Word } from '#kernel/words.ts';

export const mandatesWords = {
  title: ['权责清单', 'Duty lists'],
} as const satisfies Record<string, Word>;
