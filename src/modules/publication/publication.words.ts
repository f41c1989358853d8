import type { Word } from '#kernel/words.ts';

export const publicationWords = {
  title: ['公开', 'Made public'],
} as const satisfies Record<string, Word>;
