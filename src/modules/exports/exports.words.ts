import type { Word } from '#kernel/words.ts';
import type { ExportPurpose, exportFormats } from './exports.rules.ts';

export const exportPurposeWords: Record<ExportPurpose | 'form', Word> = {
  work: ['日常办理', 'Daily work'],
  meeting: ['开会研判', 'A meeting'],
  check: ['核对、检查', 'Checking'],
  report: ['上报、统计', 'Reporting upwards'],
  handover: ['工作交接', 'Handing over'],
  audit: ['审计、巡察调取', 'Asked for by audit or inspection'],
  disclosure: ['政务、村务公开', 'Publication'],
  other: ['其他', 'Other'],
  form: ['固定表格、打印件', 'A fixed form to print'],
};
export const exportFormatWords: Record<(typeof exportFormats)[number], Word> = {
  xlsx: ['Excel 表(xlsx)', 'Excel (xlsx)'],
  csv: ['文本表(CSV)', 'Text (CSV)'],
};
export const exportEndWords = {
  whole: ['已下载', 'Fetched'],
  cut: ['到上限为止', 'Cut at the limit'],
  broken: ['中途断开', 'Broken off'],
  waiting: ['没有下载', 'Not fetched'],
} as const satisfies Record<string, Word>;

/** What the file itself says. */
export const fileWords = {
  mark: [
    '{unit} {name} 于 {at} 导出，用途：{purpose}。导出编号 {number}。内部使用，不得外传。',
    'Taken out by {name}, {unit}, on {at} for: {purpose}. Export {number}. For internal use only.',
  ],
  about: ['导出说明', 'About'],
  what: ['清单', 'List'],
  who: ['导出人', 'Taken out by'],
  unit: ['单位', 'Unit'],
  when: ['导出时间', 'When'],
  purpose: ['用途', 'Purpose'],
  number: ['导出编号', 'Export'],
  filters: ['筛选条件', 'Filters'],
  noFilters: ['无', 'None'],
  rows: ['行数', 'Rows'],
  rule: [
    '本表按导出人的权限生成，含什么、给谁看，由导出人负责；用完请及时删除。',
    'This table holds what its taker may see; they answer for where it goes. Delete it after use.',
  ],
  cut: [
    '只导出了前 {rows} 行，后面还有。请缩小范围后分次导出。',
    'Only the first {rows} rows are here and there are more. Narrow the list and take it out in parts.',
  ],
  yes: ['是', 'Yes'],
  no: ['否', 'No'],
} as const satisfies Record<string, Word>;

export const exportRefusals = {
  wordsMissing: ['选“其他”时，请写明具体用途。', 'With “other”, say what it is for.'],
  wordsNumbers: [
    '用途里不要写电话、身份证号等号码，用途会留在日志里。',
    'No telephone or identity numbers in the purpose: it stays in the log.',
  ],
  noColumns: ['至少选一栏。', 'Choose at least one column.'],
  columnUnknown: ['没有“{column}”这一栏。', 'There is no column “{column}”.'],
  columnClosed: [
    '您的岗位不能导出带个人信息的“{column}”一栏。',
    'Your post may not take out the column “{column}”: it is about persons.',
  ],
  tooMany: [
    '这样筛选有 {rows} 行，一次最多导出 {most} 行。请按日期、地点或状态缩小范围，分几次导出。',
    'That would be {rows} rows; at most {most} leave at once. Narrow it by day, place or state and take it out in parts.',
  ],
  over: [
    '这次导出的文件已经取走或过了 {minutes} 分钟，请重新导出。',
    'This file was fetched already, or {minutes} minutes have passed: export it anew.',
  ],
  changed: ['筛选条件变了，请重新导出。', 'The filters have changed: export it anew.'],
  filtersUnreadable: ['筛选条件读不出来。', 'The filters cannot be read.'],
} as const satisfies Record<string, Word>;

/** The log on the console. */
export const exportWords = {
  title: ['导出日志', 'Export log'],
  note: [
    '谁在什么时候把哪份清单导出去、做什么用。本人看自己的；负责人、数据保护员和管理员看辖区内的。',
    'Who took which list out, when and what for. You see your own; leaders, data protection and administrators see those below them.',
  ],
  nothing: ['还没有人导出过清单', 'Nobody has taken out a list yet'],
  nothingHint: [
    '在任何一个列表右上角点“导出”，就会在这里留下一条。',
    'Press “Export” above any list: it will stand here.',
  ],
  at: ['时间', 'When'],
  who: ['导出人', 'By'],
  role: ['岗位', 'Post'],
  list: ['清单', 'List'],
  filters: ['筛选', 'Filters'],
  purpose: ['用途', 'Purpose'],
  words: ['用途说明', 'In words'],
  personal: ['含个人信息', 'About persons'],
  with: ['含', 'Yes'],
  without: ['不含', 'No'],
  rows: ['行数', 'Rows'],
  ended: ['结果', 'How it ended'],
  mine: ['只看本人的', 'Only mine'],
  everybody: ['全部', 'All'],
} as const satisfies Record<string, Word>;

/** Fixed forms, by the name under which their modules write them down. */
export const formWords: Readonly<Record<string, Word>> = {
  due: ['到期职责表', 'Duties due'],
  consultation: ['征求意见汇总', 'Opinions of a consultation'],
  enrolments: ['班级报名名单', 'Enrolment of a class'],
  roster: ['值班表', 'A month’s roster'],
  proofRegister: ['证明登记簿', 'Register of proofs'],
  proofList: ['证明事项清单', 'List of proofs'],
  measures: ['措施落实表', 'Measures of a document'],
  roomEvening: ['作业辅导签到表', 'Attendance of a homework evening'],
  stations: ['驿站台账', 'Stations'],
  relief: ['救助台账', 'Relief ledger'],
  reliefStock: ['救助库存表', 'Relief stock'],
  scores: ['评分汇总表', 'Scores of a round'],
  activityYear: ['支部年度活动表', 'A branch’s year'],
  activityYears: ['各支部年度活动表', 'The branches’ year'],
  findings: ['巡察整改台账', 'Findings of a round'],
  care: ['救助保障对象名册', 'People in care'],
  checks: ['到期复核认证表', 'Checks due'],
  learningTerm: ['学期课表', 'A term’s timetable'],
  floatingMembers: ['流动党员名册（党员管理信息系统格式）', 'Floating members, national form'],
  gate: ['准入把关台账', 'Decisions at the gate'],
  patrolWeek: ['一周排查表', 'Patrols of a week'],
  mandate: ['权责清单', 'A duty list'],
  returnTable: ['填好的报表', 'A return filled in'],
  floating: ['流动党员名册', 'Floating members'],
  books: ['馆藏目录', 'Catalogue'],
};
/** What filters are called; a name that is not here stands as it is. */
export const filterWords: Readonly<Record<string, Word>> = {
  q: ['查找', 'Search'],
  text: ['查找', 'Search'],
  name: ['姓名', 'Name'],
  head: ['户主', 'Head'],
  queue: ['队列', 'Queue'],
  which: ['范围', 'Which'],
  view: ['范围', 'View'],
  area: ['地区', 'Place'],
  kind: ['类别', 'Kind'],
  channel: ['渠道', 'Channel'],
  status: ['状态', 'Status'],
  state: ['状态', 'State'],
  from: ['从', 'From'],
  to: ['到', 'To'],
  until: ['截止', 'Until'],
  year: ['年度', 'Year'],
  topic: ['领域', 'Topic'],
  careClass: ['类别', 'Class'],
  purpose: ['目的', 'Purpose'],
  id: ['所属', 'Of'],
};
