import { type FieldFault, Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';

export const bulletinWords = {
  title: ['统计公报', 'Bulletins'],
  noFigure: ['没有这项数', 'there is no such figure'],
  ofNothing: ['期间内没有可算的基数', 'there is nothing it could be a share of'],
  small: ['不足 5，为保护个人信息不公开', 'fewer than 5: withheld to protect people'],
  byKind: ['诉求类型', 'Cases by kind'],
  cases: ['件', 'cases'],
  asOf: ['数据截至{at}', 'As of {at}'],
} as const satisfies Record<string, Word>;

export type BulletinRefusal =
  | 'notOver'
  | 'issuedAlready'
  | 'notYours'
  | 'kindUnfit'
  | 'restatesOther'
  | 'restatedAlready'
  | 'publicAlready'
  | 'notPublic';
export const bulletinRefusalWords: Record<BulletinRefusal, Word> = {
  notOver: [
    '期间到{day}才结束，现在只能看草稿，结束后再发布。',
    'The period ends on {day}: until then there is a draft, to be issued afterwards.',
  ],
  issuedAlready: [
    '同一期间已经发布过{number}；数有变就重新发布修订版。',
    '{number} is issued for this period: restate it if its numbers changed.',
  ],
  notYours: [
    '只有本地方、本单位的负责人或经办人能发布和公开。',
    'Only those who lead or write for this place or unit issue it and make it public.',
  ],
  kindUnfit: ['这种写法不适合这个地方或单位，请换一种。', 'This kind of bulletin does not fit: choose another.'],
  restatesOther: [
    '修订版要和原来那份是同一个对象、同一期间。',
    'A restated edition is of the same subject and period.',
  ],
  restatedAlready: [
    '这一份已经有修订版{number}，请在修订版上再修订。',
    '{number} restates it already: restate that one.',
  ],
  publicAlready: ['已经在门户上公开了。', 'It is on the portal already.'],
  notPublic: ['它不在门户上。', 'It is not on the portal.'],
};
export function no(why: BulletinRefusal, values: Record<string, string> = {}, field?: string): Refused {
  const says = bulletinRefusalWords[why];
  const faults: FieldFault[] = field ? [{ field, rule: why, says, values }] : [];
  return new Refused(why, why === 'notYours' ? 403 : faults.length > 0 ? 422 : 409, says, { values, faults });
}

export const bulletinConsoleWords = {
  listTitle: ['统计公报', 'Bulletins'],
  listHint: [
    '每个数都从记录里数出来，点开就是明细和查询；发布后不再变，后来的记录改了数会挂更正。',
    'Every number is counted from records and opens its list and query; once issued it stays, and what later records change is told beside it.',
  ],
  write: ['写一份', 'New bulletin'],
  none: ['还没有发布过公报', 'No bulletin has been issued'],
  noneHint: [
    '选一个地方或单位、一段时间和写法，马上看到草稿。',
    'Choose a place or unit, a period and a kind: the draft is there at once.',
  ],
  number: ['编号', 'Number'],
  name: ['标题', 'Title'],
  subject: ['对象', 'Of'],
  period: ['期间', 'Period'],
  issued: ['发布', 'Issued'],
  state: ['状态', 'State'],
  isPublic: ['已公开', 'public'],
  isInside: ['内部', 'inside'],
  corrected: ['{n} 处更正', '{n} corrections'],
  edition: ['修订第 {n} 版', 'edition {n}'],
  newTitle: ['写一份公报', 'A new bulletin'],
  place: ['地方', 'Place'],
  unit: ['单位', 'Unit'],
  wholePlace: ['整个地方', 'the whole place'],
  kind: ['写法', 'Kind'],
  which: ['时间', 'Period'],
  fromDay: ['从', 'From'],
  toDay: ['到', 'To'],
  compare: ['比较', 'Compared with'],
  previous: ['上一期', 'the period before'],
  lastYear: ['上年同期', 'a year earlier'],
  draft: ['草稿', 'Draft'],
  live: ['草稿里的数是现算的，发布后才固定。', 'A draft is counted as of now; once issued it stays.'],
  issue: ['发布', 'Issue'],
  issueAsk: ['发布以后数和文字都不再变。确定发布？', 'Once issued, its numbers and words stay. Issue it?'],
  restate: ['发布修订版', 'Issue a restated edition'],
  restateAsk: [
    '按现在的记录重写一份修订版，原来那份保留。确定？',
    'A restated edition is written as of now; the first one stays. Go on?',
  ],
  cancel: ['先不发', 'Not now'],
  word: ['下载 Word', 'Word file'],
  print: ['打印', 'Print'],
  copy: ['复制文字', 'Copy text'],
  copied: ['已复制', 'Copied'],
  show: ['上门户公开', 'Put on the portal'],
  hide: ['从门户撤下', 'Take off the portal'],
  seePublic: ['看公开页', 'Public page'],
  back: ['全部公报', 'All bulletins'],
  left: ['本期未能统计', 'Not told this time'],
  leftItem: ['{says}({why})', '{says} ({why})'],
  notes: ['需要说明', 'To be said besides'],
  changedTitle: ['更正', 'Corrections'],
  changedHint: [
    '发布以后补记或改正的记录，使下面的数变了。公报上的数保持发布时的样子。',
    'Records added or corrected since then changed these numbers. What was issued stands as it was.',
  ],
  changed: ['{says}：由 {was} 变为 {now}', '{says}: from {was} to {now}'],
  changedWhen: ['{at} 核对时发现', 'found on {at}'],
  added: ['新增或变动 {n} 条记录', '{n} records are new or changed'],
  gone: ['原来的 {n} 条不再计入', '{n} records no longer count'],
  numbers: ['公报里的数', 'The numbers'],
  figure: ['项目', 'Number'],
  value: ['发布时', 'As issued'],
  span: ['期间', 'Period'],
  digest: ['明细指纹', 'Digest'],
  proof: ['凭据', 'What it stands on'],
  formula: ['公式版本', 'Formulas'],
  root: ['日志根', 'Journal root'],
  checked: ['最近核对', 'Last counted again'],
  restates: ['修订自{number}', 'Restates {number}'],
  restatedBy: ['已由{number}修订', 'Restated by {number}'],
  language: ['语言', 'Language'],
  zh: ['中文', 'Chinese'],
  en: ['英文', 'English'],
  nobody: ['没有可算', 'none'],
  chartTable: ['{title}({unit})', '{title} ({unit})'],
  tooSoon: ['期间还没结束，先看草稿', 'The period is not over: a draft'],
} as const satisfies Record<string, Word>;

export const bulletinPortalWords = {
  title: ['统计公报', 'Bulletins'],
  lead: [
    '各地方、各单位发布的工作公报。每个数都从记录里数出来；有更正会写在公报上。',
    'What places and units state of their work. Every number is counted from records; a correction stands beside it.',
  ],
  none: ['还没有公开的公报。', 'No bulletin is public yet.'],
  homeTitle: ['统计公报', 'Bulletins'],
  all: ['全部公报', 'All bulletins'],
  by: ['{number} · {day}发布', '{number} · issued {day}'],
  left: ['本期未能统计', 'Not told this time'],
  changedTitle: ['更正', 'Corrections'],
  changed: ['{says}：由 {was} 变为 {now}（{at}核对）', '{says}: from {was} to {now} (found on {at})'],
  restatedBy: ['这份公报已有修订版', 'A restated edition has been issued'],
  asOf: ['数据截至 {at}', 'As of {at}'],
  english: ['Read in English', '看中文'],
  root: ['日志根 {root}', 'Journal root {root}'],
  chart: ['{title}（{unit}）', '{title} ({unit})'],
} as const satisfies Record<string, Word>;
