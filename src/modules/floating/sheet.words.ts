import type { Word } from '#kernel/words.ts';
import type { Direction, Reason } from './floating.rules.ts';
import { floatingRefusalWords } from './floating.words.ts';

/** Columns of the list that is taken in; the file that goes out has these and what came of it. */
export const sheetFields = [
  'name',
  'phone',
  'home',
  'direction',
  'leftOn',
  'province',
  'whereabouts',
  'reason',
  'card',
  'inflow',
  'until',
] as const;
export type SheetField = (typeof sheetFields)[number];
export const sheetFieldWords: Readonly<Record<SheetField, Word>> = {
  name: ['姓名', 'Name'],
  phone: ['联系电话', 'Phone'],
  home: ['流出地党支部', 'Home branch'],
  direction: ['流出方向', 'Direction'],
  leftOn: ['流出时间', 'Left on'],
  province: ['流出省(自治区、直辖市)', 'Province'],
  whereabouts: ['流出去向', 'Whereabouts'],
  reason: ['流出原因', 'Reason'],
  card: ['是否持有流动党员活动证', 'Holds an activity card'],
  inflow: ['流入地党支部', 'Receiving branch'],
  until: ['预计返回时间', 'Expected back'],
};
export const sheetHeadings: Readonly<Record<SheetField, readonly string[]>> = {
  name: ['姓名', '党员姓名'],
  phone: ['联系电话', '手机', '手机号', '电话'],
  home: ['流出地党支部', '所在党支部', '所属支部', '原支部', '流出地党组织'],
  direction: ['流出方向', '流动方向', '外出方向'],
  leftOn: ['流出时间', '外出时间', '外出日期', '流出日期'],
  province: ['流出省', '流出省(自治区、直辖市)', '流向省份', '省份', '流出省份'],
  whereabouts: ['流出去向', '去向', '外出地点', '流出地点'],
  reason: ['流出原因', '外出原因', '流动原因'],
  card: ['是否持有流动党员活动证', '活动证', '是否持活动证', '持证情况'],
  inflow: ['流入地党支部', '流入地党组织', '流入支部'],
  until: ['预计返回时间', '预计返回', '返回时间'],
};
export const otherDirectionWords: Partial<Record<Direction, readonly string[]>> = {
  county: ['县内', '旗县内', '区内', '本县', '旗县区内'],
  province: ['区内(自治区)', '省内', '自治区内', '市内', '本省'],
  otherProvince: ['省外', '区外', '跨省', '外省'],
  abroad: ['境外', '国外', '出国', '出境', '国(境)外'],
};
export const otherReasonWords: Partial<Record<Reason, readonly string[]>> = {
  work: ['外出务工', '打工', '就业', '务工'],
  business: ['外出经商', '经商'],
  study: ['求学', '上学', '留学', '学习'],
  family: ['居住', '探亲', '随子女居住', '带孩子'],
};

export const sheetFaultWords = {
  required: ['“{field}”没有填。', '“{field}” is empty.'],
  tooLong: ['“{field}”超过 {max} 个字。', '“{field}” has over {max} characters.'],
  branch: ['没有“{part}”这个支部,请写系统里的全名。', 'There is no branch “{part}”: write its full name.'],
  notYours: floatingRefusalWords.branchNotYours,
  onRollNot: ['“{unit}”的名册里没有{name}。', '{name} is not on the roll of “{unit}”.'],
  several: [
    '“{unit}”里有几个人叫{name},请在系统里逐个登记。',
    'Several members of “{unit}” are called {name}: register them one by one.',
  ],
  direction: ['流出方向看不懂,可写:{known}。', 'The direction is not understood; one of: {known}.'],
  reason: ['流出原因看不懂,可写:{known}。', 'The reason is not understood; one of: {known}.'],
  card: ['“是否持有活动证”写“是”或“否”。', 'Write yes or no for the card.'],
  date: ['“{field}”不是日期,请写成 2026-01-31。', '“{field}” is no date: write 2026-01-31.'],
  twiceInTable: ['与第 {first} 行是同一个人。', 'The same person as row {first}.'],
  refused: ['{says}', '{says}'],
} as const satisfies Record<string, Word>;
export type SheetRule = keyof typeof sheetFaultWords;

export const sheetNotes: Readonly<Record<SheetField, Word>> = {
  name: ['必填,与支部名册一致。', 'Needed, as on the roll.'],
  phone: ['必填,手机号。', 'Needed.'],
  home: ['必填,系统里的支部全名。', 'Needed, the full name here.'],
  direction: ['必填:旗县区内、自治区(省)内、外省、国(境)外。', 'Needed.'],
  leftOn: ['必填,写到日:2026-01-31。', 'Needed, to the day.'],
  province: ['必填,如“内蒙古自治区”“广东省”;国(境)外写国家。', 'Needed.'],
  whereabouts: ['可不填:城市、单位,不写门牌。', 'May be empty.'],
  reason: ['必填:务工、经商、学习、随家人居住、其他。', 'Needed.'],
  card: ['是或否;不填算否。', 'Yes or no; empty is no.'],
  inflow: ['知道就写:系统里有的写全名,外地的照实写。', 'If known.'],
  until: ['知道就写;不满 6 个月的不用登记。', 'If known; under six months is no ground.'],
};
/** Columns that only the file for the national system has. */
export const outWords = {
  origin: ['来源地', 'Origin'],
  relation: ['组织关系状态', 'State of the relation'],
  relationHome: ['未转出(在流出地)', 'With the home branch'],
  relationMoved: ['已转到流入地', 'Moved to the receiving branch'],
  inflowOn: ['流入时间', 'Reported in on'],
  attachedOn: ['编入支部时间', 'Attached on'],
  endOn: ['流动结束时间', 'Ended on'],
  state: ['流动状态', 'State'],
  contact: ['联系人', 'Contact person'],
  lastContact: ['最近联系时间', 'Last contact'],
  yes: ['是', 'Yes'],
  no: ['否', 'No'],
} as const satisfies Record<string, Word>;
export const sheetTexts = {
  template: ['流动党员导入模板', 'Import of members on the move'],
  rules: ['怎样填', 'How to fill it in'],
  file: ['流动党员信息', 'Members on the move'],
  noHeader: [
    '找不到表头:前 10 行里要有“姓名”“联系电话”“流出地党支部”三栏。可下载模板,或指明哪一栏是什么。',
    'No heading row: one of the first 10 rows must name the columns for name, phone and home branch.',
  ],
  tooMany: ['超过 {rows} 行,请分成几个文件。', 'Over {rows} rows: split the file.'],
} as const satisfies Record<string, Word>;
