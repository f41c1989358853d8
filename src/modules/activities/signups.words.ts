import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type { SignUpFault, SignUpState } from './signups.rules.ts';

export const signUpStateWords: Record<SignUpState, Word> = {
  in: ['报上了', 'You are in'],
  waiting: ['候补', 'Waiting'],
  left: ['已取消', 'Withdrawn'],
};
type Why =
  | SignUpFault
  | 'onlyOpen'
  | 'closesLate'
  | 'nameMissing'
  | 'notAgreed'
  | 'phoneWrong'
  | 'twice'
  | 'leftAlready'
  | 'tooLateToLeave'
  | 'wrongReceipt'
  | 'tooManyTries'
  | 'noHoursKind'
  | 'notBegunHours'
  | 'notCame'
  | 'minutesWrong'
  | 'noHours'
  | 'wordsMissing'
  | 'answered'
  | 'alreadyAsked'
  | 'notMoved';
export const signUpRefusalWords: Record<Why, Word> = {
  closed: ['报名已经截止,想参加可以打电话问问组织的单位。', 'Sign-up is closed: ask the unit that holds it by phone.'],
  over: ['活动已经开始了。', 'It has begun.'],
  notOpen: ['这个活动现在不接受报名。', 'One cannot sign up for this now.'],
  onlyOpen: ['有应到名单的会不用报名。', 'What calls its members needs no sign-up.'],
  closesLate: ['报名截止要在活动开始以前。', 'Sign-up closes before it begins.'],
  notAgreed: [
    '替别人登记要先问过本人;本人不愿意的不登记。',
    'Ask the person before you enter them; whoever does not want it is not entered.',
  ],
  nameMissing: ['请写姓名。', 'Write your name.'],
  phoneWrong: [
    '电话号码不对,请写手机号,或者带区号的座机。',
    'This is no phone number: a mobile, or a landline with its area code.',
  ],
  twice: [
    '这个姓名和电话已经报过名了,凭报名回执可以查看。',
    'This name and phone are signed up already: see your receipt.',
  ],
  leftAlready: ['已经取消过了。', 'It is withdrawn already.'],
  tooLateToLeave: ['活动已经开始,不能再取消。', 'It has begun: too late to withdraw.'],
  wrongReceipt: ['编号或密码不对,请对照回执再试。', 'The number or passphrase is wrong: check your receipt.'],
  tooManyTries: ['试的次数太多,请一个小时后再试。', 'Too many tries: come back in an hour.'],
  noHoursKind: ['只有志愿服务记时长。', 'Hours are kept for volunteering only.'],
  notBegunHours: ['活动还没开始,不能记时长。', 'It has not begun: no hours yet.'],
  notCame: ['只给到场的人记时长。', 'Hours are for those who came.'],
  noHours: ['还没有记服务时长,出不了证明。', 'No hours are recorded yet: there is nothing to certify.'],
  minutesWrong: ['时长按 15 分钟记,最多 24 小时。', 'Hours go in quarters, 24 at most.'],
  wordsMissing: ['请写一句哪里不对。', 'Say in a line what is wrong.'],
  answered: ['这一条已经答复过了,请刷新。', 'It has been answered: load it again.'],
  alreadyAsked: ['您提的更正还在办,办好会写在这里。', 'What you said is being looked at: the answer will stand here.'],
  notMoved: ['这个人不用通知。', 'There is nothing to tell this person.'],
};
const statusOf: Partial<Record<Why, number>> = {
  closed: 409,
  over: 409,
  notOpen: 409,
  twice: 409,
  leftAlready: 409,
  tooLateToLeave: 409,
  wrongReceipt: 401,
  tooManyTries: 429,
  notBegunHours: 409,
  answered: 409,
  alreadyAsked: 409,
  notMoved: 409,
};
export const noSignUp = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf[why] ?? 422, signUpRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: signUpRefusalWords[why], values }] : [],
  });
