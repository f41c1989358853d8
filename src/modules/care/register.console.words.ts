import type { Word } from '#kernel/words.ts';

/** Words of the page on which a register of benefits is taken in. */
export const registerConsoleWords = {
  open: ['从台账导入', 'Import a register'],
  title: ['导入低保、特困、高龄台账', 'Import a register of benefits'],
  hint: [
    '先检查,后导入。人要先在“居民”里;有身份证号的自动认出,没有的由您看过再定。重复导入不会登记两遍。',
    'First look, then import. The people must be registered: they are recognised by their number, or by you. Nothing is entered twice.',
  ],
  fileHint: [
    '最多 5000 行。现有的台账可以直接用,合并的单元格也认得。一户几行的,登记成一项。',
    'Up to 5,000 rows. A register can be used as it is, merged cells too. Several rows of a household are one benefit.',
  ],
  columnsHint: [
    '已按表头自动对上,不对的请改。“姓名”必须有,再加身份证号、出生日期、住址中的一栏。',
    'Found by their headings; mend what is wrong. The name is needed, and one of number, birth date or address.',
  ],
  careClass: ['没写类别的算哪一类', 'The class of rows that name none'],
  byColumn: ['表里每行都写了', 'Each row says its own'],
  since: ['没写开始日期的,从哪天算', 'Since when, where a row does not say'],
  looks: ['要您看一眼的', 'For you to look at'],
  looksHint: [
    '表里的人和居民里的人像是同一个,但不能自动认定。对照住址、出生年份再选;拿不准就不要选,这一行先不导入。',
    'They seem to be the same, but nothing says so for certain. Compare address and year; when in doubt choose nobody: the row waits.',
  ],
  who: ['居民里的', 'In the register of people'],
  why: ['为什么要看', 'Why'],
  choose: ['选是哪一位', 'Choose who it is'],
  chooseFor: ['第 {row} 行 {name} 是哪一位', 'Who is {name} of row {row}'],
  nobody: ['都不是', 'None of them'],
  candidate: ['{name},{born},{place} {address}(户主 {head})', '{name}, {born}, {place} {address} (head {head})'],
  bornIn: ['{year} 年生', 'born {year}'],
  bornUnknown: ['出生年份没登记', 'year not recorded'],
  noHome: ['没有登记在哪一户', 'of no household'],
  same: ['{what}对得上', '{what} agrees'],
  address: ['住址', 'address'],
  born: ['出生年份', 'year of birth'],
  lookAgain: ['按我选的再检查', 'Check again with what I chose'],
  beside: ['同一户的其他人 {n} 行', '{n} rows of others of a household'],
  toMembers: ['看名单', 'See the list'],
} as const satisfies Record<string, Word>;
