import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const whistlesExportWords = {
  whistles: {
    says: ['吹哨报到', 'Whistles'],
    caseNumber: ['诉求编号', 'Case'],
    issue: ['吹哨事由', 'Issue'],
    caller: ['吹哨单位', 'Called by'],
    lead: ['牵头单位', 'Lead'],
    units: ['报到单位', 'Units'],
    calledAt: ['吹哨时间', 'Called'],
    reportBy: ['报到时限', 'Report by'],
    openTasks: ['未完成任务', 'Open tasks'],
  },
} as const satisfies Record<string, Record<string, Word>>;
