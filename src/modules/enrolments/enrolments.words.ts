import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type { DrawFault, SeedFault } from './draw.rules.ts';
import type {
  EnrolmentRefusal,
  EnrolmentStatus,
  EnrolmentVerb,
  EnrolmentWay,
  OtherFault,
  Priority,
  SwapFault,
  WindowFault,
} from './enrolments.rules.ts';

export const enrolmentStatusWords: Record<EnrolmentStatus, Word> = {
  applied: ['等抽签', 'Waits for the draw'],
  waiting: ['候补', 'On the waiting list'],
  offered: ['名额等您确认', 'A seat is offered'],
  confirmed: ['已入班', 'Has a seat'],
  lapsed: ['到时没确认', 'Offer ran out'],
  withdrawn: ['已退出', 'Left'],
  passedOn: ['名额已转给候补', 'Seat passed on'],
};
export const wayWords: Record<EnrolmentWay, Word> = {
  portal: ['网上', 'From home'],
  phone: ['电话', 'By telephone'],
  counter: ['柜台', 'At the counter'],
  paper: ['纸质报名单', 'On paper'],
};
export const priorityWords: Record<Priority, Word> = {
  newLearner: ['第一次来上老年大学', 'New to the university'],
  local: ['本地户籍或常住', 'Lives here'],
  disability: ['有残疾证', 'Has a disability card'],
};
export const enrolmentVerbWords: Record<EnrolmentVerb, Word> = {
  accept: ['确认入班', 'Take the seat'],
  withdraw: ['退出', 'Leave'],
  lapse: ['到时没确认', 'Offer ran out'],
  offer: ['递补', 'Offer a seat'],
  win: ['抽中', 'Drawn'],
  lose: ['没抽中', 'Not drawn'],
  passOn: ['名额转给候补', 'Pass the seat on'],
};
export const enrolmentPartWords = {
  holder: ['报名的人', 'who enrolled'],
  desk: ['教务或社区窗口', 'the desk'],
  house: ['系统', 'the house'],
} as const satisfies Record<string, Word>;

type Why =
  | WindowFault
  | OtherFault['why']
  | EnrolmentRefusal
  | SwapFault
  | DrawFault
  | SeedFault
  | 'notNow'
  | 'notYours'
  | 'notHere'
  | 'askDesk'
  | 'birthYearWrong'
  | 'guardianMissing'
  | 'tooYoung'
  | 'kinMissing'
  | 'agreementMissing'
  | 'nameMissing'
  | 'phoneWrong'
  | 'kinNameMissing'
  | 'kinPhoneWrong'
  | 'wrongReceipt'
  | 'tooManyTries'
  | 'reasonMissing'
  | 'numberWrong'
  | 'numberDiffers'
  | 'listClosed'
  | 'keptLate'
  | 'swapOther'
  | 'notOffered';
export const enrolmentRefusalWords: Record<Why, Word> = {
  notOpenYet: ['还没开始报名,{opens} 开始。', 'Enrolment has not begun: it opens {opens}.'],
  windowClosed: ['报名已经截止({closes})。', 'Enrolment closed on {closes}.'],
  classCancelled: ['这个班不开了。', 'This class is not held.'],
  twice: ['这位学员已经报了“{name}”,一个班只报一次。', 'This person is enrolled in “{name}” already: once is enough.'],
  clash: [
    '和这位学员已报的“{name}”上课时间冲突。',
    'It meets at the same time as “{name}”, in which this person is enrolled.',
  ],
  overCap: ['每人每学期最多报 {n} 个班,这位学员已经报满。', 'At most {n} classes a term; this person has as many.'],
  askDesk: [
    '这份报名网上没能办成,没有占名额。常见原因:这位学员已报过这个班(请凭回执查),上课时间和别的班冲突,一学期最多 {n} 个班已报满,或者登记信息要核对。请打电话或到柜台,一说就能办:{desk}。',
    'This could not be done from home, and no seat is taken. Usual reasons: enrolled already (look it up with the slip), a class at the same time, {n} classes a term at most, or details to be checked. Please ring or come to the counter: {desk}.',
  ],
  offerOver: ['确认的时间已经过了,名额已转给下一位。', 'The time to confirm is over: the seat went to the next.'],
  offerRuns: ['还没到期限。', 'The offer still stands.'],
  notMissed: ['没有到“缺课 {n} 次”,名额不能转。', 'Not missed {n} times without leave: the seat stays theirs.'],
  classOver: ['这个班已经结束。', 'The class is over.'],
  swapLate: ['换班到 {day} 为止,已经过了。', 'Classes could be changed until {day}.'],
  swapSame: ['就是现在这个班,请选别的班。', 'That is the class you are in: choose another.'],
  swapNoSeat: ['已入班的才能换班。', 'Only who has a seat can change it for another.'],
  swapOther: ['只能在同一学期、同一所大学里换。', 'Only within the same term of the same university.'],
  alreadyDrawn: ['已经抽过了。一个班只抽一次,不能重抽。', 'It is drawn. A class is drawn once.'],
  seedNotPublished: [
    '没有事先公布种子的承诺值,不能抽签。',
    'The seed’s hash was not published before: there is no draw.',
  ],
  seedNotThePublished: [
    '种子和事先公布的承诺值对不上,不能抽签。',
    'The seed is not the one that was published: there is no draw.',
  ],
  windowOpen: ['报名名单还没封存。', 'The list is not closed yet.'],
  numberNotYet: ['还没到公共号码开奖的那天({day})。', 'The public number is drawn on {day}.'],
  numberMissing: ['请先录入公共号码。', 'Enter the public number first.'],
  ownWitness: ['录入公共号码的人不能自己见证,请另一位来。', 'Who entered the number cannot be the witness.'],
  numberDiffers: [
    '和录入的公共号码不一样,请两人一起核对。',
    'It is not the number that was entered: look at it together.',
  ],
  numberWrong: ['请填公布的号码,3 到 40 位数字。', 'Give the number as announced: 3 to 40 digits.'],
  seedTwice: ['承诺值已经公布,不能再换。', 'The hash is published and cannot be changed.'],
  seedTooLate: ['报名已截止,再公布承诺值就不算“事先”了。', 'Enrolment is closed: it would not be published before.'],
  numberTooEarly: [
    '公共号码要在报名截止的第二天或以后开出。',
    'The public number must be drawn after the day on which enrolment closes.',
  ],
  notByLot: ['这个班是先到先得,不抽签。', 'This class is first come, first served.'],
  listClosed: ['名单已封存,不能再改。', 'The list is closed and cannot be changed.'],
  keptLate: ['保留名额放开的时间要在报名期间之内。', 'Kept seats are released within the time of enrolment.'],
  notNow: ['情况已经变了,请刷新后再看。', 'It has moved on: load it again.'],
  notYours: ['这一步不由您的岗位办。', 'Your post does not do this.'],
  notHere: ['这个班不归您的岗位办报名。', 'This class is not enrolled at your desk.'],
  birthYearWrong: ['请填出生年份,四位数字,如 1946。', 'Give the year of birth in four digits, such as 1946.'],
  guardianMissing: [
    '14 岁以下要填一位监护人的姓名和电话。',
    'Under 14, the name and telephone of a guardian are needed.',
  ],
  tooYoung: ['这个班 {age} 岁起可以报。', 'This class takes people from {age} years on.'],
  kinMissing: [
    '{age} 岁起请留一位亲属的姓名和电话,方便照应。没有年龄上限。',
    'From {age} years on, please name a relative and their telephone. There is no oldest age.',
  ],
  agreementMissing: [
    '{age} 岁起请和亲属一起同意安全协议,同意就能报。',
    'From {age} years on, agree to the safety agreement with a relative: then you are in.',
  ],
  nameMissing: ['请填姓名。', 'Give a name.'],
  phoneWrong: ['请填能打通的电话。', 'Give a telephone number that works.'],
  kinNameMissing: ['请填亲属姓名。', 'Give the relative’s name.'],
  kinPhoneWrong: ['请填亲属能打通的电话。', 'Give a telephone number of the relative that works.'],
  wrongReceipt: ['回执编号或密码不对。', 'The number or the passphrase is wrong.'],
  tooManyTries: ['试的次数太多,请一小时后再试。', 'Too many tries: try again in an hour.'],
  reasonMissing: ['请写一句原因,本人看得到。', 'Say in a line why: the person reads it.'],
  notOffered: ['现在没有等着确认的名额。', 'No seat is offered now.'],
};
const CONFLICTS: readonly Why[] = [
  ...(['twice', 'clash', 'overCap', 'askDesk', 'windowClosed', 'notOpenYet', 'classCancelled'] as const),
  ...(['offerOver', 'offerRuns', 'notMissed', 'classOver', 'swapLate', 'swapNoSeat', 'alreadyDrawn'] as const),
  ...(['seedNotPublished', 'seedNotThePublished', 'windowOpen', 'numberNotYet', 'numberMissing', 'seedTwice'] as const),
  ...(['seedTooLate', 'notByLot', 'listClosed', 'notNow', 'notOffered'] as const),
];
const statusOf = (why: Why): number => {
  if (why === 'notYours' || why === 'notHere' || why === 'ownWitness') return 403;
  if (why === 'tooManyTries') return 429;
  return CONFLICTS.includes(why) ? 409 : 422;
};
export const no = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf(why), enrolmentRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: enrolmentRefusalWords[why], values }] : [],
  });

export const enrolmentWords = {
  title: ['报名', 'Enrolment'],
  sheetTitle: ['{class} 纸质报名单', 'Enrolment sheet: {class}'],
  firstCome: ['先到先得', 'First come, first served'],
  lottery: ['公开抽签', 'Public draw'],
  tierOthers: ['其他报名人', 'Everybody else'],
  seatKept: ['抽中(电话柜台名额)', 'Drawn (kept seat)'],
  seatOpen: ['抽中', 'Drawn'],
  seatWait: ['候补', 'Waits'],
} as const satisfies Record<string, Word>;
