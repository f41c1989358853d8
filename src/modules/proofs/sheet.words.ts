import type { Word } from '#kernel/words.ts';
import { type ItemFault, itemKinds, remits } from './proofs.rules.ts';
import { itemFaultWords, itemKindWords, remitWords } from './proofs.words.ts';

export const sheetFields = [
  'code',
  'name',
  'kind',
  'law',
  'article',
  'remit',
  'purpose',
  'procedure',
  'form',
  'materials',
  'validDays',
  'needsMeeting',
  'who',
  'how',
  'words',
] as const;
export type SheetField = (typeof sheetFields)[number];
export const sheetFieldWords: Readonly<Record<SheetField, Word>> = {
  code: ['编号', 'Code'],
  name: ['证明名称', 'Name'],
  kind: ['出不出具', 'Issued or not'],
  law: ['设定依据', 'Law'],
  article: ['条款', 'Article'],
  remit: ['为什么归村(居)委会', 'Why the committee'],
  purpose: ['用途', 'Used for'],
  procedure: ['办理程序', 'Procedure'],
  form: ['格式', 'Form'],
  materials: ['申请材料', 'Materials'],
  validDays: ['有效天数', 'Days it holds'],
  needsMeeting: ['须集体讨论', 'Discussed first'],
  who: ['该找谁', 'Who issues it'],
  how: ['怎么办', 'How instead'],
  words: ['群众怎么说', 'What people call it'],
};
export const sheetHeadings: Readonly<Record<SheetField, readonly string[]>> = {
  code: ['编号', '序号', '代码', 'code'],
  name: ['证明名称', '证明事项', '事项名称', '名称', '事项', 'name'],
  kind: ['出不出具', '清单类别', '类别', '类型', 'kind'],
  law: ['设定依据', '法律依据', '依据', '法律法规', 'law'],
  article: ['条款', '条目', '具体条款', '第几条', 'article'],
  remit: ['为什么归村', '职责类别', '职责依据', 'remit'],
  purpose: ['用途', '证明用途', '使用范围', 'purpose'],
  procedure: ['办理程序', '程序', '出具程序', '办理流程', 'procedure'],
  form: ['格式', '证明格式', '式样', '样式', 'form'],
  materials: ['申请材料', '材料', '提供材料', '所需材料', 'materials'],
  validDays: ['有效天数', '有效期', '有效期限', 'days'],
  needsMeeting: ['须集体讨论', '是否集体讨论', '集体讨论', 'meeting'],
  who: ['该找谁', '出具单位', '开具部门', '办理部门', 'who'],
  how: ['怎么办', '替代方式', '办理指引', '办理方式', 'how'],
  words: ['群众怎么说', '关键词', '别名', 'words'],
};
export const kindTable = {
  keys: itemKinds,
  words: itemKindWords,
  more: { issue: ['可出具', '出具', '正面'], never: ['不应出具', '不得出具', '负面'] },
};
export const remitTable = {
  keys: remits,
  words: remitWords,
  more: { lawNames: ['法定', '法律规定'], selfGovernment: ['自治', '自治事项'], collective: ['集体', '集体利益'] },
};
export const sheetFaultWords: Record<ItemFault | 'kindWrong' | 'daysWrong' | 'twice' | 'tooLong', Word> = {
  ...itemFaultWords,
  kindWrong: ['请写“可以出具”或“不出具”。', 'Write 可以出具 or 不出具.'],
  daysWrong: ['有效天数请写数字。', 'Write the days as a number.'],
  twice: ['编号和第 {first} 行一样。', 'The same code as row {first}.'],
  tooLong: ['“{field}”超过 {max} 个字。', '“{field}” has over {max} characters.'],
};
export const sheetTexts = {
  noHeader: [
    '没有找到表头。表里要有“编号”“证明名称”“出不出具”这几栏。',
    'No heading row was found: the table needs the columns 编号, 证明名称 and 出不出具.',
  ],
  tooMany: ['一次最多导入 {rows} 项。', 'At most {rows} items at a time.'],
} as const satisfies Record<string, Word>;
