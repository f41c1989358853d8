import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const floatingExportWords = {
  floating: {
    says: ['流动党员', 'Floating members'],
    name: ['姓名', 'Name'],
    direction: ['流向', 'Direction'],
    home: ['流出支部', 'Home branch'],
    homePlace: ['流出地', 'From'],
    inflow: ['流入支部', 'Inflow branch'],
    inflowPlace: ['流入地', 'To'],
    province: ['省份', 'Province'],
    reason: ['原因', 'Reason'],
    hasCard: ['有活动证', 'Card'],
    leftOn: ['外出日期', 'Left'],
    registeredOn: ['登记日期', 'Registered'],
    reportedOn: ['报到日期', 'Reported in'],
    attachedOn: ['编入日期', 'Attached'],
    due: ['该做的', 'Due'],
  },
} as const satisfies Record<string, Record<string, Word>>;
