import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const normsExportWords = {
  charters: {
    says: ['村规民约', 'Charters'],
    clauses: ['条数', 'Clauses'],
    adoption: ['怎么通过的', 'How adopted'],
    sentOn: ['报送日期', 'Sent'],
    filedOn: ['备案日期', 'Filed'],
  },
  reminders: {
    says: ['提醒次数', 'Reminders, counted'],
    behaviour: ['行为', 'Behaviour'],
    given: ['提醒', 'Given'],
    openReminders: ['未结', 'Open'],
    lifted: ['撤销', 'Lifted'],
    mended: ['已改', 'Mended'],
  },
} as const satisfies Record<string, Record<string, Word>>;
