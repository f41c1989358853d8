import type { Word } from '#kernel/words.ts';
import type { EvidenceKind, ItemSign } from './scheme.rules.ts';

/** What a table of items may say. There is no column for counts of log-ins, pictures or petitions. */
export const itemFields = [
  'section',
  'title',
  'standard',
  'sign',
  'evidence',
  'meetings',
  'weight',
  'cap',
  'step',
] as const;
export type ItemField = (typeof itemFields)[number];

export const itemFieldWords: Readonly<Record<ItemField, Word>> = {
  section: ['部分', 'Section'],
  title: ['评分项', 'Item'],
  standard: ['评什么、怎么评', 'What is scored, and how'],
  sign: ['类别', 'Kind'],
  evidence: ['看什么佐证', 'Proved by'],
  meetings: ['数哪几类会议', 'Which meetings'],
  weight: ['分值', 'Points'],
  cap: ['满分刻度', 'Scored up to'],
  step: ['每档', 'Step'],
};
export const itemHeadings: Readonly<Record<ItemField, readonly string[]>> = {
  section: ['部分', '类', '一级指标', '项目类别', '板块', 'section'],
  title: ['评分项', '评分项目', '指标', '二级指标', '项目', '考评内容', '考核项目', 'item'],
  standard: ['评什么、怎么评', '评分标准', '评分细则', '标准', '考评标准', '评分办法', 'standard'],
  sign: ['类别', '加减分', '性质', 'kind'],
  evidence: ['看什么佐证', '佐证', '佐证类型', '佐证材料', '评分依据', '证明材料', 'evidence'],
  meetings: ['数哪几类会议', '会议类型', '会议', 'meetings'],
  weight: ['分值', '权重', '分数', '标准分', 'points', 'weight'],
  cap: ['满分刻度', '满分', '上限', '封顶', 'cap'],
  step: ['每档', '步长', '最小分', 'step'],
};
/** What tables call a kind besides our own words. */
export const otherSignWords: Readonly<Record<ItemSign, readonly string[]>> = {
  base: ['基础项', '基础分', '基本分', '基本'],
  plus: ['加分', '加'],
  minus: ['扣分', '减分项', '减分', '扣'],
};
export const otherEvidenceWords: Readonly<Record<EvidenceKind, readonly string[]>> = {
  meetings: ['会议记录', '会议', '三会一课', '活动记录'],
  decisions: ['会议纪要', '纪要', '决议'],
  tasks: ['办结事项', '任务', '办实事'],
  honours: ['荣誉', '表彰', '获奖'],
  satisfaction: ['满意度', '群众满意度', '测评', '群众测评'],
  inspection: ['检查', '实地检查', '上级检查', '抽查'],
  document: ['材料', '文件', '档案', '台账'],
};

export const itemFaultWords = {
  required: ['“{field}”没有填。', '“{field}” is empty.'],
  tooLong: ['“{field}”超过 {max} 个字。', '“{field}” has over {max} characters.'],
  number: ['“{field}”要写数字,最多一位小数。', '“{field}” is a number with one decimal at most.'],
  sign: ['类别可写:基本项、加分项、扣分项。', 'Kind: base, bonus or deduction.'],
  evidence: ['没有“{part}”这类佐证,可写:{known}。', 'There is no proof “{part}”; use one of: {known}.'],
  meeting: ['没有“{part}”这类会议,可写:{known}。', 'There is no meeting “{part}”; use one of: {known}.'],
  twice: ['和第 {first} 行是同一项。', 'The same item as row {first}.'],
} as const satisfies Record<string, Word>;
export type ItemRule = keyof typeof itemFaultWords;

export const itemNotes: Readonly<Record<ItemField, Word>> = {
  section: ['必填,如“组织建设”。', 'Needed.'],
  title: ['必填,不重复。点赞、登录天数、在线时长、照片张数、信访量、打卡等不能作评分项。', 'Needed, each once.'],
  standard: ['必填:做到什么程度得几分。', 'Needed.'],
  sign: [
    '基本项、加分项、扣分项。不填就是基本项;基本项加起来正好 100 分。',
    'Left empty: base. The base items add up to 100.',
  ],
  evidence: [
    '必填:按记录开的会、有纪要的决定、议定后办结的事、集体荣誉、群众满意度测评、其他单位检查、文件材料。',
    'Needed.',
  ],
  meetings: ['佐证是“按记录开的会”时填,用顿号隔开,如:党员大会、党课。', 'Needed where meetings are counted.'],
  weight: ['必填:这一项值几分。', 'Needed: points.'],
  cap: ['评到多少算满分,如应开 12 次就写 12。不填和分值一样。', 'Left empty: the same as the points.'],
  step: ['每档多少,如 0.5。不填是 1。', 'Left empty: 1.'],
};
export const itemSheetTexts = {
  template: ['评分项导入模板', 'Import of items'],
  rules: ['怎样填', 'How to fill it in'],
  noHeader: [
    '找不到表头:前 10 行里要有“评分项”和“分值”两栏。可下载模板,或指明哪一栏是什么。',
    'No heading row: one of the first 10 rows must name the columns for the item and its points.',
  ],
} as const satisfies Record<string, Word>;
