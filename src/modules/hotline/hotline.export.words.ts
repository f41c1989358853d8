import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const hotlineExportWords = {
  hotlinePushes: {
    says: ['热线推送记录', 'Hotline: pushes'],
    source: ['平台', 'Platform'],
    ticket: ['工单号', 'Ticket'],
    verb: ['动作', 'Verb'],
    result: ['结果', 'Result'],
    fault: ['问题', 'Fault'],
    at: ['收到时间', 'Came'],
    appliedAt: ['处理时间', 'Applied'],
    number: ['诉求编号', 'Case'],
  },
} as const satisfies Record<string, Record<string, Word>>;
