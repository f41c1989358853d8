import type { Word } from '#kernel/words.ts';

export const ordersWords = {
  title: ['服务单', 'Service orders'],
} as const satisfies Record<string, Word>;
