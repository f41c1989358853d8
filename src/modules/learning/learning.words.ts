import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type { EnrolmentMode, JoinFault, TermRefusal, TermStatus, TermVerb, UsualSubject } from './learning.rules.ts';

export const termStatusWords: Record<TermStatus, Word> = {
  planned: ['筹备中', 'Being planned'],
  open: ['报名中', 'Enrolment open'],
  drawing: ['抽签中', 'Being drawn'],
  confirmed: ['名单已定', 'Seats confirmed'],
  running: ['上课中', 'Running'],
  ended: ['已结业', 'Ended'],
};
export const termVerbWords: Record<TermVerb, Word> = {
  open: ['开放报名', 'Open enrolment'],
  draw: ['截止报名,转入抽签', 'Close enrolment and draw'],
  confirm: ['确认名单', 'Confirm the seats'],
  start: ['开学', 'Start the term'],
  end: ['结业', 'End the term'],
};
export const modeWords: Record<EnrolmentMode, Word> = {
  first_come: ['先报先得', 'First come'],
  lottery: ['报满抽签', 'Lottery'],
};
export const usualSubjectWords: Record<UsualSubject, Word> = {
  calligraphy: ['书法', 'Calligraphy'],
  dance: ['舞蹈', 'Dance'],
  vocal: ['声乐', 'Singing'],
  instruments: ['器乐', 'Instruments'],
  opera: ['戏曲', 'Opera'],
  flowers: ['花艺', 'Flower arts'],
  knots: ['盘扣', 'Knotted buttons'],
  fans: ['团扇', 'Fans'],
};

type Why =
  | TermRefusal
  | JoinFault
  | 'notNow'
  | 'notYours'
  | 'roomBusy'
  | 'teacherBusy'
  | 'learnerBusy'
  | 'classBusy'
  | 'full'
  | 'seated'
  | 'classCancelled'
  | 'nameMissing'
  | 'phoneWrong'
  | 'wrongReceipt'
  | 'tooManyTries';
export const learningRefusalWords: Record<Why, Word> = {
  noClasses: ['这个学期还没有班。先开班再报名。', 'The term has no class yet: add classes first.'],
  noSessions: ['还有班没排课。先排好课表再开放报名。', 'Some classes have no sessions yet: draft the timetable first.'],
  notBegun: ['还没到开学那天。', 'The first day of the term is still to come.'],
  notOver: ['学期还没到最后一天。', 'The last day of the term is still to come.'],
  notNow: ['情况已经变了,请刷新后再看。', 'It has moved on: load it again.'],
  notYours: ['这一步不由您的岗位办。', 'Your post does not do this.'],
  birthYearMissing: ['请填出生年份。', 'Give the year of birth.'],
  tooYoung: ['这个班 {age} 岁起可以报。', 'This class takes people from {age} years on.'],
  kinMissing: [
    '{age} 岁起要留一位亲属的姓名和电话,方便照应。',
    'From {age} years on, the name and telephone of a relative are needed.',
  ],
  agreementMissing: [
    '{age} 岁起要和亲属一起签安全协议书,签好就能报,没有年龄上限。',
    'From {age} years on, a safety agreement is signed with a relative; there is no oldest age.',
  ],
  roomBusy: ['{what}这时已有“{other}”({when})。', '{what} has “{other}” then ({when}).'],
  teacherBusy: ['{what}老师这时在上“{other}”({when})。', '{what} is teaching “{other}” then ({when}).'],
  learnerBusy: ['{what}这时在“{other}”上课({when})。', '{what} is in “{other}” then ({when}).'],
  classBusy: ['“{what}”这时已经有课({when})。', '“{what}” meets then already ({when}).'],
  full: ['“{name}”已经满了。', '“{name}” is full.'],
  seated: ['{who}已经在“{name}”班里。', '{who} is in “{name}” already.'],
  classCancelled: ['“{name}”不开了:{reason}', '“{name}” is not held: {reason}'],
  nameMissing: ['请填姓名。', 'Give a name.'],
  phoneWrong: ['请填能打通的电话。', 'Give a telephone number that works.'],
  wrongReceipt: ['学员号或密码不对。', 'The learner’s number or the passphrase is wrong.'],
  tooManyTries: ['试的次数太多,请一小时后再试。', 'Too many tries: try again in an hour.'],
};
const statusOf: Partial<Record<Why, number>> = {
  notNow: 409,
  notYours: 403,
  roomBusy: 409,
  teacherBusy: 409,
  learnerBusy: 409,
  classBusy: 409,
  full: 409,
  seated: 409,
  classCancelled: 409,
  noClasses: 409,
  noSessions: 409,
  notBegun: 409,
  notOver: 409,
  tooManyTries: 429,
};
export type LearningRefusal = Why;
export const no = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf[why] ?? 422, learningRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: learningRefusalWords[why], values }] : [],
  });
