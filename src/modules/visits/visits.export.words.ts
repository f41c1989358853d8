import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const visitsExportWords = {
  visitCorrections: {
    says: ['走访更正', 'Corrections'],
    household: ['户主', 'Household'],
    address: ['住址', 'Address'],
    purposeText: ['目的', 'Purpose'],
    wish: ['要求', 'Wish'],
    part: ['哪部分', 'Part'],
    at: ['提出时间', 'Asked'],
    level: ['由谁答', 'Answered at'],
    isLate: ['已逾期', 'Late'],
  },
  visitStudies: {
    says: ['联合研判', 'Joint studies'],
    matters: ['事项', 'Matters'],
    tasks: ['任务', 'Tasks'],
    tasksOpen: ['未完成', 'Open'],
  },
  visits: {
    says: ['入户走访', 'Visits'],
    purposeText: ['目的', 'Purpose'],
    household: ['户主', 'Household'],
    address: ['住址', 'Address'],
    how: ['方式', 'How'],
    result: ['结果', 'Result'],
    needs: ['提出需求', 'Needs'],
    needsOpen: ['未办需求', 'Needs open'],
    correctionsOpen: ['未答更正', 'Corrections open'],
  },
} as const satisfies Record<string, Record<string, Word>>;
