import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const factsExportWords = {
  householdFacts: {
    says: ['各户户情底数', 'Facts of households'],
    head: ['户主', 'Head'],
    address: ['住址', 'Address'],
    size: ['人口', 'People'],
    fresh: ['有效', 'Valid'],
    stale: ['该再问', 'Due again'],
    missing: ['缺', 'Missing'],
  },
  returns: {
    says: ['要报的表', 'Returns'],
    basis: ['依据', 'Basis'],
    every: ['多久一次', 'How often'],
    rows: ['每行是', 'A row is'],
    budgetMinutes: ['预算分钟', 'Minutes budgeted'],
    period: ['期次', 'Period'],
    sent: ['已报', 'Sent'],
    asked: ['应报', 'Asked'],
    closedAt: ['停报时间', 'Closed'],
  },
  burden: {
    says: ['减负表', 'Burden'],
    name: ['表', 'Form'],
    orderedBy: ['谁要的', 'Ordered by'],
    week: ['周', 'Week'],
    typed: ['填写项', 'Typed'],
    reused: ['沿用项', 'Reused'],
    photos: ['照片', 'Photos'],
    records: ['记录', 'Records'],
    minutes: ['分钟', 'Minutes'],
    budgetMinutes: ['预算分钟', 'Minutes budgeted'],
    isOver: ['超预算', 'Over budget'],
  },
} as const satisfies Record<string, Record<string, Word>>;
