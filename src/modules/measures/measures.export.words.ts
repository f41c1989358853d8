import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const measuresExportWords = {
  measureDocuments: {
    says: ['联合文件', 'Joint documents'],
    number: ['文号', 'Number'],
    office: ['印发单位', 'Office'],
    issuedOn: ['印发日期', 'Issued'],
    isPublic: ['公开', 'Public'],
    measures: ['措施', 'Measures'],
    done: ['已完成', 'Done'],
    overdue: ['逾期', 'Overdue'],
    reported: ['已报', 'Reported'],
  },
  measureUnits: {
    says: ['各单位措施落实', 'Measures by unit'],
    total: ['合计', 'Total'],
    done: ['已完成', 'Done'],
    reported: ['已报', 'Reported'],
    openMeasures: ['未完成', 'Open'],
    overdue: ['逾期', 'Overdue'],
  },
  measures: {
    says: ['措施清单', 'Measures'],
    nth: ['序号', 'No.'],
    body: ['措施', 'Measure'],
    lead: ['牵头单位', 'Lead'],
    units: ['配合单位', 'Units'],
    proof: ['以什么证明', 'Proof'],
    standing: ['进度', 'Standing'],
    last: ['最近一次报告', 'Last report'],
  },
} as const satisfies Record<string, Record<string, Word>>;
