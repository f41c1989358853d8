import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const organisationsExportWords = {
  organisations: {
    says: ['单位', 'Organisations'],
    shortName: ['简称', 'Short name'],
    duty: ['职责', 'Duty'],
  },
} as const satisfies Record<string, Record<string, Word>>;
