import type { Word } from '#kernel/words.ts';

export const petitionsWords = {
  title: ['信访事项', 'Petitions'],
} as const satisfies Record<string, Word>;
