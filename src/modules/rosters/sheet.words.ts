import type { Word } from '#kernel/words.ts';

export const rosterColumns = ['day', 'people'] as const;
export type RosterColumn = (typeof rosterColumns)[number];
export const rosterColumnWords: Record<RosterColumn, Word> = {
  day: ['日期', 'Day'],
  people: ['值班人', 'On duty'],
};

export type RosterFault =
  | 'dayUnread'
  | 'dayOutside'
  | 'dayTwice'
  | 'nobody'
  | 'stranger'
  | 'namesake'
  | 'personTwice'
  | 'onLeave'
  | 'tooMany';
export const rosterFaultWords: Record<RosterFault, Word> = {
  dayUnread: ['看不懂这个日期,请写成 2026-04-01 或 4月1日。', 'This is no date: write 2026-04-01.'],
  dayOutside: ['这一天不在 {month}。', 'This day is not in {month}.'],
  dayTwice: [
    '和第 {first} 行是同一天,而这张表每天 1 人。',
    'The same day as row {first}, and there is one person a day.',
  ],
  nobody: ['这一天没有写值班人。', 'Nobody is named for this day.'],
  stranger: [
    '本单位今天没有“{name}”,请核对名字,或先在“人员”里建账号。',
    'Nobody here is called “{name}”: check the name, or add an account first.',
  ],
  namesake: [
    '本单位有两位“{name}”,认不准是谁。这一天请导入后手工排。',
    'Two people here are called “{name}”: set this day by hand afterwards.',
  ],
  personTwice: ['“{name}”同一天写了两次。', '“{name}” is named twice on this day.'],
  onLeave: ['“{name}”这一天请了假。', '“{name}” is away on this day.'],
  tooMany: ['这一天写了 {n} 个人,这张表每天 {perDay} 人。', '{n} people on this day, but there are {perDay} a day.'],
};

export const rosterSheetWords = {
  noTable: [
    '没有找到表头。请用模板,或保证前十行里有“日期”和“值班人”两栏。',
    'No heading row was found: the columns “日期” and “值班人” are needed.',
  ],
  rowsRefused: [
    '表里有 {n} 行不能用,整张表都没有导入。改好这几行再导入。',
    '{n} rows cannot be used, so nothing was taken in: mend them and import the table again.',
  ],
  empty: ['表里只有表头,没有排班。', 'The table has headings and no days.'],
} as const satisfies Record<string, Word>;
