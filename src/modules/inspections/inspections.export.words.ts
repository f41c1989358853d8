import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const inspectionsExportWords = {
  inspectionRounds: {
    says: ['巡察轮次', 'Inspection rounds'],
    year: ['年度', 'Year'],
    nth: ['第几轮', 'Round'],
    documentNo: ['文号', 'Document'],
    office: ['巡察机构', 'Office'],
    units: ['被巡察单位', 'Inspected'],
    begunOn: ['开始日期', 'Begun'],
    toldOn: ['反馈日期', 'Told'],
    total: ['问题', 'Findings'],
    closedFindings: ['已销号', 'Closed'],
    overdue: ['逾期', 'Overdue'],
  },
  inspectionUnits: {
    says: ['各单位整改进度', 'Findings by unit'],
    total: ['问题', 'Findings'],
    closedFindings: ['已销号', 'Closed'],
    toCheck: ['待核验', 'To check'],
    openFindings: ['在改', 'Open'],
    overdue: ['逾期', 'Overdue'],
    repeated: ['反复', 'Repeated'],
  },
  findings: {
    says: ['巡察问题', 'Findings'],
    round: ['轮次', 'Round'],
    inspected: ['被巡察单位', 'Inspected'],
    nth: ['序号', 'No.'],
    category: ['类别', 'Category'],
    term: ['整改时限', 'Term'],
    body: ['问题', 'Finding'],
    owner: ['责任单位', 'Owner'],
    leaderPost: ['责任领导职务', "Leader's post"],
    lead: ['牵头单位', 'Lead'],
    planDue: ['方案期限', 'Plan due'],
    closedOn: ['销号日期', 'Closed'],
    supervisions: ['督办次数', 'Supervised'],
    returned: ['退回次数', 'Returned'],
  },
} as const satisfies Record<string, Record<string, Word>>;
