import { Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import type { AidRefusal } from './aid.workflow.rules.ts';

export const aidRefusalWords: Record<AidRefusal | OtherRefusal, Word> = {
  notNow: ['这件申请现在不在这一步,请刷新看最新情况。', 'It is not at this step now: load it again.'],
  notYours: ['这一步不归您的岗位办。', 'This step is not your post’s.'],
  papersToldAlready: [
    '缺什么材料只能告知一次,已经告知过了。',
    'What is missing is said once, and it was said already.',
  ],
  papersMissing: ['告知要补的材料还没齐。', 'Not all papers have come.'],
  kinUndeclared: [
    '还没登记是否为经办人员、村(居)委会成员的近亲属。',
    'It was not said whether they are kin of those who handle it or of the village committee.',
  ],
  ownKin: ['这户是您的近亲属,请回避,由别人办。', 'This household is kin of yours: somebody else has to do it.'],
  surveyTooFew: ['入户调查要至少两人签字。', 'A survey is signed by two people at least.'],
  surveyMissing: ['入户调查还没补上(至少两人签字)。', 'The survey by two people is still to come.'],
  surveyorDecides: ['入户调查的人不能审批这一件。', 'Whoever surveyed it does not decide it.'],
  drafterDecides: ['提出初审意见的人不能审批这一件。', 'Whoever drafted the opinion does not decide it.'],
  takerDecides: ['登记这件申请的人不能批准,请别人批。', 'Whoever took it down does not grant it.'],
  kinNotVisited: ['近亲属申请的,县级要先入户再决定。', 'For kin of those who handle it the county visits first.'],
  notDelegated: ['这一件没有委托给乡镇,要由县级决定。', 'The power is not the township’s here: the county decides.'],
  publicityRuns: ['公示还没满期。', 'The notice has not hung its days yet.'],
  publicityMissing: ['初审意见还没公示满期,不能批准。', 'It has not hung out its days: it cannot be approved.'],
  objectionOpen: [
    '还有没处理的异议,请先重新入户或民主评议。',
    'An objection is open: survey it again or let the village talk it over.',
  ],
  notEmergency: ['只有急难型可以先救助后补手续。', 'Only an emergency is helped first.'],
  emergencyHelpsFirst: [
    '急难型先救助,再补手续,不走受理这一步。',
    'In an emergency help comes first: it is not accepted but helped.',
  ],
  notMonthly: [
    '这一类是一次性救助,没有按月发放可调整。',
    'This kind is given once: there is nothing monthly to change.',
  ],
  frozen: [
    '这一件停发、减发,要先由县级另一位同志写明理由复核同意。',
    'To stop or cut this one, somebody else of the county must first agree, with reasons.',
  ],
  ownStop: ['您已作为第二人复核,不能再由您决定停发。', 'You gave the second approval: somebody else decides.'],
  notFrozen: ['这一件不需要第二人复核。', 'No second approval is needed here.'],
  notTekun: ['只有特困人员要评估自理能力。', 'Self-care is assessed for 特困 only.'],
  assessAsked: ['已经登记,正等两人上门重新评估。', 'It is noted already: two people will come.'],
  nothingToSurvey: ['已经批准,现在没有要重新入户的事由。', 'It is granted, and nothing asks for another survey now.'],
  notDisputed: ['现在没有待复查的异议。', 'No objection waits for a review.'],
  deciderReviews: [
    '作出原决定的人不能复查。请点“转交复查”,交给没有经办过这一件的人,也可以交给上一级民政部门。',
    'Whoever decided it does not review it: pass the review to somebody who had no part in it, here or at the level above.',
  ],
  reviewElsewhere: ['这一件已经转交别人复查,由对方作结论。', 'The review was passed to somebody else, who settles it.'],
  reviewerUnknown: [
    '请选县级或上一级没有经办过这一件的人。一个也没有的,请上一级民政部门派人,由系统管理员给对方开通本地的民政审核岗位后再转交。',
    'Choose somebody of the county or the level above who had no part in it. If there is nobody, ask the civil affairs office above to name one; once they have a post here, pass it to them.',
  ],
  sameHands: [
    '{name}经办过这一件,异议要由没经办过的人入户复查。',
    '{name} had a part in it: an objection is looked into by others.',
  ],
  householdGone: [
    '找不到这户,可能已并户或迁走;请核对后按现在的户重新办。',
    'No such household: it may have been merged or moved. Look at it and use the present one.',
  ],
  mergedAway: [
    '这户已经并到另一户,那一户的同类申请 {number} 正在办;请在那一件上调查。内容还在手机上。',
    'The household was merged with another whose application {number} is open: survey that one. What you wrote is still on the phone.',
  ],
  notOfHousehold: ['这个人现在不是这户的人。', 'This person is not of the household now.'],
  openAlready: ['这户同类的申请正在办,不用重复登记。', 'The household has an open application of this kind.'],
  entrustedMissing: [
    '村里代办要写明委托书编号和日期。',
    'The village needs a written entrustment: its number and day.',
  ],
  withdrawn: [
    '这件申请已经撤回,调查没有登记;内容还在手机上。',
    'The application was withdrawn: the survey was not kept; it is still on the phone.',
  ],
  ended: [
    '这件申请已经办完,调查没有登记;内容还在手机上。',
    'The application has ended: the survey was not kept; it is still on the phone.',
  ],
  sameSurveyor: ['两位调查人要是两个人。', 'The two surveyors must be two people.'],
  surveyorUnknown: ['调查人要是这个地方在岗的同事。', 'A surveyor must be a colleague at work here.'],
  kinSurveys: [
    '{name}是这户的近亲属,要回避,请换一位调查人。',
    '{name} is kin of the household: choose another surveyor.',
  ],
  paperMissing: ['请附上签了字的调查表扫描件或照片。', 'Add a scan or a picture of the signed sheet.'],
  beforeApplied: ['入户日期早于申请日期,请核对。', 'That day is before they applied.'],
  signatureMissing: ['两位调查人和户方都要签名。', 'Both surveyors and the household sign.'],
  signerUnknown: [
    '签字的不是这户的人,请写明是谁、为什么代签。',
    'The signer is not of the household: write who and why.',
  ],
  selfCareMissing: ['特困申请要评 6 项自理能力。', 'The six items of self-care have to be assessed.'],
  amountZero: ['请写金额。', 'Write the amount.'],
  amountTooLow: ['只能减这个人的那一份,不能低于 {least}。', 'Only that person’s share may be cut: not below {least}.'],
  amountTooHigh: ['超过了本地一次最多 {most}。', 'More than may be given at once here: {most}.'],
  moreThanPublished: [
    '超过了公示的 {most}。要多给,请退回重新初审,按新金额公示。',
    'More than the {most} that hung out: send it back, so that the new amount hangs out first.',
  ],
  stagesWrong: ['分期至少两期,各期金额加起来要等于总额。', 'Two stages at least, which come to the whole.'],
  stagesMonthly: ['按月发放的救助不分期。', 'What is paid by the month has no stages.'],
  stagesOrder: ['各期日期要从今天起、先后排好。', 'The days of the stages begin today or later, in order.'],
  stagePaid: ['这一期已经登记发放。', 'This stage was paid already.'],
  graceTooLong: ['渐退期最长 {most} 个月。', 'A grace of {most} months at most.'],
  noPaperNamed: ['请至少写一样缺的材料。', 'Name at least one paper.'],
  paperThere: ['这份材料已经登记过。', 'This paper is there already.'],
  servedAlready: ['这份通知书已经登记送达。', 'This letter was served already.'],
  dayAhead: ['日子还没到。', 'That day has not come yet.'],
  custodyThere: ['这户的这一样已经登记在册。', 'This is in the register already.'],
  custodyOver: ['已经归还。', 'It was given back already.'],
  filedAlready: ['已经报县级备案。', 'It was filed already.'],
  noticeOver: ['公示已经结束。', 'The notice has come down already.'],
  frozenAlready: ['这一件已经登记。', 'It is marked already.'],
  limitThere: ['这一天已经有一条规定。', 'There is a rule from that day already.'],
  limitsPast: ['规定从今天或以后起算,已经过去的日子不改。', 'A rule begins today or later.'],
  wrongReceipt: ['编号或密码不对,请照受理单再输一遍。', 'Number or passphrase is wrong: look at the receipt again.'],
  tooManyTries: ['试的次数太多了,请一小时后再试。', 'Too many tries: come back in an hour.'],
  tooManyObjections: [
    '今天这份公示收到的异议已经很多,请打电话或到村部说。',
    'Many objections came today: please call or come in.',
  ],
};
export type OtherRefusal =
  | 'notNow'
  | 'notYours'
  | 'householdGone'
  | 'mergedAway'
  | 'notOfHousehold'
  | 'openAlready'
  | 'entrustedMissing'
  | 'withdrawn'
  | 'ended'
  | 'sameSurveyor'
  | 'surveyorUnknown'
  | 'kinSurveys'
  | 'paperMissing'
  | 'reviewerUnknown'
  | 'beforeApplied'
  | 'signatureMissing'
  | 'signerUnknown'
  | 'selfCareMissing'
  | 'amountZero'
  | 'amountTooLow'
  | 'amountTooHigh'
  | 'moreThanPublished'
  | 'stagesWrong'
  | 'stagesMonthly'
  | 'stagesOrder'
  | 'stagePaid'
  | 'sameHands'
  | 'graceTooLong'
  | 'noPaperNamed'
  | 'paperThere'
  | 'servedAlready'
  | 'dayAhead'
  | 'custodyThere'
  | 'custodyOver'
  | 'filedAlready'
  | 'noticeOver'
  | 'frozenAlready'
  | 'limitThere'
  | 'limitsPast'
  | 'wrongReceipt'
  | 'tooManyTries'
  | 'tooManyObjections';

const UNPROCESSABLE = new Set<string>([
  'notOfHousehold',
  'entrustedMissing',
  'sameSurveyor',
  'surveyorUnknown',
  'kinSurveys',
  'paperMissing',
  'beforeApplied',
  'signatureMissing',
  'signerUnknown',
  'selfCareMissing',
  'amountZero',
  'amountTooLow',
  'amountTooHigh',
  'moreThanPublished',
  'stagesWrong',
  'stagesMonthly',
  'stagesOrder',
  'sameHands',
  'reviewerUnknown',
  'graceTooLong',
  'noPaperNamed',
  'dayAhead',
  'limitsPast',
] satisfies OtherRefusal[]);
const FORBIDDEN = new Set<string>([
  'notYours',
  'ownKin',
  'surveyorDecides',
  'drafterDecides',
  'deciderReviews',
  'reviewElsewhere',
  'takerDecides',
  'notDelegated',
  'ownStop',
] satisfies (AidRefusal | OtherRefusal)[]);
const others: Readonly<Record<string, number>> = { wrongReceipt: 401, tooManyTries: 429, tooManyObjections: 429 };

/** A refusal of this module; with `field` it stands beside that field. */
export function no(
  why: AidRefusal | OtherRefusal,
  field?: string,
  values: Record<string, string | number> = {},
): Refused {
  const says = aidRefusalWords[why];
  const status = others[why] ?? (UNPROCESSABLE.has(why) ? 422 : FORBIDDEN.has(why) ? 403 : 409);
  return new Refused(why, status, says, { values, ...(field && { faults: [{ field, rule: why, says, values }] }) });
}
