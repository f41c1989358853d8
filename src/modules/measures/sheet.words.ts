import type { Word } from '#kernel/words.ts';
import { measureRefusalWords } from './measures.words.ts';

export const sheetFields = ['nth', 'body', 'lead', 'units', 'due', 'proof'] as const;
export type SheetField = (typeof sheetFields)[number];
export const sheetFieldWords: Readonly<Record<SheetField, Word>> = {
  nth: ['序号', 'No.'],
  body: ['措施', 'Measure'],
  lead: ['牵头单位', 'Lead'],
  units: ['配合单位', 'Together with'],
  due: ['完成时限', 'Due'],
  proof: ['怎么算办结', 'How one will know'],
};
export const sheetHeadings: Readonly<Record<SheetField, readonly string[]>> = {
  nth: ['序号', '编号', '条目', '条', 'no', 'no.'],
  body: ['措施', '措施内容', '具体措施', '工作任务', '任务内容', '重点任务', '主要内容', '内容', 'measure'],
  lead: ['牵头单位', '牵头部门', '责任单位', '责任部门', '主责单位', 'lead'],
  units: ['配合单位', '配合部门', '协办单位', '参与单位', '协同单位', 'units'],
  due: ['完成时限', '完成时间', '时限', '截止时间', '截止日期', '完成日期', 'due'],
  proof: ['怎么算办结', '完成标准', '办结标准', '完成标志', '验收标准', '预期成果', '目标要求', 'proof'],
};
export const sheetFaultWords = {
  required: ['“{field}”没有填。', '“{field}” is empty.'],
  tooLong: ['“{field}”超过 {max} 个字。', '“{field}” has over {max} characters.'],
  nth: ['序号“{part}”看不懂,请填 1 到 500。', 'No. “{part}” cannot be read: 1 to 500.'],
  twice: ['序号和第 {first} 行一样。', 'The same no. as row {first}.'],
  day: ['完成时限“{part}”看不懂,请写成 2026-06-30 或 2026年6月底。', 'Due “{part}” cannot be read: write 2026-06-30.'],
  duePast: measureRefusalWords.duePast,
  leadUnknown: measureRefusalWords.leadUnknown,
  unitUnknown: measureRefusalWords.unitUnknown,
  noConfirmer: measureRefusalWords.noConfirmer,
  manyLeads: [
    '牵头单位只能有一个:“{part}”。其余请写进配合单位。',
    'One lead only: “{part}”. The others work together with it.',
  ],
} as const satisfies Record<string, Word>;
export type SheetRule = keyof typeof sheetFaultWords;
export const sheetTexts = {
  noHeader: [
    '没有找到表头。表里要有“措施”“牵头单位”“完成时限”这几栏。',
    'No heading row was found: the table needs the columns 措施, 牵头单位 and 完成时限.',
  ],
  tooMany: ['一次最多导入 {rows} 条。', 'At most {rows} measures at a time.'],
} as const satisfies Record<string, Word>;
