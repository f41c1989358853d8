import type { Word } from '#kernel/words.ts';

/** The columns of a duty list as a table. */
export const sheetFields = ['code', 'title', 'duty', 'basis', 'lead', 'how', 'description', 'words'] as const;
export type SheetField = (typeof sheetFields)[number];

export const sheetFieldWords: Readonly<Record<SheetField, Word>> = {
  code: ['编号', 'Code'],
  title: ['事项名称', 'Title'],
  duty: ['履职类别', 'Duty'],
  basis: ['法律依据', 'Law'],
  lead: ['牵头单位', 'Lead unit'],
  how: ['怎样配合', 'How it assists'],
  description: ['事项说明', 'Description'],
  words: ['关键词', 'Words'],
};

/** Headings under which published lists have these columns. 序号 is none of them: it counts rows. */
export const sheetHeadings: Readonly<Record<SheetField, readonly string[]>> = {
  code: ['编号', '事项编号', '事项编码', '编码', 'code'],
  title: ['事项名称', '履职事项', '事项', '名称', '职责事项', 'title', 'item'],
  duty: ['履职类别', '事项类型', '事项类别', '清单类型', '类别', '类型', 'duty', 'kind'],
  basis: ['法律依据', '设定依据', '法规依据', '依据', 'law', 'basis', 'law basis'],
  lead: [
    '牵头单位',
    '牵头部门',
    '对应上级部门',
    '主管部门',
    '承接部门',
    '责任单位',
    '上级部门',
    'lead unit',
    'lead',
    'lead department',
  ],
  how: [
    '怎样配合',
    '配合职责',
    '配合履职措施',
    '乡镇配合职责',
    '配合方式',
    '工作方式',
    '承接方式',
    'how',
    'how it assists',
  ],
  description: ['事项说明', '职责内容', '具体内容', '说明', '备注', 'description'],
  words: ['关键词', '关联词', '分类词', 'words', 'keywords'],
};

export const otherDutyWords = {
  basic: ['基本履职事项', '基本', '依法履职', '法定履职'],
  assist: ['配合履职事项', '配合', '协助', '协助履职', '依法协助'],
  takenBack: ['上级收回事项', '上级部门收回', '收回', '上收', '上级部门收回事项'],
} as const;

export const sheetFaultWords = {
  required: ['“{field}”没有填。', '“{field}” is empty.'],
  tooLong: ['“{field}”超过 {max} 个字。', '“{field}” has over {max} characters.'],
  duty: [
    '“{field}”应为:基本履职、配合履职、上级收回。',
    '“{field}” is one of: own duty, assists only, taken back by the level above.',
  ],
  twice: ['编号与第 {first} 行相同,只导入第一行。', 'The code is that of row {first}: only the first is imported.'],
} as const satisfies Record<string, Word>;

export const sheetRefusalWords = {
  noHeader: [
    '找不到表头:前 10 行里要有“编号”“事项名称”“履职类别”“法律依据”几栏。可下载模板,或指明哪一栏是什么。',
    'No heading row: one of the first 10 rows must name the code, the title, the duty and the law. Use the template, or say which column is which.',
  ],
  noColumn: ['表里没有“{column}”这一栏。', 'The table has no column “{column}”.'],
  noField: ['没有“{field}”这个项目。', 'There is no field “{field}”.'],
} as const satisfies Record<string, Word>;

export const sheetWords = {
  template: ['权责清单导入模板', 'Import of a duty list'],
  rules: ['怎样填', 'How to fill it in'],
} as const satisfies Record<string, Word>;

export const sheetNotes: Readonly<Record<SheetField, Word>> = {
  code: ['必填。字母、短横线加三位数字,如 A-012。', 'Needed: letters, a dash, three digits, such as A-012.'],
  title: ['必填,不超过 200 字。', 'Needed, up to 200 characters.'],
  duty: ['必填:基本履职、配合履职、上级收回。', 'Needed: basic, assist or takenBack.'],
  basis: ['必填,写到条。', 'Needed: the law and its article.'],
  lead: [
    '配合履职、上级收回必填;本单位承担的不填。写系统里的名称或简称会自动对上。',
    'Needed where the unit assists or the item was taken back; else left empty. A name known here is linked by itself.',
  ],
  how: ['本单位怎样配合,或上级怎样承接。', 'How the unit assists, or how the level above takes it over.'],
  description: ['不超过 2000 字。', 'Up to 2000 characters.'],
  words: ['用顿号隔开,如:河道、采砂。', 'Separated by commas.'],
};
