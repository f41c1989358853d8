import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const ordersExportWords = {
  orderServices: {
    says: ['服务目录', 'Services'],
    service: ['服务', 'Service'],
    providers: ['服务单位', 'Providers'],
  },
} as const satisfies Record<string, Record<string, Word>>;
