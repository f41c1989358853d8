import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const errandsExportWords = {
  errands: {
    says: ['帮办代办', 'Errands'],
    agent: ['代办员', 'Agent'],
    papersOut: ['在手材料', 'Papers held'],
    originalsOut: ['其中原件', 'Of them originals'],
    authorisedUntil: ['授权到', 'Authorised until'],
  },
} as const satisfies Record<string, Record<string, Word>>;
