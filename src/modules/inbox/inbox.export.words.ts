import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const inboxExportWords = {
  inbox: {
    says: ['待登记来件', 'Inbox'],
    source: ['来源', 'Source'],
    receivedAt: ['收到时间', 'Received'],
    sender: ['发件人', 'Sender'],
    title: ['标题', 'Title'],
    files: ['附件', 'Files'],
    case: ['诉求编号', 'Case'],
    decidedBy: ['处理人', 'Decided by'],
    reason: ['不登记原因', 'Why not'],
  },
} as const satisfies Record<string, Record<string, Word>>;
