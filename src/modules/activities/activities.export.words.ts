import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const activitiesExportWords = {
  activities: {
    says: ['组织活动', 'Activities'],
    way: ['方式', 'Way'],
    group: ['小组', 'Group'],
    where: ['地点说明', 'Where'],
    should: ['应到', 'Should come'],
    present: ['实到', 'Came'],
    isEnteredLate: ['补录', 'Entered late'],
  },
  activityTasks: {
    says: ['会后任务', 'Tasks of meetings'],
    title: ['会议', 'Meeting'],
    what: ['任务', 'Task'],
    doneNote: ['完成情况', 'Result'],
  },
  activityHoursDue: {
    says: ['待记志愿时长', 'Hours to write down'],
    title: ['活动', 'Activity'],
    people: ['人数', 'People'],
    byDay: ['最晚', 'By'],
    isLate: ['已逾期', 'Late'],
  },
} as const satisfies Record<string, Record<string, Word>>;
