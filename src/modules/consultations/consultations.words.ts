import { Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import type {
  CallRefusal,
  CallStatus,
  CallVerb,
  GroupRefusal,
  GroupStatus,
  GroupVerb,
  Voice,
  Way,
} from './consultations.rules.ts';

export const callStatusWords: Record<CallStatus, Word> = {
  draft: ['草稿', 'Draft'],
  open: ['正在征求', 'Open'],
  closed: ['已反馈', 'Fed back'],
};
export const callVerbWords: Record<CallVerb, Word> = {
  open: ['发布征求', 'Publish'],
  extend: ['延期', 'Extend'],
  close: ['公布结果并结束', 'Publish the result and close'],
};
export const groupStatusWords: Record<GroupStatus, Word> = {
  open: ['还没答复', 'Not answered yet'],
  adopted: ['采纳', 'Adopted'],
  partly: ['部分采纳', 'Partly adopted'],
  notAdopted: ['未采纳', 'Not adopted'],
  done: ['已落实', 'Done'],
};
export const groupVerbWords: Record<GroupVerb, Word> = {
  answer: ['答复', 'Answer'],
  finish: ['登记落实', 'Done, with evidence'],
};
export const partWords: Record<'keeper' | 'owner', Word> = {
  keeper: ['征求单位', 'the unit that asks'],
  owner: ['落实单位', 'the unit that does it'],
};
export const wayWords: Record<Way, Word> = {
  portal: ['网上', 'Online'],
  paper: ['纸上', 'On paper'],
  field: ['上门', 'At the door'],
  counter: ['当面', 'In person'],
};
export const voiceWords: Record<Voice, Word> = {
  resident: ['居民', 'Resident'],
  cadre: ['村(社区)干部', 'Village cadre'],
};

type Why =
  | CallRefusal
  | GroupRefusal
  | 'notNow'
  | 'notYours'
  | 'notOpen'
  | 'saidMissing'
  | 'groupMissing'
  | 'phoneWrong'
  | 'phoneWithout'
  | 'areaMissing'
  | 'wrongReceipt'
  | 'tooManyTries'
  | 'noConsent'
  | 'holdsNumbers'
  | 'otherCall'
  | 'answeredAlready'
  | 'draftOnly'
  | 'notAnswered'
  | 'ownerUnknown';
export const consultationRefusalWords: Record<Why, Word> = {
  untilPast: ['截止日期要在今天或以后。', 'The last day is today or later.'],
  stillOpen: ['还没到截止日期,不能结束。', 'Its days are not over: it cannot be closed yet.'],
  opinionUnanswered: [
    '还有意见没归类或没答复,不能结束。',
    'An opinion has no group or no answer yet: the call cannot be closed.',
  ],
  summaryMissing: ['请写一段话:大家说了什么、怎么办的。', 'Write what was said and what became of it.'],
  groupEmpty: ['这一类里还没有意见。', 'There is no opinion in this group yet.'],
  reasonMissing: ['请写明为什么这样定。', 'Write why.'],
  ownerMissing: ['采纳的要写明由哪个单位落实。', 'What is adopted needs the unit that does it.'],
  dueMissing: ['采纳的要写明哪天前落实(今天或以后)。', 'What is adopted needs a day, today or later.'],
  evidenceMissing: ['请写落实到什么样、怎么看得见。', 'Write how it was done and how one sees it.'],
  notNow: ['现在到不了这一步。', 'Not at this stage.'],
  notYours: ['这一步不归您办。', 'This step is not yours.'],
  notOpen: ['这次征求已经截止,或还没开始。', 'This call is over, or not open yet.'],
  saidMissing: ['请把意见写出来,四个字以上。', 'Write what you think, four characters or more.'],
  groupMissing: ['请写这一类说的是什么。', 'Write what this group says.'],
  phoneWrong: ['电话号码不对,请再看一遍。', 'This is no phone number.'],
  phoneWithout: ['没有留电话。', 'No telephone was left.'],
  areaMissing: ['请选地方。', 'Choose a place.'],
  wrongReceipt: ['编号或查询密码不对,请对照回执再试。', 'The number or the passphrase is wrong: check your receipt.'],
  tooManyTries: ['试的次数太多,请一个小时后再试。', 'Too many tries: come back in an hour.'],
  noConsent: ['本人没有同意公开原话。', 'They did not agree that their words are published.'],
  holdsNumbers: ['原话里有号码,不能公开。', 'The words hold a number: they cannot be published.'],
  otherCall: ['意见和类别不是同一次征求的。', 'The opinion and the group are not of the same call.'],
  answeredAlready: ['这一类已经答复了。', 'This group is answered already.'],
  draftOnly: ['发布以后不能改问题,只能延期。', 'Once published the question stands; only the days may be extended.'],
  notAnswered: ['还没有答复,没有可告知的。', 'There is no answer to tell yet.'],
  ownerUnknown: ['没有这个单位。', 'There is no such unit.'],
};
const statusOf: Partial<Record<Why, number>> = {
  stillOpen: 409,
  opinionUnanswered: 409,
  groupEmpty: 409,
  notNow: 409,
  notYours: 403,
  notOpen: 409,
  wrongReceipt: 401,
  tooManyTries: 429,
  noConsent: 403,
  holdsNumbers: 409,
  answeredAlready: 409,
  draftOnly: 409,
  notAnswered: 409,
};
export const noOpinion = (why: Why, field?: string): Refused =>
  new Refused(why, statusOf[why] ?? 422, consultationRefusalWords[why], {
    faults: field ? [{ field, rule: why, says: consultationRefusalWords[why] }] : [],
  });
export const consultationWords = {
  title: ['征求意见', 'Opinions'],
  standing: ['人民建议', 'Suggestions'],
  dueDay: ['采纳的意见到期：{call}', 'Adopted, due: {call}'],
} as const satisfies Record<string, Word>;
