import type { Word } from '#kernel/words.ts';
import type { CareClass, Circumstance } from './care.rules.ts';

/** What a register of 低保, 特困 or 高龄 may say. What brings no payment nearer has no column here. */
export const registerFields = [
  'name',
  'head',
  'idNumber',
  'born',
  'address',
  'careClass',
  'whose',
  'amount',
  'circumstance',
  'since',
  'lastChecked',
  'next',
  'number',
] as const;
export type RegisterField = (typeof registerFields)[number];

export const registerFieldWords: Readonly<Record<RegisterField, Word>> = {
  name: ['姓名', 'Name'],
  head: ['户主姓名', 'Head of the household'],
  idNumber: ['身份证号', 'Identity number'],
  born: ['出生日期', 'Born'],
  address: ['住址', 'Address'],
  careClass: ['类别', 'Class'],
  whose: ['按户还是按人', 'Household or person'],
  amount: ['每月金额(元)', 'Amount a month (yuan)'],
  circumstance: ['收入情况', 'Circumstance'],
  since: ['开始享受日期', 'Since'],
  lastChecked: ['上次复核(认证)日期', 'Last checked on'],
  next: ['下次复核(认证)日期', 'Next check on'],
  number: ['证号或文号', 'Number of the decision'],
};

/** Headings under which registers have these columns, the most telling first. A table that only names the head is read by its heads. */
export const registerHeadings: Readonly<Record<RegisterField, readonly string[]>> = {
  name: [
    ...['姓名', '保障对象姓名', '低保对象姓名', '特困人员姓名', '对象姓名', '享受人姓名', '老人姓名', '申请人姓名'],
    ...['保障对象', '户主姓名', '户主', 'name'],
  ],
  head: ['户主姓名', '户主', '所在户户主', 'head of household', 'head'],
  idNumber: ['身份证号', '身份证号码', '公民身份号码', '户主身份证号', '证件号码', '身份证', 'id number'],
  born: ['出生日期', '出生年月', '出生年月日', '出生年', 'born', 'birth date'],
  address: ['住址', '家庭住址', '家庭地址', '现住址', '居住地址', '详细地址', '户籍地址', '地址', 'address'],
  careClass: ['类别', '救助类别', '保障类别', '待遇类别', '救助类型', '保障类型', '对象类别', '补贴类型', 'class'],
  whose: ['按户还是按人', '保障方式', '享受方式', '施保方式', 'household or person'],
  amount: [
    ...['月保障金额', '每月金额', '月金额', '月补助金额', '月发放金额', '保障金额', '补助金额', '补贴标准'],
    ...['发放标准', '月标准', '金额', 'amount', 'monthly amount'],
  ],
  circumstance: ['收入情况', '收入状况', '劳动能力', 'circumstance'],
  since: ['开始享受日期', '享受时间', '享受日期', '批准时间', '批准日期', '起始时间', '起始日期', '纳入时间', 'since'],
  lastChecked: ['上次复核日期', '上次复核', '最近复核日期', '复核日期', '上次认证日期', '认证日期', 'last checked'],
  next: ['下次复核日期', '下次复核', '下次复审日期', '到期日期', '下次认证日期', '下次认证', '复核到期', 'next check'],
  number: ['证号', '低保证号', '救助证号', '供养证号', '批准文号', '文号', '台账号', '编号', 'number'],
};

/** Classes as registers write them; 特困 or 五保 alone does not say which form. */
export const otherClassWords: Readonly<Record<CareClass, readonly string[]>> = {
  minimumLiving: ['低保户', '城市低保', '农村低保', '城乡低保', '最低生活保障', '农村最低生活保障', '城市最低生活保障'],
  needyCentral: ['集中供养', '集中特困', '特困集中', '五保集中供养', '集中五保', '特困人员集中供养', '集中'],
  needyHome: ['分散供养', '分散特困', '特困分散', '五保分散供养', '分散五保', '特困人员分散供养', '分散'],
  elderAllowance: ['高龄', '高龄补贴', '高龄老人津贴', '高龄老年人津贴', '80岁以上高龄津贴', '长寿补贴'],
  relapseUnstable: ['脱贫不稳定户', '脱贫不稳定'],
  relapseMarginal: ['边缘易致贫户', '边缘易致贫', '边缘户'],
  relapseSudden: ['突发严重困难户', '突发严重困难'],
  lowIncome: ['低保边缘家庭', '低保边缘户', '低收入', '低收入家庭', '低收入人口'],
  heavySpending: ['刚性支出困难家庭', '支出型困难', '支出型困难家庭'],
};
export const otherCircumstanceWords: Readonly<Record<Circumstance, readonly string[]>> = {
  steady: ['稳定', '固定', '无劳动能力', '丧失劳动能力'],
  changing: ['不稳定', '收入不稳定', '有劳动能力', '部分劳动能力', '有'],
};
export const whoseWords = {
  household: ['整户', 'household', '整户保', '户保', '按户'],
  person: ['单人', 'person', '单人保', '单人户', '人保', '按人', '个人'],
} as const;

export const registerFaultWords = {
  required: ['“{field}”没有填。', '“{field}” is empty.'],
  tooLong: ['“{field}”超过 {max} 个字。', '“{field}” has over {max} characters.'],
  careClass: [
    '类别看不懂,可写:低保、特困(集中供养)、特困(分散供养)、高龄津贴、低保边缘、刚性支出困难、脱贫不稳定户、边缘易致贫户、突发严重困难户。',
    'The class is not understood: minimum living allowance, special need (institution, home), allowance of the very old, low income, heavy spending, or one of the three watched against poverty.',
  ],
  whichNeedy: ['特困要写明集中供养还是分散供养。', 'Say whether in an institution or at home.'],
  whose: ['只能写“整户”或“单人”。', 'Write household or person.'],
  personNotMeant: ['这一类按户登记,不能写“单人”。', 'This class is the household’s, not one person’s.'],
  householdNotMeant: ['这一类按人登记,不能写“整户”。', 'This class is one person’s, not the household’s.'],
  amount: ['金额看不懂,请写每月多少元,例如 812.5。', 'The amount cannot be read: yuan a month, e.g. 812.5.'],
  circumstance: ['收入情况看不懂,可写“稳定”或“不稳定”。', 'Write steady, or unstable.'],
  born: ['出生日期看不懂,请写成 1940-06-07 或只写年份。', 'Write the birth date as 1940-06-07, or the year.'],
  day: ['日期看不懂,请写成 2025-03-01 或 2025-03。', 'Write the date as 2025-03-01 or 2025-03.'],
  future: ['日期在今天之后,请核对。', 'The date lies ahead: check it.'],
  nextBefore: ['下次日期早于开始或上次的日期,请核对。', 'The next date is before the first day or the last check.'],
  nextFar: ['下次日期在五年以后,请核对。', 'The next date is more than five years ahead.'],
  notKnown: [
    '居民里没有这个人。先在“居民”里登记或导入户册,再导入这份台账。',
    'Nobody of this kind is registered: enter them under People, or import the roll, then import this again.',
  ],
  elsewhere: ['这个人登记在别的地方,不归您的岗位管。', 'They are registered in a place that is not yours.'],
  noHousehold: [
    '这个人现在不属于任何一户,先在“居民”里把户补上。',
    'They are of no household today: enter that first under People.',
  ],
  look: ['要人看一眼是不是同一个人,看过再导入。', 'Somebody has to look whether it is the same person.'],
  noneOfThem: [
    '您看过,都不是这个人。先在“居民”里登记,再导入。',
    'You looked: it is none of them. Enter them under People first.',
  ],
  twice: [
    '与第 {first} 行是同一个人、同一类,请核对。',
    'The same person and class as row {first}: check which is right.',
  ],
  amountDiffers: [
    '同一户的金额与第 {first} 行不一样。请只写一个:整户每月的总额。',
    'Another amount than row {first} of the same household: write one, the household’s whole.',
  ],
  endedHere: [
    '这一项已于 {day} 停止,不能靠导入恢复。要恢复的请重新申请或逐项登记。',
    'It ended on {day}: a table does not bring it back. Apply anew, or enter it by hand.',
  ],
} as const satisfies Record<string, Word>;
export type RegisterRule = keyof typeof registerFaultWords;

/** Why somebody has to look before a row is taken in. */
export const lookReasons = ['noNumber', 'numberUnknown', 'otherName', 'otherHead'] as const;
export type LookReason = (typeof lookReasons)[number];
export const lookReasonWords: Readonly<Record<LookReason, Word>> = {
  noNumber: ['表里没有身份证号,按姓名找到的', 'No identity number: found by name'],
  numberUnknown: ['这个身份证号没有登记过,按姓名找到的', 'The number is not registered: found by name'],
  otherName: ['身份证号对得上,姓名不一样', 'The number is known under another name'],
  otherHead: ['身份证号对得上,户主不一样', 'The number is known, the head is another'],
};

export const registerWords = {
  template: ['救助台账导入模板', 'Import of a register'],
  rules: ['怎样填', 'How to fill it in'],
  noHeader: [
    '找不到表头:前 10 行里要有“姓名”(或“户主姓名”),再加身份证号、出生日期、住址中的一栏。可下载模板,或指明哪一栏是什么。',
    'No heading row: one of the first 10 rows must name the column of the name and one of identity number, birth date or address.',
  ],
  tooMany: ['超过 {rows} 行,请按乡镇或按类别分成几个文件。', 'Over {rows} rows: split the file by township or class.'],
} as const satisfies Record<string, Word>;

export const registerNotes: Readonly<Record<RegisterField, Word>> = {
  name: ['必填。按户享受的写家里任何一位都行。', 'Needed; for a household any of its people.'],
  head: ['可不填;填了会核对是不是这一户。', 'May be empty; else it is compared.'],
  idNumber: ['有它才能自动认出是谁。请把这一栏设成“文本”。', 'By it people are recognised. Keep the column as text.'],
  born: ['没有身份证号时用。', 'Used without an identity number.'],
  address: ['没有身份证号时用。', 'Used without an identity number.'],
  careClass: ['不填就用导入时选的。', 'Else the one chosen for the import.'],
  whose: ['只有低保用得到:整户(不填就是)或单人。', 'For the minimum living allowance: household (if empty) or person.'],
  amount: ['每月多少元;按户的写整户的总额。', 'Yuan a month; the whole household’s.'],
  circumstance: ['稳定(不填就是)或不稳定;不稳定的半年复核一次。', 'Steady (if empty) or unstable.'],
  since: ['不填就用导入时选的。', 'Else the day chosen for the import.'],
  lastChecked: ['填了,下次就从这一天算。', 'The next check is counted from it.'],
  next: [
    '填了就以它为准。只写年月的,算到那个月最后一天。两个日期都不填的,从开始那天算,多半会列为已过期。',
    'Holds as written; a month alone means its last day. Without either date it is counted from the first day, and mostly overdue.',
  ],
  number: ['可不填。', 'May be empty.'],
};
