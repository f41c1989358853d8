import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const consultationsExportWords = {
  consultations: {
    says: ['征求意见', 'Consultations'],
    question: ['问什么', 'Question'],
    who: ['问谁', 'Who'],
    untilDay: ['截止', 'Until'],
    count: ['意见数', 'Opinions'],
    waiting: ['待归类', 'Waiting'],
  },
  adopted: {
    says: ['采纳后要落实的', 'Adopted opinions'],
    callTitle: ['征求意见', 'Consultation'],
    summary: ['意见', 'Opinion'],
    reason: ['理由', 'Reason'],
    owner: ['落实单位', 'Owner'],
    isOverdue: ['逾期', 'Overdue'],
    evidence: ['落实情况', 'Evidence'],
    opinions: ['意见数', 'Opinions'],
  },
} as const satisfies Record<string, Record<string, Word>>;
