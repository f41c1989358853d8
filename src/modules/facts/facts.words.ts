import { Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import type { CaptureForm } from './burden.rules.ts';
import type { FactRefusal, FactSource, FactSubject, FactType, Freshness } from './facts.rules.ts';
import type { DerivedField, KnownField, ReturnPeriod, ReturnRefusal, ReturnRows } from './returns.rules.ts';

export const factSubjectWords: Record<FactSubject, Word> = { household: ['户', 'household'], person: ['人', 'person'] };
export const factTypeWords: Record<FactType, Word> = {
  number: ['数字', 'number'],
  choice: ['选项', 'choice'],
  yesNo: ['是或否', 'yes or no'],
  day: ['日期', 'day'],
};
export const factSourceWords: Record<FactSource, Word> = {
  visit: ['入户看到', 'seen on a visit'],
  said: ['本人说的', 'told by the person'],
  paper: ['看了材料', 'from a paper'],
  dataMatch: ['数据比对', 'data match'],
  office: ['单位台账', 'from the unit’s own records'],
};
export const freshnessWords: Record<Freshness, Word> = {
  fresh: ['有效', 'holds'],
  stale: ['该问了', 'to be asked again'],
  missing: ['还不知道', 'not known yet'],
};
export const knownFieldWords: Record<KnownField, Word> = {
  serial: ['序号', 'row number'],
  name: ['姓名(户主)', 'name (of the head)'],
  place: ['村(社区)', 'village or community'],
  address: ['住址', 'address'],
  size: ['家庭人口', 'how many live there'],
  members: ['家庭成员', 'members'],
  birthYear: ['出生年份', 'year of birth'],
  idNumber: ['身份证号', 'identity number'],
  phone: ['电话', 'phone'],
  bank: ['银行账号', 'bank account'],
};
export const derivedFieldWords: Record<DerivedField, Word> = {
  yearlyIncome: ['家庭年收入(四项之和)', 'yearly income, the sum of four'],
  monthlyIncomePerHead: ['家庭月人均收入', 'monthly income per head'],
};
export const returnPeriodWords: Record<ReturnPeriod, Word> = {
  month: ['每月', 'every month'],
  quarter: ['每季度', 'every quarter'],
  halfYear: ['每半年', 'every half-year'],
  year: ['每年', 'every year'],
};
export const returnRowsWords: Record<ReturnRows, Word> = {
  household: ['一户一行', 'a row a household'],
  person: ['一人一行', 'a row a person'],
};
export const captureFormWords: Record<CaptureForm, Word> = {
  patrol: ['网格巡查', 'Patrols'],
  visit: ['入户走访', 'Visits'],
  certification: ['待遇认证', 'Certifications'],
  handout: ['物资发放', 'Hand-outs'],
  fact: ['户情采集', 'Facts of households'],
};

/** Why not, and what to do instead. */
export const factRefusalWords: Record<FactRefusal | ReturnRefusal, Word> = {
  noSuchFact: ['没有“{kind}”这一项。', 'There is no fact “{kind}”.'],
  notThatValue: ['“{name}”不能填“{value}”,请按{type}填写。', '“{value}” does not fit “{name}”: give a {type}.'],
  notOfHousehold: ['这个人现在不在这一户。', 'This person does not live in this household now.'],
  ofHousehold: ['“{name}”是一户的情况,不要指定某个人。', '“{name}” is about the household: name no person.'],
  ofPerson: ['“{name}”是一个人的情况,请选是谁。', '“{name}” is about a person: say who.'],
  twice: ['“{name}”填了两次。', '“{name}” is there twice.'],
  mayNotAsk: [
    '这一项不能采集:不问信仰、政治、来往、行踪和诉求,也不给人打分定级。',
    'This may not be asked: nothing on belief, politics, acquaintances, whereabouts or complaints, and nothing that ranks people.',
  ],
  alreadyAsked: ['已经有“{name}”这一项,请直接使用。', 'There is “{name}” already: use it.'],
  choicesMissing: [
    '选项型的项目至少要有两个选项,其他类型不要写选项。',
    'A choice needs at least two options; other types have none.',
  ],
  notTheirPlace: ['这一户不在您负责的地方。', 'This household is not in your place.'],
  notATemplate: [
    '请上传报表的空白模板(.xlsx),表头在最前面几行。',
    'Send the empty table as .xlsx, with its headings in the first rows.',
  ],
  noHeadings: [
    '表里没有找到表头(至少两列有字的一行)。',
    'No headings were found: a row with at least two filled columns.',
  ],
  templateTooBig: ['模板超过 1 MB,请去掉图片等无关内容。', 'The template is over 1 MB: remove pictures and the like.'],
  columnsWrong: ['有几列的设置不对,请看各列的说明。', 'Some columns are not right: see what each says.'],
  alreadyKnown: [
    '“{head}”系统里已经有了,不能再让村里填,请改为自动带出。',
    '“{head}” is known already and may not be asked again: let it be filled in by itself.',
  ],
  columnTwice: ['第 {column} 列出现了两次。', 'Column {column} is there twice.'],
  factOfPerson: [
    '“{head}”是一个人的情况,一户一行的表里带不出来,请改成一人一行。',
    '“{head}” is about a person: make it a table with a row a person.',
  ],
  returnClosed: ['这张报表已经停用。', 'This return is closed.'],
  fillSent: [
    '这一期已经报出,不能再改;需要改请让要表的单位退回。',
    'This period was sent: whoever ordered it can send it back.',
  ],
  notSent: ['这一期还没有报,不用退回。', 'This period has not been sent yet.'],
  cellsOpen: ['还有 {n} 格没有填:{where}。', '{n} cells are still open: {where}.'],
  noSuchRow: [
    '表里没有这一行,可能这一户已经迁走或合并,请重新打开。',
    'There is no such row any more: open the return again.',
  ],
  noSuchColumn: ['表里没有这一列。', 'There is no such column.'],
  notToType: ['“{head}”由系统带出,不用填。', '“{head}” is filled in by itself.'],
  nobodyIn: ['这个地方没有要报的户,不用报。', 'Nobody here belongs into this return: nothing is to be sent.'],
  sealedNotYours: [
    '表里有身份证号、电话或银行账号,您的岗位不能导出,请由民政或乡镇经办导出。',
    'The table holds identity, phone or bank numbers that your post may not take out: ask the township or civil affairs.',
  ],
  notOrdered: ['只有要表的单位可以做这件事。', 'Only the office that ordered it may do this.'],
};

/** "No", with its sentence filled in. */
export const noFact = (
  code: FactRefusal | ReturnRefusal,
  status = 422,
  values: Readonly<Record<string, string | number>> = {},
) => new Refused(code, status, factRefusalWords[code], { values });

export const factPaperWords = {
  title: ['入户户情采集表', 'Facts of a household, on paper'],
  how: [
    '已经知道的印在上面,没变就不用再写;只写变了的和“该问”“缺”的。填好后登记,再扫描或拍照交回,按右上角编号归到这一户。',
    'What is known is printed and need not be written again; only what changed, and what is to be asked. Typed in and scanned, the sheet goes back to the household by its code.',
  ],
  household: ['户主、住址', 'Head, address'],
  item: ['项目', 'What'],
  of: ['谁', 'Who'],
  known: ['现在记的', 'What is known'],
  changed: ['变了的、新问到的', 'What changed or is new'],
  box: ['□ {text}', '□ {text}'],
  number: ['数:＿＿＿＿＿{unit}', 'number: ＿＿＿＿＿{unit}'],
  date: ['＿＿＿＿年＿＿月＿＿日', '＿＿＿＿-＿＿-＿＿'],
  yes: ['是', 'yes'],
  no: ['否', 'no'],
  whole: ['全户', 'household'],
  source: ['怎么知道的:□ 入户看到 □ 本人说的 □ 看了证件材料', 'How it is known: □ seen □ said □ papers'],
  teller: ['说的人签名(或按手印)', 'Signed by who said it (or fingerprint)'],
  asker: ['采集人签名', 'Signed by who asked'],
  day: ['入户日期', 'Day'],
} as const satisfies Record<string, Word>;
