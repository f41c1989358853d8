import type { Word } from '#kernel/words.ts';

export const venueFieldWords = {
  today: ['今天来参观的', 'Visitors today'],
  people: ['{n} 人', '{n} people'],
} as const satisfies Record<string, Word>;
