import type { Word } from '#kernel/words.ts';

export const exportConsoleWords = {
  open: ['导出', 'Export'],
  titled: ['导出：{name}', 'Export: {name}'],
  go: ['导出并下载', 'Export and download'],
  count: ['按现在的筛选共 {rows} 行。', '{rows} rows with the filters as they stand.'],
  countMore: ['按现在的筛选有 {rows} 行以上。', 'More than {rows} rows with the filters as they stand.'],
  none: ['按现在的筛选没有内容，导出的会是一张空表。', 'Nothing passes the filters: the table would be empty.'],
  over: [
    '一次最多导出 {most} 行。请先按日期、地点或状态缩小范围。',
    'At most {most} rows leave at once. Narrow the list by day, place or state first.',
  ],
  purpose: ['做什么用', 'What for'],
  words: ['具体说明', 'In words'],
  wordsHint: [
    '会印在表上并留在导出日志里，不要写人名和号码。',
    'Stands on the table and in the log: no names, no numbers.',
  ],
  format: ['格式', 'Format'],
  columns: ['导出哪些栏', 'Columns'],
  persons: ['带个人信息的栏', 'Columns about persons'],
  personsHint: [
    '默认不带。确有需要才勾选，用完及时删除。',
    'Left out unless ticked. Take them only when needed, and delete the table after use.',
  ],
  logged: [
    '表上会有您的姓名、单位、时间和用途；这次导出会记入日志，您的负责人和管理员能看到。',
    'The table names you, your unit, the time and the purpose; your superiors and administrators see it in the log.',
  ],
  begun: ['已开始下载，导出编号 {number}', 'Downloading: export {number}'],
  printed: ['{unit} {name} {at} 打印，内部使用', 'Printed by {name}, {unit}, {at}; internal use'],
  choose: ['请选择', 'Choose'],
} as const satisfies Record<string, Word>;
