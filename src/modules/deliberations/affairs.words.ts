import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type {
  LevyFault,
  LevyRefusal,
  LevyStatus,
  LevyVerb,
  LineFault,
  LineWay,
  OfficerBody,
  Rhythm,
  RiteKind,
  TableFault,
} from './affairs.rules.ts';
import { refusalWords } from './deliberations.words.ts';
import type { SettingFault } from './settings.rules.ts';

export const rhythmWords: Record<Rhythm, Word> = {
  quarter: ['每季度', 'every quarter'],
  month: ['每月', 'every month'],
  once: ['随时', 'as it happens'],
};
export const officerBodyWords: Record<OfficerBody, Word> = {
  committee: ['村民委员会', 'Village committee'],
  supervision: ['村务监督委员会', 'Supervision committee'],
  rites: ['红白理事会', 'Council for weddings and funerals'],
};
export const levyStatusWords: Record<LevyStatus, Word> = {
  announced: ['已公告,正在征求各户意见', 'Announced, households are asked'],
  agreed: ['各户同意,等乡镇审', 'Agreed, waits for the township'],
  townshipOk: ['乡镇同意,等县审', 'Township agrees, waits for the county'],
  approved: ['审过,正在筹办', 'Approved, being raised'],
  settled: ['已经结账', 'Settled'],
  refused: ['没有批', 'Refused'],
  ended: ['不办了', 'Ended'],
};
export const levyVerbWords: Record<LevyVerb, Word> = {
  canvass: ['记入户征求', 'Note households asked'],
  agree: ['各户同意,报乡镇', 'Households agree: to the township'],
  township: ['乡镇同意', 'The township agrees'],
  county: ['县里同意', 'The county agrees'],
  refuse: ['不同意,退回', 'Refuse'],
  book: ['记一笔账', 'Book a line'],
  settle: ['结账公开', 'Settle'],
  end: ['不办了', 'End it'],
};
export const levyPartWords = {
  keeper: ['村里经办人', 'who keeps it in the village'],
  township: ['乡镇', 'township'],
  county: ['旗县区', 'county'],
} as const satisfies Record<string, Word>;
export const lineWayWords: Record<LineWay, Word> = {
  in: ['收(元)', 'In (yuan)'],
  out: ['支(元)', 'Out (yuan)'],
  labour: ['出工(天)', 'Work (days)'],
};
export const riteKindWords: Record<RiteKind, Word> = {
  wedding: ['婚事', 'Wedding'],
  funeral: ['丧事', 'Funeral'],
  other: ['满月、寿宴等', 'Other'],
};

type Why =
  | TableFault
  | LevyFault
  | LevyRefusal
  | LineFault
  | SettingFault
  | 'placeUnknown'
  | 'decisionUsed'
  | 'notNow'
  | 'notYours'
  | 'categoryUnknown'
  | 'fieldNotPublic'
  | 'futureDay'
  | 'nearRelative'
  | 'votesAbovePresent'
  | 'notAppraisal'
  | 'appraisedAlready'
  | 'exemptUnknown'
  | 'deputyUnknown'
  | 'canvassNumbers'
  | 'beforeAnnounced'
  | 'voucherMissing'
  | 'fines'
  | 'askMissing'
  | 'countsMissing';
export const affairsRefusalWords: Record<Why, Word> = {
  rowsUneven: ['表格每一行的格数要和表头一样。', 'Every row has as many cells as the head.'],
  personalNumber: refusalWords.personalNumber,
  fieldNotPublic: [
    '“{field}”不在这一类可以公开的栏目里,不能公开。',
    '“{field}” is not among the columns this category may show.',
  ],
  aboveCap: ['每人每年最多筹 {yuan} 元、出工 {days} 天。', 'At most {yuan} yuan and {days} days a person and year.'],
  nothingAsked: ['筹资、筹劳至少填一项。', 'Ask for money, or work, or both.'],
  exemptMany: ['减免人数多于总人数。', 'More are exempt than there are.'],
  calledByTooFew: [
    '要由村委会提,或十分之一以上村民、五分之一以上代表联名,现在联名不够。',
    'The committee proposes it, or a tenth of the villagers, or a fifth of the deputies: too few signed.',
  ],
  decisionMissing: [
    '没有这次表决，或者没有通过；只能引用本村村民会议已经通过的表决。',
    'There is no such vote, or it did not pass: cite one that a villagers’ meeting of this village passed.',
  ],
  decisionEarly: [
    '这次会议开在公告之前或当天。先公告，再开会表决。',
    'That meeting was not after the announcement: announce first, then let the meeting decide.',
  ],
  decisionUsed: ['这次表决已经用在另一件事上了。', 'That vote is cited for another matter already.'],
  askedTooFew: [
    '{households} 户里征求了 {asked} 户,不到三分之二。没问到的户不能算。',
    '{asked} of {households} households were asked, less than two thirds. Who was not asked is not counted.',
  ],
  notAgreed: [
    '征求 {asked} 户,同意 {agreed} 户,没过半数。',
    '{agreed} of the {asked} asked agree: not more than half.',
  ],
  reasonMissing: ['请写明原因。', 'Say why.'],
  aboveAgreed: ['超过了村民同意的数。', 'More than people agreed to.'],
  spentMore: ['支出多于已经收上来的钱。', 'More is spent than was taken in.'],
  notNow: ['情况已经变了,请刷新后再看。', 'It has moved on: load it again.'],
  notYours: ['这一步不由您的岗位办。', 'Your post does not do this.'],
  categoryUnknown: ['没有这一类公开。', 'There is no such category.'],
  futureDay: ['日期不能在今天以后。', 'The day is not after today.'],
  nearRelative: [
    '{name}是村委会成员或其近亲属,不能进村务监督委员会。',
    '{name} is a member of the committee or a near relative, and cannot supervise it.',
  ],
  votesAbovePresent: [
    '评议票数多于到会人数:没到会的人不能算。',
    'More votes than people present: the absent are not counted.',
  ],
  notAppraisal: ['这次会议不是民主评议,或还没开完。', 'This meeting was no appraisal, or is not over.'],
  appraisedAlready: ['{name}这次会上已经评议过。', '{name} was appraised at this meeting already.'],
  exemptUnknown: ['没有这一类减免。', 'There is no such exemption.'],
  deputyUnknown: ['没有这位在任的代表。', 'No such deputy in office.'],
  canvassNumbers: [
    '同意的户数、签字的户数不能多于征求的户数,没签字不算同意。',
    'No more agree or sign than were asked, and who did not sign did not agree.',
  ],
  beforeAnnounced: ['要先公告再征求意见。', 'Announce it first, then ask.'],
  voucherMissing: ['支出要写凭证号。', 'Spending needs its voucher.'],
  fines: [
    '红白理事会只提建议:不罚款、不收押金、不通报、不影响待遇。请改写。',
    'The council advises: no fines, no deposits, no naming, no benefit touched. Please put it otherwise.',
  ],
  placeUnknown: ['没有这个地方。', 'There is no such place.'],
  fromPast: [
    '只能从今天或以后的某一天起改，以前公开过的不受影响。',
    'From today or a later day only: what was published before stands.',
  ],
  dayTaken: [
    '这里从这一天起已经定过了，请换一天。',
    'Something was decided here from that day on already: choose another.',
  ],
  rhythmRare: [
    '法律要求一般事项至少每季度、财务至少每季度公布，不能改成“随时”。',
    'The law has it published every quarter at least: “as it happens” is not enough.',
  ],
  columnTwice: ['同一个栏目写了两遍。', 'A column stands there twice.'],
  columnPersonal: [
    '“{column}”会公开是谁、住哪里或者家里的难处，不能放进公开栏。可以写户数、人数、金额。',
    '“{column}” tells who somebody is, where they live or what ails them. Publish households, persons and sums.',
  ],
  capAbove: [
    '不能超过上一级定的上限：每人每年 {yuan} 元、{days} 天。',
    'Not above what the place around it allows: {yuan} yuan and {days} days.',
  ],
  hangsShorter: ['至少公开 {least} 天，可以更长。', '{least} days at the least; it may be longer.'],
  exemptionTaken: [
    '全国、全区统一减免的人不能取消，只能多减。',
    'Who is exempt everywhere stays so: a place may only exempt more.',
  ],
  exemptsNothing: ['钱和工至少减免一样。', 'Exempt from money, or work, or both.'],
  askMissing: ['请写清楚要问什么、要反映什么。', 'Say what you ask or complain of.'],
  countsMissing: refusalWords.countsMissing,
};
const statusOf: Partial<Record<Why, number>> = { notNow: 409, notYours: 403, appraisedAlready: 409, dayTaken: 409 };
export const affairsNo = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf[why] ?? 422, affairsRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: affairsRefusalWords[why], values }] : [],
  });
