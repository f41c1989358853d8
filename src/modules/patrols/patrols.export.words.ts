import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const patrolsExportWords = {
  patrolBoard: {
    says: ['网格巡查周表', 'Patrols of a week'],
    walkedDays: ['巡查天数', 'Days walked'],
    finds: ['发现', 'Finds'],
    toVerify: ['待复核', 'To verify'],
  },
  patrolFinds: {
    says: ['巡查发现', 'Finds'],
    result: ['结果', 'Result'],
    category: ['类别', 'Category'],
    what: ['发现了什么', 'What'],
    placeNote: ['具体位置', 'Where'],
    caseNumber: ['转诉求编号', 'Case'],
  },
} as const satisfies Record<string, Record<string, Word>>;
