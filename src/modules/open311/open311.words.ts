import type { Word } from '#kernel/words.ts';

export const open311Words = {
  title: ['Open311 接口', 'Open311'],
} as const satisfies Record<string, Word>;
