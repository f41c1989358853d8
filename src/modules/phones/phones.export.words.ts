import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const phonesExportWords = {
  phones: {
    says: ['外勤手机', 'Field phones'],
    holder: ['使用人', 'Holder'],
    registeredOn: ['登记日期', 'Registered'],
    lastSeenOn: ['最近联网', 'Last seen'],
    letGo: ['停用时间', 'Let go'],
  },
  tray: {
    says: ['托盘', 'Tray'],
    why: ['为什么在这里', 'Why'],
    by: ['记录人', 'Written by'],
    madeAt: ['记录时间', 'Written'],
    offeredAt: ['送达时间', 'Arrived'],
  },
} as const satisfies Record<string, Record<string, Word>>;
