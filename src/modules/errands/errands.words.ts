import type { Word } from '#kernel/words.ts';

export const errandsWords = {
  title: ['帮办代办', 'Errands'],
} as const satisfies Record<string, Word>;
