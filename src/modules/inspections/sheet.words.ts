import type { Word } from '#kernel/words.ts';
import { inspectionRefusalWords as no, inspectionWords as w } from './inspections.words.ts';

export const findingSheetFields = [
  'nth',
  'unit',
  'category',
  'body',
  'basis',
  'papers',
  'term',
  'owner',
  'leader',
  'lead',
  'planDue',
  'due',
] as const;
export type FindingSheetField = (typeof findingSheetFields)[number];
export const findingSheetWords: Readonly<Record<FindingSheetField, Word>> = {
  nth: w.nth,
  unit: w.unit,
  category: w.category,
  body: w.body,
  basis: w.basis,
  papers: w.papers,
  term: w.term,
  owner: w.owner,
  leader: w.leader,
  lead: w.lead,
  planDue: w.planDue,
  due: w.due,
};
export const findingSheetHeadings: Readonly<Record<FindingSheetField, readonly string[]>> = {
  nth: ['序号', '编号', '问题编号', 'no', 'no.'],
  unit: ['被巡察单位', '被巡察党组织', '反馈单位', 'inspected unit'],
  category: ['问题类别', '问题类型', '类别', '类型', 'category'],
  body: ['具体问题', '问题表现', '反馈问题', '存在问题', '问题描述', '问题', 'finding'],
  basis: ['依据', '政策依据', '违反规定', 'basis'],
  papers: ['佐证材料', '证据材料', '证据', '底稿编号', 'papers'],
  term: ['整改类型', '整改方式', '整改性质', 'kind'],
  owner: ['责任单位', '整改单位', '整改责任单位', 'owner'],
  leader: ['责任领导', '责任领导职务', '责任领导（职务）', '责任岗位', '牵头领导', 'leader in charge', 'leader'],
  lead: ['牵头部门', '行业主管部门', '主管部门', 'lead department'],
  planDue: ['报方案期限', '方案时限', '方案期限', 'plan due'],
  due: ['整改期限', '整改时限', '完成时限', '完成期限', 'due'],
};
export const findingFaultWords = {
  required: ['“{field}”没有填。', '“{field}” is empty.'],
  tooLong: ['“{field}”超过 {max} 个字。', '“{field}” has over {max} characters.'],
  nth: ['序号“{part}”看不懂，请填 1 到 500。', 'No. “{part}” cannot be read: 1 to 500.'],
  twice: ['序号和第 {first} 行一样。', 'The same no. as row {first}.'],
  day: ['日期“{part}”看不懂，请写成 2026-06-30。', 'Day “{part}” cannot be read: write 2026-06-30.'],
  category: ['类别“{part}”不认识，可以写：{all}。', 'Category “{part}” is not known; one of: {all}.'],
  term: ['整改类型“{part}”不认识，可以写：{all}。', 'Kind “{part}” is not known; one of: {all}.'],
  personNamed: no.personNamed,
  leaderNamed: no.leaderNamed,
  unitUnknown: no.unitUnknown,
  notInspected: no.notInspected,
  duePast: no.duePast,
} as const satisfies Record<string, Word>;
export type FindingFaultRule = keyof typeof findingFaultWords;
export const findingSheetTexts = {
  noHeader: [
    '没有找到表头。表里要有“具体问题”这一栏。',
    'No heading row was found: the table needs the column 具体问题.',
  ],
  personColumn: [
    '表里有“{head}”一栏。巡察整改不记个人，涉及个人的问题线索请移交纪检监察机关；请去掉这一栏再导入。',
    'The table has the column “{head}”. Findings name nobody; what is about a person goes to discipline inspection. Take the column out.',
  ],
  tooMany: ['一次最多导入 {rows} 条。', 'At most {rows} findings at a time.'],
} as const satisfies Record<string, Word>;
