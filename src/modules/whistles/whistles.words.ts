import type { Word } from '#kernel/words.ts';

export const whistlesWords = {
  title: ['吹哨报到', 'Whistles'],
} as const satisfies Record<string, Word>;
