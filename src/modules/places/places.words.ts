import type { Word } from '#kernel/words.ts';
import type { NoticeFault } from './calendar.rules.ts';
import type { CloseRefusal, PlaceKind, RowFault } from './places.rules.ts';

export const placeKindWords: Readonly<Record<PlaceKind, Word>> = {
  province: ['省(自治区)', 'province'],
  prefecture: ['市(盟)', 'prefecture-level city'],
  county: ['旗县区', 'county'],
  countyUnit: ['统计用县级单位', 'county-level statistical unit'],
  subdistrict: ['街道', 'subdistrict'],
  town: ['镇', 'town'],
  township: ['乡(苏木)', 'township'],
  quasiTownship: ['类乡级单位', 'township-level unit'],
  community: ['社区居民委员会', "residents' committee"],
  villageCommittee: ['村(嘎查)民委员会', "villagers' committee"],
  quasiCommunity: ['类居委会单位', 'community-level unit'],
  quasiVillage: ['类村委会单位', 'village-level unit'],
  grid: ['网格', 'grid'],
};

export const rowFaultWords: Readonly<Record<RowFault, Word>> = {
  empty: ['请填写区划代码', 'the division code is missing'],
  notDigits: ['区划代码只能是数字', 'a division code has digits only'],
  length: [
    '区划代码应为 2、4、6、9、12 或 15 位,不补零',
    'a division code has 2, 4, 6, 9, 12 or 15 digits, without padding',
  ],
  padded: ['区划代码末尾不要补零,例如写 150124,不写 150124000000', 'no zeros at the end: 150124, not 150124000000'],
  kindNotOfLevel: ['类别与代码的层级不符', 'the kind does not fit the level of the code'],
  twice: ['这个代码在名单里出现了不止一次', 'this code stands in the list more than once'],
  noParent: ['上一级区划不存在,请先登记上一级', 'the place above it is not known: add that one first'],
  parentClosed: ['上一级区划在那一天并不存在', 'the place above it does not exist on that day'],
  dates: ['停用日期应晚于启用日期', 'the end must come after the beginning'],
};

export type PlaceRefusal =
  | CloseRefusal
  | 'placeExists'
  | 'rowsFaulty'
  | 'aliasOverlaps'
  | 'nothingChanged'
  | 'closedPlace'
  | 'noSuccessor'
  | 'noGridsHere'
  | 'gridsFull'
  | 'sheetUnreadable'
  | 'noticeFaulty'
  | 'yearMissing';

export const placeRefusalWords: Readonly<Record<PlaceRefusal, Word>> = {
  alreadyClosed: ['这个区划已经停用。', 'This place is already closed.'],
  noSuccessor: ['并入的地方要是另一个还在用的区划。', 'It can only be merged into another place that is in use.'],
  closesBeforeItBegan: ['停用日期应晚于启用日期。', 'A place can only be closed after the day it began.'],
  childrenOpen: ['下面还有 {n} 个在用的区划,请先停用它们。', '{n} places below it are still in use: close them first.'],
  placeExists: [
    '代码 {code} 已经用于{name};区划代码用过就不再给别处。',
    'The code {code} already belongs to {name}; a code is never given away again.',
  ],
  rowsFaulty: [
    '名单里有问题,一条也没有导入,请按提示修改。',
    'The list has faults; nothing was imported: see each row.',
  ],
  aliasOverlaps: [
    '这个别名在这段时间里已经登记过了。',
    'This name is already recorded for the place and part of that time.',
  ],
  nothingChanged: ['没有需要修改的内容。', 'There is nothing to change.'],
  closedPlace: ['这个区划已经停用,只能查看。', 'This place is closed and can only be looked at.'],
  noGridsHere: ['网格只能设在村(社区)下面。', 'Grids belong to one village or community.'],
  gridsFull: ['这个村(社区)的网格号已经用完。', 'The grid numbers of this village are used up.'],
  sheetUnreadable: [
    '读不懂这个表格:第一行应为"代码、名称、类别",可加"启用日期、停用日期、别名"。',
    'The sheet cannot be read: its first row must name code, name and kind, optionally valid from, valid to and aliases.',
  ],
  noticeFaulty: [
    '放假安排里有问题,没有导入,请按提示修改。',
    'The notice has faults and was not imported: see each day.',
  ],
  yearMissing: [
    '日历现在到 {until} 为止,请先导入中间缺的年份。',
    'The calendar ends on {until}: import the years between first.',
  ],
};

export const noticeFaultWords: Readonly<Record<NoticeFault, Word>> = {
  outsideCover: ['不在这份通知的年份内', 'lies outside the year of the notice'],
  twice: ['这一天出现了不止一次', 'this day is listed more than once'],
  alreadyWorkday: ['周一至周五本来就是工作日,请核对日期', 'Monday to Friday is a working day anyway: check the date'],
};
