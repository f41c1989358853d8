import type { Word } from '#kernel/words.ts';

export const inboxWords = {
  title: ['待登记来件', 'Inbox'],
} as const satisfies Record<string, Word>;
