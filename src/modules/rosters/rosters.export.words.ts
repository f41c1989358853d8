import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const rostersExportWords = {
  rosterGaps: {
    says: ['值班空岗', 'Gaps in rosters'],
    month: ['月份', 'Month'],
    days: ['没人值的日子', 'Days without anybody'],
  },
} as const satisfies Record<string, Record<string, Word>>;
