import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const petitionsExportWords = {
  petitions: {
    says: ['信访事项', 'Petitions'],
    organ: ['有权处理机关', 'Organ'],
    beganAt: ['开始时间', 'Began'],
    owesExecution: ['待执行', 'Execution owed'],
  },
} as const satisfies Record<string, Record<string, Word>>;
