import type { Word } from '#kernel/words.ts';

export const hotlineWords = {
  title: ['热线对接', 'Hotline 12345'],
} as const satisfies Record<string, Word>;
