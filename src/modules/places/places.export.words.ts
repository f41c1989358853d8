import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const placesExportWords = {
  places: {
    says: ['区划', 'Places'],
    code: ['区划代码', 'Code'],
    fullName: ['全称', 'Full name'],
    parent: ['上级代码', 'Above'],
  },
} as const satisfies Record<string, Record<string, Word>>;
