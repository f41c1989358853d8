import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const plansExportWords = {
  plans: {
    says: ['一村一策', 'Village plans'],
    fromYear: ['起始年', 'From'],
    toYear: ['到', 'To'],
    goals: ['目标', 'Goals'],
    reached: ['已达到', 'Reached'],
    measures: ['措施', 'Measures'],
    done: ['已完成', 'Done'],
    overdue: ['逾期', 'Overdue'],
  },
} as const satisfies Record<string, Record<string, Word>>;
