import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const teamsExportWords = {
  teams: {
    says: ['志愿队', 'Teams'],
    what: ['做什么', 'What'],
    how: ['怎么加入', 'How'],
    phone: ['电话', 'Telephone'],
    members: ['人数', 'Members'],
    closedOn: ['解散日期', 'Closed'],
  },
} as const satisfies Record<string, Record<string, Word>>;
